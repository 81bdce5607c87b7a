"""What stands on notice: intentions that were made known before a decision, while their days run."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q

from duixian.desk.org.calendar import published
from duixian.desk.records.models import Record
from duixian.desk.records.snapshots import steps_of
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import Given, given

from .forms import made_of

MOST = 200


@dataclass(frozen=True)
class Posted:
    """A record on notice, and the notice with its days."""

    record: Record
    kind: Kind
    notice: Given


def posted(
    viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date, *, among: Q | None = None
) -> list[Posted]:
    """The records in sight whose notice runs on a day, what ends first on top."""
    wanted = Q(pk__in=[])
    for kind in kinds.values():
        giving = [m.to for m in kind.moves if m.publish and m.publish.when == "notice"]
        wanted |= Q(kind=kind.id, state__in=giving) if giving else Q(pk__in=[])
    rows = Record.objects.seen_by(viewer).filter(wanted, among or Q()).select_related("unit")
    found = []
    for record in rows.order_by("-state_on", "pk")[:MOST]:
        kind = kinds[record.kind]
        notice = given(kind, steps_of(made_of(record)), published())
        if notice and notice.runs(day):
            found.append(Posted(record, kind, notice))
    return sorted(found, key=lambda each: (each.notice.last, each.record.code))
