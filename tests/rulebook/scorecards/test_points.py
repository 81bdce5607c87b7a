"""Points: exact, rounded half up once, never past a cap."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.scorecards.points import Each, Points, Target, half_up, hundredths
from rulebook.counties import said

DAY = dt.date(2010, 12, 31)


def rule(text: str) -> Target | Each:
    """Points in the words of a pack."""
    return said(Points, text)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.005", 1),
        ("0.0049999", 0),
        ("2.675", 268),
        ("-0.005", 0),
        ("-0.0051", -1),
        ("1/3", 33),
        ("2/3", 67),
        ("1.115", 112),
        ("0", 0),
    ],
)
def test_half_a_hundredth_is_rounded_up(amount, rounded):
    assert half_up(Fraction(amount)) == rounded


@pytest.mark.parametrize(
    ("amount", "whole"), [("20", 2000), ("0.07", 7), ("-1.5", -150), ("999999999.99", 99999999999)]
)
def test_an_amount_is_a_whole_number_of_hundredths(amount, whole):
    assert hundredths(Decimal(amount)) == whole


@pytest.mark.parametrize(
    ("text", "value", "earned"),
    [
        ("{target: {target: 90, full: 20, none_gives: 0}}", "45", 1000),
        ("{target: {target: 90, full: 20, none_gives: 0}}", "90", 2000),
        ("{target: {target: 90, full: 20, none_gives: 0}}", "100", 2000),
        ("{target: {target: 90, full: 20, none_gives: 0}}", "0", 0),
        ("{target: {target: 90, full: 20, none_gives: 0}}", "-5", 0),
        ("{target: {target: 3, full: 1, none_gives: 0}}", "1", 33),
        ("{target: {target: 8, full: 0.07, none_gives: 0}}", "4", 4),
        ("{each: {start: 10, each: -2, least: 0, most: 10, none_gives: 0}}", "7", 0),
        ("{each: {start: 10, each: -2, least: 0, most: 10, none_gives: 0}}", "0", 1000),
        ("{each: {start: 0, each: -3, least: -20, most: 0, none_gives: 0}}", "6", -1800),
        ("{each: {start: 0, each: -3, least: -20, most: 0, none_gives: 0}}", "7", -2000),
        ("{each: {start: 0, each: -0.33, least: -20, most: 0, none_gives: 0}}", "1/2", -16),
        ("{each: {start: 0, each: 2, least: 0, most: 12, none_gives: 0}}", "15", 1200),
    ],
)
def test_what_a_value_earns(text, value, earned):
    assert rule(text).by_hand(Fraction(value), DAY) == earned


def test_a_changed_rule_holds_from_its_day_for_the_whole_window():
    changed = rule(
        "{target: {target: [{since: 2010-01-01, value: 80}, {since: 2010-07-01, value: 100}],"
        " full: 10, none_gives: out}}"
    )
    assert changed.by_hand(Fraction(50), dt.date(2010, 6, 30)) == 625
    assert changed.by_hand(Fraction(50), dt.date(2010, 7, 1)) == 500


@given(st.fractions(-1000, 1000), st.fractions(-1000, 1000))
def test_more_of_what_is_wanted_never_earns_less(one, other):
    wanted = rule("{target: {target: 0.37, full: 19.99, none_gives: 0}}")
    unwanted = rule("{each: {start: 3, each: -0.07, least: -9.5, most: 8, none_gives: 0}}")
    low, high = sorted((one, other))
    assert wanted.by_hand(low, DAY) <= wanted.by_hand(high, DAY)
    assert unwanted.by_hand(low, DAY) >= unwanted.by_hand(high, DAY)


@pytest.mark.parametrize("gives", ["0", "2.5", "-1", "out"])
def test_the_row_for_the_engine_says_what_no_value_gives(gives):
    points = rule(f"{{target: {{target: 90, full: 20, none_gives: {gives}}}}}")
    wanted = None if gives == "out" else hundredths(Decimal(gives))
    assert points.row(DAY, per_cent=True) == ("target", 2000, 9000, *[None] * 4, 100, wanted)
    assert points.most(DAY) == 20
