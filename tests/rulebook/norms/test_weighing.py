"""Every finding of burden is planted once, and what is in order is left alone."""

from __future__ import annotations

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from duixian.rulebook.calendars import Period
from duixian.rulebook.findings.register.burden import BURDEN
from duixian.rulebook.kinds import Field, Kind, Option
from duixian.rulebook.lifecycle import Due, Move, State
from duixian.rulebook.lifecycle.needs import Elapsed, Has
from duixian.rulebook.measures import Change, Latest, Selection
from duixian.rulebook.norms import Assumed
from duixian.rulebook.norms.weighing import MOST_FIELDS, same, weigh, weigh_beside
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import Actor, FieldType, PeriodName, Stage
from rulebook.norms.made import KINDS, NOTED, PLEDGE, STUDY, asks, covering, every, pack, said

FEW = Assumed(members=10)
YEAR = Period(PeriodName.YEAR)
AREA = Field("area", said("面积"), FieldType.NUMBER)


def kind(id_, *fields, clocks=()):
    """A kind that is noted once, with all of its fields."""
    note = Move(
        "note", said("记"), "noted", (Actor.RECORDER,), needs=(Has(tuple(f.id for f in fields)),)
    )
    return Kind(id_, said(id_), fields, (NOTED,), (note,), clocks)


def asking(*kinds, times=1, window="year", **more):
    """A pack that asks each branch for records of these kinds."""
    asked = [covering(f"of_{k.id}", k.id, "units", window, times) for k in kinds]
    return pack("new", *asked, kinds={k.id: k for k in kinds}, **more)


def told(found):
    return [each.rule for each in found]


def number(name, id_="number"):
    return Field(id_, said(name), FieldType.NUMBER)


def test_what_is_in_order_is_left_alone():
    assert told(weigh(asking(STUDY, PLEDGE), FEW)) == []
    assert told(weigh(pack("empty"), FEW)) == []


def test_a_budget_that_is_passed_is_told_with_how_much():
    (found,) = weigh(asking(STUDY, times=10, window="month"), FEW, Fraction(5))
    assert (found.rule, found.key) == ("B101", "budget")
    assert found.values == {"members": "10", "minutes": "8", "budget": "5", "over": "3"}
    assert told(weigh(asking(STUDY, times=10, window="month", budget=7), FEW)) == ["B101"]
    assert told(weigh(asking(STUDY, times=10, window="month", budget=8), FEW)) == []


def test_a_budget_passed_together_is_told_only_where_something_is_added():
    new, old = asking(STUDY, window="month"), asking(PLEDGE, times=10, window="month")
    (found,) = weigh_beside(new, [old], FEW, Fraction(5))
    assert (found.rule, found.values["over"]) == ("B102", "3")
    assert told(weigh_beside(old, [old], FEW, Fraction(5))) == []
    assert told(weigh_beside(new, [], FEW, Fraction(0))) == []


def test_too_many_forms_are_told_with_their_names():
    kinds = [kind(f"k{nth}", Field("text", said("文"), FieldType.TEXT)) for nth in range(6)]
    (found,) = weigh(asking(*kinds, window="quarter"), FEW)
    assert (found.rule, found.values["zh"]) == ("B103", "k0、k1、k2、k3、k4、k5")
    assert told(weigh(asking(*kinds, window="half"), FEW)) == []


def test_an_entry_each_working_day_is_too_many():
    (found,) = weigh(asking(STUDY, times=21, window="month"), FEW)
    assert (found.rule, found.values["entries"]) == ("B104", "21")


def test_a_long_sheet_is_told_at_its_move():
    fields = [Field(f"f{n}", said(f"项{n}"), FieldType.DATE) for n in range(MOST_FIELDS)]
    long = kind("long", *fields)
    (found,) = weigh(asking(long), FEW)
    assert (found.rule, found.thing, found.values["number"]) == ("B105", long.moves[0], "11")


def test_one_fact_asked_by_two_kinds_is_told_at_the_later():
    again = dataclasses.replace(AREA, id="other")
    (found,) = weigh(asking(kind("a", AREA), kind("b", again, number("户主年龄", "n"))), FEW)
    assert (found.rule, found.thing) == ("B106", again)
    assert (found.values["kind_zh"], found.values["other_zh"]) == ("b", "a")


