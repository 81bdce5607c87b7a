"""What stands behind the numbers: the items, and nothing that must not be seen."""

import datetime as dt
from decimal import Decimal

import pytest

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import State
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage
from duixian.sheets.workbook.evidence import behind
from duixian.sheets.workbook.items import Item, kind_name, state_name
from sheets.adding import comes_to
from sheets.cases import invented, small


def test_the_records_behind_a_share_say_their_state_and_dates():
    (item,) = behind(small(), ["b"])["b", "pledges_kept"]
    assert item == Item(
        what="g3", kind=Text("承诺", "Pledge"), state=Text("已示诺", "Shown in public"), stage=Text("在办", "open"), occurred_on=dt.date(2009, 5, 1),
        due_on=dt.date(2009, 12, 31), entered_on=dt.date(2009, 5, 1), carried=True, timing=Text("到期未办", "overdue"), part=0,
    )  # fmt: skip


def test_members_have_numbers_and_how_much_they_have():
    items = behind(small(), ["a"])["a", "study_covered"]
    assert items == [
        Item(Text(f"党员 {n}", f"Member {n}"), kind=Text("党员", "Member"), amount=a, part=a)
        for n, a in ((1, 1), (2, 1), (3, 0))
    ]


def test_an_answer_sheet_shows_its_answers_only_if_there_are_enough():
    found = behind(small(), ["a"])
    (many,), (few,) = found["a", "satisfaction"], found["a", "members_satisfaction"]
    assert (many.amount, many.asked, many.answers) == (40, 50, 60)
    assert (few.amount, few.asked, few.answers) == (None, None, None)
    assert few.value == Text("份数太少，不显示", "too few to show")


def test_people_told_apart_stand_under_numbers_not_under_their_codes():
    items = behind(small(), ["a"])["a", "households_visited"]
    assert [(i.what, i.value) for i in items] == [
        (v, Text("1 号", "No. 1")) for v in ("v1", "v2", "v3")
    ]


def test_a_sum_says_each_amount_with_its_places():
    amounts = [i.amount for i in behind(small(), ["a"])["a", "study_hours"]]
    assert amounts == [Decimal("2.5")]


def test_states_and_kinds_called_the_same_in_a_language_carry_their_ids():
    draft = State("draft", Text("草稿", "Noted"), Stage.DRAFT)
    noted = State("noted", Text("已记", "noted"), Stage.DONE)
    void = State("void", Text("记错", "Void"), Stage.VOID)
    deed = Kind("deed", Text("实事", "Deed"), (), (draft, noted, void), ())
    good = Kind("good", Text("实事", "Good deed"), (), (), ())
    assert [state_name(deed, s.id) for s in deed.states] == [
        Text("草稿（draft）", "Noted (draft)"), Text("已记（noted）", "noted (noted)"), void.name,
    ]  # fmt: skip
    assert kind_name({"deed": deed, "good": good}, "deed") == Text("实事（deed）", "Deed (deed)")
    assert kind_name({"deed": deed}, "deed") == deed.name


def test_every_number_of_a_unit_has_its_items():
    county = invented()
    units = county.scored[:4]
    assert set(behind(county, units)) == {(u, i) for u in units for i in county.numbers[u]}


@pytest.mark.parametrize("county", [small, invented])
def test_what_the_items_come_to_is_the_number(county):
    found = county()
    for (unit, id_), items in behind(found, found.scored).items():
        number, measure = found.numbers[unit][id_], found.pack.indicator(id_).measure
        n, d = comes_to(items, measure, found.kinds, number.d or 0)
        assert (n if d else 0, d) == (number.n or 0, number.d or 0), (unit, id_)
