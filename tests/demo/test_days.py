"""Days: months without gaps, holidays where they belong, working days counted."""

import datetime as dt

import pytest

from duixian.demo.days import Times, half_end, month_end, new_year_of_the_moon, quarter_end


def day(text):
    return dt.date.fromisoformat(text).toordinal()


@pytest.mark.parametrize("text", ["2012-06-30", "2024-02-29", "2011-01-01", "2010-12-31"])
def test_the_months_follow_each_other_from_the_first_day_to_today(text):
    times = Times.until(dt.date.fromisoformat(text))
    ends = [month.last for month in times.months]
    assert [month.first for month in times.months] == [times.first, *(end + 1 for end in ends[:-1])]
    assert ends[-1] == times.today
    assert len(times.months) == 25


def test_the_lunar_new_year_falls_within_its_month():
    found = {y: dt.date.fromordinal(new_year_of_the_moon(y)) for y in range(1990, 2060)}
    assert {y for y, d in found.items() if not dt.date(y, 1, 20) <= d <= dt.date(y, 2, 21)} == set()


def test_ends_of_months_quarters_and_half_years():
    assert month_end(day("2012-02-10")) == day("2012-02-29")
    assert month_end(day("2012-12-31")) == day("2012-12-31")
    assert quarter_end(day("2012-05-01")) == day("2012-06-30")
    assert quarter_end(day("2012-10-01")) == day("2012-12-31")
    assert half_end(day("2012-06-30")) == day("2012-06-30")
    assert half_end(day("2012-07-01")) == day("2012-12-31")


def test_working_days_skip_weekends_and_holidays():
    times = Times.until(dt.date(2012, 6, 30))
    assert times.working_day(day("2012-06-09")) == day("2012-06-11")
    assert times.after_working_days(day("2012-04-27"), 1) == day("2012-04-30")
    assert times.after_working_days(day("2012-04-30"), 1) == day("2012-05-04")
    assert times.working_days_between(day("2012-06-08"), day("2012-06-12")) == 2


def test_a_week_off_is_made_up_for_on_the_weekends_around_it():
    times = Times.until(dt.date(2012, 6, 30))
    off = [d for d in range(day("2011-10-01"), day("2011-10-08")) if not times.works(d)]
    assert len(off) == 7
    assert times.works(day("2011-09-25"))
    assert times.works(day("2011-10-08"))
