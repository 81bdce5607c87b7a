"""Days: periods, windows, and lengths of time that clamp to the month's end."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import PeriodName

__all__ = [
    "CAMPAIGN",
    "Days",
    "Interval",
    "Period",
    "PhaseWindow",
    "Reach",
    "Rolling",
    "Standing",
    "WholeCampaign",
    "Window",
    "add_months",
    "interval",
    "reach",
]

CAMPAIGN = "campaign"
MONTHS_IN = {PeriodName.MONTH: 1, PeriodName.QUARTER: 3, PeriodName.HALF: 6, PeriodName.YEAR: 12}


@dataclass(frozen=True)
class Interval:
    """Some days, both ends included; `start` is empty where there is no lower bound."""

    start: dt.date | None
    end: dt.date

    def __contains__(self, day: dt.date | None) -> bool:
        if day is None:
            return False
        return (self.start is None or self.start <= day) and day <= self.end


@dataclass(frozen=True)
class Days:
    """The first and last day of one item of a campaign calendar; the last is empty while open."""

    starts_on: dt.date
    ends_on: dt.date | None = None


CampaignCalendar = Mapping[str, Days]


@dataclass(frozen=True)
class Standing:
    """What is true on the day."""

    word: ClassVar[str] = "standing"


@dataclass(frozen=True)
class WholeCampaign:
    """From the campaign's start to its end or the day."""

    word: ClassVar[str] = "campaign"


@dataclass(frozen=True)
class Period:
    """The calendar period that contains the day."""

    word: ClassVar[str] = "period"
    payload: ClassVar[str] = "name"
    name: PeriodName


@dataclass(frozen=True)
class PhaseWindow:
    """One item of the campaign calendar."""

    word: ClassVar[str] = "phase"
    payload: ClassVar[str] = "item"
    item: str


@dataclass(frozen=True)
class Rolling:
    """The last days or months up to the day."""

    word: ClassVar[str] = "rolling"
    payload: ClassVar[str] = "span"
    span: Span


Window = Standing | WholeCampaign | Period | PhaseWindow | Rolling


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months later, clamped to the month's end and to the days there are."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not dt.MINYEAR <= year <= dt.MAXYEAR:
        return dt.date.min if year < dt.MINYEAR else dt.date.max
    last = calendar.monthrange(year, month + 1)[1]
    return dt.date(year, month + 1, min(day.day, last))


def days_before(day: dt.date, days: int) -> dt.date:
    """So many days before a day, but no day before the first there is."""
    return dt.date.fromordinal(max(day.toordinal() - days, 1))


def period_start(day: dt.date, name: PeriodName) -> dt.date:
    """The first day of the period that contains the day."""
    months = MONTHS_IN[name]
    return dt.date(day.year, (day.month - 1) // months * months + 1, 1)


@dataclass(frozen=True)
class Reach:
    """All days a window may come to hold as time goes on, seen from a day.

    Its first day (none: no lower bound), its last where that is settled; whether its first moves on
    with every day, and whether the campaign's calendar fixes it.
    """

    start: dt.date | None
    end: dt.date | None = None
    rolls: bool = False
    fixed: bool = False


def reach(window: Window, day: dt.date, campaign: CampaignCalendar) -> Reach | None:
    """What a window may come to hold; nothing for an item that is not in the calendar."""
    match window:
        case Standing():
            return Reach(None)
        case Period() | Rolling():
            span = interval(window, day, campaign)
            return Reach(span.start if span else None, rolls=isinstance(window, Rolling))
        case WholeCampaign():
            item = campaign.get(CAMPAIGN)
        case PhaseWindow(id_):
            item = campaign.get(id_)
    return Reach(item.starts_on, item.ends_on, fixed=True) if item else None


def interval(window: Window, day: dt.date, campaign: CampaignCalendar) -> Interval | None:
    """The days a window means on a day; nothing for an item that has not begun.

    Nothing after the day ever counts.
    """
    match window:
        case Standing():
            return Interval(None, day)
        case Period(name):
            return Interval(period_start(day, name), day)
        case Rolling(span):
            start = (
                days_before(day, span.days - 1)
                if span.days
                else add_months(day, -(span.months or 0)) + dt.timedelta(1)
            )
            return Interval(start, day)
        case WholeCampaign():
            item = campaign.get(CAMPAIGN)
        case PhaseWindow(id_):
            item = campaign.get(id_)
    if item is None or item.starts_on > day:
        return None
    return Interval(item.starts_on, min(item.ends_on or day, day))
