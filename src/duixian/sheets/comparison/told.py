"""A comparison, ready to be laid out: its numbers by unit, and what touches each."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from duixian.rulebook.comparing.comparison import Comparison
from duixian.rulebook.comparing.passing import Why
from duixian.rulebook.comparing.places import Placed
from duixian.rulebook.comparing.tree_changes import Change
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.scorecards.score import tree_of
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.sheets import figures
from duixian.sheets.frame import Speaking

BECAUSE = {
    Why.DATE: Text("日子到了：进了或出了统计的期间，或者过了时限", "the days passed: it came into the days counted or left them, or its date passed"),
    Why.TREE: Text("组织或人员变动：归到别的组织了", "the tree or the roll changed: it counts for another unit"),
    Why.LINK: Text("关联的记录变了", "a record linked with it changed"),
}  # fmt: skip
MOST_PASSED = 5
FEW = Text("人数太少，不显示", "too few to show")


@dataclass(frozen=True)
class Differing:
    """One number of a unit before and after."""

    indicator: Indicator
    before: str
    after: str
    points: tuple[str, str] | None


@dataclass(frozen=True)
class Touch:
    """An entry that touches a number, or a record where no entry but a day or the tree did it."""

    record: str
    kind: Text
    known_at: dt.datetime | None
    said: Text


@dataclass(frozen=True)
class Told(Speaking):
    """A comparison and the language it is told in."""

    comparison: Comparison
    language: Language

    def moment(self, moment: dt.datetime | None) -> str:
        """Up to when entries are known: the end of a day is that day."""
        if moment is None:
            return self.say("现在", "now")
        if moment.time() == dt.time(23, 59, 59):
            return self.day(moment.date())
        return f"{self.day(moment.date())} {moment:%H:%M}"

    def on(self, moment: dt.datetime | None) -> str:
        """The moment as English says it after a verb."""
        return f"on {self.moment(moment)}" if moment else self.moment(moment)

    @property
    def by_day(self) -> bool:
        """Whether two days are compared, not two moments."""
        return self.comparison.before.as_of != self.comparison.after.as_of

    @cached_property
    def tree(self) -> Tree:
        """The tree of the later result."""
        return tree_of(self.comparison.after)

    def name(self, unit: str) -> str:
        """What a unit is called, with its code; the code alone where it is unknown."""
        found = self.tree.units.get(unit)
        return f"{found.name} {unit}" if found and found.name else unit

    @cached_property
    def units(self) -> Mapping[str, Sequence[tuple[int, Differing]]]:
        """The numbers of units that differ, by unit, in the order of the pack."""
        found: dict[str, list[tuple[int, Differing]]] = defaultdict(list)
        for row in self.comparison.numbers.to_pylist():
            if row["track"] == "unit":
                found[row["who"]].append((row["ordinal"], self._differing(row)))
        return found

    @cached_property
    def persons(self) -> int:
        """How many persons have a number that differs."""
        rows = self.comparison.numbers
        pairs = zip(rows["track"].to_pylist(), rows["who"].to_pylist(), strict=True)
        return len({who for track, who in pairs if track == "person"})

    def _differing(self, row: Mapping[str, object]) -> Differing:
        indicator = self.comparison.pack.indicators[int(str(row["ordinal"]))]
        before, after = (self._value(row, indicator, side) for side in ("before", "after"))
        pair = (row["points_before"], row["points_after"])
        said = [figures.ABSENT if p is None else figures.hundredths(int(str(p))) for p in pair]
        scored = pair != (None, None)
        return Differing(indicator, before, after, (said[0], said[1]) if scored else None)

    def _value(self, row: Mapping[str, object], indicator: Indicator, side: str) -> str:
        n, d, status = (row[f"{name}_{side}"] for name in ("n", "d", "status"))
        if n is None or d is None:
            return FEW.in_(self.language) if status == "too_few" else figures.ABSENT
        n, d = int(str(n)), int(str(d))
        if not indicator.measure.per_cent:
            return figures.ratio(n, d)
        return (
            f"{n}/{d}（{figures.per_cent(n, d)}）"
            if self.language == "zh"
            else f"{n}/{d} ({figures.per_cent(n, d)})"
        )

    @cached_property
    def touches(self) -> Mapping[tuple[int, str], Sequence[Touch]]:
        """What touches each number, in the order in which it was entered."""
        steps = {
            (record, entry.seq): entry
            for record, came in self.comparison.came.items()
            for entry in came.between
        }
        kind_of = self._kinds
        found: dict[tuple[int, str], list[Touch]] = defaultdict(list)
        for row in self.comparison.touching.to_pylist():
            step = steps.get((row["record"], row["seq"]))
            said = (
                self.comparison.said[row["record"], row["seq"]]
                if step
                else BECAUSE[Why(row["why"])]
            )
            kind = kind_of.get(row["record"], Text("记录", "record"))
            touch = Touch(row["record"], kind, step.known_at if step else None, said)
            found[row["ordinal"], row["who"]].append(touch)
        return {key: sorted(each, key=_order) for key, each in found.items()}

    @cached_property
    def _kinds(self) -> Mapping[str, Text]:
        kinds = self.comparison.pack.kinds
        return {
            record: kinds[id_].name
            for id_, table in self.comparison.after.records.items()
            for record in table.column("record").to_pylist()
        }

    @cached_property
    def places(self) -> Mapping[tuple[str, str], Sequence[Placed]]:
        """The ranks and grades that differ, by ranking or grading: first where own numbers differ, then by how far."""
        found: dict[tuple[str, str], list[Placed]] = defaultdict(list)
        for each in self.comparison.places:
            found[each.what, each.id].append(each)
        return {key: sorted(each, key=_weight) for key, each in found.items()}

    def called(self, what: str, id_: str) -> str:
        """What a ranking or grading is called."""
        pack = self.comparison.pack
        declared = pack.ranking if what == "rank" else pack.grades
        return next((d.name.in_(self.language) for d in declared if d.id == id_), id_)

    def because(self, placed: Placed) -> str:
        """Why a rank or grade differs: own numbers, and who went past whom."""
        names = {i.id: i.name.in_(self.language) for i in self.comparison.pack.indicators}
        parts = []
        if placed.through:
            own = self.listed([names[i] for i in placed.through])
            parts.append(self.say(f"自己的数变了：{own}", f"its own numbers differ: {own}"))
        for units, zh, en in (
            (placed.passed_by, "被超过", "passed by"),
            (placed.passed, "超过了", "went past"),
        ):
            if units:
                shown = self.listed([self.name(unit) for unit in units[:MOST_PASSED]])
                rest = len(units) - MOST_PASSED
                more = self.say(f"等 {len(units)} 个", f" and {rest} more") if rest > 0 else ""
                parts.append(self.say(f"{zh}：{shown}{more}", f"{en}: {shown}{more}"))
        if not parts:
            return self.say("同组的名额或名次变了", "the group or its quota changed")
        return self.say("；", "; ").join(parts)

    def change(self, change: Change) -> str:
        """What became of a unit, in a sentence."""
        unit, on = self.name(change.unit), self.day(change.on)
        before, after = self.name(change.before), self.name(change.after)
        match change.what:
            case "moved":
                return self.say(
                    f"{on}，{unit} 从 {before} 划到 {after}",
                    f"{on}: {unit} moved from {before} to {after}",
                )
            case "merged":
                return self.say(
                    f"{on}，{unit} 并入 {after}", f"{on}: {unit} was merged into {after}"
                )
            case "closed":
                return self.say(
                    f"{on}，{unit} 撤销，没有承接的组织", f"{on}: {unit} was closed without an heir"
                )
            case "opened":
                return self.say(f"{on}，{unit} 成立", f"{on}: {unit} opened")
            case "joined":
                return self.say(
                    f"{unit} 编入 {change.many} 人", f"{unit}: {change.many} members came"
                )
            case "left":
                return self.say(
                    f"{unit} 转出 {change.many} 人", f"{unit}: {change.many} members left"
                )


def _order(touch: Touch) -> tuple[str, str]:
    return str(touch.known_at or ""), touch.record


def _weight(placed: Placed) -> tuple[bool, int, str]:
    ranks = [int(r) for r in (placed.before, placed.after) if r and placed.what == "rank"]
    return not placed.through, -abs(ranks[0] - ranks[-1]) if ranks else 0, placed.unit
