"""Which pledges somebody may see here: those of members only in their branch and right above it."""

from __future__ import annotations

from django.db.models import Q

from duixian.desk.loop.pledges.steps import KIND
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.veil import SeenRecords
from duixian.desk.walls import SEEING, Viewer
from duixian.desk.walls.viewer import AFTER_SLASH


def pledges(viewer: Viewer, unit: Unit) -> SeenRecords:
    """All pledges of a unit and below it, as far as the viewer's posts reach."""
    below = unit.path[:-1] + AFTER_SLASH
    seen = Record.objects.seen_by(viewer).filter(kind=KIND)
    return seen.filter(unit__path__gte=unit.path, unit__path__lt=below)


def near(viewer: Viewer) -> Q:
    """Records of the units at which the viewer holds a post, and of those right below."""
    own = {grant.path for grant in viewer.holding(SEEING)}
    mine = Q(person__key=viewer.person) if viewer.person else Q(pk__in=[])
    return Q(unit__path__in=own) | Q(unit__parent__path__in=own) | mine


def named(viewer: Viewer) -> Q:
    """Pledges that are listed one by one: a member's only with those who are near."""
    return ~Q(values__maker="member") | near(viewer)


def is_near(viewer: Viewer, record: Record) -> bool:
    """Whether the viewer may read whose pledge a member's is."""
    path = record.unit.path
    above = path[:-1].rpartition("/")[0] + "/"
    mine = viewer.person is not None and record.person is not None
    return (
        viewer.holds_at(SEEING, path)
        or viewer.holds_at(SEEING, above)
        or (mine and record.person.key == viewer.person)  # type: ignore[union-attr]
    )
