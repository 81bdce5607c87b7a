"""How old pledges are: one that renews another has the age of the first in the chain."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from duixian.desk.records.models import Link, Record
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind


def first_days(viewer: Viewer, kind: Kind, records: Sequence[Record]) -> Mapping[int, dt.date]:
    """By record, the day of the first in its chain; read with one question, walked in memory."""
    units = {record.unit_id for record in records}
    links = Link.objects.seen_by(viewer).filter(
        field__in=kind.continuing, record__kind=kind.id, record__unit__in=units
    )
    before: dict[int, tuple[int, dt.date | None]] = {
        record: (other, day)
        for record, other, day in links.values_list("record_id", "other_id", "other__occurred_on")
    }
    return {record.pk: first_day(record, before) for record in records}


def first_day(record: Record, before: Mapping[int, tuple[int, dt.date | None]]) -> dt.date:
    """The day on which the chain of a record began."""
    day = record.occurred_on or record.state_on
    at, walked = record.pk, {record.pk}
    while at in before and before[at][0] not in walked:
        at, earlier = before[at]
        walked.add(at)
        day = min(day, earlier) if earlier else day
    return day
