"""What is announced to all organisations: it may be named and read in short by every unit of the tree.

A published exemplar stands out of the sight of most, and was published so that others learn from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db.models import Q, QuerySet

from duixian.desk.campaigns.queries import kinds_looked_up
from duixian.desk.org.models import Unit
from duixian.desk.walls import line_above
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.vocabulary.words import LinkType

from .models import Record
from .snapshots import title_field
from .veil import published_by, veil

MOST = 300
"""So many can be chosen by name; what is further back is named by its number."""


def announced(kinds: Iterable[Kind] | None = None) -> QuerySet[Record]:
    """The records that stand announced to the Party or the public, wherever they are."""
    told = Q(pk__in=[])
    for kind in kinds_looked_up().values() if kinds is None else kinds:
        if kind.announced and kind.seen is None and title_field(kind) in published_by(kind):
            told |= Q(kind=kind.id, state__in=kind.announced)
    return Record.objects.unscoped().filter(told)


def in_short(key: UUID) -> Record | None:
    """An announced record with what everybody may read of it; nothing where none of that key is."""
    found = announced().select_related("unit").filter(key=key).first()
    if found is None:
        return None
    return veil(found, published_by(kinds_looked_up()[found.kind]))


def offered(field: Field) -> Iterator[tuple[str, str]]:
    """The announced records that a link may point at, with their units, last changed first.

    What a record is a part of comes from its own line: a round of another township is none of its rounds.
    """
    to = field.to if isinstance(field.to, tuple) else ()
    if field.as_ is LinkType.PART_OF:
        return
    all_ = kinds_looked_up()
    rows = announced(all_[id_] for id_ in to if id_ in all_).order_by("-seq")
    for code, text, unit in rows.values_list("code", "text", "unit__name")[:MOST]:
        yield code, f"{text or code}（{unit}）"


def place_of(unit: Unit) -> list[str]:
    """Where a unit stands in the tree: the names of those above it, from the top."""
    rows = Unit.objects.unscoped().filter(path__in=line_above(unit.path)[:-1]).order_by("path")
    return list(rows.values_list("name", flat=True))


def units_by_name() -> QuerySet[Unit]:
    """All units that stand: their names are no secret, and any of them may be the other side."""
    return Unit.objects.unscoped().filter(closed_on=None).order_by("path")
