"""The working days of this installation: the published holidays, and what its data folder adds to them."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from django.conf import settings

from duixian import holidays
from duixian.holidays.handed_in import NAME, HandedIn, handed_in
from duixian.rulebook.calendars.working import Holidays

NOTHING = HandedIn()


def published() -> Holidays:
    """Whether a day is worked, for the days that differ from the week: our own table goes before the library."""
    own = ours()
    return joined(_stamp()) if own.days else holidays.published()


def ours() -> HandedIn:
    """The table in the data folder, read anew when it changes; one with mistakes holds no day."""
    stamp = _stamp()
    return read(stamp) if stamp else NOTHING


def known() -> frozenset[int]:
    """The years of which the holidays are known."""
    return holidays.known() | {day.year for day in ours().days}


def unsettled(*days: dt.date | None) -> bool:
    """Whether one of some days lies in a year whose holidays nobody has published or handed in yet."""
    last = max(known())
    return any(day is not None and day.year > last for day in days)


@dataclass(frozen=True)
class Year:
    """A year: how many days are off and worked for others, from the library, the folder, or both."""

    year: int
    off: int
    worked: int
    library: bool
    own: int


def years() -> Iterator[Year]:
    """The years that are known, the last first."""
    days, library = published(), holidays.known()
    off = Counter(day.year for day, works in days.items() if not works)
    worked = Counter(day.year for day, works in days.items() if works)
    own = Counter(day.year for day in ours().days)
    for year in sorted(known(), reverse=True):
        yield Year(year, off[year], worked[year], year in library, own[year])


Stamp = tuple[Path, int, int]


def _stamp() -> Stamp | None:
    path: Path = settings.ENVIRONMENT.data / NAME
    try:
        found = path.stat()
    except OSError:
        return None
    return path, found.st_mtime_ns, found.st_size


@lru_cache(maxsize=2)
def read(stamp: Stamp) -> HandedIn:
    """The table at a place, as it was when it was last changed."""
    return handed_in(stamp[0], holidays.known())


@lru_cache(maxsize=2)
def joined(stamp: Stamp) -> Holidays:
    """The published days with those of a table over them."""
    return MappingProxyType({**holidays.published(), **read(stamp).days})
