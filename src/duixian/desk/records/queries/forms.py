"""What a form shows: the moves open to somebody, the fields of one, and the texts they begin with."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from duixian.desk.org.models import Unit
from duixian.desk.records.judged import (
    Before,
    Occasion,
    acting,
    asked,
    called,
)
from duixian.desk.records.models import Record
from duixian.desk.records.snapshots import Made, restored, steps_of
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import Sheet, Value, correction_sheet, judge_alone, sheet_of, texts_of


@dataclass(frozen=True)
class Shown:
    """The fields of a form in their order, those that must be filled, and the texts it begins with."""

    fields: tuple[str, ...]
    needed: tuple[str, ...]
    texts: dict[str, list[str]]


def form_of(record: Record, kind: Kind, move: Move, today: dt.date | None = None) -> Shown:
    """The form of a move on a record, filled with what the record holds.

    A question asked anew begins empty: what a move alone asks for is not the last one's answer, and a
    day that has passed is none by which anything could be done.
    """
    sheet = sheet_of(kind, move)
    repeated = any(step["move"] == move.id for step in record.steps)
    again = set(sheet.needed) if repeated and not sheet.others else set()
    if today and record.due_on and record.due_on < today:
        again.add("due_on")
    return shown(kind, sheet, {n: v for n, v in values_now(record, kind).items() if n not in again})


def correction_of(record: Record, kind: Kind) -> Shown:
    """The form that puts a record right, filled with what it holds."""
    values = values_now(record, kind)
    return shown(kind, correction_sheet(kind, steps_of(made_of(record)), values), values)


def shown(kind: Kind, sheet: Sheet, values: dict[str, Value]) -> Shown:
    """A sheet with the texts that stand for values."""
    texts = {
        column: found
        for name in sheet.fields
        if name in values
        for column, found in texts_of(kind, name, values[name]).items()
    }
    return Shown(sheet.fields, sheet.needed, texts)


def values_now(record: Record, kind: Kind) -> dict[str, Value]:
    """What a record holds, by field and base column; outsiders by name."""
    values = {name: restored(kind.field(name), held) for name, held in record.values.items()}
    base = {
        "person": record.person.code if record.person else None,
        "occurred_on": record.occurred_on,
        "due_on": record.due_on,
    }
    found, _ = called(kind, values)
    return {**found, **{name: value for name, value in base.items() if value is not None}}


def made_of(record: Record) -> tuple[Made, ...]:
    """The steps that stand."""
    return tuple(Made(s["move"], s["on"], tuple(s["by"]), s["actor"]) for s in record.steps)


def open_moves(viewer: Viewer, record: Record, kind: Kind, day: dt.date) -> tuple[Move, ...]:
    """The moves this viewer may begin: whether the fields are filled is asked when the form is sent."""
    before = Before(
        state=record.state,
        entered_by=record.entered_by,
        values=values_now(record, kind),
        made=made_of(record),
        linked=record.pk,
    )
    return beginning(viewer, record.unit, kind, before, day)


def first_moves(viewer: Viewer, unit: Unit, kind: Kind, day: dt.date) -> tuple[Move, ...]:
    """The moves by which this viewer may make a record for a unit."""
    return beginning(viewer, unit, kind, Before(), day)


def beginning(
    viewer: Viewer, unit: Unit, kind: Kind, before: Before, day: dt.date
) -> tuple[Move, ...]:
    """The moves that fit the state, the viewer, and the need of somebody else."""
    who = acting(viewer, unit, "", day)
    question = asked(kind, before, before.values, Occasion(viewer, unit, who, day, day))
    return tuple(move for move in kind.moves if judge_alone(kind, move, question).allowed)


def kinds_open(
    viewer: Viewer, unit: Unit, kinds: Sequence[Kind], day: dt.date
) -> list[tuple[Kind, Move]]:
    """The kinds of which this viewer may make a record for a unit, each with its first move."""
    return [(kind, move) for kind in kinds for move in first_moves(viewer, unit, kind, day)]
