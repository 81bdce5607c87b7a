"""No record is scored twice on one line, in no selection that counts it, and a calendar cannot bring it about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from duixian.rulebook.calendars import Days
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.scorecards.standard import Item
from duixian.rulebook.scorecards.twice import refuse_twice, scored_twice
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line
from rulebook.counties import NAME, asks, pack_of
from rulebook.measures.chance import KINDS

POINTS = "points: {each: {start: 0, each: 1, least: 0, most: 5, none_gives: out}}"
DONE = f"measure: count, of: task, window: standing, when_none: 0, {POINTS}"
PHASES = [
    Item("p1", NAME, "phase", dt.date(2010, 1, 1), dt.date(2010, 3, 31)),
    Item("p2", NAME, "phase", dt.date(2010, 4, 1), dt.date(2010, 6, 30)),
]


def pack(*indicators, **kept):
    asked = asks(*(f"{{id: i{n}, {words}}}" for n, words in enumerate(indicators)))
    return replace(pack_of(asked, KINDS, PHASES), **kept)


def told(found, calendar=None):
    twice = scored_twice(found, found.days() if calendar is None else calendar)
    return [(each.one.id, each.other.id, each.kind) for each in twice]


@pytest.mark.parametrize(
    ("one", "other", "kinds"),
    [
        (DONE, DONE, ["task"]),
        (DONE, DONE.replace("of: task", "of: deed"), []),
        (DONE.replace("of: task", "of: [task, deed]"), DONE.replace("of: task", "of: [deed, task]"), ["task", "deed"]),
        (DONE, DONE.replace(POINTS, "track: unit"), []),
        (DONE, f"{DONE}, track: person", []),
        (f"{DONE}, applies_to: [unit]", f"{DONE}, applies_to: [committee]", []),
        (f"{DONE}, applies_to: [unit]", DONE, ["task"]),
        (DONE, f"measure: share, of: task, in: [open, done], window: standing, part: {{in: [open]}}, when_none: none, {POINTS}", ["task"]),
        (DONE, f"measure: ratio, top: {{of: task, in: [open]}}, under: {{of: task}}, when_none: none, {POINTS}", ["task"]),
        (DONE, f"measure: ratio, top: {{of: task, in: [open]}}, under: {{of: task, in: [failed]}}, when_none: none, {POINTS}", []),
        (DONE, f"measure: ratio, top: {{of: task, in: [open]}}, under: {{roster: members}}, when_none: none, {POINTS}", []),
        (DONE, f"measure: coverage, of: task, window: standing, among: {{roster: members}}, when_none: none, {POINTS}", ["task"]),
        (DONE, f"measure: coverage, of: deed, window: standing, among: {{roster: records, of: task, by: task}}, when_none: none, {POINTS}", ["task"]),
        (DONE.replace("of: task", "of: members"), DONE.replace("of: task", "of: members"), []),
        (DONE.replace("standing", "{phase: p1}"), DONE.replace("standing", "{phase: p2}"), []),
    ],
)  # fmt: skip
def test_two_indicators_score_a_record_twice_or_not(one, other, kinds):
    assert told(pack(one, other)) == [("i0", "i1", kind) for kind in kinds]


def test_what_people_judge_counts_by_heading_and_rater():
    judged = (
        f"measure: judged, of: task, window: standing, field: helped, when_none: none, {POINTS}"
    )
    words = [
        f"{judged}, heading: {h}, raters: [{r}]" for h, r in (("x", "a"), ("x", "b"), ("y", "a"))
    ]
    assert told(pack(*words)) == []
    assert told(pack(words[0], words[0])) == [("i0", "i1", "task")]


def test_each_line_stands_for_itself():
    found = pack(DONE, DONE)
    first, second = found.indicators
    apart = replace(found, indicators=(first, replace(second, line=Line.EFFECT)))
    assert told(apart) == []


def test_a_county_s_own_calendar_may_not_bring_together_what_the_pack_keeps_apart():
    found = pack(DONE.replace("standing", "{phase: p1}"), DONE.replace("standing", "{phase: p2}"))
    own = {**found.days(), "p1": Days(dt.date(2010, 1, 1), dt.date(2010, 4, 1))}
    refuse_twice(found, found.days())
    with pytest.raises(NotAnswerable) as refused:
        refuse_twice(found, own)
    assert refused.value.text.en == (
        "By your own calendar the windows of “name” and “name” overlap, "
        "so that a record would be scored twice; change the calendar."
    )
    first, second = found.indicators
    aloud = replace(found, indicators=(first, replace(second, again={"i0": Text("因", "why")})))
    refuse_twice(aloud, own)


def test_what_a_pack_says_aloud_stays_possible():
    refuse_twice(pack(DONE, DONE), {})
