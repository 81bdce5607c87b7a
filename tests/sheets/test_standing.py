"""Done laid across effect: counted on each line by itself, never added up."""

from fractions import Fraction

import pytest

from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import Number
from duixian.sheets.standing import (
    Standing,
    little_done_much_effect,
    much_done_little_effect,
    reached,
    reaches,
    standings,
)
from sheets.cases import invented, pack, small


@pytest.mark.parametrize(
    ("indicator", "number", "median", "reached_"),
    [
        ("study_hours", (20, 10), (2, 1), True),
        ("study_hours", (19, 10), (2, 1), False),
        ("study_hours", (0, 10), (0, 1), False),
        ("tasks_overdue", (1, 1), (1, 1), True),
        ("tasks_overdue", (2, 1), (1, 1), False),
        ("tasks_overdue", (0, 1), (0, 1), True),
    ],
)
def test_a_number_reaches_the_median_or_not(indicator, number, median, reached_):
    found = reaches(Number("value", *number), pack().indicator(indicator), median)
    assert found is reached_


def test_numbers_that_are_absent_are_not_counted_below():
    county = small()
    there = [
        i
        for i in county.on_line(Line.EFFECT)
        if i.id in county.numbers["e"] and county.numbers["e"][i.id].d and i.id in county.medians
    ]
    assert reached(county, "e", Line.EFFECT)[1] == len(there) < len(county.on_line(Line.EFFECT))


def test_units_that_stand_out_have_enough_effects_to_be_named():
    found = [
        Standing("paper", (8, 8), (1, 8)),
        Standing("quiet", (1, 8), (7, 8)),
        Standing("thin", (8, 8), (0, 2)),
        Standing("middle", (4, 8), (4, 8)),
    ]
    assert [s.unit for s in much_done_little_effect(found)] == ["paper"]
    assert [s.unit for s in little_done_much_effect(found)] == ["quiet"]


def test_the_farthest_are_named_first():
    found = [Standing(str(n), (8, 8), (n % 3, 9)) for n in range(9)]
    assert [s.unit for s in much_done_little_effect(found)] == [
        "0",
        "3",
        "6",
        "1",
        "4",
        "7",
        "2",
        "5",
        "8",
    ]


def test_places_lie_between_nought_and_one():
    for standing in standings(invented()):
        assert all(Fraction(0) <= part <= Fraction(1) for part in standing.place)
