"""Working days: Monday to Friday, save what the published holidays say otherwise."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from duixian.rulebook.vocabulary.filters import Span

from . import add_months

Holidays = Mapping[dt.date, bool]
"""Whether a day is worked, for the days on which the holidays differ from the week."""

WEEKEND = 5


def works(day: dt.date, holidays: Holidays) -> bool:
    """Whether a day is worked; a year whose holidays are not handed in goes by the week alone."""
    return holidays.get(day, day.weekday() < WEEKEND)


def add_working_days(day: dt.date, days: int, holidays: Holidays) -> dt.date:
    """The n-th working day after a day (before it, if negative); the day itself is day 0.

    The first or last day there is, if the calendar ends before.
    """
    step = 1 if days >= 0 else -1
    ordinal, left = day.toordinal(), abs(days)
    while left and 1 < ordinal < dt.date.max.toordinal():
        ordinal += step
        left -= works(dt.date.fromordinal(ordinal), holidays)
    return dt.date.fromordinal(ordinal)


def working_days_until(day: dt.date, other: dt.date, holidays: Holidays) -> int:
    """How many working days lie after a day up to another, which counts; negative where it lies before."""
    if other < day:
        return -working_days_until(other, day, holidays)
    week = _weekdays(other.toordinal()) - _weekdays(day.toordinal())
    differing = ((on, open_) for on, open_ in holidays.items() if day < on <= other)
    return week + sum(open_ - (on.weekday() < WEEKEND) for on, open_ in differing)


def _weekdays(ordinal: int) -> int:
    """How many days from Monday to Friday there are from the first day of the first year on."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * WEEKEND + min(rest, WEEKEND)


def last_of(first: dt.date, span: Span, holidays: Holidays) -> dt.date:
    """The last day of a length of time that begins with a day; the first day counts."""
    return after(dt.date.fromordinal(max(first.toordinal() - 1, 1)), span, holidays)


def after(day: dt.date, span: Span, holidays: Holidays) -> dt.date:
    """The day on which a length of time since a day has passed; months clamp to the month's end."""
    if span.working_days is not None:
        return add_working_days(day, span.working_days, holidays)
    if span.days is not None:
        last = dt.date.max.toordinal()
        return dt.date.fromordinal(max(1, min(day.toordinal() + span.days, last)))
    return add_months(day, (span.months or 0) + 12 * (span.years or 0))


def working_days_between(first: dt.date, last: dt.date, holidays: Holidays) -> int:
    """The working days after a day up to another, which counts: the first is day 0."""
    days = range(first.toordinal() + 1, last.toordinal() + 1)
    return sum(works(dt.date.fromordinal(day), holidays) for day in days)
