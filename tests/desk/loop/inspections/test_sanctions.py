"""Sanctions: each rule about who decides is tried by somebody who would rather break it."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.conftest import DAY
from desk.records.conftest import refused
from duixian.desk.loop.inspections import following
from duixian.desk.records.models import Record

STEPS = {
    "limit": ("deadline", "uneven"),
    "criticise": ("criticism", "routine"),
    "circulate": ("circular", "show"),
}


def order(desk, who="office", move="limit", **texts):
    step, grounds = STEPS.get(move, ("deadline", "uneven"))
    return desk.make(
        who, "order", move, unit="reed",
        **{"step": step, "grounds": grounds, "reason": "两件没有动工", "due_on": "2026-11-27",
           "person": "P10", "occurred_on": "2026-11-23", **texts},
    ).record  # fmt: skip


def issued(desk, move="limit"):
    drafted = order(desk, move=move)
    return desk.move("second", drafted, "issue", due_on="2026-11-27", person="P10").record


def reported(desk):
    return desk.move(
        "reed_branch", issued(desk), "report", measures="换人", changed="都已动工"
    ).record


# first: a person decides, with a reason; what the rule proposes is only proposed


@pytest.mark.parametrize("move", STEPS)
def test_no_sanction_is_drafted_without_facts(desk, move):
    fields, _ = refused(lambda: order(desk, move=move, reason=""))
    assert fields == {"reason": ["要填“事实”。"]}


@pytest.mark.parametrize("move", STEPS)
def test_whoever_drafted_a_sanction_does_not_issue_it(desk, move):
    drafted = order(desk, move=move)
    _, whole = refused(
        lambda: desk.move("office", drafted, "issue", due_on="2026-11-27", person="P10")
    )
    called = desk.kinds["order"].lifecycle.move(move).name.zh
    assert whole == [f"您就是“{called}”的人，这一步要换一个人办。"]


def test_a_confirmed_finding_and_a_night_bring_about_no_sanction_of_their_own(desk):
    noted = desk.make(
        "office", "finding", "note", unit="reed", way="announced", fault="show", text="补写的台账",
        occurred_on="2026-11-23",
    ).record  # fmt: skip
    desk.move("second", noted, "confirm")
    assert not Record.objects.unscoped().filter(kind="order").exists()


def test_what_departs_from_the_table_says_why(desk):
    fields, _ = refused(lambda: order(desk, move="draft", step="work_team", grounds="slow"))
    assert fields == {"otherwise": ["要填“为什么不按对照表”。"]}
    fields, _ = refused(lambda: order(desk, move="limit", step="work_team"))
    assert list(fields) == ["step"]


def test_nobody_of_the_unit_orders_or_lifts_anything_about_itself(desk):
    _, whole = refused(lambda: order(desk, who="reed_branch"))
    assert whole
    _, whole = refused(lambda: desk.move("reed_branch", reported(desk), "lift"))
    assert whole


def test_a_step_up_needs_the_earlier_order_to_be_declared_unheeded_first(desk):
    running = issued(desk)
    fields, _ = refused(
        lambda: order(desk, move="raise_circular", step="circular", earlier=running.code)
    )
    assert list(fields) == ["earlier"]
    _, whole = refused(lambda: desk.move("office", running, "declare"))
    assert whole[-1] == "您就是“拟限期整改”的人，这一步要换一个人办。"
    unheeded = desk.move("leader", running, "declare").record
    raised = order(desk, move="raise_circular", step="circular", earlier=unheeded.code)
    assert raised.state == "drafted"


# second: the right of reply, with a clock


def reply(desk, about):
    return desk.make(
        "reed_branch", "statement", "make", unit="reed", about=about.code, text="雨天停工",
        occurred_on="2026-11-23",
    ).record  # fmt: skip


@pytest.mark.parametrize("move", STEPS)
def test_every_sanction_may_be_answered_and_the_answer_is_owed_within_ten_working_days(desk, move):
    said = reply(desk, issued(desk, move))
    limits = {
        limit.move.id: limit.day
        for limit in following.limits_of(said, desk.kinds["statement"], DAY)
    }
    assert limits == {"uphold": dt.date(2026, 12, 7)}


def test_a_reply_is_not_answered_without_a_reason_nor_by_whoever_made_it(desk):
    said = reply(desk, issued(desk))
    for move in ("uphold", "turn_down"):
        fields, _ = refused(lambda move=move: desk.move("office", said, move))
        assert fields == {"reason": ["要填“答复”。"]}
        _, whole = refused(lambda move=move: desk.move("reed_branch", said, move, reason="对的"))
        assert "您就是“提出”的人，这一步要换一个人办。" in whole


# third: an appeal is decided by neither who turned it down nor who decided what it is about


def appealed(desk, about, by="leader"):
    down = desk.move(by, reply(desk, about), "turn_down", reason="记录是补的").record
    return desk.move("reed_branch", down, "appeal", appeal="请换人看").record


@pytest.mark.parametrize("outcome", ["grant", "maintain"])
def test_an_appeal_is_decided_by_nobody_who_had_a_hand_in_it(desk, outcome):
    held = appealed(desk, issued(desk), by="secretary")
    expected = {
        "secretary": "您就是“不采纳”的人，这一步要换一个人办。",
        "office": "您就是办过“针对哪一条”所指那条的人，这一步要换一个人办。",
        "second": "您就是办过“针对哪一条”所指那条的人，这一步要换一个人办。",
    }
    for who, said in expected.items():
        _, whole = refused(lambda who=who: desk.move(who, held, outcome, review="看过了"))
        assert said in whole, who
    state = desk.move("leader", held, outcome, review="看过现场").record.state
    assert state == {"grant": "upheld", "maintain": "maintained"}[outcome]


# fourth: looked at again by another person than the one who reported it done


def test_whoever_reported_it_mended_does_not_lift_it(desk):
    """The clerk of the township types the report in for the branch, and is behind it."""
    held = desk.move(
        "clerk", issued(desk), "report", measures="换人", changed="都已动工", on_behalf="P10"
    ).record
    _, whole = refused(lambda: desk.move("clerk", held, "lift"))
    assert "您就是“报已改”的人，这一步要换一个人办。" in whole
    _, whole = refused(lambda: desk.move("office", held, "lift"))
    assert whole == ["您就是“拟限期整改”的人，这一步要换一个人办。"]
    assert desk.move("secretary", held, "lift").record.state == "lifted"


def test_a_report_says_what_has_changed(desk):
    fields, _ = refused(lambda: desk.move("reed_branch", issued(desk), "report", measures="换人"))
    assert fields == {"changed": ["要填“现在怎样了”。"]}


# fifth: by sort of fault or by escalation, and both offered as links that a person follows


def test_the_table_leaves_no_sort_of_fault_without_a_first_step(desk):
    kind = desk.kinds["order"]
    for fault in (option.id for option in desk.kinds["finding"].field("fault").options):
        found = [*following.proposing.by_what_is_known(kind, {"grounds": fault})]
        assert [each.move.id for each in found] == [
            {"show": "circulate", "exemplars": "criticise", "routine": "criticise"}.get(
                fault, "limit"
            )
        ], fault


def test_each_step_leads_one_further_and_the_work_team_is_the_last(desk):
    kind = desk.kinds["order"]
    ladder = {
        step: [
            each.move.id
            for each in following.proposing.after(kind, "step", step, {"grounds": "slow"})
        ]
        for step in ("criticism", "deadline", "circular", "work_team")
    }
    assert ladder == {
        "criticism": ["raise_limit"], "deadline": ["raise_circular"],
        "circular": ["raise_team"], "work_team": [],
    }  # fmt: skip
