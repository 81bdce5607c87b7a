"""A rehearsal says what by hand one would find: who has no number, who gains, who loses, what bars."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.calendars import Days
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.rehearsal.against import direction
from duixian.rulebook.rehearsal.rehearsal import rehearse
from duixian.rulebook.rehearsal.trial import moved_back, try_on
from duixian.rulebook.scorecards.standard import Example
from duixian.rulebook.vocabulary.words import Line
from rulebook.counties import hand_says, pack_of, said
from rulebook.measures.chance import KINDS, asked, county
from rulebook.rounds.cases import case

ENGINE = DuckDB(threads=1, memory="500MB")
DAY = dt.date(2010, 12, 31)
ROUND = """
says: a half year
rounds:
  - {id: halfyear, name: {zh: 半年, en: Half year}, clause: {zh: 条}, beforehand: {working_days: 10}, categories: [unit]}
indicators:
  - {id: kept, measure: share, of: pledge, in: [done, failed], window: {period: year}, part: {in: [done]}, when_none: none, points: {target: {target: %s, full: 20, none_gives: out}}}
  - {id: overdue, measure: count, of: task, in: [open], timing: [overdue], window: standing, when_none: 0, points: {each: {start: 10, each: -2, least: 0, most: 10, none_gives: out}}}
  - {id: satisfied, measure: satisfaction, of: survey, for: subject, tally: counted, good: [very], at_least: 5, window: {period: year}, when_none: none}
  - {id: drawn, measure: count, of: draw, window: standing, when_none: 0}
  - {id: hours, measure: sum, field: hours, of: study, window: standing, when_none: 0}
ranking:
  - {id: done, name: {zh: 名, en: N}, clause: {zh: 条}, by: {line: done}, only_in: [halfyear]}
grades:
  - id: stars
    name: {zh: 星, en: Stars}
    clause: {zh: 条}
    of: rating
    only_in: [halfyear]
    by: {line: done}
    bands: [{from: 90, grade: '5'}, {from: 50, grade: '4'}, {from: 0, grade: '3'}]
    veto: [{indicator: satisfied, below: %s, bars: ['5', '4']}]
examples: []
"""
RECORDS = """
name: x
as_of: 2010-12-31
units: [{code: a, category: unit}, {code: b, category: unit}, {code: c, category: unit}]
records:
  - {kind: pledge, record: a1, unit: a, state: kept, state_on: 2010-06-01}
  - {kind: pledge, record: a2, unit: a, state: broken, state_on: 2010-06-01}
  - {kind: pledge, record: b1, unit: b, state: kept, state_on: 2010-06-01}
  - {kind: task, record: t1, unit: b, state: assigned, state_on: 2010-05-01, due_on: 2010-06-05}
  - {kind: study, record: s1, unit: c, state_on: 2010-05-01}
  - {kind: survey, record: y1, unit: T, subject: [a], occurred_on: 2010-11-01, counted: {very: 8, dissatisfied: 2}}
  - {kind: survey, record: y2, unit: T, subject: [b], occurred_on: 2010-11-01, counted: {very: 9, dissatisfied: 1}}
