"""Numbers as they are printed: what looks equal is a tie, and what is not all never looks like all."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.ranks.shown import beside, half_up, shown, written

numbers = st.fractions(min_value=-100, max_value=100, max_denominator=5000)
parts = st.fractions(min_value=0, max_value=1, max_denominator=50_000)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1", "100%"), ("9/10", "90%"), ("90/100", "90%"), ("2/3", "66.67%"), ("1/200", "0.5%"),
        ("0", "0%"), ("99999/100000", "<100%"), ("9999/10000", "99.99%"),
    ],
)  # fmt: skip
def test_a_share_is_printed_in_per_cent(value, text):
    assert shown(Fraction(value), per_cent=True).text == text


@given(parts, parts)
def test_a_greater_share_never_has_a_smaller_key_and_equal_texts_have_equal_keys(one, other):
    low, high = sorted((one, other))
    first, second = shown(low, per_cent=True), shown(high, per_cent=True)
    assert first.key <= second.key
    assert (first.key == second.key) == (first.text == second.text)


@given(numbers, numbers)
def test_numbers_are_told_apart_exactly_where_they_are_printed_apart(one, other):
    first, second = shown(one, per_cent=False), shown(other, per_cent=False)
    assert (first.key == second.key) == (first.text == second.text)
    assert (first.key < second.key) <= (one < other)


def test_half_a_hundredth_goes_up():
    assert [half_up(Fraction(n, 1000)) for n in (4, 5, -5, -6)] == [0, 1, 0, -1]


def test_idle_noughts_are_not_written():
    assert [written(n) for n in (9250, 100, 5, -130, 0)] == ["92.5", "1", "0.05", "-1.3", "0"]


def test_a_number_just_below_its_line_does_not_look_like_the_line():
    assert beside(Fraction("89.996"), Fraction(90)) == "89.996"
    assert beside(Fraction("89.99"), Fraction(90)) == "89.99"
    assert beside(Fraction(90), Fraction(90)) == "90"
