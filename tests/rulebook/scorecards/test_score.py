"""Scoring: the county's own calendar, who gets a row, and numbers without fractions of a machine."""

from __future__ import annotations

import datetime as dt
from random import Random

import pyarrow.types as pt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.calendars import Days
from duixian.rulebook.ledger import from_texts
from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.points import Points
from duixian.rulebook.scorecards.score import calendar_of, starts
from duixian.rulebook.scorecards.standard import Example
from duixian.rulebook.vocabulary.words import Track
from rulebook.counties import Asked, asks, by_engine, engine_says, hand_says, pack_of, said
from rulebook.measures.chance import KINDS, county, judged, selection

UNIT = {
    "code": "T", "name": "T", "type": "committee", "category": "rural", "opened_on": "2000-01-01",
}  # fmt: skip


@pytest.fixture(scope="module")
def campaign():
    return open_pack(shipped() / "chuangxianzhengyou")


def test_the_county_s_own_calendar_goes_before_that_of_the_pack(campaign):
    def row(of, item, starts_on, ends_on=""):
        return {"campaign": of, "item": item, "starts_on": starts_on, "ends_on": ends_on}

    calendar = [
        row("chuangxianzhengyou", "p1", "2010-05-01", "2010-07-15"),
        row("chuangxianzhengyou", "p5", "2012-06-01"),
        row("another", "p2", "2001-01-01"),
    ]
    ledger = from_texts({"units": [UNIT], "calendar": calendar}, tuple(campaign.kinds.values()))
    found = calendar_of(campaign, ledger)
    assert found == {
        **campaign.days(),
        "p1": Days(dt.date(2010, 5, 1), dt.date(2010, 7, 15)),
        "p5": Days(dt.date(2012, 6, 1)),
    }


def test_a_campaign_that_the_calendar_does_not_name_spans_all_its_items(campaign):
    items = [i for i in campaign.calendar if i.id in ("p2", "p3")]
    pack = pack_of((), {}, items)
    assert pack.days()["campaign"] == Days(dt.date(2010, 7, 1), dt.date(2011, 12, 31))
    open_end = pack_of((), {}, [i for i in campaign.calendar if i.id in ("p1", "p4")])
    assert open_end.days()["campaign"] == Days(dt.date(2010, 4, 6))


def test_only_windows_with_carry_over_ask_what_was_open_before(campaign):
    day = dt.date(2011, 3, 31)
    assert starts(campaign, day, campaign.days()) == {dt.date(2011, 1, 1)}
    assert starts(pack_of((), KINDS), day, {}) == set()


COUNTY = """
name: a county
as_of: 2010-12-31
units:
  - {code: a, category: unit}
  - {code: b, category: other}
  - {code: gone, closed_on: 2010-06-01}
persons:
  - {code: p, unit: a}
  - {code: q, unit: b}
  - {code: left, unit: a, left_on: 2010-12-31}
  - {code: none, unit: a, status: none}
records: [{kind: task, unit: a, person: p, helped: ['3']}]
"""


def test_a_row_is_for_units_in_force_and_members_on_the_roll_of_the_categories_asked():
    asked = asks(
        "{id: units, measure: count, of: task, window: standing, when_none: 0, applies_to: [unit]}",
        "{id: persons, measure: count, of: task, window: standing, when_none: 0, track: person}",
    )
    pack = pack_of(asked, KINDS)
    rows = by_engine(pack, case_of(said(Example, COUNTY), pack)).indicators.to_pylist()
    assert [(r["indicator"], r["unit"], r["person"], r["n"], r["d"]) for r in rows] == [
        ("units", "a", None, 1, 1),
        ("persons", "a", "p", 1, 1),
    ]


