"""The records of a county that arrives as tables: one entry of the ledger for each row."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol
from uuid import NAMESPACE_URL, uuid5

from django.utils.timezone import make_aware

from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.ledger.models import Entry
from duixian.desk.org.models import Person, Unit
from duixian.desk.records.models import Record
from duixian.desk.records.projection import (
    PREFIX,
    Numbers,
    beside_of,
    keep_outsiders,
    outsiders_of,
    row_of,
    stand_beside,
)
from duixian.desk.records.snapshots import (
    Made,
    Snapshot,
    corrected,
    moved,
    payload_of,
    private_of_record,
    title_field,
)
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.ledger.forms import field_columns
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.lifecycle.needs import Has, WhereNeed
from duixian.rulebook.vocabulary.words import Actor, FieldType, Stage

from .arrival import Arriving, Row

ABOVE = frozenset({Actor.SUPERIOR, Actor.OFFICE, Actor.INSPECTOR})
OPENING = 2000  # entries appended at a time
Arrived = tuple[Step, Snapshot, Kind]


@dataclass(frozen=True)
class Hand:
    """Who made a step: the account, the person, and whose name stands on the paper if another's."""

    actor: str
    person: str
    on_behalf: str = ""


class Working(Protocol):
    """Who works in a county: for a unit of that code, and above it."""

    def own(self, code: str) -> Hand:
        """Who enters for a unit."""

    def above(self, code: str) -> Hand:
        """Who decides for the unit above."""


@dataclass(frozen=True)
class Records:
    """What is needed to turn rows into entries: kinds, who was at work, names of outsiders."""

    arriving: Arriving
    kinds: Mapping[str, Kind]
    hands: Working
    stranger: Callable[[str], str]

    def take_in(self) -> int:
        """Append all entries in the order of the ledger and write each record as it stands then."""
        last: dict[str, tuple[Entry, Snapshot, Kind]] = {}
        for part in _parts(self.steps()):
            entries = append_all([step for step, _, _ in part])
            for entry, (_, snapshot, kind) in zip(entries, part, strict=True):
                last[snapshot.record] = (entry, snapshot, kind)
        numbers = Numbers()
        for model in (Unit, Person):
            numbers.learn(model)
        Record.objects.add_all(
            row_of(entry, snapshot, str(snapshot.values.get(title_field(kind), "")), numbers)
            for entry, snapshot, kind in last.values()
        )
        numbers.learn(Record)
        beside = ((s.record, beside_of(entry)) for entry, s, _ in last.values())
        stand_beside(((numbers.of(Record, code), groups) for code, groups in beside), numbers)
        outsiders: dict[str, tuple[str, str]] = {}
        for _, snapshot, _ in last.values():
            outsiders |= outsiders_of(snapshot)
        keep_outsiders(outsiders, numbers)
        return len(last)

    def steps(self) -> Iterator[Arrived]:
        """The entries, each with the whole record after it."""
        beside = _beside(self.arriving)
        rows = [
            (row["seq"], kind, row)
            for kind in self.kinds.values()
            for row in self.arriving.rows(f"records/{kind.id}")
        ]
        rows.sort(key=lambda found: found[0])
        last: dict[str, Snapshot] = {}
        for _seq, kind, row in rows:
            step, snapshot = self._step(kind, row, last.get(row["record"]), beside)
            last[row["record"]] = snapshot
            yield step, snapshot, kind

    def _step(
        self, kind: Kind, row: Row, before: Snapshot | None, beside: Mapping[str, Row]
    ) -> tuple[Step, Snapshot]:
        move = _move(kind, before, row)
        from_above = move is not None and ABOVE.issuperset(move.by)
        hand = (self.hands.above if from_above else self.hands.own)(row["unit"])
        at = make_aware(row["known_at"])
        name = move.id if move else "corrected"
        steps = before.steps if before else ()
        if move:
            steps = (*steps, Made(name, row["state_on"].isoformat(), (hand.person,), hand.actor))
        values = {**_values(kind, row), **beside.get(row["record"], {})}
        strangers = [f.id for f in kind.fields if f.type is FieldType.OUTSIDER and f.id in values]
        stage = kind.lifecycle.stage_of(row["state"]) or Stage.OPEN
        snapshot = Snapshot(
            record=row["record"],
            kind=kind.id,
            unit=row["unit"],
            version=before.version + 1 if before else 1,
            state=row["state"],
            stage=stage.value,
            state_on=row["state_on"].isoformat(),
            steps=steps,
            entered_at=before.entered_at if before else at.isoformat(),
            entered_by=before.entered_by if before else hand.actor,
            person=row["person"] or "",
            occurred_on=_day(row["occurred_on"]),
            due_on=_day(row["due_on"]),
            campaigns=tuple(row["campaigns"] or ()),
            values=values,
            names={field: self.stranger(values[field]) for field in strangers},
        )
        step = Step(
            unit=row["unit"],
            kind=f"{PREFIX}{kind.id}.{name}",
            actor=hand.actor,
            at=at,
            subject=str(uuid5(NAMESPACE_URL, row["record"])),
            on_behalf=hand.on_behalf,
            payload=payload_of(snapshot, kind, moved(name) if move else corrected()),
            private=private_of_record(snapshot, kind),
        )
        return step, snapshot


