"""Lists of pledges: those of a step one page after the other, and the first of each for the board."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from django.db.models import QuerySet

from duixian.desk.loop.pledges.steps import KIND, order_of, standing_at
from duixian.desk.org.models import Unit
from duixian.desk.org.units.queries import tops_of
from duixian.desk.records.models import Record
from duixian.desk.walls import Viewer

from .sight import named

BELOW = 80
"""So many units right below can be chosen; who has more looks one level down."""


def at_step(
    viewer: Viewer, rows: QuerySet[Record], step: str, year: dt.date, day: dt.date
) -> QuerySet[Record]:
    """The pledges that stand at a step and may be listed, with their units and persons."""
    some = rows.filter(named(viewer)).filter(standing_at(step, year, day))
    return some.select_related("unit", "person").order_by(*order_of(step))


def own(viewer: Viewer) -> list[Record]:
    """The viewer's own pledges as a member that have not ended, what is due first on top."""
    if viewer.person is None:
        return []
    mine = Record.objects.seen_by(viewer).filter(
        kind=KIND, person__key=viewer.person, values__maker="member", stage__in=("draft", "open")
    )
    return list(mine.select_related("unit", "person").order_by(*order_of("judge")))


def place(viewer: Viewer, key: str) -> Unit | None:
    """The unit that an address names if it is in sight, else the highest one of the viewer."""
    if key:
        return Unit.objects.seen_by(viewer).filter(key=key).first()
    return next(iter(tops_of(viewer)), None)


def below(viewer: Viewer, unit: Unit) -> Sequence[Unit]:
    """The units right below one, to look at one alone."""
    seen = Unit.objects.seen_by(viewer).filter(parent=unit, closed_on=None)
    return list(seen.order_by("code")[:BELOW])
