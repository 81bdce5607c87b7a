"""The night: what is owed is worked out, and who has not been told is told, once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db import transaction

from duixian.desk.ledger.statements import insert_all
from duixian.desk.org.calendar import unsettled
from duixian.desk.org.models import Unit
from duixian.rulebook.clocks import Duty
from duixian.rulebook.kinds import Kind

from .facts import Looked, clocked, open_records, owed
from .models import SOON, Flag, Night
from .telling import tell

BATCH = 5000
CHANGING = ("due_on", "provisional", "version")
TOLD = ("record", "what", "level", "unit", "told_on", *CHANGING)
Key = tuple[int, str, int, str]
"""Record, what is missing, level, and the unit that is told."""


@dataclass(frozen=True)
class Told:
    """What a night has brought: so many told, so many told before that stand no more."""

    told: int
    over: int
    changed: int


def night(*, day: dt.date, now: dt.datetime, kinds: Mapping[str, Kind]) -> Told:
    """Tell whoever has to know what is due on a day; a second run on that day tells nobody.

    Written in batches, so that nobody who writes has to wait; a run that was broken off is taken up
    by the next. It leaves no entry: what is told follows from entries and from the day.
    """
    running = clocked(kinds)
    wanted = {
        key: looked
        for looked in owed(open_records(running), running, day)
        for key in told_of(looked, day)
    }
    standing = dict(standing_flags())
    over = [flag.pk for key, flag in standing.items() if key not in wanted]
    fresh = [key for key in wanted if key not in standing]
    changed = [
        (flag.pk, wanted[key])
        for key, flag in standing.items()
        if key in wanted and flag.said != said_of(wanted[key])
    ]
    end(over, day)
    put(changed)
    add(fresh, wanted, day)
    lacks = tell(day)
    Night.objects.update_or_create(day=day, defaults={"at": now})
    return Told(len(fresh) + lacks[0], len(over) + lacks[1], len(changed) + lacks[2])


def told_of(looked: Looked, day: dt.date) -> Iterator[Key]:
    """To whom a duty is told by a day, and at which level."""
    duty, level = looked.duty, level_of(looked.duty, day)
    if level is None:
        return
    if level == SOON:
        yield looked.pk, duty.what, SOON, duty.unit
        return
    for nth, unit in enumerate((duty.unit, *duty.above)):
        yield looked.pk, duty.what, nth, unit


def level_of(duty: Duty, day: dt.date) -> int | None:
    """How far a duty has gone: soon due, due, or so many units up; nothing while it is far away."""
    if duty.level is not None:
        return duty.level
    ahead = duty.due_on - (duty.remind_on or duty.due_on)
    return SOON if due_day(duty) - ahead <= day else None


def due_day(duty: Duty) -> dt.date:
    """The day by which it goes: that of the record, where it has one."""
    return duty.rises_from or duty.due_on


def unsure(duty: Duty) -> bool:
    """Whether its day, or the day on which it rises next, lies where no holidays are published yet."""
    own = duty.rises_from is None and duty.provisional
    return own or unsettled(duty.next_on)


Said = tuple[dt.date, bool, int]
"""What a flag says of its record: by which day it goes, whether that is provisional, the version."""


class Kept(NamedTuple):
    """A flag that stands."""

    pk: int
    said: Said


def standing_flags() -> Iterator[tuple[Key, Kept]]:
    """The flags that stand, by what they are about."""
    codes = dict(Unit.objects.unscoped().values_list("pk", "code"))
    rows = Flag.objects.unscoped().filter(over_on=None)
    found = rows.values_list("pk", "record", "what", "level", "unit", *CHANGING)
    for pk, record, what, level, unit, *said in found.iterator(BATCH):
        yield (record, what, level, codes[unit]), Kept(pk, (said[0], said[1], said[2]))


def said_of(looked: Looked) -> Said:
    """What a flag is to say of a record."""
    return due_day(looked.duty), unsure(looked.duty), looked.version


def end(flags: Sequence[int], day: dt.date) -> None:
    """These stand no more from today on."""
    for start in range(0, len(flags), BATCH):
        some = Flag.objects.unscoped().filter(pk__in=flags[start : start + BATCH])
        some.update(over_on=day)


def put(changed: Sequence[tuple[int, Looked]]) -> None:
    """Write what these say of their records now."""
    for start in range(0, len(changed), BATCH):
        flags = [
            Flag(pk=pk, **dict(zip(CHANGING, said_of(looked), strict=True)))
            for pk, looked in changed[start : start + BATCH]
        ]
        with transaction.atomic():
            Flag.objects.put_all(flags, CHANGING)


def add(keys: Sequence[Key], wanted: Mapping[Key, Looked], day: dt.date) -> None:
    """Keep what is told today."""
    numbers = dict(Unit.objects.unscoped().values_list("code", "pk")) if keys else {}
    for start in range(0, len(keys), BATCH):
        rows = [
            (record, what, level, numbers[unit], day, *said_of(wanted[record, what, level, unit]))
            for record, what, level, unit in keys[start : start + BATCH]
        ]
        with transaction.atomic():
            insert_all(Flag, TOLD, rows)
