"""The published holidays with the days that are worked for them, as the State Council's office gives them out.

They come from a library, year by year; a year that is not published yet is simply not there, and
whatever is counted through it is provisional.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from types import MappingProxyType

from duixian.rulebook.calendars.working import Holidays

CORRECTIONS = {
    # 国办发明电〔2005〕35号: “12月31日(星期六)上班”; the library leaves it a day off.
    dt.date(2005, 12, 31): True,
}


@cache
def published() -> Holidays:
    """Whether a day is worked, for all days of the published years that differ from the week."""
    from chinese_calendar import constants

    found = dict.fromkeys(constants.holidays, False)
    return MappingProxyType({**found, **dict.fromkeys(constants.workdays, True), **CORRECTIONS})


def beside(own: Holidays) -> Holidays:
    """A county's own table of holidays, and the published ones for the years that it leaves out."""
    covered = {day.year for day in own}
    rest = {day: works for day, works in published().items() if day.year not in covered}
    return {**rest, **own}


@cache
def known() -> frozenset[int]:
    """The years that are published."""
    return frozenset(day.year for day in published())


def years() -> tuple[int, int]:
    """The first and the last year of which the holidays are known."""
    return min(known()), max(known())
