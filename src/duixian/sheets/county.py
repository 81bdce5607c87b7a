"""A county's results, ready to be laid out: numbers by unit, what is owed, who stands under whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from duixian.rulebook.calendars import Days, Interval
from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger import Cut
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.measures.printing import Look
from duixian.rulebook.measures.wording import Names
from duixian.rulebook.scorecards.score import Scores, tree_of
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.scorecards.sums import HeadingSum, Limits, limits, sums
from duixian.rulebook.vocabulary.words import Line, Timing, Track

LINES = (Line.DONE, Line.EFFECT, Line.VOICE)


@dataclass(frozen=True)
class Number:
    """One indicator of one unit; `n` and `d` are absent unless there is a value, points are hundredths."""

    status: str
    n: int | None
    d: int | None
    points: int | None = None
    attainable: int | None = None


@dataclass(frozen=True)
class Spread:
    """One indicator over the units below: the pooled number, the units with one, worst, median, best."""

    number: Number
    with_value: int
    without: int
    worst: tuple[int, int] | None
    median: tuple[int, int] | None
    best: tuple[int, int] | None
    nothing: Sequence[str] = ()


@dataclass(frozen=True, order=True)
class Due:
    """One record past its date, still open."""

    due_on: dt.date
    record: str
    kind: str
    unit: str


@dataclass(frozen=True)
class County:
    """A run's results with what they were made of; `run` is the note that goes beside them.

    `within` is the unit beyond which nothing may be named; without it everything may.
    """

    pack: Pack
    cut: Cut
    calendar: Mapping[str, Days]
    scores: Scores
    run: Mapping[str, Any] = field(default_factory=dict)
    within: str | None = None

    @cached_property
    def kinds(self) -> Mapping[str, Kind]:
        """The kinds that are counted: the pack's, and the rosters where an indicator counts these."""
        counted = {kind for i in self.pack.indicators for kind in i.measure.kinds_named}
        rosters = {id_: kind for id_, kind in ROSTERS.items() if id_ in counted}
        return {**self.pack.kinds, **rosters}

    @property
    def day(self) -> dt.date:
        """The day of the results."""
        return self.cut.as_of

    @cached_property
    def tree(self) -> Tree:
        """The tree in force on the day."""
        return tree_of(self.cut)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What is asked of units, by line, within it in the order of the pack."""
        asked = [i for i in self.pack.indicators if self.pack.track_of(i) is Track.UNIT]
        return tuple(sorted(asked, key=lambda i: LINES.index(i.line)))

    def on_line(self, line: Line) -> list[Indicator]:
        """What is asked of units on one line."""
        return [i for i in self.indicators if i.line is line]

    @cached_property
    def numbers(self) -> Mapping[str, Mapping[str, Number]]:
        """The numbers of each unit by indicator."""
        import pyarrow.compute as pc

        table = self.scores.indicators
        rows = table.filter(pc.is_null(table.column("person")))
        names = ("unit", "indicator", "status", "n", "d", "points", "attainable")
        columns = [rows.column(name).to_pylist() for name in names]
        found: dict[str, dict[str, Number]] = defaultdict(dict)
        for unit, indicator, *rest in zip(*columns, strict=True):
            found[unit][indicator] = Number(*rest)
        return found

    @cached_property
    def sums(self) -> Mapping[tuple[str, str, Line], HeadingSum]:
        """The points of each unit by heading and line."""
        return sums(self.scores.scorecards)

    def limits(self, heading: str, line: Line) -> Limits:
        """Base, floor and ceiling of a heading on a line."""
        return limits(self.pack, heading, line, self.day, self.calendar)

    @cached_property
    def spreads(self) -> Mapping[tuple[str, str], Spread]:
        """The roll-ups, by unit and indicator."""
        return {
            (row["unit"], row["indicator"]): _spread(row) for row in self.scores.rollup.to_pylist()
        }

    @cached_property
    def medians(self) -> Mapping[str, tuple[int, int]]:
        """The median unit's number of each indicator over the whole tree; absent where none has one."""
        found = {i.id: self.spreads.get((self.top or "", i.id)) for i in self.indicators}
        return {id_: s.median for id_, s in found.items() if s is not None and s.median is not None}

    @cached_property
    def overdue(self) -> Sequence[Due]:
        """All that is past its date, still open and not paused, oldest first."""
        import pyarrow as pa
        import pyarrow.compute as pc

        found = []
        for kind, table in self.cut.records.items():
            paused = pa.array(self.pack.kinds[kind].stopped, pa.string())
            late = table.filter(
                pc.and_not(
                    pc.equal(table.column("timing"), Timing.OVERDUE.value),
                    pc.is_in(table.column("state"), paused),
                )
            )
            columns = [late.column(name).to_pylist() for name in ("due_on", "record", "unit")]
            found += [
                Due(day, record, kind, unit) for day, record, unit in zip(*columns, strict=True)
            ]
        return sorted(found)

    @cached_property
    def owed(self) -> Mapping[str, Sequence[Due]]:
        """What each unit and those below it owe, oldest first."""
        found: dict[str, list[Due]] = defaultdict(list)
        for due in self.overdue:
            for above in self.tree.seats[due.unit]:
                found[above].append(due)
        return found

    @cached_property
    def own(self) -> Mapping[str, Sequence[Due]]:
        """What each unit owes itself, without those below it, oldest first."""
        found: dict[str, list[Due]] = defaultdict(list)
        for due in self.overdue:
            for unit in self.tree.seats[due.unit][:1]:
                found[unit].append(due)
        return found

    @cached_property
    def by_tree(self) -> Sequence[str]:
        """All units in force, each before those below it."""
        below: dict[str | None, list[str]] = defaultdict(list)
        for unit in self.tree.standing:
            below[self.tree.parent_of(unit.code)].append(unit.code)
        found: list[str] = []
        waiting = below[None][::-1]
        while waiting:
            found.append(waiting.pop())
            waiting += below[found[-1]][::-1]
        return found

    @cached_property
    def scored(self) -> Sequence[str]:
        """The units with a scorecard, in the order of the tree."""
        return [unit for unit in self.by_tree if unit in self.numbers]

    @cached_property
    def by_owing(self) -> Sequence[str]:
        """The units with a scorecard: those that owe most themselves first, then oldest, then in the order of the tree."""
        return self.owing_first(self.scored)

    def owing_first(self, units: Sequence[str]) -> list[str]:
        """Units by what they owe themselves; those who owe nothing stay in the order given."""

        def key(unit: str) -> tuple[int, dt.date]:
            owed = self.own.get(unit, ())
            return -len(owed), owed[0].due_on if owed else dt.date.max

        return sorted(units, key=key)

    @cached_property
    def top(self) -> str | None:
        """The unit above all others; none where several stand on their own."""
        tops = [u.code for u in self.tree.standing if self.tree.parent_of(u.code) is None]
        return tops[0] if len(tops) == 1 else None

    @cached_property
    def townships(self) -> Sequence[str]:
        """The groupings right under the top that are no scored units themselves, such as townships."""
        return [
            u
            for u in self.by_tree
            if self.tree.parent_of(u) == self.top and u not in self.numbers and u != self.top
        ]

    def township_of(self, unit: str) -> str | None:
        """The grouping a unit stands in; none for one that stands right under the top."""
        groups = set(self.townships)
        return next((above for above in self.tree.seats[unit] if above in groups), None)

    def name(self, unit: str) -> str:
        """What a unit is called."""
        return self.tree.units[unit].name or unit

    def may_name(self, unit: str) -> bool:
        """Whether a unit may be named."""
        return self.within is None or self.within in self.tree.seats[unit]

    def ruled_on(self, indicator: Indicator) -> dt.date:
        """The day whose rule counts for an indicator's whole window."""
        return indicator.ruled_on(self.day, self.calendar)

    def interval(self, indicator: Indicator) -> Interval | None:
        """The days that count for an indicator."""
        from duixian.rulebook.calendars import interval

        return interval(indicator.measure.selection.window, self.day, self.calendar)

    def look(self, indicator: Indicator) -> Look:
        """How an indicator's values are printed."""
        return indicator.measure.look(self.pack.countable)

    def names(self, indicator: Indicator) -> Names:
        """What is needed to say an indicator's rule in words."""
        return Names(self.kinds, self.interval(indicator))


def _spread(row: Mapping[str, Any]) -> Spread:
    def pair(name: str) -> tuple[int, int] | None:
        n, d = row[f"{name}_n"], row[f"{name}_d"]
        return None if d is None else (n, d)

    number = Number(row["status"], row["n"], row["d"])
    return Spread(
        number,
        row["with_value"],
        row["without"],
        pair("worst"),
        pair("median"),
        pair("best"),
        row["nothing"],
    )