def _parts(steps: Iterator[Arrived]) -> Iterator[list[Arrived]]:
    """Some steps at a time."""
    while part := list(islice(steps, OPENING)):
        yield part


def _move(kind: Kind, before: Snapshot | None, row: Row) -> Move | None:
    """The move that leads from one state to the other, if there is one.

    A move that leads back to where it starts is one only where something that it asks for is new.
    """
    state = before.state if before else ""
    for move in kind.moves:
        here = move.to == row["state"] and (state in move.from_ if before else not move.from_)
        new = before is None or move.to != state or _new(move, before, row)
        if here and new and _takes(move, row):
            return move
    return None


def _takes(move: Move, row: Row) -> bool:
    """Whether a row holds the choices that a move asks for: of several ways of one step, which it was."""
    return all(
        not isinstance(wanted, tuple) or not (held := row.get(name)) or {held, *wanted} == {*wanted}
        for need in move.needs
        if isinstance(need, WhereNeed)
        for name, wanted in need.conditions.items()
        if not isinstance(row.get(name), list)
    )


def _new(move: Move, before: Snapshot, row: Row) -> bool:
    """Whether a row holds something else in a field that a move asks for."""
    return any(
        _day(row["due_on"]) != before.due_on
        if name == "due_on"
        else (row.get(name) or None) != (before.values.get(name) or None)
        for need in move.needs
        if isinstance(need, Has)
        for name in need.fields
    )


def _values(kind: Kind, row: Row) -> dict[str, Any]:
    found = {field.id: _value(field, row) for field in kind.fields}
    return {name: value for name, value in found.items() if value not in (None, [], {}, "")}


def _value(field: Field, row: Row) -> Any:
    """What a row holds for a field, as JSON."""
    if field.type is FieldType.TALLY:
        counts = {c.name.removeprefix(f"{field.id}_"): row[c.name] for c in field_columns(field)}
        return {word: count for word, count in counts.items() if count is not None}
    value = row.get(field.id)
    return value.isoformat() if isinstance(value, dt.date) else value


def _day(value: dt.date | None) -> str:
    return value.isoformat() if value else ""


def _beside(arriving: Arriving) -> dict[str, dict[str, list[str]]]:
    """What the tables beside hold, by record and field; they have no versions."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    columns: Sequence[tuple[str, str, str]] = (
        ("participants", "role", "person"),
        ("partners", "role", "unit"),
        ("links", "field", "other"),
    )
    for table, field, code in columns:
        for row in arriving.rows(table):
            found[row["record"]][row[field]].append(row[code])
    return {record: dict(fields) for record, fields in found.items()}
