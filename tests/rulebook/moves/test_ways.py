"""Several ways of one step: each takes its own choice, the others are not offered and say which it is."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.rulebook.clocks import Facts, Kept, duties
from duixian.rulebook.ledger.tree import Tree, Unit
from duixian.rulebook.moves import Asked, Step, judge, judge_alone
from duixian.rulebook.packs import open_pack
from duixian.rulebook.vocabulary.words import Actor
from house.tree import ROOT

TASK = open_pack(ROOT / "packs/chuangxianzhengyou").kinds["task"]
DAY = dt.date(2010, 6, 1)
FILLED = {"text": "修路", "person": "li", "due_on": DAY, "result": "通车"}


def asked(state: str, **values: object) -> Asked:
    return Asked(
        state=state, roles=frozenset(Actor), persons=frozenset({"wang"}), on=DAY, today=DAY,
        values=values,
    )  # fmt: skip


def offered(state: str, **values: object) -> list[str]:
    question = asked(state, **values)
    return [m.id for m in TASK.moves if judge_alone(TASK, m, question).allowed]


@pytest.mark.parametrize(
    ("state", "chosen", "expected"),
    [
        ("draft", "number", ["assign_number", "drop"]),
        ("draft", "yes_no", ["assign", "drop"]),
        ("assigned", "number", ["extend", "progress", "report_number", "miss", "drop"]),
        ("assigned", "named_fact", ["extend", "report", "miss", "drop"]),
    ],
)
def test_only_the_way_of_the_choice_is_offered(state, chosen, expected):
    assert offered(state, check_by=chosen) == expected


def test_without_a_choice_both_ways_are_open_where_the_form_asks_for_it():
    assert offered("draft") == ["assign", "assign_number", "drop"]


@pytest.mark.parametrize(("target", "met"), [(None, False), (0, False), (3, True)])
def test_a_number_task_is_not_given_out_without_a_target(target, met):
    values = {**FILLED, "check_by": "number"} | ({"target": target} if target is not None else {})
    judged = judge(TASK, TASK.lifecycle.move("assign_number"), asked("draft", **values))
    assert judged.allowed is met
    assert {o.field for o in judged.obstacles} == (set() if met else {"target"})


def test_the_wrong_way_names_the_right_one():
    question = asked("draft", **FILLED, check_by="number", target=3)
    judged = judge(TASK, TASK.lifecycle.move("assign"), question)
    assert [o.text.zh for o in judged.obstacles] == [
        "“怎样算完成”要是：做到没有、一件可查的事实。",
        "这样的走“交办数量任务”这一步。",
    ]


def test_a_number_task_is_reported_with_the_number_reached():
    judged = judge(TASK, TASK.lifecycle.move("report_number"), asked("assigned", check_by="number"))
    assert [o.text.zh for o in judged.obstacles] == ["要填“完成数”。"]


def test_what_was_reported_with_its_number_is_not_owed_any_more():
    units = {"a": Unit("a", "a", "branch", "rural", None, dt.date(2000, 1, 1))}

    def owed(state: str, *moves: str) -> list[str]:
        steps = tuple(Step(move, DAY, frozenset({"li"})) for move in moves)
        kept = Kept("R1", "task", "a", state, {"due_on": DAY}, steps)
        day = dt.date(2010, 7, 1)
        facts = Facts(day, {"task": TASK}, [kept], Tree(day, units), top="a")
        return [duty.what for duty in duties(facts)]

    assert owed("assigned", "draw_up", "assign_number") == ["report"]
    assert owed("reported", "draw_up", "assign_number", "report_number") == []
