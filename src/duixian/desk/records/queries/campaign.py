"""What a campaign counts among the records: what stands open in it, and what it took over from earlier ones."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import Viewer
from duixian.desk.walls.viewer import AFTER_SLASH
from duixian.rulebook.vocabulary.words import Stage

if TYPE_CHECKING:
    from duixian.rulebook.course import Owing
    from duixian.rulebook.scorecards.standard import Pack


def within(unit: Unit) -> Q:
    """Records of a unit and of all below it."""
    return Q(unit__path__gte=unit.path, unit__path__lt=unit.path[:-1] + AFTER_SLASH)


def owed_kinds(pack: Pack) -> frozenset[str]:
    """The kinds that a campaign counts while they stand open: what it may leave behind."""
    from duixian.rulebook.packs.kinship import owed

    return owed(pack)


def owing(viewer: Viewer, campaign: Campaign, pack: Pack) -> QuerySet[Record]:
    """Everything that stands open in a campaign and in sight, the oldest first.

    Records are shared: what another campaign counts as well stands here too.
    """
    rows = Record.objects.seen_by(viewer).filter(within(campaign.unit), stage=Stage.OPEN.value)
    rows = rows.filter(kind__in=owed_kinds(pack)).select_related("unit")
    return rows.order_by("occurred_on", "entered_at", "pk")


def left_by_earlier(
    viewer: Viewer, campaign: Campaign, pack: Pack, earlier: Collection[str]
) -> list[Record]:
    """What earlier campaigns left open and this one goes on with, the oldest first.

    `earlier` are their packs. What nobody tagged counts as the predecessor's if it began before.
    """
    if not earlier:
        return []
    kinds = owed_kinds(pack) | pack.left_open
    rows = Record.objects.seen_by(viewer).filter(within(campaign.unit), stage=Stage.OPEN.value)
    old = rows.filter(kind__in=kinds).select_related("unit").order_by("occurred_on", "pk")
    return [
        record
        for record in old
        if meant(record, earlier)
        or (pack.predecessor and not record.campaigns and since(record) < campaign.starts_on)
    ]


def meant(record: Record, packs: Collection[str]) -> bool:
    """Whether a record is tagged with one of these campaigns."""
    return bool(set(packs) & {*record.campaigns})


def since(record: Record) -> dt.date:
    """The day a record began: of its first move, however often it has moved since."""
    return record.occurred_on or record.entered_at.date()


def owing_of(records: Iterable[Record]) -> list[Owing]:
    """Records as the core knows what is owed."""
    from duixian.rulebook.course import Owing

    return [Owing(r.code, r.kind, r.unit.code, since(r), r.due_on) for r in records]
