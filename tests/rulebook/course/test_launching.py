"""Level by level: who launched when, how long after the level above, who is late, whose plan is a copy."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.course import Launch, Place, Spread, common, is_copy, launches, spread

BEGAN, OLD = dt.date(2026, 4, 6), dt.date(2000, 1, 1)
DUE = {1: dt.date(2026, 4, 20), 2: dt.date(2026, 5, 5)}
TOWN, BRANCH = Place("T1", "X", 1, OLD), Place("B1", "T1", 2, OLD)
days = st.dates(dt.date(2026, 4, 1), dt.date(2026, 7, 1))


def day(text):
    return dt.date.fromisoformat(text)


def launch(place, launched, on):
    return launches([TOWN, BRANCH, place], launched, DUE, BEGAN, day(on))[place.unit]


def test_a_township_that_launched_in_time_is_so_many_days_after_the_county():
    found = launch(TOWN, {"T1": day("2026-04-16")}, "2026-05-01")
    assert found == Launch("T1", 1, DUE[1], day("2026-04-16"), 10, 0)


def test_a_branch_is_counted_from_its_township():
    launched = {"T1": day("2026-04-16"), "B1": day("2026-05-08")}
    assert launch(BRANCH, launched, "2026-06-01") == Launch(
        "B1", 2, DUE[2], day("2026-05-08"), 22, 3
    )


def test_a_branch_whose_township_has_no_plan_has_nothing_to_be_counted_from():
    assert launch(BRANCH, {"B1": day("2026-05-02")}, "2026-06-01").behind is None


def test_who_has_not_launched_is_late_from_the_day_after_the_last():
    assert [launch(TOWN, {}, f"2026-04-{n}").late for n in (19, 20, 21, 30)] == [0, 0, 1, 10]


def test_a_plan_of_tomorrow_is_not_there_today():
    assert launch(TOWN, {"T1": day("2026-04-22")}, "2026-04-21").on is None


def test_a_unit_that_opened_later_has_as_many_days_as_the_others():
    new = Place("T9", "X", 1, day("2026-06-01"))
    assert launch(new, {}, "2026-06-10").due_on == day("2026-06-15")


def test_a_level_without_a_day_is_never_late():
    group = Place("G1", "B1", 3, OLD)
    assert launch(group, {}, "2036-01-01").late == 0


@given(st.dictionaries(st.sampled_from(["T1", "B1"]), days), days)
def test_numbers_are_never_negative_where_plans_go_down_in_order(launched, on):
    found = launches([TOWN, BRANCH], launched, DUE, BEGAN, on)
    assert all(each.late >= 0 for each in found.values())
    count = spread(found.values())
    assert (count.units, count.launched + count.late <= 2) == (2, True)


def test_a_spread_counts_as_late_who_has_not_launched():
    late = Launch("A", 1, DUE[1], None, None, 4)
    came_late = Launch("B", 1, DUE[1], day("2026-04-25"), 19, 5)
    assert spread([late, came_late]) == Spread(2, 1, 1, 1)


ABOVE = "入户走访，听民声。公开承诺，按期兑现；问题挂号销号。群众来评。"


@pytest.mark.parametrize(
    ("own", "share", "copied"),
    [
        (ABOVE, Fraction(1), True),
        ("入户走访 听民声！公开承诺、按期兑现。问题挂号销号\n群众来评", Fraction(1), True),
        ("入户走访，听民声。修好东渠。", Fraction(1, 2), False),
        ("修好东渠。", Fraction(0), False),
        ("", None, False),
        ("。！", None, False),
    ],
)
def test_how_much_of_a_plan_stands_in_the_one_above(own, share, copied):
    assert (common(own, ABOVE), is_copy(common(own, ABOVE))) == (share, copied)


@given(st.text(alphabet="一二三。；\n ", max_size=40), st.text(max_size=40))
def test_a_text_is_wholly_in_itself_and_in_anything_longer(own, more):
    assert common(own, own) in (None, Fraction(1))
    assert common(own, f"{own}\n{more}") == common(own, own)
