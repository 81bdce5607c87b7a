"""Points: exact, rounded half up once, never past a cap."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.scorecards.points import (
    Each,
    Earned,
    Points,
    Target,
    half_up,
    hundredths,
    printed,
)
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
        (
            "{bands: {bands: [{from: 90, give: 20}, {from: 60, give: 7.5}], none_gives: 0}}",
            "90",
            2000,
        ),
        (
            "{bands: {bands: [{from: 90, give: 20}, {from: 60, give: 7.5}], none_gives: 0}}",
            "8999999/100000",
            750,
        ),
        (
            "{bands: {bands: [{from: 90, give: 20}, {from: 60, give: 7.5}], none_gives: 0}}",
            "59.99",
            0,
        ),
        (
            "{bands: {bands: [{from: 30, give: -5}, {from: 0, give: 10}], none_gives: 0}}",
            "30",
            -500,
        ),
        (
            "{bands: {bands: [{from: 30, give: -5}, {from: 0, give: 10}], none_gives: 0}}",
            "29",
            1000,
        ),
        ("{bands: {bands: [{from: 30, give: -5}, {from: 0, give: 10}], none_gives: 0}}", "-1", 0),
        ("{given: {full: 10, none_gives: out}}", "25/3", 833),
        ("{given: {full: 10, none_gives: out}}", "10.01", 1000),
        ("{given: {full: 10, none_gives: out}}", "-1", 0),
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


def test_a_new_scale_of_bands_holds_from_its_day():
    changed = rule(
        "{bands: {bands: [{since: 2010-01-01, value: [{from: 90, give: 20}, {from: 60, give: 10}]},"
        " {since: 2010-07-01, value: [{from: 80, give: 20}]}], none_gives: out}}"
    )
    days = dt.date(2010, 6, 30), dt.date(2010, 7, 1)
    assert [changed.by_hand(Fraction(85), day) for day in days] == [1000, 2000]
    assert [changed.by_hand(Fraction(70), day) for day in days] == [1000, 0]


def test_the_best_band_is_the_most_that_can_be_had():
    fewer = rule("{bands: {bands: [{from: 30, give: 2}, {from: 0, give: 10}], none_gives: out}}")
    fines = rule("{bands: {bands: [{from: 3, give: -5}, {from: 1, give: -2}], none_gives: out}}")
    assert (fewer.most(DAY), fines.most(DAY)) == (10, 0)


@pytest.mark.parametrize(
    ("text", "zh", "en"),
    [
        (
            "{bands: {bands: [{from: 90, give: 20}, {from: 60, give: 7.5}], none_gives: 0}}",
            "达到 90 得 20 分，达到 60 得 7.5 分，再低得 0 分。",
            "From 90 on 20 points; from 60 on 7.5 points; below that 0.",
        ),
        (
            "{given: {full: 10, none_gives: out}}",
            "由人给分，满分 10 分。",
            "Given by people, 10 points at most.",
        ),
    ],
)
def test_the_rule_is_said_in_words(text, zh, en):
    said_ = rule(text).sentence(DAY)
    assert (said_.zh, said_.en) == (zh, en)


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        ("90", "90 达到 90", "90 reaches 90"),
        ("8999999/100000", "89.99999 达到 60", "89.99999 reaches 60"),
        ("59.5", "59.5 一档也没达到", "59.5 reaches no band"),
        ("200/3", "66.67 达到 60", "66.67 reaches 60"),
    ],
)
def test_a_value_just_below_a_band_is_not_printed_as_its_start(value, zh, en):
    bands = rule("{bands: {bands: [{from: 90, give: 20}, {from: 60, give: 7.5}], none_gives: 0}}")
    told = bands.reached(Fraction(value), DAY)
    assert (told.zh, told.en) == (zh, en)


@pytest.mark.parametrize(
    ("gives", "value", "earned"),
    [
        ("out", None, Earned(None, 0)),
        ("-1.5", None, Earned(-150, 2000)),
        ("out", "9/10", Earned(2000, 2000)),
        ("0", "8/10", Earned(750, 2000)),
    ],
)
def test_what_is_out_can_bring_nothing_and_the_rest_its_most(gives, value, earned):
    bands = rule(
        f"{{bands: {{bands: [{{from: 90, give: 20}}, {{from: 60, give: 7.5}}], none_gives: {gives}}}}}"
    )
    assert bands.earned(value and Fraction(value), DAY, per_cent=True) == earned


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
    given = {"form": "target", "full": 2000, "target": 9000, "unit": 100, "none_gives": wanted}
    assert {
        k: v
        for k, v in points.row(DAY, per_cent=True).items()
        if v is not None or k == "none_gives"
    } == given
    assert points.most(DAY) == 20


@pytest.mark.parametrize(
    ("hundredths", "shown"), [(1111, "11.11"), (2000, "20"), (-250, "-2.5"), (0, "0")]
)
def test_points_are_printed_without_empty_places(hundredths, shown):
    assert printed(hundredths) == shown
