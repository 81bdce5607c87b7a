"""A task in words: who leads, how far it is, how its lamp reads, how often its day was put off."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duixian.desk.look import wording
from duixian.desk.records.models import Record
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lamps import Account, Shade
from duixian.rulebook.lifecycle import Lamp, ProgressGap, Slip, TimeLeft
from duixian.rulebook.vocabulary.words import Stage

from .queries import Item

MARKS = {
    Shade.GREY: "none",
    Shade.GREEN: "good",
    Shade.YELLOW: "waiting",
    Shade.RED: "needed",
}


@dataclass(frozen=True)
class Row:
    """A task as a line of a list."""

    item: Item

    @property
    def record(self) -> Record:
        """The record behind it."""
        return self.item.record

    @property
    def text(self) -> str:
        """What is to be done."""
        return self.record.text or self.item.kind.name.in_(wording.reading())

    @property
    def result(self) -> str:
        """What has to be there in the end."""
        return str(self.item.held.get("result") or "")

    @property
    def person(self) -> str:
        """Who is responsible."""
        return self.record.person.name if self.record.person else ""

    @property
    def leader(self) -> str:
        """The leader in charge."""
        code = self.item.held.get("leader", "")
        return self.item.names.persons.get(code, code)

    @property
    def partners(self) -> str:
        """The units that help."""
        names = self.item.names.units
        return joined(names.get(code, code) for code in self.item.held.get("partners", ()))

    @property
    def state(self) -> str:
        """Where it stands."""
        return self.item.kind.name_of_state(self.record.state).in_(wording.reading())

    @property
    def mark(self) -> str:
        """The mark before the word of its lamp."""
        if self.item.lamp.shade is Shade.GREY:
            return {"done": "good", "failed": "void"}.get(self.record.stage, "none")
        return MARKS[self.item.lamp.shade]

    @property
    def lamp(self) -> str:
        """The word of its lamp; without one, where it stands."""
        shade = self.item.lamp.shade
        return self.state if shade is Shade.GREY else shade.said.in_(wording.reading())

    @property
    def why(self) -> str:
        """Why the lamp shows what it shows."""
        open_ = self.record.stage == Stage.OPEN
        return self.item.lamp.why.in_(wording.reading()) if open_ else ""

    @property
    def how_far(self) -> str:
        """How far it is, in words and numbers."""
        return how_far(self.item)

    @property
    def put_off(self) -> str:
        """How often its day was put off, last when and by whom."""
        steps = self.item.off
        if not steps:
            return ""
        told = ngettext(
            "put off once, on %(day)s by %(who)s",
            "put off %(n)s times, last on %(day)s by %(who)s",
            len(steps),
        )
        day = wording.day(steps[-1].on, wording.reading())
        return told % {"n": len(steps), "day": day, "who": self.named(steps[-1].persons)}

    def named(self, codes: Iterable[str]) -> str:
        """Persons by name."""
        return joined(self.item.names.persons.get(code, code) for code in sorted(codes))


def how_far(item: Item) -> str:
    """Milestones done of all, a number reached of its target, or where it stands."""
    held, progress = item.held, item.progress
    parts = []
    if item.milestones:
        told = _("%(done)s of %(all)s milestones, %(due)s planned by today")
        parts.append(told % {"done": progress.done, "all": progress.parts, "due": progress.due})
    if held.get("target") is not None:
        told = _("%(actual)s of %(target)s")
        said = [
            f"{n} {held.get('counted_in') or ''}".rstrip()
            for n in (held.get("actual") or 0, held["target"])
        ]
        parts.append(told % {"actual": said[0], "target": said[1]})
    if not parts:
        parts.append(item.kind.name_of_state(item.record.state).in_(wording.reading()))
    return ("；" if wording.reading() == "zh" else "; ").join(parts)


def joined(names: Iterable[str]) -> str:
    """Some names, one after another."""
    return ("、" if wording.reading() == "zh" else ", ").join(names)


@dataclass(frozen=True)
class Group:
    """The tasks of one field of work: what is past its day first, what is over last."""

    name: str
    rows: tuple[Row, ...]
    folds: bool = False

    @property
    def late(self) -> int:
        """How many are past their day or behind."""
        return sum(1 for row in self.rows if row.item.late)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(1 for row in self.rows if row.record.stage == Stage.DONE)


def grouped(items: Iterable[Item], kind: Kind) -> Iterator[Group]:
    """What is late or soon due first; the rest by field of work in the order of the kind, foldable."""
    by_field: dict[str, list[Row]] = {}
    some = [*items]
    if first := tuple(sorted((Row(i) for i in some if i.late or i.soon), key=urgency)):
        yield Group(_("To be seen to first"), first)
    for item in (i for i in some if not (i.late or i.soon)):
        by_field.setdefault(str(item.held.get("field") or ""), []).append(Row(item))
    declared = kind.field("field")
    names = {o.id: o.name.in_(wording.reading()) for o in declared.options} if declared else {}
    order = [*names, *(field for field in by_field if field not in names)]
    for field in order:
        if field in by_field:
            rows = tuple(sorted(by_field[field], key=urgency))
            yield Group(names.get(field) or _("No field of work"), rows, folds=True)


def urgency(row: Row) -> tuple[int, int, dt.date, int]:
    """What is past its day first, then by the day, what is over last; never by whose it is."""
    over = row.record.stage not in (Stage.OPEN.value, Stage.DRAFT.value)
    return over, -row.item.lamp.shade.rank, row.record.due_on or dt.date.max, row.item.number


def time_against_work(account: Account) -> str:
    """The time account and the task account in one sentence."""
    if not account.left:
        return _("Nothing is left to do.")
    if account.by is None:
        told = ngettext(
            "%(n)s thing still to do, past its day or without one.",
            "%(n)s things still to do, all past their day or without one.",
            account.left,
        )
        return told % {"n": account.left}
    day = wording.day(account.by, wording.reading())
    if not account.days:
        told = ngettext("%(n)s thing due today.", "%(n)s things due today.", account.work)
        return told % {"n": account.work}
    left = ngettext(
        "%(n)s working day left until %(day)s",
        "%(n)s working days left until %(day)s",
        account.days,
    ) % {"n": account.days, "day": day}
    work = ngettext("%(n)s thing still to do", "%(n)s things still to do", account.work)
    return _("%(time)s, %(work)s.") % {"time": left, "work": work % {"n": account.work}}


def reading_of(lamp: Lamp) -> str:
    """By what a lamp goes."""
    match lamp:
        case TimeLeft():
            return _("By the time left")
        case ProgressGap():
            return _("By progress against plan")
        case Slip():
            return _("By reminders without result")
