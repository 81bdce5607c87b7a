"""Selections in words: names of kinds, states, fields and dates, in both languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duixian.rulebook.calendars import Interval
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.filters import Bounds, Linked
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import ByDate, RosterName, Stage, Timing

from .selection import Part, Roster, Selection

DATES = {
    ByDate.OCCURRED_ON: Text("发生在", "that happened"),
    ByDate.DUE_ON: Text("时限在", "that are due"),
    ByDate.CLOSED_ON: Text("办结在", "that ended"),
    ByDate.ENTERED_AT: Text("录入在", "that were entered"),
}
TIMINGS = {
    Timing.IN_TIME: Text("按时办成", "done in time"),
    Timing.LATE: Text("逾期才办结", "done late"),
    Timing.OVERDUE: Text("到期未办", "overdue"),
    Timing.NOT_DUE: Text("尚未到期", "not yet due"),
}
STAGES = {
    Stage.DRAFT: Text("草稿", "a draft"),
    Stage.OPEN: Text("在办", "open"),
    Stage.DONE: Text("办成", "done"),
    Stage.FAILED: Text("没办成", "failed"),
    Stage.VOID: Text("作废", "void"),
}
COUNTED = (Stage.OPEN.value, Stage.DONE.value, Stage.FAILED.value)
BASE = {
    "person": Text("责任人", "person"),
    "unit": Text("组织", "unit"),
    "occurred_on": Text("发生日期", "day it happened"),
    "due_on": Text("时限", "due date"),
    "closed_on": Text("办结日期", "day it ended"),
    "entered_at": Text("录入日期", "day it was entered"),
}
ROSTERS = {
    RosterName.UNITS: Text("组织", "units"),
    RosterName.MEMBERS: Text("党员", "members"),
    RosterName.POSTS: Text("任职人员", "holders of posts"),
    RosterName.HOUSEHOLDS: Text("户数", "households"),
}


def join(texts: Iterable[Text], zh: str = "、", en: str = ", ") -> Text:
    """Several texts as one."""
    found = list(texts)
    return Text(zh.join(t.zh for t in found), en.join(t.en for t in found))


def either(texts: Iterable[Text]) -> Text:
    """Several texts of which one is meant."""
    *most, last = texts
    first = join(most)
    return Text(f"{first.zh}或{last.zh}", f"{first.en} or {last.en}") if most else last


def day(value: dt.date) -> Text:
    """A date as people write it."""
    return Text(f"{value.year}年{value.month}月{value.day}日", f"{value.day} {value:%b %Y}")


@dataclass(frozen=True)
class Names:
    """What things are called, and which days a selection means."""

    kinds: Mapping[str, Kind]
    span: Interval | None

    def field(self, kinds: tuple[str, ...], id_: str) -> Text:
        """What a field or base column is called."""
        for kind in kinds:
            found = self.kinds[kind].field(id_)
            if found is not None:
                return found.name
        return BASE.get(id_, Text(id_, id_))

    def options(self, kinds: tuple[str, ...], field: str, ids: Iterable[str]) -> Text:
        """What some options of a choice or tally are called."""
        declared = next((f for k in kinds if (f := self.kinds[k].field(field))), None)
        names = {o.id: o.name for o in declared.options} if declared else {}
        return either(names.get(i, Text(i, i)) for i in ids) if declared else Text("", "")

    def worth(self, kinds: tuple[str, ...], field: str, worth: Mapping[str, int]) -> Text:
        """What each option of a field stands for, as a phrase."""
        said = [(self.options(kinds, field, (o,)), number) for o, number in worth.items()]
        return join((Text(f"{o.zh} {n}", f"{o.en} {n}") for o, n in said), "，", ", ")

    def roster(self, among: Roster) -> Text:
        """Who or what stands on a roster."""
        if among.roster is not RosterName.RECORDS:
            return ROSTERS[among.roster]
        kinds = either(self.kinds[k].name for k in among.of)
        states = self._states(among.in_, among.of)
        return Text(f"{kinds.zh}（{states.zh}）", f"“{kinds.en}” records ({states.en})")

    def selection(self, selection: Selection) -> Text:
        """A selection as a phrase: kinds, dates, conditions."""
        kinds = either(self.kinds[k].name for k in selection.of)
        conditions = [*self._conditions(selection.filters, selection.of)]
        if not selection.in_:
            conditions.insert(0, self._states(COUNTED, selection.of))
        if selection.carried_in:
            conditions.append(Text("含期初未了的", "with those still open from before"))
        if selection.for_:
            fields = join(
                (self.field(selection.of, name) for name in selection.for_), "”“", "” and “"
            )
            conditions.append(Text(f"归“{fields.zh}”", f"counted for “{fields.en}”"))
        part = join(conditions, "；", ", ")
        dates = self._dates(selection)
        return Text(
            f"{dates.zh}的{kinds.zh}（{part.zh}）", f"“{kinds.en}” records {dates.en} ({part.en})"
        )

    def _dates(self, selection: Selection) -> Text:
        by = DATES[selection.by]
        if self.span is None:
            return Text("尚未开始的阶段", "of a phase that has not begun")
        end = day(self.span.end)
        if self.span.start is None:
            return Text(f"截至{end.zh}", f"as of {end.en}")
        start = day(self.span.start)
        return Text(f"{by.zh}{start.zh}至{end.zh}", f"{by.en} between {start.en} and {end.en}")

    def part(self, part: Part, kinds: tuple[str, ...]) -> Text:
        """Conditions as a phrase."""
        return join(self._conditions(part, kinds), "、且", " and ")

    def _conditions(self, part: Part, kinds: tuple[str, ...]) -> Iterable[Text]:
        if part.in_:
            yield self._states(part.in_, kinds)
        for name, wanted in part.where.items():
            yield self._where(name, wanted, kinds)
        for name in part.has:
            field = self.field(kinds, name)
            yield Text(f"填了“{field.zh}”", f"with “{field.en}” filled")
        for name in part.lacks:
            field = self.field(kinds, name)
            yield Text(f"没填“{field.zh}”", f"with “{field.en}” empty")
        if part.timing:
            yield either(TIMINGS[t] for t in part.timing)
        if part.linked:
            yield self._linked(part.linked)
        if part.tagged:
            yield Text(f"点名归入“{part.tagged}”", f"naming “{part.tagged}”")

    def _states(self, words: tuple[str, ...], kinds: tuple[str, ...]) -> Text:
        states = {s.id: s.name for k in kinds for s in self.kinds[k].states}
        return either(
            STAGES[Stage(w)] if w in set(Stage) else states.get(w, Text(w, w)) for w in words
        )

    def _where(self, name: str, wanted: tuple[str, ...] | Bounds, kinds: tuple[str, ...]) -> Text:
        field = self.field(kinds, name)
        if not isinstance(wanted, Bounds):
            options = self.options(kinds, name, wanted)
            return Text(f"“{field.zh}”为{options.zh}", f"“{field.en}” is {options.en}")
        low = Text(f"不小于 {wanted.from_}", f"at least {wanted.from_}")
        high = Text(f"不大于 {wanted.to}", f"at most {wanted.to}")
        ends = join(
            [
                *([low] if wanted.from_ is not None else []),
                *([high] if wanted.to is not None else []),
            ],
            "、",
            " and ",
        )
        return Text(f"“{field.zh}”{ends.zh}", f"“{field.en}” {ends.en}")

    def _linked(self, need: Linked) -> Text:
        kind = self.kinds[need.kind]
        states = self._states(need.in_, (need.kind,))
        if need.at_most == 0:
            return Text(
                f"没有{states.zh}的{kind.name.zh}与之关联",
                f"without a linked {kind.name.en} that is {states.en}",
            )
        least = need.least
        zh_least = f"至少 {least} 条" if least > 1 else ""
        en_least = f"at least {least} " if least > 1 else "a "
        return Text(
            f"有{zh_least}{states.zh}的{kind.name.zh}与之关联",
            f"with {en_least}linked {kind.name.en} that is {states.en}",
        )
