"""A rehearsal, ready to be laid out: its plain sentences, and what things are called."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from duixian.rulebook.rehearsal.against import Moved
from duixian.rulebook.rehearsal.answered import Answered, Asked
from duixian.rulebook.rehearsal.graded import Graded
from duixian.rulebook.rehearsal.rehearsal import Rehearsal
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.figures import many
from duixian.sheets.frame import Speaking
from duixian.sheets.lines import LINE_NAMES

ALIKE = {
    "none": Text("没有一个组织有数", "no unit has a number"),
    "full": Text("个个得满分", "everybody gets full points"),
    "nothing": Text("个个是零", "everybody gets nothing"),
    "same": Text("个个一样", "everybody gets the same"),
}
MISSING = {
    "kind": Text("没有一条这类记录：", "there is no such record: "),
    "field": Text("这一格从来没填过：", "never filled in: "),
}
WAYS = {
    "gains": Text("升", "gains"),
    "loses": Text("降", "loses"),
    "same": Text("不变", "the same"),
    "unknown": Text("比不了", "cannot be told"),
    "rises": Text("升等", "rises"),
    "falls": Text("降等", "falls"),
}
NO_GRADE = Text("没有等次", "no grade")


@dataclass(frozen=True)
class Told(Speaking):
    """A rehearsal and the language it is told in."""

    rehearsal: Rehearsal
    language: Language

    @cached_property
    def categories(self) -> Mapping[str, Text]:
        """What the categories are called."""
        return {c.id: c.name for c in self.rehearsal.new.pack.categories}

    @cached_property
    def units(self) -> int:
        """How many units are asked anything."""
        return len({a.unit for a in self.rehearsal.new.answers})

    def name(self, unit: str) -> str:
        """What a unit is called, with its code."""
        found = self.rehearsal.new.tree.units.get(unit)
        return f"{found.name} {unit}" if found and found.name else unit

    def called(self, asked: Asked) -> str:
        """What an indicator is called."""
        return asked.indicator.name.in_(self.language)

    def line(self, line: Line) -> str:
        """What a line is called."""
        return LINE_NAMES[line].in_(self.language)

    def names_of(self, asked: Asked) -> list[str]:
        """What the kinds or fields are called that no record has."""
        kinds = self.rehearsal.new.pack.kinds
        own = [kinds[k] for s in asked.indicator.measure.selections for k in s.of if k in kinds]
        names = [
            kinds[each].name
            if each in kinds
            else next((k.name_of(each) for k in own if k.field(each)), Text(each, each))
            for each in asked.of
        ]
        return [name.in_(self.language) for name in names]

    def lacking(self, asked: Asked) -> str:
        """What no record has that an indicator needs."""
        return MISSING[asked.missing].in_(self.language) + self.listed(self.names_of(asked))

    @cached_property
    def moved(self) -> Mapping[tuple[Line, str, str], Sequence[Moved]]:
        """The units on each line (and heading), by points and by place."""
        found: dict[tuple[Line, str, str], list[Moved]] = defaultdict(list)
        for each in self.rehearsal.moved:
            found[each.line, each.heading, each.basis].append(each)
        return found

    @cached_property
    def graded(self) -> Mapping[str, Sequence[Graded]]:
        """The units under each grading."""
        found: dict[str, list[Graded]] = defaultdict(list)
        for each in self.rehearsal.grades:
            found[each.grading].append(each)
        return found

    def sentences(self) -> Iterator[str]:
        """What a person should know first, one plain sentence after another."""
        yield from self._calendar()
        yield from self._unanswerable()
        yield from self._alike()
        yield from self._without()
        yield from self._lines()
        yield from self._grades()

    def _calendar(self) -> Iterator[str]:
        years = self.rehearsal.new.years
        if years:
            yield self.say(
                f"方案里的活动还没开始，日历整体提前 {years} 年，才碰得上这些记录；规则用最早写明的那一版。",
                f"The campaign has not begun, so its calendar was moved back by {years} years to meet these records; "
                "of dated rules the earliest is used.",
            )

    def _unanswerable(self) -> Iterator[str]:
        for missing, zh, en in (
            ("kind", "没有这些记录", "there are no records of these kinds"),
            ("field", "这些格子从来没填过", "these fields were never filled in"),
        ):
            asked = [a for a in self.rehearsal.unanswerable if a.missing == missing]
            names = dict.fromkeys(name for a in asked for name in self.names_of(a))
            if asked:
                yield self.say(
                    f"{len(asked)} 项指标谁也答不上，因为{zh}：{self.listed([*names])}。",
                    f"{len(asked)} {'indicator' if len(asked) == 1 else 'indicators'} nobody could answer, for {en}: {self.listed([*names])}.",
                )

    def _alike(self) -> Iterator[str]:
        by_way: dict[str, list[str]] = defaultdict(list)
        for asked in self.rehearsal.alike:
            by_way[asked.alike].append(self.called(asked))
        for way, names in by_way.items():
            said = ALIKE[way].in_(self.language)
            yield self.say(
                f"{self.listed(names)}：{said}，分不出谁做得好。",
                f"{self.listed(names)}: {said}, so it sets nobody apart.",
            )

    def _without(self) -> Iterator[str]:
        without = self.rehearsal.without
        if without:
            yield self.say(
                f"{many(len(without))} 个组织一项有数的都没有。",
                f"{many(len(without))} {'unit has' if len(without) == 1 else 'units have'} no number at all.",
            )
        worst = self.barest
        if worst is not None:
            indicator, of = worst
            category = self.categories[of.category].in_(self.language)
            yield self.say(
                f"缺数最多的是{category}的“{self.called(indicator)}”：{many(of.units)} 个组织里 {many(of.none + of.few)} 个没有数。",
                f"Most numbers are missing at “{self.called(indicator)}” of {category}: {many(of.none + of.few)} of {many(of.units)} units have none.",
            )

    @cached_property
    def barest(self) -> tuple[Asked, Answered] | None:
        """Indicator and category with the largest part of units without a number, where some have one."""
        found = [
            (asked, of)
            for asked in self.rehearsal.asked
            if not asked.missing and asked.alike != "none"
            for of in asked.by_category
            if of.none + of.few
        ]
        return max(found, key=lambda each: _bare(each[1]), default=None)

    def _lines(self) -> Iterator[str]:
        if self.rehearsal.old is None:
            return
        shown = False
        for (line, heading, basis), each in self.moved.items():
            count = Counter(m.direction for m in each)
            if heading or not count["gains"] + count["loses"] + count["same"]:
                continue
            shown = True
            by = (
                self.say("按得分占满分的多少", "by the part of the points reached")
                if basis == "points"
                else self.say("按名次", "by place")
            )
            yield self.say(
                f"“{self.line(line)}”这条线，{by}：{many(count['gains'])} 个组织升，{many(count['loses'])} 个降，{many(count['same'])} 个不变"
                + (f"，{many(count['unknown'])} 个比不了。" if count["unknown"] else "。"),
                f"“{self.line(line)}”, {by}: {many(count['gains'])} units gain, {many(count['loses'])} lose, {many(count['same'])} stay the same"
                + (
                    f", of {many(count['unknown'])} it cannot be told." if count["unknown"] else "."
                ),
            )
        if not shown:
            yield self.say(
                "两个方案没有一条线都计分，升降比不了。",
                "On no line do both packs give points, so nobody can be said to gain or lose.",
            )

    def _grades(self) -> Iterator[str]:
        for id_, each in self.graded.items():
            yield self._proposed(id_, each)
            yield from self._barred(each)
            ways = Counter(g.way for g in each)
            if ways["rises"] + ways["falls"]:
                yield self.say(
                    f"和老方案比，{many(ways['rises'])} 个升等，{many(ways['falls'])} 个降等，{many(ways['same'])} 个不变。",
                    f"Against the other pack {many(ways['rises'])} rise, {many(ways['falls'])} fall, {many(ways['same'])} stay.",
                )

    def _proposed(self, id_: str, each: Sequence[Graded]) -> str:
        grading = next(g for g in self.rehearsal.new.pack.grades if g.id == id_)
        grades = Counter(g.grade for g in each)
        parts = [
            f"{self.grade(id_, grade)} {many(grades[grade])}"
            for grade in (*grading.scale, None)
            if grades[grade]
        ]
        name = grading.name.in_(self.language)
        return self.say(
            f"{name}按规则会建议：{self.listed(parts)}。",
            f"{name} would be proposed as: {self.listed(parts)}.",
        )

    def _barred(self, each: Sequence[Graded]) -> Iterator[str]:
        """What bars, how that moved against the other pack, and what quotas did."""
        lowered = [g for g in each if g.lowered]
        names = {a.indicator.id: self.called(a) for a in self.rehearsal.asked}
        if lowered:
            by = Counter(indicator for g in lowered for indicator in g.barred)
            parts = [f"{names.get(i, i)} {many(n)}" for i, n in by.most_common()]
            yield self.say(
                f"一票否决降下来 {many(len(lowered))} 个：{self.listed(parts)}。",
                f"{many(len(lowered))} would be lowered by what bars a grade: {self.listed(parts)}.",
            )
        newly = sum(1 for g in each if g.barred and not g.was_barred)
        no_more = sum(1 for g in each if g.was_barred and not g.barred)
        if self.rehearsal.old and newly + no_more:
            yield self.say(
                f"和老方案比，新被否决的 {many(newly)} 个，不再被否决的 {many(no_more)} 个。",
                f"Against the other pack {many(newly)} are newly barred and {many(no_more)} no longer.",
            )
        beyond = sum(1 for g in each if g.beyond)
        if beyond:
            yield self.say(
                f"名额不够，{many(beyond)} 个降了等次。",
                f"For want of places within the quota {many(beyond)} have a lower grade.",
            )

    def grade(self, grading: str, grade: str | None) -> str:
        """What a grade is called: as the kind says in which people decide it."""
        if grade is None:
            return NO_GRADE.in_(self.language)
        declared = next(g for g in self.rehearsal.new.pack.grades if g.id == grading)
        kind = self.rehearsal.new.pack.kinds.get(declared.of)
        options = (o for f in (kind.fields if kind else ()) for o in f.options)
        found = next((o.name for o in options if o.id == grade), Text(grade, grade))
        return found.in_(self.language)


def _bare(of: Answered) -> tuple[int, int]:
    """How bare a category is: the part without a number in ten thousandths, then how many."""
    return (of.none + of.few) * 10_000 // of.units, of.units
