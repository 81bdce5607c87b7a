"""Laws that hold for every county: order, void records, corrections, caps, sums up the tree."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.standard import Example
from rulebook.counties import by_engine, engine_says, pack_of, said
from rulebook.measures.chance import KINDS, asked, county, points

SEEDS = st.integers(0, 10**9)
RECORDS = ("records/task", "records/deed")


def results(pack, drawn):
    """Everything the engine gives of a county, as rows."""
    scores = by_engine(pack, drawn.case(pack))
    tables = (scores.indicators, scores.rollup, scores.scorecards)
    return [table.to_pylist() for table in tables]


@settings(max_examples=4)
@given(SEEDS)
def test_the_order_of_rows_changes_nothing(seed):
    chance = Random(seed)
    pack, drawn = pack_of(asked(chance, 6), KINDS), county(chance, 6, 20)
    before = results(pack, drawn)
    for rows in drawn.rows.values():
        chance.shuffle(rows)
    assert results(pack, drawn) == before


@settings(max_examples=4)
@given(SEEDS, st.sampled_from(["drawn", "struck"]))
def test_drafts_and_void_records_change_nothing(seed, state):
    chance = Random(seed)
    pack, drawn = pack_of(asked(chance, 6), KINDS), county(chance, 6, 20)
    before = results(pack, drawn)
    for name in RECORDS:
        more = [dict(row) for row in drawn.rows.get(name, ())]
        for at, row in enumerate(more):
            row.update({"record": f"x{name}{at}", "seq": str(9000 + at), "state": state})
        drawn.rows[name] = [*drawn.rows.get(name, ()), *more]
    assert results(pack, drawn) == before


@settings(max_examples=4)
@given(SEEDS)
def test_a_correction_is_as_if_it_had_been_entered_right(seed):
    """A version that repeats state and day with other facts hides the first; nothing else changes."""
    chance = Random(seed)
    asks = tuple(a for a in asked(chance, 8) if a.measure.selection.by != "entered_at")
    pack, right = pack_of(asks, KINDS), replace(county(chance, 6, 12), known_at=None)
    latest = {}
    for name in RECORDS:
        for row in right.rows.get(name, ()):
            if row["record"] not in latest or int(row["seq"]) > int(
                latest[row["record"]][1]["seq"]
            ):
                latest[row["record"]] = name, row
    for name in RECORDS:
        right.rows[name] = [row for of, row in latest.values() if of == name]
    before = results(pack, right)
    for name in RECORDS:
        wrong = [dict(row) for row in right.rows[name]]
        for row in wrong:
            row.update({"seq": "0", "area": "z", "helped": "77", "person": "", "note": "错了"})
            row["state"] = chance.choice(("reached", "waiting", "struck"))
        for row in right.rows[name]:
            row["seq"] = str(int(row["seq"]) + 1)
        right.rows[name] = [*wrong, *right.rows[name]]
    assert results(pack, right) == before


@settings(max_examples=20)
@given(SEEDS)
def test_a_share_is_never_more_than_everything(seed):
    chance = Random(seed)
    pack = pack_of([a for a in asked(chance, 12) if a.measure.per_cent], KINDS)
    case = county(chance, 5, 15).case(pack)
    world = case.world(pack)
    for indicator in pack.indicators:
        for unit in case.tree.standing:
            value = indicator.measure.by_hand(world, unit.code, pack.track_of(indicator)).value
            assert 0 <= value.n <= value.d


@given(SEEDS, st.fractions(-10, 200, max_denominator=400))
def test_points_stay_between_least_and_most(seed, value):
    chance = Random(seed)
    rule, day = points(chance), county(chance, 1, 0).day
    least = rule.least.on(day) if rule.word == "each" else 0
    least = min([least, *(give for _, give in rule.steps(day))])
    earned = Fraction(rule.by_hand(value, day), 100)
    assert min(least, rule.most(day)) <= earned <= rule.most(day)


@settings(max_examples=4)
@given(SEEDS)
def test_a_unit_above_one_other_has_that_units_numbers(seed):
    chance = Random(seed)
    pack, drawn = pack_of(asked(chance, 6), KINDS), county(chance, 1, 15)
    (top,) = drawn.rows["units"]
    drawn.rows["units"].append({**top, "code": "above", "parent": "", "opened_on": "2000-01-01"})
    top["parent"] = "above"
    rows = by_engine(pack, drawn.case(pack)).rollup.to_pylist()
    alone = [i.id for i in pack.indicators if i.measure.word != "coverage"]
    for row in rows:
        if row["indicator"] in alone and row["with_value"]:
            assert Fraction(row["n"], row["d"]) == Fraction(row["worst_n"], row["worst_d"])


@settings(max_examples=30)
@given(SEEDS)
def test_every_unit_counts_for_itself_and_then_upwards_to_the_top(seed):
    chance = Random(seed)
    drawn = county(chance, 9, 0)
    found = drawn.case(pack_of((), KINDS)).tree
    for unit in found.standing:
        line = found.seats[unit.code]
        assert (line[0], len(set(line))) == (unit.code, len(line))


GRASSROOTS = open_pack(shipped() / "chuangxianzhengyou")


def points_of_unit(records):
    """All points of unit `a` under the shipped pack."""
    example = said(Example, f"{{name: x, as_of: 2010-12-31, records: [{', '.join(records)}]}}")
    found = engine_says(GRASSROOTS, case_of(example, GRASSROOTS))
    return {i.id: found[i.id]["a"][1] for i in GRASSROOTS.indicators if i.points}


@pytest.mark.parametrize(
    "before",
    [
        [],
        ["{kind: problem, source: [masses], state: closed, due_on: 2010-05-01}"],
        ["{kind: pledge, state: kept, due_on: 2010-05-01}", "{kind: task, due_on: 2010-06-01}"],
    ],
)
def test_registering_a_problem_one_found_lowers_no_points(before):
    found = "{kind: problem, source: [self], state: registered, state_on: 2010-12-01%s}"
    assert points_of_unit([*before, found % ""]) == points_of_unit(before)
    later = found % ", due_on: 2011-02-01"
    assert points_of_unit([*before, later]) == points_of_unit(before)


def test_a_problem_lowers_no_points_even_when_it_is_overdue():
    found = "{kind: problem, source: [self], state: registered, state_on: 2010-06-01, due_on: 2010-11-30}"
    closed = "{kind: problem, source: [masses], state: closed, due_on: 2010-05-01}"
    assert points_of_unit([closed, found]) == points_of_unit([closed])
