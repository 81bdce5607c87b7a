"""The list of records: what is wanted of it, and one page after the other by the key of the last row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage

from .models import Record
from .queries import listed

ROWS = 30
CHUNK = 500


@dataclass(frozen=True)
class Wanted:
    """Which records a list is to show; what is empty asks for nothing."""

    kind: str = ""
    stage: str = ""
    under: UUID | None = None
    unit: str = ""
    since: dt.date | None = None
    until: dt.date | None = None
    text: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing was asked for."""
        return self == Wanted()


@dataclass(frozen=True)
class Rows:
    """Some rows of a list, and the key with which it goes on."""

    rows: list[Record]
    before: int | None


def found(viewer: Viewer, wanted: Wanted) -> QuerySet[Record]:
    """The records wanted among those the viewer sees, last changed first."""
    above = None
    if wanted.under:
        above = Unit.objects.seen_by(viewer).filter(key=wanted.under).first()
        if above is None:
            return Record.objects.seen_by(viewer).none()
    rows = listed(
        viewer,
        kinds=[wanted.kind] if wanted.kind else (),
        stages=[wanted.stage] if wanted.stage else (),
        unit=above,
        text=wanted.text,
        since=wanted.since,
        until=wanted.until,
    )
    return rows.filter(unit__name__icontains=wanted.unit) if wanted.unit else rows


@dataclass(frozen=True)
class Standing:
    """How many of the records wanted are in hand, and how many of these are past their day."""

    open: int
    late: int


def standing(viewer: Viewer, wanted: Wanted, kinds: Mapping[str, Kind], today: dt.date) -> Standing:
    """What the list as a whole owes; while a clock stands still, nothing is owed."""
    paused = Q(pk__in=[])
    for kind in kinds.values():
        paused |= Q(kind=kind.id, state__in=kind.stopped)
    late = Count("pk", filter=Q(due_on__lt=today) & ~paused)
    rows = found(viewer, wanted).filter(stage=Stage.OPEN.value).order_by()
    told = rows.aggregate(open=Count("pk"), late=late)
    return Standing(told["open"], told["late"])


def page(viewer: Viewer, wanted: Wanted, before: int | None = None) -> Rows:
    """One page of the list, from the row after the key on."""
    rows = found(viewer, wanted)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    some = [*rows[: ROWS + 1]]
    return Rows(some[:ROWS], some[ROWS - 1].seq if len(some) > ROWS else None)


def whole(viewer: Viewer, wanted: Wanted) -> Iterator[Record]:
    """The whole list, a chunk at a time."""
    return found(viewer, wanted).iterator(chunk_size=CHUNK)


def kinds_used(viewer: Viewer, most: int = 5) -> list[str]:
    """The kinds the viewer has entered, last used first."""
    mine = Record.objects.seen_by(viewer).filter(entered_by=viewer.actor).order_by("-entered_at")
    return [*dict.fromkeys(mine.values_list("kind", flat=True)[:100])][:most]
