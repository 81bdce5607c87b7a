"""A number laid beside the middle of its peers."""

from fractions import Fraction

import pytest

from duixian.desk.scorecards.drawing import across, beside


@pytest.mark.parametrize(
    ("value", "full", "place"),
    [
        (0, 1, "1.5%"),
        (1, 1, "98.5%"),
        (Fraction(1, 2), 1, "50.0%"),
        (3, 0, "1.5%"),
        (-1, 4, "1.5%"),
    ],
)
def test_a_place_is_a_part_of_the_width_a_little_off_the_ends(value, full, place):
    assert across(Fraction(value), Fraction(full)) == place


def test_ones_own_number_may_be_more_than_that_of_any_peer():
    drawn = str(beside(Fraction(10), Fraction(5), (Fraction(1), Fraction(8))))
    assert 'class="peer" cx="50.0%"' in drawn
    assert 'class="dot" cx="98.5%"' in drawn


def test_where_numbers_lie_below_nought_the_line_begins_there():
    drawn = str(beside(Fraction(-10), Fraction(0), (Fraction(-10), Fraction(10))))
    assert 'class="peer" cx="50.0%"' in drawn
    assert 'class="dot" cx="1.5%"' in drawn
