"""The night of the periods: who lacks what is told once for each period and level."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction

from duixian.desk.org.models import Unit

from .lacking import Key, Lacking, lacking
from .models import Lack

BATCH = 2000
CHANGING = ("due_on", "missing", "provisional", "unit", "person")


def tell(day: dt.date) -> tuple[int, int, int]:
    """Tell what periods lack on a day: so many told, so many over, so many put right; idempotent."""
    wanted = lacking(day)
    numbers = dict(Unit.objects.unscoped().values_list("code", "pk")) if wanted else {}
    standing = {key_of(lack): lack for lack in standing_lacks()}
    over = [lack.pk for key, lack in standing.items() if key not in wanted]
    changed = [
        lack for key, lack in standing.items() if key in wanted and put(lack, wanted[key], numbers)
    ]
    fresh = [made(key, wanted[key], numbers, day) for key in sorted(wanted) if key not in standing]
    for start in range(0, len(over), BATCH):
        Lack.objects.unscoped().filter(pk__in=over[start : start + BATCH]).update(over_on=day)
    for some in batches(changed):
        with transaction.atomic():
            Lack.objects.put_all(some, CHANGING)
    for some in batches(fresh):
        with transaction.atomic():
            Lack.objects.add_all(some)
    return len(fresh), len(over), len(changed)


def standing_lacks() -> Iterator[Lack]:
    """What has been told and stands."""
    rows = Lack.objects.unscoped().filter(over_on=None).select_related("about")
    yield from rows.iterator(BATCH)


def key_of(lack: Lack) -> Key:
    """What tells it from others."""
    return Key(lack.about.code, lack.kind, lack.record, lack.starts_on, lack.level)


def put(lack: Lack, found: Lacking, numbers: dict[str, int]) -> bool:
    """Write into a lack what is found now; whether that changes it."""
    before = tuple(getattr(lack, name) for name in ("due_on", "missing", "provisional", "unit_id", "person"))  # fmt: skip
    after = (found.due_on, found.missing, found.provisional, numbers[found.unit], found.person)
    lack.due_on, lack.missing, lack.provisional, lack.unit_id, lack.person = after
    return before != after


def made(key: Key, found: Lacking, numbers: dict[str, int], day: dt.date) -> Lack:
    """A lack that is told today."""
    return Lack(
        unit_id=numbers[found.unit],
        about_id=numbers[key.about],
        kind=key.kind,
        record=key.record,
        person=found.person,
        starts_on=key.starts_on,
        ends_on=found.ends_on,
        due_on=found.due_on,
        missing=found.missing,
        provisional=found.provisional,
        level=key.level,
        told_on=day,
    )


def batches(lacks: Iterable[Lack]) -> Iterator[list[Lack]]:
    """Some at a time, so that nobody who writes has to wait."""
    every = list(lacks)
    for start in range(0, len(every), BATCH):
        yield every[start : start + BATCH]
