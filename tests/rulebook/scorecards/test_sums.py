"""The sum of a heading: base, floor and ceiling, what is out, and that persons are never laid side by side."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.kinds import Kind
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.explain import Asked
from duixian.rulebook.scorecards.explain_sum import explain_sum, worked
from duixian.rulebook.scorecards.points import Earned
from duixian.rulebook.scorecards.standard import Example, Heading
from duixian.rulebook.scorecards.sums import HeadingSum, Limits, limits, sums, total
from duixian.rulebook.vocabulary.words import Line, Track
from duixian.sheets.results import settled
from rulebook.counties import asks, by_engine, pack_of, said
from rulebook.measures.chance import KINDS, asked, county, with_sheets

ENTRY: Kind = said(
    Kind,
    """
id: point_entry
name: {zh: 积分, en: Entry}
fields:
  - {id: item, name: {zh: 项, en: Item}, type: choice, options: [{id: study, name: {zh: 学, en: Study}}, {id: service, name: {zh: 服务, en: Service}}, {id: absence, name: {zh: 缺席, en: Absence}}]}
  - {id: points, name: {zh: 分, en: Points}, type: number}
states: [{id: sure, name: {zh: 实, en: Sure}, stage: done}]
moves: []
""",
)
SHEET = (
    (
        "{id: study, measure: count, of: point_entry, where: {item: [study]}, window: {period: year}, when_none: 0,"
        " points: {each: {start: 0, each: 2, least: 0, most: 12, none_gives: out}}, track: person}"
    ),
    (
        "{id: service, measure: sum, field: points, of: point_entry, where: {item: [service]}, window: {period: year},"
        " when_none: 0, points: {each: {start: 0, each: 1, least: 0, most: 40, none_gives: out}}, track: person}"
    ),
    (
        "{id: absence, measure: count, of: point_entry, where: {item: [absence]}, window: {period: year}, when_none: 0,"
        " points: {each: {start: 0, each: -3, least: -20, most: 0, none_gives: out}}, track: person}"
    ),
)
MEMBERS = "persons: [{code: p, unit: a}, {code: q, unit: a}, {code: r, unit: a}]"


def with_heading(pack, track, text):
    """The pack with the heading of a track declared anew; its id stays."""
    declared = said(Heading, f"{{id: of_{track.value}, name: {{zh: 积分, en: Sheet}}, {text}}}")
    standards = tuple(
        replace(s, headings=(declared,)) if s.track is track else s for s in pack.standards
    )
    return replace(pack, standards=standards)


def members_sheet(policy="2010"):
    pack = with_heading(
        pack_of(asks(*SHEET), {"point_entry": ENTRY}),
        Track.PERSON,
        "line: done, base: 60, floor: 0, ceiling: 100",
    )
    entries = [
        *(["study", "", "p"] for _ in range(15)), ["service", "30", "p"], *(["absence", "", "p"] for _ in range(2)),
        *(["absence", "", "q"] for _ in range(7)), ["service", "99", "r"], ["study", "", "r"],
    ]  # fmt: skip
    records = ", ".join(
        f"{{kind: point_entry, item: [{item}], points: ['{points}'], person: {who}}}"
        for item, points, who in entries
    )
    example = said(Example, f"{{name: x, as_of: 2010-12-31, {MEMBERS}, records: [{records}]}}")
    pack = replace(pack, policy=policy)
    return pack, case_of(example, pack)


def test_a_sheet_starts_from_its_base_and_stays_between_floor_and_ceiling():
    pack, case = members_sheet()
    rows = by_engine(pack, case).scorecards.to_pylist()
    engine = {row["person"]: HeadingSum(row["points"], row["attainable"]) for row in rows}
    assert engine == {
        "p": HeadingSum(6000 + 1200 + 3000 - 600, 10000),
        "q": HeadingSum(6000 - 2000, 10000),
        "r": HeadingSum(10000, 10000),
    }
    heading, world = pack.heading("of_person"), case.world(pack)
    hand = {
        who: worked(pack, heading, Line.DONE, Asked(who, category="unit"), world).sum
        for who in ("p", "q", "r")
    }
    assert hand == engine


def test_under_present_rules_persons_get_no_points_whatever_the_pack_says():
    pack, case = members_sheet("2026")
    scores = by_engine(pack, case)
    rows = [*scores.indicators.to_pylist(), *scores.scorecards.to_pylist()]
    assert {(row["points"], row["attainable"]) for row in rows} == {(None, None)}
    assert {row["n"] for row in scores.indicators.to_pylist()} == {15, 30, 2, 0, 7, 99, 1}


def test_points_of_persons_stand_in_no_table_and_no_sum_that_lays_them_side_by_side():
    pack, case = members_sheet()
    scores = by_engine(pack, case)
    for name in ("indicators", "scorecards"):
        rows = settled(name, getattr(scores, name)).to_pylist()
        assert {(row["points"], row["attainable"]) for row in rows} == {(None, None)}
    assert sums(scores.scorecards) == {}


OUT = "measure: share, of: task, window: standing, part: {has: [helped]}, when_none: none"
TWO = (
    f"{{id: one, {OUT}, points: {{target: {{target: 100, full: 10, none_gives: out}}}}}}",
    f"{{id: two, {OUT}, where: {{agreed: ['yes']}}, points: {{target: {{target: 100, full: 5, none_gives: out}}}}}}",
)


def summed(records, declared):
    pack = with_heading(pack_of(asks(*TWO), KINDS), Track.UNIT, declared)
    case = case_of(said(Example, f"{{name: x, as_of: 2010-12-31, records: [{records}]}}"), pack)
    engine = sums(by_engine(pack, case).scorecards)["a", "of_unit", Line.DONE]
    told = worked(
        pack, pack.heading("of_unit"), Line.DONE, Asked("a", category="unit"), case.world(pack)
    )
    assert told.sum == engine
    return engine


@pytest.mark.parametrize(
    ("records", "declared", "wanted"),
    [
        ("", "line: done, base: 60", HeadingSum(None, 0)),
        ("{kind: task}", "line: done, base: 60", HeadingSum(6000, 7000)),
        ("{kind: task, helped: ['1']}", "line: done, base: 60", HeadingSum(7000, 7000)),
        ("{kind: task, agreed: ['yes'], helped: ['1']}", "line: done, base: 60", HeadingSum(7500, 7500)),
        ("{kind: task, agreed: ['yes'], helped: ['1']}", "line: done, ceiling: 12.5", HeadingSum(1250, 1250)),
        ("{kind: task}", "line: done, floor: 0.5", HeadingSum(50, 1000)),
        ("{kind: task}", "line: effect, base: 60", HeadingSum(0, 1000)),
        ("{kind: task}", "clause: {zh: 条}", HeadingSum(0, 1000)),
    ],
)  # fmt: skip
def test_what_is_out_lowers_the_attainable_and_all_out_is_no_sum(records, declared, wanted):
    assert summed(records, declared) == wanted


def test_a_base_changes_by_the_last_day_of_the_windows():
    base = "line: done, base: [{since: 2010-01-01, value: 60}, {since: 2011-01-01, value: 70}]"
    pack = with_heading(pack_of(asks(*TWO), KINDS), Track.UNIT, base)
    days = dt.date(2010, 12, 31), dt.date(2011, 1, 1)
    assert [limits(pack, "of_unit", Line.DONE, day, {}).base for day in days] == [6000, 7000]


@pytest.mark.parametrize(
    ("found", "per_cent", "reached"),
    [
        (HeadingSum(900, 1000), 90, True),
        (HeadingSum(89999, 100000), 90, False),
        (HeadingSum(0, 1000), 0, True),
        (HeadingSum(None, 0), 0, False),
        (HeadingSum(0, 0), 0, False),
        (HeadingSum(), 0, False),
    ],
)
def test_what_a_heading_reaches_is_compared_exactly(found, per_cent, reached):
    assert found.reaches(per_cent) is reached


def test_a_heading_without_points_has_no_sum():
    assert total([], Limits(6000)) == HeadingSum()
    assert total([Earned(None, 0)], Limits(6000)) == HeadingSum(None, 0)


EDGES = st.none() | st.integers(-500, 500)


@given(st.lists(st.integers(-99, 99)), st.integers(-500, 500), EDGES, EDGES)
def test_a_sum_stays_between_its_ends_and_more_points_never_lower_it(points, base, floor, ceiling):
    if floor is not None and ceiling is not None and floor > ceiling:
        floor, ceiling = ceiling, floor
    within = Limits(base, floor, ceiling)
    found = total([Earned(p, 99) for p in points], within)
    more = total([Earned(p, 99) for p in [*points, 1]], within)
    assert more.earned is not None
    if found.earned is not None:
        assert floor is None or found.earned >= floor
        assert ceiling is None or found.earned <= ceiling
        assert found.earned <= more.earned


@settings(max_examples=6)
@given(st.integers(0, 10**9), st.integers(1, 6), st.integers(0, 20))
def test_the_sum_that_is_explained_is_the_one_of_the_engine(seed, units, records):
    chance = Random(seed)
    pack = with_sheets(chance, pack_of(asked(chance, 8), KINDS))
    case = county(chance, units, records).case(pack)
    world = case.world(pack)
    engine = {
        row["person"] or row["unit"]: HeadingSum(row["points"], row["attainable"])
        for row in by_engine(pack, case).scorecards.to_pylist()
    }
    category = {u.code: u.category for u in case.tree.standing}
    home = {m.person: case.tree.successor(m.unit) for m in case.tree.members}
    for who, found in engine.items():
        person = who in home and who not in category
        heading = pack.heading("of_person" if person else "of_unit")
        of = category[home[who] if person else who]
        told = worked(pack, heading, Line.DONE, Asked(who, category=of), world)
        assert told.sum == found


def test_a_sum_is_told_part_by_part():
    pack, case = members_sheet()
    told = explain_sum(
        pack, pack.heading("of_person"), Line.DONE, Asked("q", category="unit"), case.world(pack)
    )
    assert told.title.zh == "积分 · 做了什么 · q · 截至2010年12月31日"
    assert [part.zh for part in told.parts] == [
        "名：0 分（满分 12 分）", "名：0 分（满分 40 分）", "名：-20 分（满分 0 分）", "基础分：60 分", "最低：0 分", "最高：100 分",
        "结果：合计 40 分（可得 100 分）。",
    ]  # fmt: skip
    assert told.parts[-1].en == "Result: 40 of 100 in all."
