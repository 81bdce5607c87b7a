"""What a form may name: people of the unit, units in sight, and records that still stand there."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q

from duixian.desk.org.models import Person, Unit
from duixian.desk.walls import Viewer, line_above
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.moves import Sheet
from duixian.rulebook.vocabulary.words import FieldType, LinkType

from .above import above_unit, goes_down
from .models import Record
from .rounds import texts_of

if TYPE_CHECKING:
    from .forms import Listed, Nameable

STANDING = ("draft", "open")
MEMBERS = ("full", "probationary")
MOST = 100


def nameable(viewer: Viewer, unit: Unit, kind: Kind, sheet: Sheet) -> Nameable:
    """What the fields of a sheet may name."""
    from .forms import Listed, Nameable

    fields = [field for name in sheet.fields if (field := kind.field(name)) is not None]
    links = {f.id: standing(viewer, unit, kind, f) for f in fields if f.type is FieldType.LINK}
    wants_unit = any(field.type is FieldType.UNIT for field in fields)
    units = units_seen(viewer) if wants_unit else Listed({})
    asks_members = any(field.among for field in fields)
    members = people_of(viewer, unit, MEMBERS) if asks_members else Listed({})
    return Nameable(people_of(viewer, unit), members, units, links)


def people_of(viewer: Viewer, unit: Unit, statuses: Collection[str] = ()) -> Listed:
    """Those on the roll of a unit and those who hold a post there, of these statuses if any."""
    from .forms import Listed

    there = Q(unit=unit) | Q(posts__unit=unit, posts__to_day=None)
    rows = Person.objects.seen_by(viewer).filter(there).order_by("pk").distinct()
    rows = rows.filter(status__in=statuses) if statuses else rows
    return Listed.of(rows.values_list("code", "name"))


def units_seen(viewer: Viewer) -> Listed:
    """The units in sight, those that stand, from above to below."""
    from .forms import Listed

    rows = Unit.objects.seen_by(viewer).filter(closed_on=None).order_by("path")
    return Listed.of(rows.values_list("code", "name"))


def standing(viewer: Viewer, unit: Unit, kind: Kind, field: Field) -> Listed:
    """The records that a link may point at and that are not over, last changed first.

    They are those of the unit; what a record is a part of may belong to a unit above as well, and a
    plan comes from one of those.
    """
    from .forms import Listed

    if goes_down(field, kind):
        above = above_unit(unit, kind).values_list("code", "text")[:MOST]
        return Listed.of((code, text or code) for code, text in above)

    to: Sequence[str] = field.to if isinstance(field.to, tuple) else ()
    whose = line_above(unit.path) if field.as_ is LinkType.PART_OF else [unit.path]
    rows = Record.objects.seen_by(viewer).filter(
        unit__path__in=whose, kind__in=to, stage__in=STANDING
    )
    pairs = texts_of(rows.order_by("-seq")[:MOST])
    return Listed.of((code, text or code) for code, text in pairs)
