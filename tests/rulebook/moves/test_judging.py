"""May this move be made: each need by itself, then everything that stands in the way at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from duixian.rulebook.kinds import Field, Kind, Option
from duixian.rulebook.lifecycle import HandUp, Move, State
from duixian.rulebook.lifecycle.needs import (
    Elapsed,
    Has,
    LinkedNeed,
    Notice,
    OnlyOne,
    Quota,
    SomeoneElse,
    Threshold,
    Vote,
    WhereNeed,
)
from duixian.rulebook.moves import Asked, Other, Step, judge
from duixian.rulebook.vocabulary.filters import Bounds, Linked, Span
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, Audience, FieldType, Stage


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def people(*codes: str) -> frozenset[str]:
    return frozenset(codes)


YES, NO = Option("yes", Text("赞成", "yes")), Option("no", Text("反对", "no"))
KIND = Kind(
    "errand",
    Text("跑腿", "Errand"),
    (
        Field("text", Text("事由", "What"), FieldType.TEXT),
        Field("hours", Text("学时", "Hours"), FieldType.NUMBER, scale=1),
        Field("level", Text("级别", "Level"), FieldType.CHOICE, options=(YES, NO)),
        Field("witness", Text("见证人", "Witness"), FieldType.PERSON),
        Field("ballot", Text("表决", "Ballot"), FieldType.TALLY, options=(YES, NO)),
        Field("planned_on", Text("计划日期", "Planned"), FieldType.DATE),
        Field("rule", Text("依据", "Rule"), FieldType.LINK, to=("rule",)),
    ),
    (
        State("noted", Text("已记", "Noted"), Stage.OPEN),
        State("closed", Text("已办", "Closed"), Stage.DONE),
    ),
    (
        Move("note", Text("记一笔", "Note"), "noted", (Actor.RECORDER,)),
        Move("close", Text("销号", "Close"), "closed", (Actor.SUPERIOR,), ("noted",)),
    ),
)
NOTE, CLOSE = KIND.moves
ASKED = Asked(
    state="noted",
    roles=frozenset({Actor.SUPERIOR}),
    persons=people("wang"),
    on=day("2010-06-30"),
    today=day("2010-07-01"),
    values={},
    steps=(Step("note", day("2010-06-01"), people("li")),),
)


def told(need, **changes) -> list[tuple[str | None, str]]:
    judged = judge(KIND, replace(CLOSE, needs=(need,)), replace(ASKED, **changes))
    return [(obstacle.field, obstacle.text.en) for obstacle in judged.obstacles]


@pytest.mark.parametrize(
    ("values", "obstacles"),
    [
        ({"text": "修渠", "hours": 0}, []),
        ({"text": "修渠"}, [("hours", "“Hours” must be filled in.")]),
        (
            {"text": ""},
            [("text", "“What” must be filled in."), ("hours", "“Hours” must be filled in.")],
        ),
    ],
)
def test_fields_must_be_filled_and_nothing_is_not_zero(values, obstacles):
    assert told(Has(("text", "hours")), values=values) == obstacles


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"hours": 240, "level": "yes"}, []),
        ({"hours": 239, "level": "yes"}, ["hours"]),
        ({"hours": 300, "level": "no"}, ["level"]),
        ({}, ["hours", "level"]),
    ],
)
def test_values_are_as_wanted_in_whole_units(values, fields):
    need = WhereNeed({"hours": Bounds(Decimal(24), Decimal(30)), "level": ("yes",)})
    assert [field for field, _ in told(need, values=values)] == fields


def test_a_value_that_is_not_wanted_is_told_with_those_that_are():
    need = WhereNeed({"hours": Bounds(Decimal(24), None), "level": ("yes", "no")})
    assert told(need) == [
        ("hours", "“Hours” must be: at least 24."),
        ("level", "“Level” must be: yes or no."),
    ]


RULE = Other("rule", "rule", "in_force", Stage.OPEN, day("2010-06-16"))


@pytest.mark.parametrize(
    ("linked", "others", "obstacles"),
    [
        (Linked("rule", "rule", ("in_force",)), (RULE,), []),
        (Linked("rule", "rule", ("open",)), (RULE,), []),
        (
            Linked("rule", "rule"),
            (RULE,),
            [("rule", "1 linked records must stand as asked; 0 do.")],
        ),
        (Linked("rule", "other", ("open",), at_least=0), (), []),
        (Linked("rule", "rule", ("open",), since=Span(working_days=10)), (RULE,), []),
        (
            Linked("rule", "rule", ("open",), since=Span(working_days=11)),
            (RULE,),
            [("rule", "1 linked records must stand as asked; 0 do.")],
        ),
        (
            Linked("answer", "errand", ("open",), at_most=0),
            (replace(RULE, kind="answer", by="errand"),),
            [(None, "There may be at most 0 such linked records; there are 1.")],
        ),
    ],
)
def test_linked_records_stand_as_asked_for_long_enough(linked, others, obstacles):
    assert told(LinkedNeed(linked), others=others) == obstacles


@pytest.mark.parametrize(
    ("changes", "obstacles"),
    [
        ({}, []),
        ({"persons": people("li")}, ["You stand behind “Note”; somebody else must do this."]),
        (
            {"persons": people("wang", "li")},
            ["You stand behind “Note”; somebody else must do this."],
        ),
        (
            {"values": {"witness": "wang"}},
            ["You stand behind “Witness”; somebody else must do this."],
        ),
        (
            {"persons": people()},
            ["Somebody else must do this, and your account names no person of the roster."],
        ),
        (
            {"steps": (Step("note", day("2010-06-01"), people()),)},
            ["Nobody knows who made “Note”, so whether you are somebody else is unknown."],
        ),
    ],
)
def test_somebody_else_is_another_person_and_an_unknown_one_is_nobody_else(changes, obstacles):
    need = SomeoneElse(("note", "witness"))
    assert told(need, **changes) == [(None, text) for text in obstacles]


ADMIT = Vote("ballot", Threshold("due", more_than=(1, 2)), Threshold("due", at_least=(2, 3)))


@pytest.mark.parametrize(
    ("ballot", "obstacles"),
    [
        ({"due": 30, "present": 20, "yes": 16}, []),
        ({"due": 30, "present": 19, "yes": 19}, ["present 19 of 30 entitled: not at least 2/3."]),
        ({"due": 30, "present": 20, "yes": 15}, ["yes 15 of 30 entitled: not more than 1/2."]),
        ({"due": 30, "yes": 16}, ["The count “present” must be filled in."]),
        (
            {"present": 20, "yes": 16},
            ["The count “entitled” must be filled in."],
        ),
        ({}, ["“Ballot” must be filled in."]),
    ],
)
def test_a_vote_has_its_quorum_and_its_majority(ballot, obstacles):
    assert told(ADMIT, values={"ballot": ballot}) == [("ballot", text) for text in obstacles]


@pytest.mark.parametrize(
    ("need", "values", "obstacles"),
    [
        (Elapsed("note", at_least=Span(days=29)), {}, []),
        (
            Elapsed("note", at_least=Span(days=30)),
            {},
            [(None, "Too soon after “Note” (2010-06-01): 2010-07-01 at the earliest.")],
        ),
        (Elapsed("note", at_most=Span(days=29)), {}, []),
        (
            Elapsed("note", at_most=Span(days=28)),
            {},
            [(None, "Too long after “Note” (2010-06-01): 2010-06-29 at the latest.")],
        ),
        (Elapsed("planned_on", at_least=Span(months=1)), {"planned_on": day("2010-05-30")}, []),
        (
            Elapsed("planned_on", at_least=Span(months=1)),
            {},
            [("planned_on", "There is no day of “Planned” yet.")],
        ),
        (
            Elapsed("close", at_most=Span(days=90)),
            {},
            [(None, "There is no day of “Close” yet.")],
        ),
    ],
)
def test_time_has_passed_but_not_too_much(need, values, obstacles):
    assert told(need, values=values) == obstacles


@pytest.mark.parametrize(
    ("need", "rivals", "where"),
    [
        (OnlyOne(("unit",)), 0, []),
        (OnlyOne(("unit",)), 1, ["unit"]),
        (OnlyOne(("unit",)), None, ["unit"]),
        (Notice(Audience.PARTY, days=5), 0, [None]),
        (Quota("level", {"yes": (3, 10)}, "peers"), 0, ["level"]),
    ],
)
def test_what_cannot_be_judged_refuses_and_never_passes(need, rivals, where):
    assert [field for field, _ in told(need, rivals=rivals, values={"level": "yes"})] == where


@pytest.mark.parametrize(
    ("most", "counted", "obstacles"),
    [
        ((3, 10), (1, 7), []),
        ((3, 10), (2, 7), [("level", "“yes”: at most 2 (7 × 3/10), and there are 2.")]),
        ((2,), (1, 7), []),
        ((2,), (2, 7), [("level", "“yes”: at most 2 (2), and there are 2.")]),
    ],
)
def test_one_more_than_a_quota_is_refused_in_whole_numbers(most, counted, obstacles):
    shares = {("level", "yes"): counted}
    need = Quota("level", {"yes": most}, "peers")
    assert told(need, values={"level": "yes"}, shares=shares) == obstacles
    lenient = replace(need, else_="warn")
    assert told(lenient, values={"level": "yes"}, shares=shares) == []
    asked = replace(ASKED, values={"level": "yes"}, shares=shares)
    judged = judge(KIND, replace(CLOSE, needs=(lenient,)), asked)
    assert [(each.field, each.text.en) for each in judged.warnings] == obstacles
    assert told(need, values={"level": "no"}, shares=shares) == []


def test_all_that_stands_in_the_way_is_told_at_once_in_both_languages():
    asked = replace(
        ASKED, state="closed", roles=frozenset({Actor.RECORDER}), on=day("2010-05-31"), values={}
    )
    move = replace(CLOSE, needs=(Has(("text",)), SomeoneElse(("note",))), then=(HandUp(1),))
    judged = judge(KIND, move, replace(asked, today=day("2010-05-30"), persons=people("li")))
    assert judged.effects == (HandUp(1),)
    assert (judged.to, judged.allowed) == ("closed", False)
    assert [(o.field, o.text.zh) for o in judged.obstacles] == [
        (None, "现在是“已办”，“销号”要从“已记”办起。"),
        (None, "“销号”由上级办。"),
        ("state_on", "日期 2010-05-31 还没到，今天是 2010-05-30。"),
        ("state_on", "日期 2010-05-31 早于上一步的 2010-06-01。"),
        ("text", "要填“事由”。"),
        (None, "您就是“记一笔”的人，这一步要换一个人办。"),
    ]


@pytest.mark.parametrize(
    ("move", "state", "obstacles"),
    [
        (NOTE, "", []),
        (CLOSE, "noted", []),
        (NOTE, "noted", ["This record is already there."]),
        (CLOSE, "", ["There is no such record yet."]),
    ],
)
def test_a_record_is_made_once_and_then_moved(move, state, obstacles):
    asked = replace(ASKED, state=state, roles=frozenset(Actor))
    assert [o.text.en for o in judge(KIND, move, asked).obstacles] == obstacles
