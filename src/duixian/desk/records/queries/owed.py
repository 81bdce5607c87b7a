"""Drafts that rules have brought about and nobody has completed yet: worked out, never kept.

They follow from the moves that records made. Taking the move back takes its draft back; completing it,
by a record that points at its source, settles it; nobody can throw one away.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from duixian.desk.org.models import Post
from duixian.desk.org.queries import on_day
from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Link, Record
from duixian.desk.records.rules import About, nearest
from duixian.desk.records.snapshots import restored, steps_of
from duixian.desk.walls import ACTING, LEADING, Viewer
from duixian.desk.walls.scoped import line_above
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Create, Move
from duixian.rulebook.moves import Owed, Value, first_move, owed
from duixian.rulebook.vocabulary.words import Actor, Stage

from .forms import made_of

MOST = 500
OWN = frozenset({Actor.RECORDER, Actor.SECRETARY, Actor.SUBJECT})
TYPING = LEADING & ACTING
"""Who may type in what a unit below has on paper."""


@dataclass(frozen=True)
class Unwritten:
    """A draft that waits to be completed: the record it comes from, what it is of, its first move.

    It may wait `instead` for somebody above, because nobody in the unit can write it.
    """

    source: Record
    kind: Kind
    move: Move
    draft: Owed
    instead: bool = False


def unwritten(
    viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date, *, among: Q | None = None
) -> list[Unwritten]:
    """The drafts that wait for the viewer, those made last first.

    They wait for whoever makes such records for the unit in the first place; where nobody there has an
    account, for the nearest unit above that types in for it.
    """
    making = [kind.id for kind in kinds.values() if any(creates(kind))]
    rows = Record.objects.seen_by(viewer).filter(among or Q(), kind__in=making)
    rows = rows.exclude(stage=Stage.VOID.value).select_related("unit", "person")
    some = [record for record in rows.order_by("-seq")[:MOST] if not record.veiled]
    settled = pointing_at(some)
    found = [each for record in some for each in waiting_from(record, kinds, settled)]
    me = code_of(viewer) if found else ""
    mine: list[Unwritten] = []
    others: list[Unwritten] = []
    for each in found:
        held = nearest(viewer, each.source.unit.path, each.kind, About(), me)
        (mine if held & set(each.move.by) else others).append(each)
    above = [each for each in others if viewer.holds_above(TYPING, each.source.unit.path)]
    stand_in = typed_in_at({each.source.unit.path for each in above}, day) if above else {}
    for each in above:
        at = stand_in.get(each.source.unit.path, "")
        if OWN & set(each.move.by) and at and viewer.holds_at(TYPING, at):
            mine.append(replace(each, instead=True))
    return sorted(mine, key=lambda each: -each.source.seq)


def typed_in_at(paths: Collection[str], day: dt.date) -> dict[str, str]:
    """For units in which nobody can write, the nearest one above in which somebody types in, by path."""
    lines = {path: [*line_above(path)] for path in paths}
    wanted = {at for line in lines.values() for at in line}
    posts = Post.objects.unscoped().filter(on_day(day), unit__path__in=wanted)
    held = set(posts.exclude(account=None).values_list("unit__path", "role"))
    writing = {path for path, role in held if role in ACTING}
    typing = {path for path, role in held if role in TYPING}
    found = {}
    for path, line in lines.items():
        above = sorted((at for at in line if at != path and at in typing), key=len)
        if path not in writing and above:
            found[path] = above[-1]
    return found


def creates(kind: Kind) -> Iterator[Create]:
    """The effects of a kind that make drafts."""
    for move in kind.moves:
        yield from (effect for effect in move.then if isinstance(effect, Create))


Settled = Mapping[tuple[int, str, str], int]
"""How many records of a kind point at a record by a field."""


def pointing_at(records: Sequence[Record]) -> Settled:
    """What points at these records; a struck-out one has settled its draft as well."""
    links = Link.objects.unscoped().filter(other__in=records)
    return Counter(links.values_list("other_id", "record__kind", "field"))


def waiting_from(
    record: Record, kinds: Mapping[str, Kind], settled: Settled
) -> Iterator[Unwritten]:
    """The drafts that a record has brought about and that nothing has settled."""
    kind = kinds[record.kind]
    left = Counter({key[1:]: many for key, many in settled.items() if key[0] == record.pk})
    made = steps_of(made_of(record))
    for each in owed(kind, kinds, record.code, made, held(record, kind)):
        first = first_move(kinds[each.kind])
        if left[each.kind, each.by]:
            left[each.kind, each.by] -= 1
        elif first is not None:
            yield Unwritten(record, kinds[each.kind], first, each)


def held(record: Record, kind: Kind) -> dict[str, Value]:
    """What a record holds, from its row alone; somebody without account is never taken over."""
    values = {name: restored(kind.field(name), value) for name, value in record.values.items()}
    if record.person:
        values["person"] = record.person.code
    return {**values, "due_on": record.due_on} if record.due_on else values


def draft_from(source: Record, kind: Kind, kinds: Mapping[str, Kind]) -> Unwritten | None:
    """The draft of a kind that a record has brought about and that nothing has settled."""
    found = waiting_from(source, kinds, pointing_at([source]))
    return next((each for each in found if each.kind.id == kind.id), None)
