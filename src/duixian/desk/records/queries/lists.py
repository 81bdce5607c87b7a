"""One record, lists of records, and the drafts of one account."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, QuerySet

from duixian.desk.org.models import Unit
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.sides import shared_with
from duixian.desk.walls import Viewer
from duixian.desk.walls.viewer import AFTER_SLASH
from duixian.rulebook.errors import NotFound
from duixian.rulebook.vocabulary.text import Text


def record_of(viewer: Viewer, key: UUID | str) -> Record:
    """The record of a key.

    Raises:
        NotFound: there is none, or none that this viewer may see; the two look the same.
    """
    for seen in (Record.objects.seen_by(viewer), shared_with(viewer)):
        found = seen.select_related("unit", "person").filter(key=key).first()
        if found is not None:
            return found
    raise NotFound(Text("没有这条记录。", "There is no such record."))


def listed(
    viewer: Viewer,
    *,
    kinds: Collection[str] = (),
    stages: Collection[str] = (),
    unit: Unit | None = None,
    text: str = "",
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> QuerySet[Record]:
    """Records in sight, the last entered first; a unit means itself and all below it.

    `text` is looked for in what lists show, in numbers of records, and in names of persons; of what
    stays near only in numbers, so that nobody finds out by looking for a name.
    """
    rows = Record.objects.seen_by(viewer).select_related("unit", "person").order_by("-seq")
    if kinds:
        rows = rows.filter(kind__in=kinds)
    if stages:
        rows = rows.filter(stage__in=stages)
    if unit is not None:
        below = unit.path[:-1] + AFTER_SLASH
        rows = rows.filter(unit__path__gte=unit.path, unit__path__lt=below)
    if since:
        rows = rows.filter(occurred_on__gte=since)
    if until:
        rows = rows.filter(occurred_on__lte=until)
    if text.split():
        read = rows.read().order_by().values("pk")
    for word in text.split():
        said = Q(text__icontains=word) | Q(person__name__icontains=word)
        rows = rows.filter(Q(code__icontains=word) | (said & Q(pk__in=read)))
    return rows


def drafts_of(viewer: Viewer) -> QuerySet[Draft]:
    """The viewer's own drafts, the last changed first."""
    mine = Draft.objects.seen_by(viewer).filter(account__actor=viewer.actor)
    return mine.select_related("unit", "record", "origin").order_by("-changed_at")
