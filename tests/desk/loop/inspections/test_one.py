"""The page of a round: who waits, what was found, what became of it, what the table proposes."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from desk.loop.inspections.conftest import SEED
from desk.records.conftest import refused
from duixian.desk.loop.inspections.queries import rounds
from duixian.desk.records.models import Record

FOUND = {"way": "unannounced", "fault": "uneven", "text": "三件承诺两件没有动工"}


def address(record, more=""):
    return f"/records/inspections/{record.key}/{more}"


@pytest.fixture
def drawn(desk, frozen):
    """B12, B21 and T1 drawn, confirmed by the second of the office."""
    sent = {"do": "draw", "seed": SEED, "witness": "P1", "once": "a" * 32}
    desk.cast.browser("office").post(address(frozen, "lot/"), sent)
    desk.move("second", Record.objects.unscoped().get(kind="draw"), "confirm")
    return frozen


def note(desk, round_, who="office", unit="reed", **more):
    texts = {**FOUND, "occurred_on": "2026-11-23", "round": round_.code, **more}
    return desk.make(who, "finding", "note", unit=unit, **texts).record


def page(desk, round_, who="office"):
    return desk.cast.browser(who).get(address(round_))


def test_every_unit_drawn_stands_there_and_who_was_not_visited_comes_first(desk, drawn):
    note(desk, drawn)
    desk.make(
        "office", "inspected", "note", unit="north",
        round=drawn.code, text="看了公开栏，没有问题", occurred_on="2026-11-23",
    )  # fmt: skip
    shown = page(desk, drawn)
    stands = [(s.stop.unit.code, s.stop.waits, len(s.found)) for s in shown.context["stands"]]
    assert stands == [("B21", True, 0), ("B12", False, 1), ("T1", False, 0)]
    assert '抽中 3 个组织，还有 <strong class="needs">1</strong> 个没去，1 条发现。' in shown.text


def test_a_finding_is_one_press_away_with_round_and_way_filled_in(desk, drawn):
    stand = page(desk, drawn).context["stands"][0]
    assert stand.stop.unit.code == "B12"
    form = desk.cast.browser("office").get(stand.note)
    assert form.status_code == 200
    held = form.context["form"]
    assert (held["round"].value(), held["way"].value()) == (drawn.code, "survey")
    assert re.search(r'name="way" value="survey"[^>]*checked', form.text)


def test_a_finding_contested_confirmed_and_made_a_problem_is_followed_on_the_page(desk, drawn):
    finding = note(desk, drawn)
    counts = page(desk, drawn).context["counts"]
    assert (counts.findings, counts.undecided, counts.confirmed, counts.problems) == (1, 1, 0, 0)
    contested = desk.move("reed_branch", finding, "contest", plea="雨天停工").record
    assert page(desk, drawn).context["counts"].contested == 1
    desk.move("second", contested, "confirm")
    desk.make(
        "reed_branch", "problem", "register", unit="reed",
        source="inspection", text="两件没有动工", finding=finding.code, occurred_on="2026-11-23",
    )  # fmt: skip
    counts = page(desk, drawn).context["counts"]
    assert (counts.confirmed, counts.undecided, counts.problems, counts.closed) == (1, 0, 1, 0)


def test_the_day_by_which_a_finding_is_decided_is_shown(desk, drawn):
    note(desk, drawn)
    (node,) = page(desk, drawn).context["stands"][-1].found or [None]
    limits = {limit.move.id: limit.day for limit in node.limits} if node else {}
    # noted on Monday 23 November; the fifth working day is Monday 30 November
    assert limits == {"confirm": dt.date(2026, 11, 30)}


@pytest.mark.parametrize(
    ("fault", "move", "step"),
    [
        ("uneven", "limit", "deadline"),
        ("show", "circulate", "circular"),
        ("routine", "criticise", "criticism"),
    ],
)
def test_the_table_proposes_a_first_step_by_the_sort_of_fault(desk, drawn, fault, move, step):
    finding = note(desk, drawn, fault=fault)
    desk.move("second", finding, "confirm")
    nodes = {n.record.code: n for s in page(desk, drawn).context["stands"] for n in s.found}
    (offer,) = nodes[finding.code].offers
    assert offer.move.id == move
    assert {
        f"step={step}",
        f"grounds={fault}",
        f"move={move}",
        f"ground_for={finding.code}",
    } <= set(offer.url.partition("?")[2].split("&"))
    form = desk.cast.browser("office").get(offer.url)
    assert (form.context["form"]["step"].value(), form.context["form"]["grounds"].value()) == (
        step,
        fault,
    )


def order(desk, move, step, **more):
    texts = {"step": step, "grounds": "uneven", "reason": "两件没有动工", **more}
    return desk.make(
        "office", "order", move, unit="reed",
        due_on="2026-11-24", person="P10", occurred_on="2026-11-23", **texts,
    ).record  # fmt: skip


def test_after_an_order_that_was_not_heeded_the_next_step_is_proposed(desk, drawn):
    finding = note(desk, drawn)
    desk.move("second", finding, "confirm")
    first = order(desk, "limit", "deadline", ground_for=finding.code)
    issued = desk.move("second", first, "issue", due_on="2026-11-24", person="P10").record
    desk.move("leader", issued, "declare")
    (node,) = [n for s in page(desk, drawn).context["stands"] for n in s.found]
    assert node.offers == []
    (below,) = [each for each in node.below if each.record.kind == "order"]
    (offer,) = below.offers
    assert offer.move.id == "raise_circular"
    assert f"earlier={first.code}" in offer.url
    assert order(desk, "raise_circular", "circular", earlier=first.code).state == "drafted"


def test_a_circular_without_an_order_before_is_not_drafted_for_slowness(desk, drawn):
    fields, _ = refused(lambda: order(desk, "circulate", "circular"))
    assert list(fields) == ["grounds"]
    fields, _ = refused(lambda: order(desk, "raise_circular", "circular"))
    assert list(fields) == ["earlier"]
    otherwise = order(desk, "draft", "circular", otherwise="影响大，县委要求通报")
    assert otherwise.state == "drafted"


def test_a_reply_turned_down_is_appealed_within_ten_working_days_and_reviewed_by_another(
    desk, drawn
):
    finding = note(desk, drawn)
    desk.move("second", finding, "confirm")
    reply = desk.make(
        "reed_branch", "statement", "make", unit="reed",
        about=finding.code, text="有会议记录", occurred_on="2026-11-23",
    ).record  # fmt: skip
    down = desk.move("office", reply, "turn_down", reason="记录是补的").record
    node = next(n for s in page(desk, drawn).context["stands"] for n in s.found)
    (limit,) = node.below[0].limits
    assert (limit.move.id, limit.day) == ("appeal", dt.date(2026, 12, 7))
    late = desk.later(days=15)
    _, whole = refused(
        lambda: late.move("reed_branch", down, "appeal", state_on="2026-12-08", appeal="不同意")
    )
    assert whole == ["离“不采纳”（2026-11-23）太久，最晚 2026-12-07。"]
    appealed = desk.move("reed_branch", down, "appeal", appeal="不同意").record
    _, whole = refused(lambda: desk.move("office", appealed, "grant", review="改了"))
    assert whole[0] == "您就是“不采纳”的人，这一步要换一个人办。"
    # the second of the office confirmed the finding that is contested
    _, whole = refused(lambda: desk.move("second", appealed, "grant", review="核实属实"))
    assert whole == ["您就是办过“针对哪一条”所指那条的人，这一步要换一个人办。"]
    assert desk.move("leader", appealed, "grant", review="核实属实").record.state == "upheld"


def test_the_statement_of_the_last_becomes_the_draft_of_a_pledge(desk, drawn):
    asked = desk.make(
        "office", "rank_statement", "ask", unit="reed",
        round=drawn.code, rank="8", occurred_on="2026-11-23",
    ).record  # fmt: skip
    said = {"cause": "人手调整慢", "text": "年内两件都办完", "due_on": "2026-12-20"}
    desk.move("reed_branch", asked, "make", **said)
    form = desk.cast.browser("reed_branch").get(
        f"/records/new/pledge/{desk.cast.units['reed'].key}/?from={asked.key}"
    )
    assert form.status_code == 200
    assert form.context["form"]["text"].value() == "年内两件都办完"
    assert str(form.context["form"]["due_on"].value()) == "2026-12-20"
    statements = page(desk, drawn).context["statements"]
    assert [node.record.code for node in statements] == [asked.code]


def test_a_second_look_needs_an_earlier_round_that_is_over(desk, drawn):
    texts = {"round": "supervision", "day": "2026-12-31", "occurred_on": "2026-11-23"}
    fields, _ = refused(
        lambda: desk.make(
            "office", "round", "look_back", unit="county",
            ways=["look_back"], earlier=drawn.code, **texts,
        )
    )  # fmt: skip
    assert list(fields) == ["earlier"]


def test_those_below_see_a_round_once_its_criteria_are_out(desk):
    declared = desk.make(
        "office", "round", "declare", unit="county",
        round="supervision", day="2026-12-31", occurred_on="2026-11-23",
    ).record  # fmt: skip
    assert not rounds(desk.cast.viewer("branch")).exists()
    desk.move("second", declared, "publish", criteria="公开栏")
    assert [each.code for each in rounds(desk.cast.viewer("branch"))] == [declared.code]
    assert not rounds(desk.cast.viewer("auditor")).exists()


def test_those_below_see_who_was_drawn_but_only_their_own_findings(desk, drawn):
    note(desk, drawn)
    note(desk, drawn, unit="well")
    shown = page(desk, drawn, "reed_branch")
    stands = [(s.stop.unit.code, s.stop.seen, len(s.found)) for s in shown.context["stands"]]
    assert stands == [("B12", True, 1), ("B21", False, 0), ("T1", False, 0)]
    assert "没去" not in shown.text  # nobody can tell of what is out of sight
    assert not any(s.note for s in shown.context["stands"])
    assert 'class="needs"' not in shown.text


def test_the_pages_ask_as_often_for_many_findings_as_for_one(desk, drawn):
    counts = []
    for _ in range(2):
        browser = desk.cast.browser("office")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            browser.get(address(drawn))
            browser.get("/records/inspections/")
        counts.append(len(asked))
        for unit in ("reed", "well", "elm"):
            finding = note(desk, drawn, unit=unit)
            desk.move("second", finding, "confirm")
    assert counts[1] <= counts[0] + 2  # the third ring is asked for only where there is a second
