"""What waits for somebody: records on which a move that brings them on is open to this viewer.

Only what stands open or in draft waits. That somebody above may check what counts already is no duty
and is not listed here. What those above may do waits for whoever stands right above the unit.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

from duixian.desk.org.calendar import published
from duixian.desk.org.models import Unit
from duixian.desk.records.judged import code_of, named_in
from duixian.desk.records.models import Record
from duixian.desk.records.rules import About, nearest
from duixian.desk.records.sides import shared_with
from duixian.desk.records.snapshots import restored, steps_of
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import Asked, Values, goes_forward, judge_alone
from duixian.rulebook.vocabulary.words import Stage

from .forms import made_of

STANDING = (Stage.OPEN.value, Stage.DRAFT.value)


@dataclass(frozen=True)
class Waiting:
    """A record that waits, and the moves by which this viewer may bring it on."""

    record: Record
    moves: tuple[Move, ...]


def waiting(
    viewer: Viewer,
    kinds: Mapping[str, Kind],
    day: dt.date,
    *,
    among: Q | None = None,
    most: int = 500,
) -> list[Waiting]:
    """What waits for the viewer among some records, what is due first on top; at most so many.

    What waits for the viewer's unit as another side is always among them, wherever it stands.
    """
    states = {id_: bringing_on(kind) for id_, kind in kinds.items()}
    wanted = Q(pk__in=[])
    for id_, moves in states.items():
        wanted |= Q(kind=id_, state__in=list(moves))
    rows = Record.objects.seen_by(viewer).filter(wanted, among or Q(), stage__in=STANDING)
    me, found = code_of(viewer), []
    some = first_due(rows, most)
    there = {record.pk for record in some}
    theirs = first_due(shared_with(viewer).filter(wanted, stage__in=STANDING), most)
    some += [record for record in theirs if record.pk not in there]
    paths = paths_of(some, kinds)
    for record in (each for each in some if not each.veiled):
        kind = kinds[record.kind]
        question = question_of(viewer, record, kind, (me, day), paths)
        open_ = [
            m for m in states[record.kind][record.state] if judge_alone(kind, m, question).allowed
        ]
        if open_:
            found.append(Waiting(record, tuple(open_)))
    return found


def first_due(rows: QuerySet[Record], most: int) -> list[Record]:
    """The records that are due first."""
    rows = rows.select_related("unit", "person")
    return list(rows.order_by(F("due_on").asc(nulls_last=True), "state_on", "pk")[:most])


def bringing_on(kind: Kind) -> Mapping[str, Sequence[Move]]:
    """The moves that bring a record on, by the state they start from."""
    found = defaultdict(list)
    for move in kind.moves:
        for state in move.from_ if goes_forward(kind, move) else ():
            found[state].append(move)
    return found


def values_held(record: Record, kind: Kind) -> Values:
    """What a record holds of persons and units, by field."""
    values = {name: restored(kind.field(name), held) for name, held in record.values.items()}
    return {**values, "person": record.person.code} if record.person else values


def paths_of(records: Sequence[Record], kinds: Mapping[str, Kind]) -> Mapping[str, str]:
    """Where the units that records name stand in the tree, asked for once."""
    codes = {
        code
        for record in records
        for code in named_in(kinds[record.kind], values_held(record, kinds[record.kind])).units
    }
    return dict(Unit.objects.unscoped().filter(code__in=codes).values_list("code", "path"))


def question_of(
    viewer: Viewer, record: Record, kind: Kind, who: tuple[str, dt.date], paths: Mapping[str, str]
) -> Asked:
    """The question whether a move may begin, from the record's row alone."""
    me, day = who
    values = values_held(record, kind)
    named = named_in(kind, values)
    units = frozenset(paths[code] for code in named.units if code in paths)
    about = About(record.entered_by, named.persons, units)
    return Asked(
        state=record.state,
        roles=nearest(viewer, record.unit.path, kind, about, me),
        persons=frozenset({me} - {""}),
        on=day,
        today=day,
        values=values,
        steps=steps_of(made_of(record)),
        holidays=published(),
    )
