"""Records between two sides: the unit named as the other one sees them and makes the moves of a subject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db.models import Q

from duixian.desk.campaigns.queries import kinds_looked_up
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Actor, FieldType

from .models import Record
from .rules import WRITING
from .veil import SharedRecords, once


def sides(kinds: Iterable[Kind]) -> Iterator[tuple[str, str]]:
    """The fields that name another side: one unit, in kinds in which the subject has a later word."""
    for kind in kinds:
        if any(move.from_ and Actor.SUBJECT in move.by for move in kind.moves):
            named = (f for f in kind.fields if f.type is FieldType.UNIT and not f.many)
            yield from ((kind.id, field.id) for field in named)


def own_codes(viewer: Viewer) -> list[str]:
    """The codes of the units for which the viewer writes."""
    keys = {grant.unit for grant in viewer.holding(WRITING)}
    rows = Unit.objects.seen_by(viewer).filter(key__in=keys)
    return [*rows.values_list("code", flat=True)]


def shared_with(viewer: Viewer) -> SharedRecords:
    """The records that name a unit for which the viewer writes as their other side, wherever they stand.

    Rows out of sight come without what is personal or sensitive.
    """
    codes = once(viewer, "records.own", lambda: own_codes(viewer))
    theirs = Q(pk__in=[])
    for kind, field in sides(kinds_looked_up().values()) if codes else ():
        theirs |= Q(**{"kind": kind, f"values__{field}__in": codes})
    found = SharedRecords(Record, query=Record.objects.unscoped().filter(theirs).query)
    found.viewer = viewer
    return found
