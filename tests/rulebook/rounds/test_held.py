"""A round held: numbers by hand and by the engine, decisions beside proposals, what was frozen."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from duixian.rulebook.lifecycle.needs import Quota
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.rounds.held import hold
from duixian.rulebook.rounds.life import broken, life_of
from duixian.rulebook.rounds.told import grades_told, ranks_told
from duixian.rulebook.rounds.wording import place_words, small_words, steps
from rulebook.rounds.cases import by_hand, by_run, case

TEXT = """
says: a round with everything
rounds:
  - id: halfyear
    name: {zh: 半年, en: Half year}
    clause: {zh: 条}
    beforehand: {working_days: 10}
    categories: [unit]
    draws: [{id: visits, name: {zh: 抽查, en: Visits}, take: 2, clause: {zh: 条}}]
indicators:
  - {id: kept, measure: share, of: pledge, in: [open, done, failed], by: due_on, part: {in: [done]}, window: {period: year}, when_none: none, points: {target: {target: 100, full: 20, none_gives: out}}}
  - {id: helped, measure: sum, of: deed, field: helped, window: {period: year}, when_none: 0, points: {each: {start: 0, each: 1, least: 0, most: 10, none_gives: 0}}}
ranking:
  - {id: line, name: {zh: 名, en: R}, clause: {zh: 条}, by: {line: done}, only_in: [halfyear], within: [category], top: 1, bottom: 1, least_denominator: 3}
  - {id: share, name: {zh: 名, en: R}, clause: {zh: 条}, by: {indicator: kept}, only_in: [halfyear], ties: lot, least_denominator: 3}
grades:
  - id: stars
    name: {zh: 星, en: Stars}
    clause: {zh: 条}
    of: rating
    only_in: [halfyear]
    by: {line: done}
    bands: [{from: 90, grade: '5'}, {from: 60, grade: '4'}, {from: 0, grade: '3'}]
    quota: [{grade: '5', most: [1, 4]}]
examples:
  - name: four units
    as_of: 2010-12-31
    seed: six dice
    records:
      - {kind: pledge, unit: a, state: kept, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: pledge, unit: a, state: kept, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: pledge, unit: a, state: kept, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: deed, unit: a, helped: ['10'], occurred_on: 2010-05-01}
      - {kind: pledge, unit: b, state: kept, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: pledge, unit: b, state: broken, state_on: 2010-09-30, due_on: 2010-09-30}
      - {kind: deed, unit: b, helped: ['8'], occurred_on: 2010-05-01}
      - {kind: deed, unit: c, helped: ['10'], occurred_on: 2010-05-01}
      - {kind: round, record: R1, unit: T, state: started, state_on: 2011-01-20, round: halfyear, day: 2010-12-31}
      - {kind: rating, unit: a, round: [R1], state: decided, state_on: 2011-01-25, proposed: ['5'], decided: ['5'], reason: 好}
      - {kind: rating, unit: c, round: [R1], state: published, state_on: 2011-02-01, proposed: ['4'], decided: ['5'], reason: 名额边上选定}
      - {kind: rating, unit: b, round: [R1], state: assessed, state_on: 2011-01-25, proposed: ['4'], decided: ['4']}
      - {kind: rating, unit: b, state: decided, state_on: 2009-01-25, proposed: ['5'], decided: ['5'], reason: 另一轮}
    expect:
      kept: {a: 3/3, b: 1/2, c: '-', d: '-'}
