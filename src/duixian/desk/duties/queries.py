"""Reads: what has risen to somebody, how far records have gone, and what they owe on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, Max

from duixian.desk.records.models import Record
from duixian.desk.records.veil import sight_of
from duixian.desk.walls import LEADING, Viewer
from duixian.rulebook.clocks import Duty
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage

from .actions import due_day, level_of, unsure
from .facts import clocked, owed
from .models import Flag, Night

MOST = 200


@dataclass(frozen=True)
class Standing:
    """How a record stands with its clocks: by which day it goes, how far it has gone, when it rises next."""

    due_on: dt.date
    level: int | None
    next_on: dt.date | None
    provisional: bool
    what: str
    above: tuple[str, ...]


@dataclass(frozen=True)
class Risen:
    """A record whose duty has come up to the reader: since when, and through how many units."""

    record: Record
    level: int
    told_on: dt.date
    standing: Standing


def standing_of(
    viewer: Viewer, records: Iterable[Record], kinds: Mapping[str, Kind], day: dt.date
) -> dict[int, Standing]:
    """How these records stand on a day, by row number: what rose furthest, then what is due first.

    Worked out here and now, in four questions, however many records there are.
    """
    running = clocked(kinds)
    some = [r.pk for r in records if r.kind in running and r.stage == Stage.OPEN.value]
    if not some:
        return {}
    rows = Record.objects.seen_by(viewer).filter(pk__in=some)
    found: dict[int, Standing] = {}
    for looked in owed(rows, running, day):
        standing = as_standing(looked.duty, day)
        held = found.get(looked.pk)
        if held is None or weight(standing) > weight(held):
            found[looked.pk] = standing
    return found


def as_standing(duty: Duty, day: dt.date) -> Standing:
    """A duty as pages show it."""
    level = level_of(duty, day)
    return Standing(due_day(duty), level, duty.next_on, unsure(duty), duty.what, duty.above)


def weight(standing: Standing) -> tuple[int, int]:
    """Which of two duties of a record is told first."""
    level = standing.level if standing.level is not None else -2
    return level, -standing.due_on.toordinal()


def risen_to(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> list[Risen]:
    """What has come up to the units that the viewer leads and still stands there, oldest first."""
    paths = {grant.path for grant in viewer.holding(LEADING)}
    if not paths:
        return []
    rows = Flag.objects.seen_by(viewer).filter(over_on=None, level__gte=1, unit__path__in=paths)
    rows = rows.filter(record__stage=Stage.OPEN.value).select_related("record__unit")
    flags = [*rows.order_by("due_on", "pk")[:MOST]]
    standing = standing_of(viewer, [flag.record for flag in flags], kinds, day)
    sight = sight_of(viewer)
    return [
        Risen(sight.shown(flag.record), flag.level, flag.told_on, now)
        for flag in flags
        if (now := standing.get(flag.record_id)) and (now.level or 0) >= flag.level
    ]


def worked_out_until() -> dt.date | None:
    """The last day whose clocks have been worked out."""
    return Night.objects.order_by("-day").values_list("day", flat=True).first()


def levels_of(viewer: Viewer, kind: str, kinds: Mapping[str, Kind], day: dt.date) -> dict[int, int]:
    """How many units up the open records of a kind have gone, by row number; those still below are left out.

    What a night has told holds for records that have not changed since; the others are worked out now.
    """
    rows = Flag.objects.seen_by(viewer).filter(over_on=None, level__gte=1, record__kind=kind)
    told = rows.filter(record__stage=Stage.OPEN.value, record__version=F("version")).order_by()
    found = dict(told.values("record").annotate(top=Max("level")).values_list("record", "top"))
    moved = Record.objects.seen_by(viewer).filter(
        pk__in=rows.filter(record__stage=Stage.OPEN.value)
        .exclude(record__version=F("version"))
        .values("record")
    )
    stale = {pk: now.level for pk, now in standing_of(viewer, moved, kinds, day).items()}
    return found | {pk: level for pk, level in stale.items() if level and level > 0}
