"""The packs that come with the program: what `check` says of each, and nothing more."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from duixian.rulebook.calendars import Days
from duixian.rulebook.findings import Findings, Level
from duixian.rulebook.packs import read_pack, shipped
from duixian.rulebook.packs.checks.law import forbidden
from duixian.rulebook.packs.checks.ways import reached, unseen
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.standard import Category, Example
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Line, Stage, Track
from rulebook.counties import engine_says, said

NAMES = sorted(file.parent.name for file in shipped().glob("*/pack.yaml"))
TODAY = "2026"


def test_these_are_shipped():
    assert NAMES == [
        "bairizhengzhi",
        "chuangxianzhengyou",
        "jiguandangjian",
        "named_samples",
        "weimin",
        "xuexishijian",
        "xuexixing",
        "zhidujianshe",
    ]


@pytest.fixture(scope="module")
def read():
    """Every shipped pack, read once."""
    return {name: read_pack(shipped() / name) for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_no_shipped_pack_has_an_error(name, read):
    assert read[name].findings.of(Level.ERROR) == []


@pytest.mark.parametrize("name", NAMES)
def test_every_indicator_has_its_source_in_both_languages(name, read):
    unsaid = [i.id for i in read[name].pack.indicators if not (i.clause.zh and i.clause.en)]
    assert unsaid == []


TODAYS = ["bairizhengzhi", "jiguandangjian", "weimin", "xuexixing", "zhidujianshe"]


@pytest.mark.parametrize("name", TODAYS)
def test_a_campaign_for_today_has_nothing_that_anybody_could_find(name, read):
    found = read[name]
    assert found.pack.policy == TODAY
    assert list(found.findings) == []
    assert list(forbidden(found.pack, TODAY, found.reader, Findings())) == []


def test_the_campaign_for_today_asks_little_and_of_no_person(read):
    pack = read["weimin"].pack
    assert {s.track for s in pack.standards} == {Track.UNIT}
    assert [i.id for i in pack.indicators if i.points] == []
    assert {item.type for item in pack.calendar} == {"campaign", "work"}
    lines = {line: sum(i.line is line for i in pack.indicators) for line in Line}
    assert lines == {Line.DONE: 2, Line.EFFECT: 4, Line.VOICE: 2}
    read_of = {kind for i in pack.indicators for kind in i.measure.selection.of}
    assert read_of == {"visit", "pledge", "problem", "survey"}


@pytest.mark.parametrize("name", NAMES)
def test_the_engine_comes_to_what_the_examples_promise(name, read):
    """`check` works them by hand; here the query for all units does."""
    above = Category("committee", Text("上级", "above"))
    whole = read[name].pack
    everywhere = tuple(dataclasses.replace(i, applies_to=()) for i in whole.indicators)
    pack = dataclasses.replace(whole, categories=(*whole.categories, above), indicators=everywhere)
    for example in pack.examples:
        said = engine_says(pack, case_of(example, pack))
        found = {i: {w: str(said[i][w][0]) for w in who} for i, who in example.expect.items()}
        wanted = {
            i: {
                w: str(said[i][w][0]) if said[i][w][0].is_(text) else text
                for w, text in who.items()
            }
            for i, who in example.expect.items()
        }
        assert found == wanted


def test_the_campaign_of_2010_has_what_its_time_asked_for_and_nothing_else(read):
    found = read["chuangxianzhengyou"]
    assert list(found.findings) == []
    under = forbidden(found.pack, TODAY, found.reader, Findings())
    assert [f.id for f in under] == ["L103"]


def test_the_hundred_days_are_a_hundred_whatever_the_day_they_begin(read):
    pack = read["bairizhengzhi"].pack
    first = dt.date(2027, 9, 1)
    days = pack.days(Days(first, first + dt.timedelta(99)))
    assert days["day100"] == Days(dt.date(2027, 12, 9), dt.date(2027, 12, 9))
    assert (days["last30"].ends_on, days["clean"]) == (days["campaign"].ends_on, days["campaign"])
    assert [i.id for i in pack.calendar if i.type == "phase"] == []


def test_a_kind_that_reaches_done_does_so_by_a_second_hand_or_is_checked_later(read):
    """Kinds a branch notes itself are achieved at once and checked afterwards; all others need two.

    What only those above write down, having been there or having asked, says nothing good of them.
    """
    above = {Actor.SUPERIOR, Actor.OFFICE, Actor.INSPECTOR}
    alone = {
        kind.id
        for reading in read.values()
        for kind in reading.pack.kinds.values()
        if any(kind.stages()[state] is Stage.DONE for state in reached(kind, unseen))
        and not {a for m in kind.moves if not m.from_ for a in m.by} <= above
    }
    assert alone == {"study", "visit"}


@pytest.mark.parametrize("name", ["named_samples", "xuexishijian"])
def test_a_sample_says_so_in_every_name(name, read):
    pack = read[name].pack
    own = [k for k in pack.kinds.values() if read[name].reader.place(k).file.startswith(name)]
    called = [pack.name, *(x.name for x in (*pack.standards, *own))]
    assert pack.sample
    assert [t.zh for t in called if "示例" not in t.zh or "sample" not in t.en] == []


def test_ways_without_contents_are_there_to_be_filled_in(read):
    pack = read["named_samples"].pack
    parts = {s.id: len(s.headings) for s in pack.standards if s.track is Track.UNIT}
    named = {
        "double_two_one": 3, "four_in_one": 4, "four_in_one_way": 4, "three_contracts": 3,
        "three_levels": 3, "two_ahead": 2, "three_walks": 3, "five_grasps": 5, "double_training": 2,
        "joint_building": 1, "five_pushes": 5, "four_ahead": 4, "six_constructions": 6,
        "work_methods": 3, "two_three_one": 6, "three_four_four_five": 4, "four_words": 4,
        "five_star_secretary": 5, "village_affairs": 3,
    }  # fmt: skip
    assert parts == named
    assert all(s.clause.unverified for s in pack.standards)


def test_what_the_earlier_campaign_left_open_goes_on_with_its_age(read):
    pack = read["chuangxianzhengyou"].pack
    assert (pack.predecessor, pack.left_open) == ("xuexishijian", {"pledge", "problem"})
    text = """{name: left over, as_of: 2010-12-31, records: [
      {kind: pledge, maker: [team], state: shown, state_on: 2009-05-01, due_on: 2009-12-31, campaigns: [xuexishijian]},
      {kind: problem, record: p, source: [masses], state: working, state_on: 2009-04-01, due_on: 2009-12-01, campaigns: [xuexishijian]},
    ]}"""
    example = said(Example, text)
    case = case_of(example, pack)
    world = case.world(pack)
    found = {
        name: str(pack.indicator(name).measure.by_hand(world, "a", Track.UNIT).value)
        for name in ("pledges_kept", "problems_closed", "oldest_open")
    }
    assert found == {"pledges_kept": "0", "problems_closed": "0", "oldest_open": "639"}
