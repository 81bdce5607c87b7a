"""What plain Python needs to work out a number by hand: the cut, the tree, and the calendar."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from duixian.rulebook.calendars import Days, Interval, Window, interval
from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger.cut import Cut, open_before
from duixian.rulebook.ledger.rosters import as_records
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.vocabulary.filters import Bounds, Linked
from duixian.rulebook.vocabulary.words import FieldType, Stage, Track

from .selection import Part, Selection

Row = Mapping[str, Any]


@dataclass(frozen=True)
class World:
    """Everything known about one day: records as they stand, the tree, people, links, the calendar."""

    tree: Tree
    kinds: Mapping[str, Kind]
    records: Mapping[str, Sequence[Row]]
    calendar: Mapping[str, Days] = field(default_factory=dict)
    participants: Sequence[Row] = ()
    partners: Sequence[Row] = ()
    links: Sequence[Row] = ()

    @classmethod
    def of_cut(
        cls, cut: Cut, tree: Tree, kinds: Mapping[str, Kind], calendar: Mapping[str, Days]
    ) -> World:
        """A cut as plain rows of the kinds named."""
        tables = cut.records
        if {*kinds} & {*ROSTERS}:
            tables = {**tables, **as_records(tree, cut.tables["persons"])}
        records = {id_: tables[id_].to_pylist() for id_ in kinds}
        many = (cut.tables[name].to_pylist() for name in ("participants", "partners", "links"))
        return cls(tree, kinds, records, calendar, *many)

    @property
    def day(self) -> dt.date:
        """The day of the result."""
        return self.tree.day

    def interval(self, window: Window) -> Interval | None:
        """The days a window means here."""
        return interval(window, self.day, self.calendar)

    @cached_property
    def _by_record(self) -> Mapping[str, Row]:
        return {row["record"]: row for rows in self.records.values() for row in rows}

    @cached_property
    def _many(self) -> Mapping[tuple[str, str], Sequence[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for rows, value, role in (
            (self.participants, "person", "role"), (self.partners, "unit", "role"), (self.links, "other", "field"),
        ):  # fmt: skip
            for row in rows:
                found[row["record"], row[role]].append(row[value])
        return found

    @cached_property
    def _pointing(self) -> Mapping[tuple[str, str], Sequence[str]]:
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self.links:
            found[row["other"], row["field"]].append(row["record"])
        return found

    @cached_property
    def unit_of(self) -> Mapping[str, str]:
        """Where each member stands on the day."""
        return {m.person: m.unit for m in self.tree.members}

    def values(self, row: Row, name: str) -> Sequence[str]:
        """The values of a field or base column, none or several."""
        kind = self.kinds[row["kind"]]
        declared = kind.field(name)
        if declared is not None and declared.elsewhere:
            return self._many.get((row["record"], name), ())
        if declared is not None and declared.type is FieldType.TALLY:
            return [c for c in declared.columns if row.get(c) is not None]
        value = row.get(name)
        if value is None:
            return ()
        return value if isinstance(value, list) else (value,)

    def told_apart(self, row: Row, name: str) -> set[str]:
        """The different values of a field; a unit that was taken over is the one it is today."""
        declared = self.kinds[row["kind"]].field(name)
        values = set(self.values(row, name))
        if name == "unit" or (declared and declared.type is FieldType.UNIT):
            return {self.tree.successor(value) for value in values}
        return values

    def linked(self, row: Row, need: Linked) -> bool:
        """Whether so many linked records stand in the stages or states named."""
        found = [self._by_record.get(r) for r in self.joined(row, need.by)]
        many = sum(
            1
            for other in found
            if other is not None and other["kind"] == need.kind and stands_in(other, need.in_)
        )
        return many >= need.least and (need.at_most is None or many <= need.at_most)

    def joined(self, row: Row, by: str) -> Sequence[str]:
        """The records at the other end of a link: that our own field points at, or whose field points here."""
        own = self.kinds[row["kind"]].field(by) is not None
        return (self._many if own else self._pointing).get((row["record"], by), ())

    def first_day(self, row: Row) -> dt.date | None:
        """The day a record happened, or the first of all that it goes on from, however far back."""
        fields = self.kinds[row["kind"]].continuing
        chain, waiting = {row["record"]: row}, [row]
        while waiting:
            at = waiting.pop()
            for code in (code for name in fields for code in self.values(at, name)):
                before = self._by_record.get(code)
                if before is not None and code not in chain and before["kind"] == row["kind"]:
                    chain[code] = before
                    waiting.append(before)
        days = [one["occurred_on"] for one in chain.values() if one["occurred_on"] is not None]
        return min(days, default=None)

    def record(self, code: str) -> Row:
        """A record as it stands; nothing where the code is not one of a record."""
        return self._by_record.get(code, {})

    def meets(self, row: Row, part: Part) -> bool:
        """Whether a record meets all conditions."""
        return (
            (not part.in_ or stands_in(row, part.in_))
            and all(self._is(row, name, wanted) for name, wanted in part.where.items())
            and all(self.values(row, name) for name in part.has)
            and not any(self.values(row, name) for name in part.lacks)
            and (not part.timing or row["timing"] in part.timing)
            and (part.linked is None or self.linked(row, part.linked))
            and (part.tagged is None or part.tagged in (row["campaigns"] or ()))
        )

    def _is(self, row: Row, name: str, wanted: tuple[str, ...] | Bounds) -> bool:
        if not isinstance(wanted, Bounds):
            return any(value in wanted for value in self.values(row, name))
        declared = self.kinds[row["kind"]].field(name)
        scale = declared.scale if declared else 0
        return any(wanted.holds(int(value), scale) for value in self.values(row, name))

    def select(self, selection: Selection) -> list[Row]:
        """The records a selection means, wherever they are; nothing before its window has begun."""
        span = self.interval(selection.window)
        if span is None:
            return []
        return [
            row
            for kind in selection.of
            for row in self.records.get(kind, ())
            if row["stage"] not in (Stage.DRAFT, Stage.VOID)
            and self.meets(row, selection.filters)
            and _lies_in(row, selection, span)
        ]

    def credited(self, row: Row, selection: Selection, track: Track) -> set[str]:
        """The persons, or all units up to the top, that a record counts for."""
        if track is Track.PERSON:
            return {p for name in selection.for_ or ("person",) for p in self.values(row, name)}
        owners = {u for name in selection.for_ or ("unit",) for u in self._owners(row, name)}
        return {above for unit in owners for above in self.tree.seats[unit]}

    def _owners(self, row: Row, name: str) -> Iterable[str]:
        declared = self.kinds[row["kind"]].field(name)
        if name == "unit" or (declared and declared.type is FieldType.UNIT):
            return self.values(row, name)
        if declared and declared.type is FieldType.LINK:
            return [
                self._by_record[r]["unit"] for r in self.values(row, name) if r in self._by_record
            ]
        return [self.unit_of[p] for p in self.values(row, name) if p in self.unit_of]

    def named(self, row: Row, selection: Selection, track: Track) -> set[str]:
        """The persons, or the units as they are today, that a record names, without those above."""
        if track is Track.PERSON:
            return self.credited(row, selection, track)
        owners = {u for name in selection.for_ or ("unit",) for u in self._owners(row, name)}
        return {self.tree.successor(unit) for unit in owners}

    def counting_for(self, who: str, selection: Selection, track: Track) -> list[Row]:
        """The records of a selection that count for one unit or person."""
        return [
            row for row in self.select(selection) if who in self.credited(row, selection, track)
        ]


def stands_in(row: Row, words: tuple[str, ...]) -> bool:
    """Whether a record is in one of these stages or states."""
    return row["stage"] in words or row["state"] in words


def _lies_in(row: Row, selection: Selection, span: Interval) -> bool:
    day = row["entered_on"] if selection.by == "entered_at" else row[selection.by]
    if span.start is None:
        return day is None or day <= span.end
    if day in span:
        return True
    return bool(
        selection.carried_in
        and day is not None
        and day < span.start
        and row["kind"] not in ROSTERS
        and row[open_before(span.start)]
    )
