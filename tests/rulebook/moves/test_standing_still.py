"""A clock that stood still has its working days back: as many remain as remained when it was stopped."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.calendars.working import add_working_days, working_days_between
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.lifecycle import Move, State
from duixian.rulebook.lifecycle.needs import Has
from duixian.rulebook.moves import Asked, Step, due_again, judge, stood_still
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, FieldType, Stage


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def named(id_: str) -> Text:
    return Text(id_, id_)


BY = (Actor.SUPERIOR,)
KIND = Kind(
    "errand",
    named("errand"),
    (Field("cause", named("cause"), FieldType.TEXT),),
    (
        State("working", named("working"), Stage.OPEN),
        State("waiting", named("waiting"), Stage.OPEN, "stopped"),
        State("frozen", named("frozen"), Stage.OPEN, "stopped"),
        State("closed", named("closed"), Stage.DONE),
    ),
    (
        Move("begin", named("begin"), "working", BY),
        Move("pause", named("pause"), "waiting", BY, ("working",)),
        Move("freeze", named("freeze"), "frozen", BY, ("waiting",)),
        Move("resume", named("resume"), "working", BY, ("waiting", "frozen")),
        Move("close", named("close"), "closed", BY, ("waiting", "working")),
        Move("set_anew", named("set anew"), "working", BY, ("waiting",), needs=(Has(("due_on",)),)),
    ),
)
NATIONAL_DAY = {dt.date(2010, 10, n): False for n in range(1, 8)} | {
    dt.date(2010, 9, 25): True,
    dt.date(2010, 10, 9): True,
}


def step(move: str, on: str) -> Step:
    return Step(move, day(on), frozenset({"li"}))


PAUSED = (step("begin", "2010-06-01"), step("pause", "2010-09-27"))
ASKED = Asked(
    state="waiting",
    roles=frozenset(BY),
    persons=frozenset({"wang"}),
    on=day("2010-10-11"),
    today=day("2010-10-11"),
    values={"due_on": day("2010-10-08")},
    steps=PAUSED,
    holidays=NATIONAL_DAY,
)


def written(move: str, **changes: object) -> dt.date | None:
    made = KIND.lifecycle.move(move)
    return due_again(KIND, made, replace(ASKED, **changes))


def test_a_pause_over_a_long_holiday_gives_back_only_the_days_that_are_worked():
    # 28, 29, 30 September, 8 (Friday), 9 (a Saturday that is worked), 11 October: six days.
    assert working_days_between(day("2010-09-27"), day("2010-10-11"), NATIONAL_DAY) == 6
    # After Friday the 8th: 9 (worked), 11, 12, 13, 14, 15.
    assert written("resume") == day("2010-10-15")


@pytest.mark.parametrize(
    ("move", "changes", "due_on"),
    [
        ("close", {}, "2010-10-15"),  # what is over by it was in time until then
        ("freeze", {}, None),  # it stands still on
        ("set_anew", {}, None),  # the date that somebody types stands
        ("resume", {"values": {}}, None),
        ("resume", {"on": day("2010-09-27")}, None),  # no day has passed
        ("close", {"state": "working"}, None),
        ("resume", {"steps": (*PAUSED, step("freeze", "2010-09-29")), "state": "frozen"}, "2010-10-15"),
    ],
)  # fmt: skip
def test_only_the_move_that_leaves_writes_the_date(move, changes, due_on):
    assert written(move, **changes) == (day(due_on) if due_on else None)


def test_whoever_brings_it_back_is_told():
    judged = judge(KIND, KIND.lifecycle.move("resume"), ASKED)
    assert judged.allowed
    (told,) = judged.warnings
    assert told.text.zh == "停了 6 个工作日，时限顺延到 2010-10-15。"
    assert told.text.en == "It stood still for 6 working days; it is now due on 2010-10-15."


DAYS = st.dates(day("2010-01-01"), day("2011-12-31"))
FEW = st.integers(0, 60)


@given(DAYS, FEW, FEW)
def test_as_many_working_days_remain_as_remained(paused, left, still):
    resumed = add_working_days(paused, still, NATIONAL_DAY)
    asked = replace(
        ASKED,
        on=resumed,
        values={"due_on": add_working_days(paused, left, NATIONAL_DAY)},
        steps=(Step("pause", paused, frozenset()),),
    )
    due_on = due_again(KIND, KIND.lifecycle.move("resume"), asked) or asked.values["due_on"]
    assert due_on == add_working_days(resumed, left, NATIONAL_DAY)


def test_several_pauses_add_up_and_one_that_has_not_ended_does_not_count_yet():
    steps = (
        *PAUSED, step("resume", "2010-09-29"), step("pause", "2010-10-08"),
        step("resume", "2010-10-12"), step("pause", "2010-10-13"),
    )  # fmt: skip
    since = day("2010-06-01")
    assert stood_still(KIND, steps, since, NATIONAL_DAY) == 2 + 3
    assert stood_still(KIND, steps, day("2010-10-01"), NATIONAL_DAY) == 3
