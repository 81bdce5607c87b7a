"""A county's results, ready to be laid out: who owes, in which order, who stands under whom."""

import datetime as dt

from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import Due, Number
from sheets.cases import empty, invented, small


def test_what_is_owed_stands_oldest_first_with_the_unit_that_owes_it():
    g3 = Due(dt.date(2009, 12, 31), "g3", "pledge", "b")
    assert small().overdue[0] == g3
    assert [due.record for due in small().overdue] == ["g3", "g2", "q2", "t2"]
    assert {u: [due.record for due in owed] for u, owed in small().own.items()} == {
        "b": ["g3", "q2", "t2"], "a": ["g2"],
    }  # fmt: skip


def test_what_those_below_owe_counts_above_as_well():
    assert {u: len(owed) for u, owed in small().owed.items()} == {
        "b": 3,
        "a": 1,
        "S": 3,
        "T": 1,
        "C": 4,
    }


def test_the_scorecards_say_the_same_of_what_is_owed():
    for county in (small(), invented()):
        rows = county.scores.scorecards.to_pylist()
        said = {r["unit"]: (r["owed"], r["owed_since"]) for r in rows if r["person"] is None}
        owed = {u: county.owed.get(u, []) for u in said}
        assert said == {u: (len(o), o[0].due_on if o else None) for u, o in owed.items()}


def test_units_that_owe_more_come_first_then_the_order_of_the_tree():
    assert small().by_tree == ["C", "S", "b", "e", "T", "a"]
    assert small().by_owing == ["b", "a", "e"]


def test_townships_are_what_stands_between_the_top_and_the_units():
    assert (small().top, small().townships) == ("C", ["S", "T"])
    assert [small().township_of(u) for u in ("a", "b", "C")] == ["T", "S", None]


def test_numbers_are_those_of_the_results():
    assert small().numbers["b"]["tasks_overdue"] == Number("value", 1, 1, 800, 1000)
    assert small().numbers["a"]["members_satisfaction"] == Number("too_few", None, None)


def test_indicators_stand_line_by_line():
    lines = [i.line for i in small().indicators]
    assert lines == sorted(lines, key=[Line.DONE, Line.EFFECT, Line.VOICE].index)
    county = small()
    asked = {i.id for i in county.indicators if "rural" in county.pack.applies_to(i)}
    assert asked == set(county.numbers["a"])


def test_a_county_without_units_has_empty_results():
    county = empty()
    assert (county.scored, county.overdue, county.townships, county.top) == ([], [], [], "T")
