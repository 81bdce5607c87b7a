"""Windows: both ends included, nothing after the day, months clamped to their ends."""

from __future__ import annotations

import datetime as dt
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.calendars import (
    Days,
    Interval,
    Period,
    PhaseWindow,
    Rolling,
    Standing,
    WholeCampaign,
    add_months,
    days_before,
    interval,
    period_start,
)
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import PeriodName

DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2010, 3, 31), -1, date(2010, 2, 28)),
        (date(2012, 3, 31), -1, date(2012, 2, 29)),
        (date(2010, 1, 31), 1, date(2010, 2, 28)),
        (date(2010, 12, 31), 1, date(2011, 1, 31)),
        (date(2010, 1, 15), -1, date(2009, 12, 15)),
        (date(2012, 2, 29), 12, date(2013, 2, 28)),
        (date(2010, 6, 30), 0, date(2010, 6, 30)),
        (date(2010, 10, 31), -24, date(2008, 10, 31)),
    ],
)
def test_months_are_added_and_clamped_to_the_month_s_end(day, months, later):
    assert add_months(day, months) == later


@given(DAYS, st.integers(-60, 60))
def test_months_added_and_taken_away_come_back_at_most_three_days_earlier(day, months):
    back = add_months(add_months(day, months), -months)
    assert dt.timedelta(0) <= day - back <= dt.timedelta(3)


@pytest.mark.parametrize(
    ("name", "start"),
    [
        (PeriodName.MONTH, date(2010, 11, 1)),
        (PeriodName.QUARTER, date(2010, 10, 1)),
        (PeriodName.HALF, date(2010, 7, 1)),
        (PeriodName.YEAR, date(2010, 1, 1)),
    ],
)
def test_a_period_begins_on_the_first_of_its_first_month(name, start):
    assert period_start(date(2010, 11, 30), name) == start
    assert interval(Period(name), date(2010, 11, 30), {}) == Interval(start, date(2010, 11, 30))


@given(DAYS, st.sampled_from(PeriodName))
def test_the_day_lies_in_its_period_and_the_day_before_the_period_in_another(day, name):
    start = period_start(day, name)
    assert start <= day
    assert period_start(start, name) == start
    assert period_start(start - dt.timedelta(1), name) < start


@pytest.mark.parametrize(
    ("span", "day", "start"),
    [
        (Span(months=1), date(2010, 3, 31), date(2010, 3, 1)),
        (Span(months=1), date(2010, 2, 28), date(2010, 1, 29)),
        (Span(months=12), date(2010, 12, 31), date(2010, 1, 1)),
        (Span(days=1), date(2010, 3, 31), date(2010, 3, 31)),
        (Span(days=56), date(2010, 12, 31), date(2010, 11, 6)),
    ],
)
def test_a_rolling_window_ends_today_and_holds_so_many_days_or_months(span, day, start):
    assert interval(Rolling(span), day, {}) == Interval(start, day)


CALENDAR = {
    "campaign": Days(date(2010, 4, 6)),
    "p1": Days(date(2010, 4, 6), date(2010, 6, 30)),
    "p4": Days(date(2012, 1, 1)),
}


@pytest.mark.parametrize(
    ("window", "day", "found"),
    [
        (PhaseWindow("p1"), date(2010, 4, 5), None),
        (PhaseWindow("p1"), date(2010, 4, 6), Interval(date(2010, 4, 6), date(2010, 4, 6))),
        (PhaseWindow("p1"), date(2010, 12, 31), Interval(date(2010, 4, 6), date(2010, 6, 30))),
        (PhaseWindow("p4"), date(2011, 12, 31), None),
        (PhaseWindow("p4"), date(2012, 3, 1), Interval(date(2012, 1, 1), date(2012, 3, 1))),
        (PhaseWindow("p9"), date(2012, 3, 1), None),
        (WholeCampaign(), date(2010, 4, 5), None),
        (WholeCampaign(), date(2010, 5, 1), Interval(date(2010, 4, 6), date(2010, 5, 1))),
        (Standing(), date(2010, 5, 1), Interval(None, date(2010, 5, 1))),
    ],
)
def test_a_window_on_the_calendar_is_nothing_before_it_begins_and_ends_with_it_or_today(
    window, day, found
):
    assert interval(window, day, CALENDAR) == found


def test_both_ends_lie_in_an_interval_and_no_day_lies_in_none():
    june = Interval(date(2010, 6, 1), date(2010, 6, 30))
    inside = [date(2010, 6, 1), date(2010, 6, 30)]
    outside = [date(2010, 5, 31), date(2010, 7, 1), None]
    assert ([day in june for day in inside], [day in june for day in outside]) == (
        [True, True],
        [False, False, False],
    )
    assert date.min in Interval(None, date(2010, 6, 30))


@pytest.mark.parametrize("span", [Span(days=999_999_999), Span(months=999_999)])
def test_a_window_longer_than_time_begins_with_the_first_day_there_is(span):
    found = interval(Rolling(span), date(2010, 12, 31), {})
    assert found is not None
    assert found.start is not None
    assert found.start <= date(1, 1, 2)


@given(DAYS, st.integers(0, 10**9))
def test_no_day_lies_before_the_first(day, days):
    assert days_before(day, days).toordinal() == max(day.toordinal() - days, 1)
