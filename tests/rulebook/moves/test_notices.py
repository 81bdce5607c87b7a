"""Notices: when they begin, when they have run, and what keeps a decision waiting."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move, Publication, State
from duixian.rulebook.lifecycle.needs import Notice
from duixian.rulebook.moves import Asked, Other, Step, given, judge
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Audience, Stage

# The first week of October off, made up for on the two Saturdays around it.
OCTOBER = {
    **{dt.date(2010, 10, n): False for n in range(1, 8)},
    dt.date(2010, 9, 25): True,
    dt.date(2010, 10, 9): True,
}
WHO = frozenset({"P1"})


def kind(days: int | None, working_days: int | None, to: Audience) -> Kind:
    notice = Publication("notice", to, days, working_days)
    states = [State(id_, Text(id_, id_), Stage.OPEN) for id_ in ("decided", "published")]
    return Kind(
        "honour",
        Text("表彰", "Honour"),
        (),
        tuple(states),
        (
            Move("decide", Text("定", "Decide"), "decided", (Actor.OFFICE,), publish=notice),
            Move("publish", Text("发", "Publish"), "published", (Actor.OFFICE,), ("decided",)),
        ),
    )


def told(
    on: str, first: str, of: Notice, to: Audience = Audience.PARTY, **more: object
) -> list[str]:
    found = kind(of.days, of.working_days, to)
    steps = (Step("decide", dt.date.fromisoformat(first), WHO),)
    day = dt.date.fromisoformat(on)
    asked = Asked("decided", frozenset(Actor), WHO, day, day, {}, steps, holidays=OCTOBER)
    judged = judge(found, replace(found.moves[1], needs=(of,)), replace(asked, **more))
    return [each.text.en for each in judged.obstacles]


FIVE = Notice(Audience.PARTY, days=5)
WORKING = Notice(Audience.PARTY, working_days=5)


@pytest.mark.parametrize(
    ("of", "first", "last"),
    [
        (FIVE, "2010-06-24", "2010-06-28"),
        (WORKING, "2010-06-24", "2010-06-30"),
        (WORKING, "2010-06-26", "2010-07-02"),
        (WORKING, "2010-09-29", "2010-10-11"),
        (Notice(Audience.PARTY, days=1), "2010-06-24", "2010-06-24"),
    ],
)
def test_the_first_day_counts_and_the_day_after_the_last_is_the_first_possible(of, first, last):
    day = dt.date.fromisoformat(last)
    words = f"{of.working_days} working days" if of.working_days else f"{of.days} days"
    waits = [f"The notice runs {words} from {first} to {last}; this is possible after that."]
    assert told(last, first, of) == waits
    assert told((day + dt.timedelta(1)).isoformat(), first, of) == []
    steps = (Step("decide", dt.date.fromisoformat(first), WHO),)
    notice = given(kind(of.days, of.working_days, Audience.PARTY), steps, OCTOBER)
    assert (notice.last, notice.runs(day), notice.runs(day + dt.timedelta(1))) == (day, True, False)


@pytest.mark.parametrize(
    ("to", "said"),
    [
        (Audience.PARTY, []),
        (Audience.PUBLIC, []),
        (Audience.UNIT, ["No notice to the Party organisations has been given yet."]),
    ],
)
def test_a_notice_is_given_to_those_it_is_for(to, said):
    assert told("2010-07-30", "2010-06-24", FIVE, to) == said


def test_no_notice_was_given():
    said = ["No notice to the Party organisations has been given yet."]
    assert told("2010-07-30", "2010-06-24", FIVE, steps=()) == said


@pytest.mark.parametrize(
    ("stage", "answers", "said"),
    [
        (Stage.OPEN, True, ["1 objection(s) to the notice have not been answered yet."]),
        (Stage.DONE, True, []),
        (Stage.FAILED, True, []),
        (Stage.OPEN, False, []),
    ],
)
def test_an_objection_that_is_open_keeps_the_decision_waiting(stage, answers, said):
    other = Other("statement", "about", "made", stage, dt.date(2010, 6, 25), answers=answers)
    assert told("2010-07-30", "2010-06-24", FIVE, others=(other,)) == said


def test_a_record_that_moved_on_stands_on_notice_no_more():
    found = kind(5, None, Audience.PARTY)
    day = dt.date(2010, 6, 24)
    steps = (Step("decide", day, WHO), Step("publish", day + dt.timedelta(6), WHO))
    assert given(found, steps, {}) is None
    assert given(found, (), {}) is None