def test_no_result_is_a_float():
    asked = asks(
        """{id: i, measure: share, of: task, window: standing, part: {has: [helped]}, when_none: none,
            points: {target: {target: 33.33, full: 7.77, none_gives: out}}}"""
    )
    pack = pack_of(asked, KINDS)
    scores = by_engine(pack, case_of(said(Example, COUNTY), pack))
    fields = [f for t in (scores.indicators, scores.rollup, scores.scorecards) for f in t.schema]
    assert [f.name for f in fields if pt.is_floating(f.type)] == []


RULES = [
    f"{{each: {{start: {start}, each: {each}, least: {least}, most: {most}, none_gives: out}}}}"
    for start, each, least, most in (
        (0, "0.05", 0, 100),
        (10, "-0.07", "-9.99", 10),
        ("0.01", "0.33", 0, "20.05"),
        (0, 1, 0, 100),
        (5, "-0.13", "-3.5", "4.99"),
    )
] + [
    f"{{target: {{target: {target}, full: {full}, none_gives: 0}}}}"
    for target, full in ((90, 20), ("33.33", "7.77"), (100, "0.07"), ("66.67", 13), (1, 1))
]
STEPS = [
    "{bands: {bands: [{from: 66.67, give: 3}, {from: 33.33, give: 2}, {from: 12.5, give: -1.05}], none_gives: 0}}",
    "{bands: {bands: [{from: 100, give: 0.07}, {from: 66.66, give: 5}, {from: 33.34, give: 9}], none_gives: out}}",
    "{given: {full: 50, none_gives: 0}}",
]
PARTS = [(1, 3), (2, 3), (1, 6), (5, 7), (1, 8), (3, 11), (0, 4), (4, 4)]


def test_points_are_rounded_by_the_engine_as_by_hand():
    share = "measure: share, of: task, window: standing, part: {has: [helped]}, when_none: none"
    asked = asks(
        *(f"{{id: i{n}, {share}, points: {rule}}}" for n, rule in enumerate([*RULES, *STEPS]))
    )
    pack = pack_of(asked, KINDS)
    records = [
        f"{{kind: task, unit: u{at}" + (", helped: ['1']}" if n < part else "}")
        for at, (part, whole) in enumerate(PARTS)
        for n in range(whole)
    ]
    example = said(Example, f"{{name: x, as_of: 2010-12-31, records: [{', '.join(records)}]}}")
    engine = engine_says(pack, case_of(example, pack))
    hand = hand_says(pack, case_of(example, pack), engine)
    assert engine == hand
    steps = {f"u{at}": [hand[f"i{n}"][f"u{at}"][1] for n in (10, 11, 12)] for at in range(8)}
    assert steps == {
        "u0": ["2", "0", "33.33"], "u1": ["2", "5", "50"], "u2": ["-1.05", "0", "16.67"],
        "u3": ["3", "5", "50"], "u4": ["-1.05", "0", "12.5"], "u5": ["-1.05", "0", "27.27"],
        "u6": ["0", "0", "0"], "u7": ["3", "0.07", "50"],
    }  # fmt: skip
    third = {f"i{n}": hand[f"i{n}"]["u0"][1] for n in range(len(RULES))}
    assert third == {
        "i0": "1.67", "i1": "7.67", "i2": "11.01", "i3": "33.33", "i4": "0.67",
        "i5": "7.41", "i6": "7.77", "i7": "0.02", "i8": "6.5", "i9": "1",
    }  # fmt: skip


@settings(max_examples=8)
@given(st.integers(0, 10**9))
def test_points_given_by_people_are_those_of_the_engine_and_the_hand(seed):
    chance = Random(seed)
    ways = [
        said(Points, f"{{given: {{full: {full}, none_gives: {gives}}}}}")
        for full in ("0.5", "2", "100")
        for gives in ("out", "-1", "0")
    ]
    given_ = [
        Asked(f"i{n}", judged(chance, selection(chance, Track.UNIT), Track.UNIT), way)
        for n, way in enumerate(ways)
    ]
    pack = pack_of(given_, KINDS)
    case = county(chance, 4, 25).case(pack)
    engine = engine_says(pack, case)
    assert engine == hand_says(pack, case, engine)
