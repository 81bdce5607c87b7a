"""What units below owe past its day, by the unit right below the reader that it belongs to."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from textwrap import shorten

from django.db.models import F, Q, QuerySet

from duixian.desk.duties.models import Flag
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.queries.waits import bringing_on
from duixian.desk.walls import LEADING, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Stage

MOST = 2000
WIDTH = 60
OWN = frozenset({Actor.RECORDER, Actor.SECRETARY, Actor.SUBJECT, Actor.MEETING})
"""Those of the unit itself."""


@dataclass(frozen=True)
class Thing:
    """Something not done by its day; without words where they are not for a message.

    `by` is the unit above it to which it falls, where it does not fall to the unit itself.
    """

    unit: str
    by: str
    kind: Text
    words: str
    state: Text
    due_on: dt.date


@dataclass
class Below:
    """A unit right below the reader's, `above`, with what it and its own units owe."""

    unit: Unit
    above: str
    things: list[Thing] = field(default_factory=list)

    @property
    def told(self) -> list[Thing]:
        """What can be named in a message, the oldest first."""
        return [thing for thing in self.things if thing.words]

    @property
    def untold(self) -> Counter[tuple[str, str, Text]]:
        """The others, only counted: by unit and kind."""
        return Counter((t.unit, t.by, t.kind) for t in self.things if not t.words)


@dataclass(frozen=True)
class Owed:
    """What all of them owe on a day; `cut` where only the oldest were read, `any_below` whether there are any."""

    units: tuple[Below, ...]
    day: dt.date
    cut: bool
    any_below: bool

    @property
    def many(self) -> int:
        """How many things."""
        return sum(len(each.things) for each in self.units)

    @property
    def oldest(self) -> int:
        """By how many days the oldest is late."""
        days = [(self.day - thing.due_on).days for each in self.units for thing in each.things]
        return max(days, default=0)


def owed_below(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> Owed:
    """What units below the reader's owe past its day, the unit with the oldest first."""
    above = {grant.path: grant.name for grant in viewer.holding(LEADING)}
    rows = Unit.objects.seen_by(viewer).filter(parent__path__in=above).select_related("parent")
    below = {unit.path: Below(unit, unit.parent.name if unit.parent else "") for unit in rows}
    flagged = _flagged(viewer, kinds, day)
    records = _late(viewer, kinds, day, (above, flagged)) if below else []
    for record in records[:MOST]:
        place = _right_below(record.unit.path, below)
        if place:
            due_on = record.due_on or flagged[record.pk]
            below[place].things.append(_thing(record, kinds[record.kind], due_on))
    owing = [each for each in below.values() if each.things]
    for each in owing:
        each.things.sort(key=lambda thing: thing.due_on)
    owing.sort(key=lambda each: (each.things[0].due_on, each.unit.code))
    return Owed(tuple(owing), day, len(records) > MOST, bool(below))


def _late(
    viewer: Viewer,
    kinds: Mapping[str, Kind],
    day: dt.date,
    where: tuple[Iterable[str], Iterable[int]],
) -> list[Record]:
    """The records past their day that wait for somebody below the reader, the oldest first.

    What waits for whoever is right above a unit is the reader's own where the reader is that one.
    """
    paths, flagged = where
    owing, under, further = Q(pk__in=[]), Q(pk__in=[]), ~Q(unit__parent__path__in=[*paths])
    for kind in kinds.values():
        owing |= Q(kind=kind.id, state__in=_states(kind, OWN))
        owing |= Q(kind=kind.id, state__in=_states(kind, {Actor.SUPERIOR})) & further
    for path in paths:
        under |= Q(unit__path__startswith=path) & ~Q(unit__path=path)
    past = Q(due_on__lt=day) | Q(due_on=None, pk__in=[*flagged])
    rows = Record.objects.seen_by(viewer).filter(owing, under, past, stage=Stage.OPEN.value)
    rows = rows.select_related("unit__parent").order_by(F("due_on").asc(nulls_first=True), "pk")
    return [*rows[: MOST + 1]]


def _states(kind: Kind, actors: AbstractSet[Actor]) -> list[str]:
    """The states of a kind in which one of these has to go on."""
    return [
        state
        for state, moves in bringing_on(kind).items()
        if state not in kind.stopped and any(actors & set(move.by) for move in moves)
    ]


def _flagged(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> dict[int, dt.date]:
    """Records without a day of their own whose clock has run out, as the last night has told."""
    own = {
        (kind.id, move.id) for kind in kinds.values() for move in kind.moves if OWN & set(move.by)
    }
    rows: QuerySet[Flag] = Flag.objects.seen_by(viewer).filter(
        over_on=None, level=0, due_on__lt=day, record__due_on=None,
        record__stage=Stage.OPEN.value, record__version=F("version"),
    )  # fmt: skip
    told = rows.order_by("-due_on").values_list("record", "record__kind", "what", "due_on")
    return {pk: due_on for pk, kind, what, due_on in told[:MOST] if (kind, what) in own}


def _right_below(path: str, below: Mapping[str, Below]) -> str:
    """The unit right below the reader to which a place belongs, the nearest where there are two."""
    steps = path[:-1].split("/")
    for n in range(len(steps), 0, -1):
        if (place := "/".join(steps[:n]) + "/") in below:
            return place
    return ""


def _thing(record: Record, kind: Kind, due_on: dt.date) -> Thing:
    """A record as a message may tell it: what stays near is only counted, nobody is named."""
    near = record.veiled or (kind.seen is not None and kind.seen.holds(record.values))
    words = "" if near else shorten(record.text, WIDTH, placeholder="…")
    own, above = record.state in _states(kind, OWN), record.unit.parent
    by = above.name if above and not own else ""
    return Thing(record.unit.name, by, kind.name, words, kind.name_of_state(record.state), due_on)
