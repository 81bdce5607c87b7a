"""Reading only the records near some units changes nothing about their numbers."""

import pytest

from duixian.rulebook.measures import World
from duixian.sheets.workbook import sample
from duixian.sheets.workbook.near import near
from sheets.cases import invented, small


@pytest.mark.parametrize("county", [small, invented])
def test_numbers_by_hand_are_the_same_as_in_the_whole_county(county):
    found = county()
    units = sample(found, 3)
    whole = World.of_cut(found.cut, found.tree, found.kinds, found.calendar)
    some = near(found, units)
    for indicator in found.indicators:
        for unit in units:
            mine, all_ = (indicator.measure.by_hand(w, unit) for w in (some, whole))
            assert mine == all_, (unit, indicator.id)


def test_records_of_others_are_left_out():
    assert sorted(row["record"] for row in near(small(), ["e"]).records["task"]) == []
    assert sorted(row["record"] for row in near(small(), ["a"]).records["task"]) == ["t1"]


def test_where_some_kinds_are_asked_for_the_others_are_not_read():
    found = small()
    tasks = {"task": found.pack.kinds["task"]}
    assert list(near(found, ["a"], tasks).records) == ["task"]
