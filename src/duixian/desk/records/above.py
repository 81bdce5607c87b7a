"""Records of the units above that hold for all below: a plan from which others come.

They are out of the sight of those below, but were made for them; once approved they may be read and named.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from duixian.desk.org.models import Unit
from duixian.desk.walls import SEEING, Viewer, line_above
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.vocabulary.words import LinkType, Stage

from .models import Link, Record

MADE = (Stage.OPEN.value, Stage.DONE.value)


def goes_down(field: Field, kind: Kind) -> bool:
    """Whether by this field a record comes from one of the same kind above it, as plans do."""
    return field.as_ is LinkType.COMES_FROM and isinstance(field.to, tuple) and kind.id in field.to


def from_above(viewer: Viewer, kind: Kind) -> QuerySet[Record]:
    """The records of a kind that goes down, of the units above the viewer's own; none of other kinds."""
    if not any(goes_down(field, kind) for field in kind.fields):
        return Record.objects.unscoped().none()
    above = {up for grant in viewer.holding(SEEING) for up in line_above(grant.path)}
    return Record.objects.unscoped().filter(kind=kind.id, stage__in=MADE, unit__path__in=above)


def above_unit(unit: Unit, kind: Kind) -> QuerySet[Record]:
    """The same for one unit: those of the units above it, the nearest and latest first."""
    above = line_above(unit.path)[:-1]
    rows = Record.objects.unscoped().filter(kind=kind.id, stage__in=MADE, unit__path__in=above)
    return rows.order_by("-unit__path", "-seq")


def pointed_at(records: Iterable[int], fields: Iterable[str]) -> list[tuple[int, str, str]]:
    """By these fields, what these records point at: record, field, code of the other."""
    rows = Link.objects.unscoped().filter(record__in=[*records], field__in=[*fields])
    return list(rows.values_list("record_id", "field", "other__code"))