def test_a_fact_or_a_whole_sheet_of_a_running_campaign_is_not_asked_again():
    old = asking(kind("a", AREA, number("亩数", "n")))
    part, whole = kind("b", AREA, number("产量", "n")), kind("c", AREA)
    assert told(weigh_beside(asking(part), [old], FEW)) == ["B107"]
    (found,) = weigh_beside(asking(whole), [old], FEW)
    assert (found.rule, found.thing) == ("B108", whole)
    assert told(weigh_beside(asking(kind("a", AREA)), [old], FEW)) == []


@pytest.mark.parametrize(
    ("name", "rules"),
    [("党员数", ["B109"]), ("户数", ["B109"]), ("承诺数", ["B110"]), ("数量", [])],
)
def test_what_is_known_or_can_be_counted_is_not_to_be_typed(name, rules):
    asked = asking(kind("a", number(name), AREA))
    known = dataclasses.replace(asked, kinds={**asked.kinds, "pledge": PLEDGE})
    assert told(weigh(known, FEW)) == rules


@pytest.mark.parametrize(
    ("clock", "rules"),
    [
        (Due("note", "answer", working_days=2), ["B111"]),
        (Due("note", "answer", days=4), ["B111"]),
        (Due("note", "answer", working_days=3), []),
        (Due("note", "answer", days=5), []),
        (Due("note", "answer", months=1), []),
        (Due("due_on", "answer", days=0), []),
        (Due("note", "judge", days=1), []),
    ],
)
def test_less_than_three_working_days_is_too_hasty_for_a_branch(clock, rules):
    held = hasty(clocks=(clock,))
    assert told(weigh(pack("new", kinds={"ask": held}), FEW)) == rules


def hasty(needs=(), clocks=()):
    """A kind whose answer a branch gives and which its superior judges."""
    return Kind(
        "ask", said("问"), (), (State("asked", said("问"), Stage.OPEN), NOTED),
        (
            Move("note", said("记"), "asked", (Actor.RECORDER,)),
            Move("answer", said("答"), "noted", (Actor.SECRETARY,), ("asked",), needs),
            Move("judge", said("评"), "noted", (Actor.SUPERIOR,), ("asked",)),
        ),
        clocks,
    )  # fmt: skip


def test_a_need_may_be_as_hasty_as_a_clock():
    held = hasty(needs=(Elapsed("note", at_most=Span(days=1)),))
    assert told(weigh(pack("new", kinds={"ask": held}), FEW)) == ["B111"]
    later = hasty(needs=(Elapsed("note", at_least=Span(days=1)),))
    assert told(weigh(pack("new", kinds={"ask": later}), FEW)) == []


def test_what_is_asked_regularly_and_read_by_nobody_is_told():
    kinds = {**KINDS, "study": every(STUDY, "study")}
    assert told(weigh(pack("new", kinds=kinds), FEW)) == ["B112"]
    assert told(weigh(pack("new", covering("x", "study", "units"), kinds=kinds), FEW)) == []


@pytest.mark.parametrize(
    ("per", "measure", "rules"),
    [
        (PeriodName.MONTH, Latest, ["B113"]),
        (PeriodName.YEAR, Latest, []),
        (PeriodName.QUARTER, Change, ["B113"]),
        (PeriodName.HALF, Change, []),
    ],
)
def test_what_is_asked_more_often_than_it_is_read_is_told(per, measure, rules):
    counted = dataclasses.replace(STUDY, fields=(*STUDY.fields, AREA))
    kinds = {"study": every(counted, "study", per=per)}
    more = {"per": "unit"} if measure is Change else {}
    read = measure(Selection(("study",), window=YEAR), "none", field="area", **more)
    assert told(weigh(pack("new", asks("area", read), kinds=kinds), FEW)) == rules


def test_options_tell_facts_apart_and_texts_are_never_the_same_fact():
    one = Field("s", said("类"), FieldType.CHOICE, options=(Option("a", said("甲")),))
    other = dataclasses.replace(one, options=(Option("b", said("乙")),))
    text = Field("t", said("内容"), FieldType.TEXT)
    assert [same(one, one), same(one, other), same(text, text), same(one, text)] == [
        True, False, False, False,
    ]  # fmt: skip


def test_every_finding_of_burden_is_planted_here():
    source = Path(__file__).read_text(encoding="utf-8")
    assert [rule.id for rule in BURDEN if f'"{rule.id}"' not in source] == []