"""


def trial(target="100", below="70", records=RECORDS):
    pack = case(ROUND % (target, below))[1]
    made = case_of(said(Example, records), pack)
    return try_on(pack, made.ledger, list(pack.kinds.values()), DAY, ENGINE)


@pytest.fixture(scope="module")
def rehearsed():
    return rehearse(trial("50", "85"), trial())


def over_all(rehearsal):
    return {
        a.indicator.id: (
            a.over_all.units, a.over_all.none, a.over_all.few, a.over_all.full,
            a.over_all.nothing, a.over_all.between,
        )
        for a in rehearsal.asked
    }  # fmt: skip


def test_who_has_no_number_who_reaches_all_and_who_nothing(rehearsed):
    assert {a.unit for a in rehearsed.new.answers} == {"T", "a", "b", "c"}
    assert over_all(rehearsed) == {
        "kept": (4, 1, 0, 3, 0, 0),
        "overdue": (4, 0, 0, 2, 0, 2),
        "satisfied": (4, 1, 0, None, 0, 3),
        "drawn": (4, 0, 0, None, 4, 0),
        "hours": (4, 0, 0, None, 4, 0),
    }


def test_what_no_record_can_answer_is_told_from_what_sets_nobody_apart(rehearsed):
    assert [(a.indicator.id, a.missing, a.of) for a in rehearsed.unanswerable] == [
        ("drawn", "kind", ("draw",)),
        ("hours", "field", ("hours",)),
    ]
    assert [(a.indicator.id, a.alike) for a in rehearsed.alike] == [("kept", "full")]


def test_gains_and_losses_stand_line_by_line_by_points_and_by_place(rehearsed):
    moved = {(m.unit, m.basis): m for m in rehearsed.moved if not m.heading}
    assert {m.line for m in moved.values()} == {Line.DONE}
    points = moved["a", "points"]
    assert (points.before, points.after, points.direction) == ((2000, 3000), (3000, 3000), "gains")
    assert moved["b", "points"].direction == "same"
    places = {u: (m.before, m.after, m.direction) for (u, b), m in moved.items() if b == "place"}
    assert places == {
        "T": (None, None, "unknown"),
        "a": ((3, 3), (1, 3), "gains"),
        "b": ((2, 3), (3, 3), "loses"),
        "c": ((1, 3), (1, 3), "same"),
    }


def test_grades_and_bars_stand_beside_those_of_the_other_pack(rehearsed):
    graded = {g.unit: g for g in rehearsed.grades}
    a, b, c = (graded[unit] for unit in "abc")
    assert (a.banded, a.left, a.grade, a.barred, a.was, a.was_barred, a.way) == (
        "5", "3", "3", ("satisfied",), "4", (), "falls",
    )  # fmt: skip
    assert (b.grade, b.was, b.way, b.lowered) == ("5", "5", "same", False)
    assert (c.grade, c.remarked) == ("5", True)


def test_without_another_pack_nobody_gains_or_loses():
    found = rehearse(trial())
    assert (found.old, list(found.moved)) == (None, [])
    assert {g.way for g in found.grades} == {"unknown"}


def test_a_pack_against_itself_moves_nobody():
    found = rehearse(trial(), trial())
    assert {m.direction for m in found.moved} <= {"same", "unknown"}
    assert {g.way for g in found.grades} <= {"same", "unknown"}
    assert all(g.barred == g.was_barred for g in found.grades)


def test_grades_by_judges_and_by_headings_can_be_rehearsed_too():
    blend, by = "    blend: {parts: {self_score: 100}}\n", "    by: {line: done}\n"
    pack = case((ROUND % ("100", "70")).replace(by, blend))[1]
    made = case_of(said(Example, RECORDS), pack)
    judged = try_on(pack, made.ledger, list(pack.kinds.values()), DAY, ENGINE)
    assert {(g.grade, g.was, g.way) for g in rehearse(judged, judged).grades} == {
        (None, None, "unknown")
    }


def test_a_campaign_that_has_not_begun_is_moved_back_by_whole_years():
    calendar = {
        "campaign": Days(dt.date(2026, 2, 1)),
        "leap": Days(dt.date(2028, 2, 29), dt.date(2028, 3, 31)),
    }
    found, years = moved_back(calendar, dt.date(2011, 1, 31))
    assert (years, found["campaign"].starts_on) == (16, dt.date(2010, 2, 1))
    assert found["leap"] == Days(dt.date(2012, 2, 29), dt.date(2012, 3, 31))
    assert moved_back(calendar, dt.date(2026, 2, 1)) == (calendar, 0)
    assert moved_back({}, DAY) == ({}, 0)


def test_no_number_on_one_side_cannot_be_said_to_gain():
    assert direction(None, 1) == direction(1, None) == "unknown"


@settings(max_examples=10)
@given(st.integers(0, 10**9))
def test_the_counts_are_those_one_makes_by_hand(seed):
    chance = Random(seed)
    pack = pack_of(asked(chance, 6), KINDS)
    made = replace(county(chance, 5, 20), known_at=None)
    trial_ = try_on(pack, made.ledger(), list(KINDS.values()), made.day, ENGINE)
    standing = list(trial_.tree.standing)
    hand = hand_says(
        pack,
        replace_calendar(made.case(pack), trial_.calendar),
        {
            i.id: [u.code for u in standing if u.category in pack.applies_to(i)]
            for i in trial_.indicators
        },
    )
    for each in rehearse(trial_).asked:
        values = [value for value, _ in hand[each.indicator.id].values()]
        statuses = Counter(value.status.value for value in values)
        of = each.over_all
        assert (of.units, of.none, of.few) == (
            len(values), statuses["none"], statuses["too_few"],
        )  # fmt: skip
        assert sum(b.units for b in each.by_category) == of.units
        if each.indicator.points is None and each.indicator.better == "more":
            assert of.nothing == sum(1 for v in values if v.d and not v.n)


def replace_calendar(case_, calendar):
    return replace(case_, calendar=calendar)
