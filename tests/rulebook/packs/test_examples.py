"""Examples in the office's own words: what they leave unsaid is filled in."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.rulebook.errors import Unusable
from duixian.rulebook.packs.examples import case_of, points_of
from duixian.rulebook.scorecards.standard import Example
from rulebook.counties import asks, pack_of, said
from rulebook.measures.chance import KINDS

ASKED = asks(
    "{id: n, measure: count, of: task, window: standing, when_none: 0, points: {each: {start: 1, each: -1.25, least: -4, most: 9, none_gives: out}}}",
    "{id: s, measure: share, of: task, window: standing, part: {has: [helped]}, when_none: none, points: {target: {target: 80, full: 10, none_gives: -0.50}}}",
)
PACK = pack_of(ASKED, KINDS)


def example(text):
    return said(Example, f"{{name: x, as_of: 2010-12-31, {text}}}")


def test_a_record_is_of_unit_a_done_and_of_the_day_of_the_example():
    case = case_of(example("records: [{kind: task}]"), PACK)
    (row,) = case.cut.records["task"].to_pylist()
    day = dt.date(2010, 12, 31)
    told = ("record", "unit", "person", "state", "state_on", "occurred_on", "closed_on", "due_on")
    assert [row[c] for c in told] == ["r1", "a", None, "reached", day, day, day, None]
    assert [(u.code, u.parent, u.category) for u in case.tree.standing] == [
        ("T", None, "committee"),
        ("a", "T", "unit"),
    ]


def test_units_and_persons_that_are_only_named_are_there():
    case = case_of(
        example(
            "records: [{kind: task, unit: b, person: p, partners: [c]}], expect: {n: {d: '0'}}"
        ),
        PACK,
    )
    assert [u.code for u in case.tree.standing] == ["T", "a", "b", "c", "d"]
    assert [(m.person, m.unit) for m in case.tree.members] == [("p", "a")]


@pytest.mark.parametrize(
    ("records", "values", "points"),
    [
        ("[]", ["0", "-"], ["1", "-0.5"]),
        ("[{kind: task}]", ["1", "0/1"], ["-0.25", "0"]),
        ("[{kind: task}, {kind: task, helped: ['2']}]", ["2", "1/2"], ["-1.5", "6.25"]),
    ],
)
def test_values_and_points_are_those_of_the_unit(records, values, points):
    given = example(f"records: {records}")
    case = case_of(given, PACK)
    world = case.world(PACK)
    found = [i.measure.by_hand(world, "a", PACK.track_of(i)).value for i in PACK.indicators]
    assert [v.is_(wanted) for v, wanted in zip(found, values, strict=True)] == [True, True]
    earned = [points_of(i, v, case, PACK) for i, v in zip(PACK.indicators, found, strict=True)]
    assert earned == points


def test_a_record_of_no_kind_and_a_wrong_cell_are_refused():
    with pytest.raises(ValueError, match="task, deed"):
        case_of(example("records: [{kind: dance}]"), PACK)
    with pytest.raises(Unusable):
        case_of(example("records: [{kind: task, helped: [many]}]"), PACK)
