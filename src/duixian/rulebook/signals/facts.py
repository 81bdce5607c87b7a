"""What is looked at: entries of the year, texts of all years, days of rounds and inspections."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import add_months
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.moves.sheet import sheet_of
from duixian.rulebook.vocabulary.words import Actor, FieldClass, FieldType, LinkType, Stage

from .signal import Seen
from .thresholds import Thresholds, thresholds

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Cut
    from duixian.rulebook.ledger.tree import Tree

OWN = frozenset({Actor.RECORDER, Actor.SUBJECT, Actor.SECRETARY})
OPEN_CLASSES = frozenset({FieldClass.PUBLIC, FieldClass.INTERNAL})
ROUND, FINDING = "round", "finding"


@dataclass(frozen=True)
class Written:
    """A text as it stands in a field of a record."""

    seen: Seen
    text: str


@dataclass(frozen=True)
class Stood:
    """A record with the dates by which it was owed and closed."""

    seen: Seen
    due_on: dt.date | None
    closed_on: dt.date | None
    stage: str


@dataclass(frozen=True)
class Facts:
    """A county as it stood on a day."""

    cut: Cut
    tree: Tree
    kinds: Mapping[str, Kind]
    rules: Thresholds

    @property
    def day(self) -> dt.date:
        """The day."""
        return self.cut.as_of

    @property
    def since(self) -> dt.date:
        """Entries before this day are not asked about."""
        return add_months(self.day, -self.rules.months) + dt.timedelta(1)

    @cached_property
    def entries(self) -> dict[str, list[Seen]]:
        """What each unit has written itself within the months that are asked about."""
        found: dict[str, list[Seen]] = {}
        for kind in self.kinds.values():
            if by_own_hand(kind):
                for row in self.rows(kind):
                    if row.seen.entered_on >= self.since:
                        found.setdefault(row.seen.unit, []).append(row.seen)
        return {unit: sorted(seen) for unit, seen in sorted(found.items())}

    def rows(self, kind: Kind) -> Iterator[Stood]:
        """All records of a kind but those that never were."""
        names = ("record", "unit", "occurred_on", "entered_on", "due_on", "closed_on", "stage")
        columns = (self.cut.records[kind.id].column(name).to_pylist() for name in names)
        for record, unit, occurred, entered, due, closed, stage in zip(*columns, strict=True):
            if stage != Stage.VOID.value:
                at = self.tree.successor(unit)
                yield Stood(Seen(at, record, kind.id, occurred, entered), due, closed, stage)

    def texts(self) -> Iterator[Written]:
        """What units wrote with their own hands, in fields of several lines."""
        for kind in self.kinds.values():
            fields = own_words(kind)
            if not fields or not by_own_hand(kind) or follows_above(kind):
                continue
            table = self.cut.records[kind.id]
            rows = {row.seen.record: row.seen for row in self.rows(kind)}
            records = table.column("record").to_pylist()
            for field in fields:
                texts = table.column(field.id).to_pylist()
                for record, text in zip(records, texts, strict=True):
                    if text and record in rows:
                        yield Written(rows[record], text)

    def occasions(self) -> Iterator[tuple[dt.date, str]]:
        """Days before which entries may bunch: a round's for all (no unit), an inspector's for one."""
        for kind, columns in ((ROUND, ("known_on", "day")), (FINDING, ("occurred_on",))):
            table = self.cut.records.get(kind)
            if table is not None and set(columns) <= set(table.column_names):
                for row in table.select(["stage", "unit", *columns]).to_pylist():
                    day = next((row[column] for column in columns if row[column]), None)
                    held = row["stage"] != Stage.VOID.value
                    if held and day is not None and self.since <= day <= self.day:
                        yield day, "" if kind == ROUND else self.tree.successor(row["unit"])


def facts_of(cut: Cut, tree: Tree, kinds: Mapping[str, Kind]) -> Facts:
    """The facts of a cut, by the values in force on its day."""
    there = {id_: kind for id_, kind in kinds.items() if id_ in cut.records}
    return Facts(cut, tree, there, thresholds(cut.as_of))


def by_own_hand(kind: Kind) -> bool:
    """Whether units write its records themselves; registers of problems are never looked at."""
    begun = {actor for move in kind.moves if not move.from_ for actor in move.by}
    return bool(begun) and begun <= OWN and not kind.never_lowers


def follows_above(kind: Kind) -> bool:
    """Whether its records are made after another of the kind, as a plan is after the plan above."""
    links = (field for field in kind.fields if field.as_ is LinkType.COMES_FROM)
    return any(isinstance(field.to, tuple) and kind.id in field.to for field in links)


def own_words(kind: Kind) -> list[Field]:
    """The fields of several lines that stand on the sheet with which a record begins."""
    shown = {name for move in kind.moves if not move.from_ for name in sheet_of(kind, move).fields}
    return [
        field
        for field in kind.fields
        if field.id in shown
        and field.type is FieldType.TEXT
        and field.lines
        and field.class_ in OPEN_CLASSES
    ]
