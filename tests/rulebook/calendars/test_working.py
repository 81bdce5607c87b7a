"""Working days: the week, the holidays, and spans that clamp."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.calendars.working import add_working_days, after, works
from duixian.rulebook.vocabulary.filters import Span

# The first week of October off, made up for on the two Saturdays around it.
OCTOBER = {
    **{dt.date(2010, 10, n): False for n in range(1, 8)},
    dt.date(2010, 9, 25): True,
    dt.date(2010, 10, 9): True,
}
DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "days", "then"),
    [
        ("2010-06-24", 5, "2010-07-01"),
        ("2010-06-24", 0, "2010-06-24"),
        ("2010-06-26", 1, "2010-06-28"),
        ("2010-06-28", -1, "2010-06-25"),
        ("2010-09-30", 1, "2010-10-08"),
        ("2010-09-30", 2, "2010-10-09"),
        ("9999-12-30", 9, "9999-12-31"),
    ],
)
def test_the_nth_working_day_skips_weekends_and_holidays(day, days, then):
    on = dt.date.fromisoformat(day)
    assert add_working_days(on, days, OCTOBER) == dt.date.fromisoformat(then)


@given(DAYS, st.integers(1, 300))
def test_so_many_working_days_lie_between(day, days):
    then = add_working_days(day, days, OCTOBER)
    between = [day + dt.timedelta(n) for n in range(1, (then - day).days + 1)]
    assert sum(works(on, OCTOBER) for on in between) == days
    assert works(then, OCTOBER)


@pytest.mark.parametrize(
    ("span", "then"),
    [
        (Span(days=3), "2010-02-03"),
        (Span(months=1), "2010-02-28"),
        (Span(years=2), "2012-01-31"),
        (Span(working_days=1), "2010-02-01"),
    ],
)
def test_a_span_has_passed_on_its_day(span, then):
    assert after(dt.date(2010, 1, 31), span, {}) == dt.date.fromisoformat(then)
