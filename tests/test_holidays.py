"""The published holidays, day by day, beside a second library that was made by other people."""

from __future__ import annotations

import datetime as dt

import holidays as other
import pytest

from duixian.holidays import CORRECTIONS, beside, published, years
from duixian.rulebook.calendars.working import add_working_days, works

FIRST, LAST = 2004, 2026
SECOND = other.country_holidays("CN", years=range(FIRST, LAST + 1))


def days_of(year: int) -> list[dt.date]:
    first = dt.date(year, 1, 1)
    return [first + dt.timedelta(n) for n in range((dt.date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_two_libraries_agree_on_every_day_of_every_published_year(year):
    differing = [
        day for day in days_of(year) if works(day, published()) != SECOND.is_working_day(day)
    ]
    assert differing == []


def test_the_one_day_on_which_the_libraries_differ_goes_by_the_notice():
    # 国办发明电〔2005〕35号, 元旦: “将12月31日(星期六)、1月1日(星期日)两个公休日调至1月2日、3日，
    # 12月31日(星期六)上班”. The second library has it right, the first does not.
    from chinese_calendar import constants

    first = {**dict.fromkeys(constants.holidays, False), **dict.fromkeys(constants.workdays, True)}
    every = [day for year in range(FIRST, LAST + 1) for day in days_of(year)]
    differing = {day for day in every if works(day, first) != SECOND.is_working_day(day)}
    assert differing == {dt.date(2005, 12, 31)} == set(CORRECTIONS)
    assert works(dt.date(2005, 12, 31), published())


def test_the_years_known_are_told():
    assert years() == (FIRST, LAST)


@pytest.mark.parametrize(
    ("event", "days", "expected"),
    [
        # National Day 2026: off from 1 to 7 October, Sunday 20 September and Saturday 10 October worked.
        ("2026-09-18", 1, "2026-09-20"),
        ("2026-09-30", 1, "2026-10-08"),
        ("2026-09-30", 3, "2026-10-10"),
        ("2026-09-30", 4, "2026-10-12"),
        # National Day 2010: Sunday 26 September and Saturday 9 October worked.
        ("2010-09-21", 3, "2010-09-27"),
        ("2010-09-30", 2, "2010-10-09"),
    ],
)
def test_working_days_go_over_the_long_holidays(event, days, expected):
    found = add_working_days(dt.date.fromisoformat(event), days, published())
    assert found == dt.date.fromisoformat(expected)


def test_a_countys_own_table_goes_first_for_the_years_that_it_covers():
    own = {dt.date(2026, 3, 3): False}
    found = beside(own)
    assert not works(dt.date(2026, 3, 3), found)
    assert works(dt.date(2026, 10, 1), found)  # the year is the county's own, whole
    assert not works(dt.date(2025, 10, 1), found)
