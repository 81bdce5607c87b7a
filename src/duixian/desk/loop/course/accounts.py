"""The records behind each number of a report: the same rows that were counted, none more and none less."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet

from duixian.desk.campaigns.packs import pack_of
from duixian.desk.records.models import Record
from duixian.desk.records.projection import in_parts
from duixian.desk.records.queries.campaign import owed_kinds, since, within
from duixian.rulebook.vocabulary.words import Stage

from .queries import Course

if TYPE_CHECKING:
    from duixian.rulebook.course import Stood

COLUMNS = ("before", "begun", "done", "failed", "open")
"""The columns of the accounts: the first two add up to the same as the others."""
ENDED = (Stage.DONE, Stage.FAILED)
CHUNK = 2000


def stood_in(course: Course, day: dt.date) -> Iterator[tuple[int, Stood]]:
    """Each record of a kind that the campaign counts, by its key, as it stood at the end of a day.

    What ended after that day was still open on it.
    """
    from duixian.rulebook.course import Stood

    campaign = course.campaign
    rows = Record.objects.seen_by(course.viewer).filter(
        within(campaign.unit), kind__in=owed_kinds(pack_of(campaign.fingerprint))
    )
    held = rows.only("kind", "stage", "occurred_on", "entered_at", "closed_on")
    for record in held.iterator(CHUNK):
        stage, ended = Stage(record.stage), record.closed_on
        if stage in ENDED and ended is not None and ended > day:
            stage, ended = Stage.OPEN, None
        yield record.pk, Stood(record.kind, stage, since(record), ended)


def behind(course: Course, kind: str, column: str, day: dt.date) -> list[int]:
    """The keys of the records behind one number of the accounts, the oldest first."""
    from duixian.rulebook.course import counted

    began = course.campaign.starts_on
    found = [
        (stood.since, key)
        for key, stood in stood_in(course, day)
        if stood.kind == kind and column in counted(stood, began, day)
    ]
    return [key for _since, key in sorted(found)]


def of_codes(course: Course, codes: Sequence[str]) -> list[int]:
    """The keys of records by their codes, those in sight, in the same order."""
    found: dict[str, int] = {}
    for part in in_parts(codes):
        rows = Record.objects.seen_by(course.viewer).filter(code__in=part)
        found |= dict(rows.values_list("code", "pk"))
    return [found[code] for code in codes if code in found]


def rows_of(course: Course, keys: Sequence[int]) -> list[Record]:
    """Records by their keys, in the same order."""
    held = _listed(course).in_bulk([*keys])
    return [held[key] for key in keys if key in held]


def read_by(course: Course) -> QuerySet[Record]:
    """The records that the numbers of a campaign read, begun since it did; no drafts, nothing void."""
    campaign = course.campaign
    kinds = {k for i in pack_of(campaign.fingerprint).indicators for k in i.measure.kinds_named}
    begun = Q(occurred_on__gte=campaign.starts_on) | Q(
        occurred_on=None, entered_at__date__gte=campaign.starts_on
    )
    rows = _listed(course).filter(within(campaign.unit), begun, kind__in=kinds)
    return rows.exclude(stage__in=(Stage.DRAFT.value, Stage.VOID.value))


def _listed(course: Course) -> QuerySet[Record]:
    rows = Record.objects.seen_by(course.viewer).select_related("unit")
    return rows.order_by("occurred_on", "entered_at", "pk")
