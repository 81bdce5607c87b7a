"""What stands behind the numbers: the items, and nothing that must not be seen."""

import datetime as dt
from decimal import Decimal

import pytest

from duixian.sheets.workbook.evidence import Item, behind
from sheets.cases import invented, small


def test_the_records_behind_a_share_say_their_state_and_dates():
    (item,) = behind(small(), ["b"])["b", "pledges_kept"]
    assert item == Item(
        what="g3", kind="承诺", state="已示诺", stage="在办", occurred_on=dt.date(2009, 5, 1),
        due_on=dt.date(2009, 12, 31), entered_on=dt.date(2009, 5, 1), carried=True, timing="到期未办", part=0,
    )  # fmt: skip


def test_members_have_numbers_and_how_much_they_have():
    items = behind(small(), ["a"])["a", "study_covered"]
    assert items == [
        Item(f"党员 {n}", kind="党员", amount=a, part=a) for n, a in ((1, 1), (2, 1), (3, 0))
    ]


def test_an_answer_sheet_shows_its_answers_only_if_there_are_enough():
    found = behind(small(), ["a"])
    (many,), (few,) = found["a", "satisfaction"], found["a", "members_satisfaction"]
    assert (many.amount, many.asked, many.answers) == (40, 50, 60)
    assert (few.amount, few.asked, few.answers, few.value) == (None, None, None, "份数太少，不显示")


def test_people_told_apart_stand_under_numbers_not_under_their_codes():
    items = behind(small(), ["a"])["a", "households_visited"]
    assert [(i.what, i.value) for i in items] == [("v1", "1 号"), ("v2", "1 号"), ("v3", "1 号")]


def test_a_sum_says_each_amount_with_its_places():
    amounts = [i.amount for i in behind(small(), ["a"])["a", "study_hours"]]
    assert amounts == [Decimal("2.5")]


def test_every_number_of_a_unit_has_its_items():
    county = invented()
    units = county.scored[:4]
    assert set(behind(county, units)) == {(u, i) for u in units for i in county.numbers[u]}


@pytest.mark.parametrize("county", [small, invented])
def test_what_the_items_come_to_is_the_number(county):
    found = county()
    for (unit, id_), items in behind(found, found.scored).items():
        number, measure = found.numbers[unit][id_], found.pack.indicator(id_).measure
        if number.d:
            n, d = sum(i.part for i in items), sum(i.counts for i in items)
            assert (n, d if measure.per_cent else number.d) == (number.n, number.d), (unit, id_)
