"""What clocks are asked about, and what comes of asking; plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from duixian.rulebook.calendars import Interval
from duixian.rulebook.calendars.working import Holidays, after
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.moves import Step, Values
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import Actor


@dataclass(frozen=True)
class Kept:
    """A record as it stands on the day: `values` with its base columns, links as codes."""

    record: str
    kind: str
    unit: str
    state: str
    values: Values
    steps: Sequence[Step] = ()


@dataclass(frozen=True)
class Facts:
    """What is true on a day: records, kinds, the tree of that day, published holidays.

    `top` is the campaign's top unit, above which nothing rises; `types` are the types of the units
    that owe so many records a period (none named: all). Periods are asked about from the one that
    holds `since`, otherwise this one and the one before.
    """

    day: dt.date
    kinds: Mapping[str, Kind]
    records: Sequence[Kept]
    tree: Tree
    holidays: Holidays = field(default_factory=dict)
    top: str = ""
    types: frozenset[str] = frozenset()
    since: dt.date | None = None

    @cached_property
    def years(self) -> frozenset[int]:
        """The years whose holidays are known."""
        return frozenset(day.year for day in self.holidays)

    @cached_property
    def _found(self) -> dict[tuple[dt.date, Span], dt.date]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, tuple[str, ...]]:
        return {}

    def after(self, day: dt.date, span: Span) -> dt.date:
        """The day on which a length of time since a day has passed; asked for once."""
        key = (day, span)
        if key not in self._found:
            self._found[key] = after(day, span, self.holidays)
        return self._found[key]

    def above(self, unit: str) -> tuple[str, ...]:
        """The units above one on the day, the nearest first, none above the campaign's top unit."""
        if unit not in self._lines:
            self._lines[unit] = tuple(self._upwards(unit))
        return self._lines[unit]

    def _upwards(self, unit: str) -> Iterator[str]:
        at: str | None = self.tree.successor(unit)
        while at is not None and at != self.top:
            at = self.tree.parent_of(at)
            if at is not None:
                yield at


@dataclass(frozen=True)
class Duty:
    """Something owed: by which unit, about which record, person or period, until when.

    `what` is the move or field that is missing, or the kind of which `missing` records are. `level` is
    empty until the day it is due, then 0, then the number of units above that it has gone up; `above`
    are those units, the nearest first, and `next_on` the day on which the level rises next.
    It rises from the due date of the record itself (`rises_from`), where there is one.
    `provisional` dates rest on a year whose holidays nobody has handed in.
    """

    kind: str
    what: str
    unit: str
    due_on: dt.date
    record: str = ""
    person: str = ""
    period: Interval | None = None
    missing: int = 1
    by: tuple[Actor, ...] = ()
    remind_on: dt.date | None = None
    rises_from: dt.date | None = None
    provisional: bool = False
    level: int | None = None
    above: tuple[str, ...] = ()
    next_on: dt.date | None = None

    @property
    def key(self) -> tuple[dt.date, str, str, str, str, str]:
        """What tells it from any other duty, in the order in which they are listed."""
        return (self.due_on, self.unit, self.kind, self.record, self.person, self.what)

    def overdue(self, day: dt.date) -> bool:
        """Whether it is owed and late at the end of a day."""
        return self.due_on <= day

    def reminded(self, day: dt.date) -> bool:
        """Whether a day lies in the time before the due date in which one is reminded."""
        return (self.remind_on or self.due_on) <= day
