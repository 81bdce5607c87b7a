"""The middle of units of one sort: told only where there are enough of them."""

from fractions import Fraction

import pytest

from duixian.desk.scorecards.peers import Peers, middle, peers
from sheets.cases import invented


@pytest.mark.parametrize(
    ("numbers", "median"),
    [((1, 2, 9), Fraction(2)), ((1, 2, 3, 9), Fraction(5, 2)), ((4,), Fraction(4))],
)
def test_the_median_is_the_middle_or_the_mean_of_the_two_there(numbers, median):
    assert middle([Fraction(n) for n in numbers]) == median


def test_fewer_than_three_units_have_no_middle(county):
    assert county.worked_out().peers == {}


def test_units_are_laid_beside_those_of_their_own_sort():
    found = invented()
    rural = [
        numbers["pledges_kept"]
        for unit, numbers in found.numbers.items()
        if (found.tree.units[unit].type, found.tree.units[unit].category) == ("branch", "rural")
    ]
    values = sorted(Fraction(n.n, n.d) for n in rural if n.d)
    wanted = Peers(len(values), middle(values), values[-1], values[0])
    assert peers(found, found.top)[("branch", "rural"), "pledges_kept"] == wanted
