"""One more problem on the register never costs points where the check lets points stand."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.scorecards.lowering import lowered_by, shielded
from duixian.rulebook.vocabulary.words import Actor
from rulebook.counties import asks, pack_of
from rulebook.measures.chance import DEED, TASK, asked, county

UP = "points: {each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}"
DOWN = "points: {each: {start: 5, each: -1, least: 0, most: 5, none_gives: out}}"
FULL = "points: {target: {target: 90, full: 5, none_gives: out}}"
HIGH = "points: {bands: {bands: [{from: 3, give: 5}, {from: 1, give: 2}], none_gives: out}}"
LOW = "points: {bands: {bands: [{from: 3, give: 0}, {from: 0, give: 5}], none_gives: out}}"
PROBLEMS = {"task": TASK, "deed": replace(DEED, never_lowers=True)}
WHOLE = "window: standing, when_none: 0"
PART = "window: standing, when_none: none"


@pytest.mark.parametrize(
    ("words", "lowered"),
    [
        (f"measure: count, of: deed, {WHOLE}, {UP}", False),
        (f"measure: count, of: deed, {WHOLE}, {DOWN}", True),
        (f"measure: count, of: task, {WHOLE}, {DOWN}", False),
        (f"measure: count, of: deed, {WHOLE}, {HIGH}", False),
        (f"measure: count, of: deed, {WHOLE}, {LOW}", True),
        (f"measure: sum, field: helped, of: deed, {WHOLE}, {UP}", True),
        (f"measure: distinct, field: household, of: deed, {WHOLE}, {UP}", False),
        (f"measure: share, of: deed, in: [open, done], part: {{in: [done]}}, {PART}, {FULL}", True),
        (f"measure: share, of: task, part: {{linked: {{kind: deed, by: deed}}}}, {PART}, {FULL}", False),
        (f"measure: share, of: task, part: {{linked: {{kind: deed, by: deed, at_most: 0}}}}, {PART}, {FULL}", True),
        (f"measure: share, of: task, linked: {{kind: deed, by: deed}}, part: {{in: [done]}}, {PART}, {FULL}", True),
        (f"measure: count, of: task, linked: {{kind: deed, by: deed, at_most: 0}}, {WHOLE}, {UP}", True),
        (f"measure: coverage, of: deed, among: {{roster: units}}, {PART}, {FULL}", False),
        (f"measure: coverage, of: task, among: {{roster: records, of: deed, by: deed}}, {PART}, {FULL}", True),
        (f"measure: ratio, top: {{of: deed}}, under: {{roster: members}}, when_none: none, {FULL}", False),
        (f"measure: ratio, top: {{of: task}}, under: {{of: deed}}, when_none: none, {FULL}", True),
        (f"measure: days, of: deed, in: [open], from: occurred_on, to: as_of, take: longest, {PART}, {DOWN}", True),
        (f"measure: satisfaction, of: deed, tally: verdict, good: [x], at_least: 1, {PART}, {FULL}", True),
    ],
)  # fmt: skip
def test_points_that_a_problem_could_lower_are_known(words, lowered):
    pack = pack_of(asks(f"{{id: i, {words}}}"), PROBLEMS)
    indicator = pack.indicators[0]
    assert lowered_by(pack, indicator.measure, indicator.points) == (["deed"] if lowered else [])


def test_an_amount_that_is_never_below_nothing_only_adds():
    fields = tuple(replace(f, from_=0) if f.id == "helped" else f for f in DEED.fields)
    kinds = {"task": TASK, "deed": replace(DEED, never_lowers=True, fields=fields)}
    pack = pack_of(asks(f"{{id: i, measure: sum, field: helped, of: deed, {WHOLE}, {UP}}}"), kinds)
    assert lowered_by(pack, pack.indicators[0].measure, pack.indicators[0].points) == []


def test_what_the_public_registers_is_a_register_without_saying_so():
    from duixian.rulebook.lifecycle import Move
    from rulebook.counties import NAME

    first = Move("register", NAME, "reached", (Actor.RECORDER, Actor.REPORTER))
    later = Move("close", NAME, "reached", (Actor.REPORTER,), from_=("waiting",))
    assert [shielded(replace(DEED, moves=moves)) for moves in ((), (first,), (later,))] == [
        False, True, False,
    ]  # fmt: skip


LINKED = "linked: {kind: deed, by: deed, in: [open, done, failed]"
EVERY = (
    f"measure: count, of: deed, in: [], {WHOLE}",
    f"measure: count, of: [task, deed], in: [open, done], {WHOLE}",
    f"measure: count, of: deed, for: [unit, partners], in: [], {WHOLE}",
    f"measure: count, of: task, in: [], {LINKED}}}, {WHOLE}",
    f"measure: count, of: task, in: [], {LINKED}, at_most: 0}}, {WHOLE}",
    f"measure: count, of: task, in: [], {LINKED}, at_least: 1, at_most: 1}}, {WHOLE}",
    f"measure: sum, field: helped, of: deed, in: [], {WHOLE}",
    f"measure: distinct, field: household, of: deed, in: [], {WHOLE}",
    f"measure: share, of: deed, in: [], part: {{in: [done]}}, {PART}",
    f"measure: share, of: task, in: [], part: {{{LINKED}}}}}, {PART}",
    f"measure: share, of: task, in: [], part: {{{LINKED}, at_most: 1}}}}, {PART}",
    f"measure: coverage, of: deed, in: [], among: {{roster: units}}, {PART}",
    f"measure: coverage, of: task, in: [], among: {{roster: units}}, {LINKED}}}, {PART}",
    "measure: ratio, top: {of: deed, in: []}, under: {roster: units}, when_none: none",
    "measure: ratio, top: {of: task, in: []}, under: {of: deed, in: []}, when_none: none",
)
WAYS = (
    "points: {each: {start: 0, each: 0.5, least: 0, most: 50, none_gives: out}}",
    "points: {each: {start: 50, each: -0.5, least: 0, most: 50, none_gives: 3}}",
    "points: {target: {target: 90, full: 50, none_gives: 0}}",
    "points: {bands: {bands: [{from: 50, give: 9}, {from: 3, give: 5}, {from: 1, give: 2}], none_gives: 0}}",
    "points: {bands: {bands: [{from: 3, give: 0}, {from: 0, give: 5}], none_gives: out}}",
)


def without(drawn, number):
    """The county without one of its records and all that names it."""
    rows = {
        name: [row for row in table if number not in (row.get("record"), row.get("other"))]
        for name, table in drawn.rows.items()
    }
    return replace(drawn, rows={name: table for name, table in rows.items() if table})


def points_by_hand(pack, case):
    world = case.world(pack)
    return {
        (i.id, unit.code): i.points.earned(
            i.measure.by_hand(world, unit.code).value.fraction,
            i.ruled_on(world.day, world.calendar),
            per_cent=i.measure.per_cent,
        ).points
        for i in pack.indicators
        for unit in case.tree.standing
    }


@settings(max_examples=15)
@given(st.integers(0, 10**9))
def test_one_more_problem_lowers_no_points_that_may_stand(seed):
    chance = Random(seed)
    words = [f"{{id: m{n}, {m}, {p}}}" for n, (m, p) in enumerate(product(EVERY, WAYS))]
    pack = pack_of(
        [*asks(*words), *(a for a in asked(chance, 60) if a.track == "unit" and a.points)], PROBLEMS
    )
    standing = [i for i in pack.indicators if not lowered_by(pack, i.measure, i.points)]
    assert len(words) / 4 < len(standing) < len(words)
    pack = replace(pack, indicators=tuple(standing))
    drawn = county(chance, 3, 20)
    problems = sorted({row["record"] for row in drawn.rows.get("records/deed", ())})
    if not problems:
        return
    more = points_by_hand(pack, drawn.case(pack))
    fewer = points_by_hand(pack, without(drawn, chance.choice(problems)).case(pack))
    lowered = {
        key: (fewer[key], more[key], str(pack.indicator(key[0]).measure))
        for key in more
        if more[key] != fewer[key]
        and (more[key] is None or fewer[key] is None or more[key] < fewer[key])
    }
    assert lowered == {}
