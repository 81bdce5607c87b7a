"""Days of the demo county: months, seasons, working days, holidays, moments of entry.

A day is its ordinal (`date.toordinal`), a moment is seconds since ordinal 0.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random

DAY = 86_400
# Spring Festival falls on a new moon; counted from the one of 5 February 2000.
_LUNATION_MILLIONTHS = 29_530_588
_NEW_MOON = dt.date(2000, 2, 5).toordinal()
FIRST_YEAR, LAST_YEAR = 1950, 2100  # the holidays follow the moon well enough between these

# How busy each month is for each kind, in per cent of an even year: planting in spring,
# the first of July, the rush at the year's end, visits before the Spring Festival.
SEASONS = {
    "pledge": (160, 130, 150, 70, 60, 120, 150, 60, 70, 60, 70, 100),
    "task": (120, 130, 190, 110, 90, 80, 80, 70, 90, 80, 80, 80),
    "deed": (90, 80, 130, 140, 100, 150, 110, 70, 90, 80, 70, 90),
    "visit": (190, 130, 90, 80, 80, 120, 100, 70, 90, 70, 70, 110),
    "session": (90, 80, 90, 80, 90, 150, 130, 90, 90, 80, 100, 130),
    "personal": (40, 40, 70, 60, 70, 160, 110, 60, 70, 80, 120, 320),
    "book": (60, 50, 80, 80, 80, 330, 80, 50, 60, 60, 70, 300),
    "problem": (90, 80, 140, 110, 100, 110, 130, 110, 90, 80, 80, 80),
}
# Of what no unit has a taste of its own.
EVEN_TASTES = {
    "comment": (60, 40, 90, 80, 80, 220, 160, 60, 70, 70, 90, 180),
    "carrier": (60, 60, 180, 140, 110, 90, 130, 70, 110, 100, 80, 70),
    "pair": (150, 130, 150, 90, 80, 130, 120, 60, 80, 80, 60, 70),
    "inspection": (40, 40, 110, 120, 120, 130, 110, 80, 130, 140, 110, 70),
    "rule": (80, 60, 130, 110, 90, 80, 110, 80, 90, 90, 130, 150),
    "rule_use": (90, 80, 110, 100, 90, 110, 110, 90, 100, 100, 110, 110),
}


def new_year_of_the_moon(year: int) -> int:
    """First day of the lunar year, within a day or so."""
    earliest = dt.date(year, 1, 21).toordinal()
    moons = -((_NEW_MOON - earliest) * 1_000_000 // _LUNATION_MILLIONTHS)
    day = _NEW_MOON + moons * _LUNATION_MILLIONTHS // 1_000_000
    return day if day >= earliest else day + 30


def _week(first: int) -> dict[int, bool]:
    """Seven days off, made up for on the Sunday before and the Saturday after."""
    days = dict.fromkeys(range(first, first + 7), False)
    sunday = first - 1 - (first - 1) % 7
    saturday = first + 7 + (6 - (first + 7)) % 7
    return days | {sunday: True, saturday: True}


def holidays(first_year: int, last_year: int) -> dict[int, bool]:
    """Each day that differs from its weekday, and whether it is worked."""
    days: dict[int, bool] = {}
    for year in range(first_year, last_year + 1):
        new_year = dt.date(year, 1, 1).toordinal()
        may = dt.date(year, 5, 1).toordinal()
        days |= dict.fromkeys([new_year, may, may + 1, may + 2], False)
        days |= _week(new_year_of_the_moon(year)) | _week(dt.date(year, 10, 1).toordinal())
    return dict(sorted(days.items()))


@dataclass(frozen=True)
class Month:
    """One calendar month, cut to the span of the records."""

    number: int
    first: int
    last: int


@dataclass(frozen=True)
class Times:
    """The span of the records: two years that end today."""

    today: int

    @classmethod
    def until(cls, today: dt.date) -> Times:
        """The two years that end on that day."""
        return cls(today.toordinal())

    @cached_property
    def first(self) -> int:
        """First day of the records: the first of the month two years before."""
        day = dt.date.fromordinal(self.today)
        return dt.date(day.year - 2, day.month, 1).toordinal()

    @cached_property
    def months(self) -> tuple[Month, ...]:
        """The months from the first day to today, the last one cut at today."""
        found = []
        first = self.first
        while first <= self.today:
            day = dt.date.fromordinal(first)
            following = month_after(day).toordinal()
            found.append(Month(day.month, first, min(following - 1, self.today)))
            first = following
        return tuple(found)

    @cached_property
    def holidays(self) -> dict[int, bool]:
        """Holidays from the year before the records to the year after today."""
        first, last = dt.date.fromordinal(self.first), dt.date.fromordinal(self.today)
        return holidays(first.year - 1, last.year + 1)

    def month(self, day: int) -> int:
        """The number of the month of that day."""
        return dt.date.fromordinal(day).month

    def works(self, day: int) -> bool:
        """Whether offices are open on that day."""
        return self.holidays.get(day, day % 7 not in (0, 6))

    def working_day(self, day: int) -> int:
        """The day itself or the next one on which offices are open."""
        while not self.works(day):
            day += 1
        return day

    def after_working_days(self, day: int, count: int) -> int:
        """The n-th working day after a day."""
        for _ in range(count):
            day = self.working_day(day + 1)
        return day

    def working_days_between(self, start: int, end: int) -> int:
        """Working days after start, up to and including end."""
        return sum(self.works(day) for day in range(start + 1, end + 1))

    def moment(self, rng: random.Random, day: int) -> int:
        """A moment of that day: the two halves of a working day, now and then the evening."""
        chance = rng.random()
        if chance < 0.48:
            second = rng.randrange(8 * 3600 + 1200, 11 * 3600 + 3000)
        elif chance < 0.92:
            second = rng.randrange(14 * 3600, 17 * 3600 + 2400)
        else:
            second = rng.randrange(19 * 3600, 21 * 3600 + 1800)
        return day * DAY + second


def month_after(day: dt.date) -> dt.date:
    """First day of the following month."""
    return dt.date(day.year + day.month // 12, day.month % 12 + 1, 1)


def month_end(day: int) -> int:
    """Last day of the month of that day."""
    return month_after(dt.date.fromordinal(day)).toordinal() - 1


def half_end(day: int) -> int:
    """Last day of the half-year of that day: the eve of the first of July, or the year's end."""
    date = dt.date.fromordinal(day)
    return month_end(dt.date(date.year, 6 if date.month <= 6 else 12, 1).toordinal())


def quarter_end(day: int) -> int:
    """Last day of the quarter of that day."""
    date = dt.date.fromordinal(day)
    return month_end(dt.date(date.year, (date.month + 2) // 3 * 3, 1).toordinal())