"""


@pytest.fixture(scope="module")
def found():
    cases, pack = case(TEXT)
    return cases.examples[0], pack


def test_numbers_out_of_a_run_are_those_by_hand(found):
    example, pack = found
    hand, run = by_hand(pack, example), by_run(pack, example)
    units = [unit.code for unit in hand.units]
    assert units == ["a", "b", "c", "d"]
    assert {k: v for k, v in run.figures.values.items() if k[0] in units} == {
        k: v for k, v in hand.figures.values.items() if k[0] in units
    }
    for ranking in pack.ranking:
        assert ranks_told(hand, ranking) == ranks_told(run, ranking)
        for unit in units:
            assert hand.exact(unit, ranking.by) == run.exact(unit, ranking.by)
    assert grades_told(hand, pack.grades[0]) == grades_told(run, pack.grades[0])


def test_points_are_compared_as_a_part_of_what_could_be_had(found):
    example, pack = found
    run = by_run(pack, example)
    line = pack.ranking[0]
    assert ranks_told(run, line) == {"a": "1 top", "b": "3", "c": "1 top", "d": "4 bottom"}
    texts = [(s.place.unit, s.seen.text, s.pair) for s in hold(run).standings["line"]]
    assert texts == [
        ("a", "100%", (3000, 3000)), ("c", "100%", (1000, 1000)),
        ("b", "60%", (1800, 3000)), ("d", "0%", (0, 1000)),
    ]  # fmt: skip


def test_a_small_denominator_takes_the_rank_of_a_share_and_is_named_beside_that_of_points(found):
    example, pack = found
    held = hold(by_run(pack, example))
    assert {s.place.unit: s.place.without for s in held.standings["share"]} == {
        "a": "", "b": "least_denominator", "c": "none", "d": "none",
    }  # fmt: skip
    warned = {s.place.unit: [t.en for t in small_words(pack, s)] for s in held.standings["line"]}
    few = ["only 10 points could be had, 30 by its peers"]
    assert warned == {"a": [], "b": ["small denominator: name 1/2"], "c": few, "d": few}


def test_the_decision_stands_beside_the_proposal_and_differences_are_told(found):
    example, pack = found
    held = hold(by_run(pack, example))
    assert [(a.unit, a.grade, a.edge, a.decided, a.differences) for a in held.awards["stars"]] == [
        ("a", "5", True, "5", ()),
        ("b", "4", False, "", ("open",)),
        ("c", "5", True, "5", ("proposal_moved",)),
        ("d", "3", False, "", ("open",)),
    ]
    assert [(o.grade, o.group, o.most, o.decided) for o in held.over["stars"]] == [("5", 4, 1, 2)]


@pytest.mark.parametrize(
    ("most", "among", "else_", "told"),
    [
        ((1,), "scope", "warn", [((), 4, 1, 2)]),
        ((1, 4), "scope", "warn", [((), 4, 1, 2)]),
        ((2,), "scope", "warn", []),
        ((1,), "scope", "refuse", []),
        ((1,), "full_members", "warn", []),
    ],
)
def test_a_quota_of_the_kind_that_only_warns_is_told_in_the_result(found, most, among, else_, told):
    example, pack = found
    kind = pack.kinds["rating"]
    need = Quota("decided", {"5": most}, among, else_)
    moves = tuple(
        replace(move, needs=(*move.needs, need)) if move.id == "decide" else move
        for move in kind.moves
    )
    warned = replace(pack, kinds={**pack.kinds, "rating": replace(kind, moves=moves)})
    beyond = hold(by_run(warned, example)).over["stars"][1:]
    assert [(o.peers, o.group, o.most, o.decided) for o in beyond] == told


def test_an_example_reads_the_ratings_of_its_own_round(found):
    example, pack = found
    decided = {unit: r.decided for unit, r in by_hand(pack, example).ratings["stars"].items()}
    assert decided == {"a": "5", "b": "", "c": "5"}


def test_every_step_is_told(found):
    example, pack = found
    run = by_run(pack, example)
    awards = {a.unit: a for a in hold(run).awards["stars"]}
    told = {unit: [t.en for t in steps(run, pack.grades[0], awards[unit])] for unit in "ab"}
    assert told == {
        "a": [
            "points on “what was done” 30/30: 100%", "100% ≥ 90%: Five stars",
            "quota of Five stars: 4 peers × 1/4 = 1, rounded down to 1; 2 proposed, 2 equal ones for 1 left: people choose, with a reason",
        ],
        "b": ["points on “what was done” 18/30: 60%", "60% ≥ 60%: Four stars"],
    }  # fmt: skip
    zh = [t.zh for t in steps(run, pack.grades[0], awards["a"])]
    assert (
        zh[-1]
        == "五星名额：同组 4 个 × 1/4 = 1，取整 1；提出 2 个，数相同的 2 个争 1 个名额，由会议选定并写明理由"
    )


def test_a_shared_rank_says_with_how_many(found):
    example, pack = found
    places = [s.place for s in hold(by_run(pack, example)).standings["line"]]
    assert [place_words(p).zh for p in places] == ["第 1 名（2 个并列）"] * 2 + [
        "第 3 名",
        "第 4 名",
    ]


def test_a_draw_takes_the_first_by_lot_and_waits_for_the_seed(found):
    example, pack = found
    (drawn,) = hold(by_run(pack, example)).draws
    assert (len(drawn.taken), sorted(drawn.units)) == (2, ["a", "b", "c", "d"])
    assert hold(replace(by_run(pack, example), seed="")).draws == []


def life(found, **changed):
    example, pack = found
    ledger = case_of(example, pack).ledger
    whole = life_of(pack, ledger, "halfyear", example.as_of)
    since = {"published": dt.date(2011, 1, 6), "started": dt.date(2011, 1, 20)}
    frozen = replace(
        whole, fingerprint=pack.fingerprint, commitment=commitment("six dice"), since=since
    )
    return replace(frozen, **changed), pack


def test_the_round_is_found_by_its_name_and_day_and_yields_only_when_started(found):
    example, pack = found
    ledger = case_of(example, pack).ledger
    whole = life_of(pack, ledger, "halfyear", example.as_of)
    assert (whole.record, whole.state, whole.started) == ("R1", "started", True)
    assert life_of(pack, ledger, "halfyear", dt.date(2009, 12, 31)) is None
    assert not replace(whole, state="frozen").started


@pytest.mark.parametrize(
    ("changed", "seed", "ids"),
    [
        ({}, "six dice", []),
        ({}, "", []),
        ({}, "another", ["E258"]),
        ({"fingerprint": "0" * 64}, "six dice", ["E257"]),
        ({"fingerprint": ""}, "six dice", ["E257"]),
        ({"since": {"published": dt.date(2011, 1, 7), "started": dt.date(2011, 1, 20)}}, "", ["E256"]),
        ({"since": {"started": dt.date(2011, 1, 20)}}, "", ["E256"]),
    ],
)  # fmt: skip
def test_what_is_not_as_it_was_frozen_is_found(found, changed, seed, ids):
    frozen, pack = life(found, **changed)
    pack = replace(pack, fingerprint="f" * 64)
    if "fingerprint" not in changed:
        frozen = replace(frozen, fingerprint=pack.fingerprint)
    assert [f.id for f in broken(frozen, pack, pack.rounds[0], seed, {})] == ids


def test_a_holiday_between_makes_the_criteria_too_late(found):
    frozen, pack = life(found)
    holiday = {dt.date(2011, 1, 10): False}
    findings = broken(frozen, pack, pack.rounds[0], "", holiday)
    assert [f.what("en") for f in findings] == [
        "The criteria were published on 2011-01-06 and the round started on 2011-01-20: too soon, 2011-01-21 at the earliest."
    ]
