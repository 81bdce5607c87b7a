"""Votes are whole numbers: never a rounded share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.lifecycle.needs import Threshold

PARTS = st.fractions(0, 1).filter(bool)


@pytest.mark.parametrize(
    ("threshold", "votes", "base", "reached"),
    [
        (Threshold("due", at_least=(2, 3)), 20, 30, True),
        (Threshold("due", at_least=(2, 3)), 19, 30, False),
        (Threshold("due", at_least=(1, 2)), 15, 30, True),
        (Threshold("due", more_than=(1, 2)), 15, 30, False),
        (Threshold("due", more_than=(1, 2)), 16, 30, True),
        (Threshold("present", more_than=(1, 2)), 0, 0, False),
        (Threshold("present", at_least=(1, 2)), 0, 0, True),
        (Threshold("cast", at_least=(1, 1)), 999_999_999, 1_000_000_000, False),
    ],
)
def test_a_threshold_is_reached_or_not(threshold, votes, base, reached):
    assert threshold.reached(votes, base) is reached


@given(PARTS, st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_threshold_is_the_comparison_of_exact_shares(part, votes, base):
    pair = (part.numerator, part.denominator)
    share = Fraction(votes, base)
    assert Threshold("due", at_least=pair).reached(votes, base) is (share >= part)
    assert Threshold("due", more_than=pair).reached(votes, base) is (share > part)
