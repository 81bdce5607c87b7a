"""Who may correct what, and what becomes of a confirmation."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from duixian.rulebook.moves import (
    Asked,
    Sheet,
    Step,
    correction_sheet,
    goes_forward,
    judge_correction,
)
from duixian.rulebook.packs import open_pack
from duixian.rulebook.vocabulary.words import Actor
from house.tree import ROOT

KINDS = open_pack(ROOT / "packs/chuangxianzhengyou").kinds
DAYS = [dt.date(2010, 6, n) for n in range(1, 9)]


def steps(*moves: str) -> tuple[Step, ...]:
    """The moves one after another: the first by li, the others by wang."""
    made = enumerate(zip(moves, DAYS, strict=False))
    return tuple(Step(m, on, frozenset({"wang" if n else "li"})) for n, (m, on) in made)


def asked(kind: str, *moves: str, **more: object) -> Asked:
    made = steps(*moves)
    state = KINDS[kind].lifecycle.move(moves[-1]).to
    values = {f.id: "x" for f in KINDS[kind].fields} | {"person": "li", "due_on": DAYS[7]}
    question = Asked(
        state=state, roles=frozenset({Actor.RECORDER}), persons=frozenset({"li"}),
        on=DAYS[0], today=DAYS[7], values=values, steps=made,
    )  # fmt: skip
    return replace(question, **more)


@pytest.mark.parametrize(
    ("kind", "moves", "field", "to"),
    [
        ("visit", ["note"], "heard", "noted"),
        ("visit", ["note", "check"], "heard", "noted"),
        ("visit", ["note", "return"], "heard", "returned"),
        ("visit", ["note", "return", "answer"], "heard", "noted"),
        ("visit", ["note", "return", "answer", "check"], "heard", "noted"),
        ("deed", ["note", "confirm"], "helped", "noted"),
        ("problem", ["register", "assign", "claim", "close"], "text", "claimed"),
        ("problem", ["register", "assign"], "text", "working"),
        ("survey", ["enter", "check"], "tellers", "entered"),
    ],
)
def test_the_writer_corrects_and_the_last_confirmation_falls(kind, moves, field, to):
    judged = judge_correction(KINDS[kind], [field], asked(kind, *moves))
    assert (judged.obstacles, judged.to) == ((), to)


@pytest.mark.parametrize(
    ("kind", "moves", "field", "roles"),
    [
        ("task", ["draw_up", "assign"], "due_on", {Actor.SUPERIOR}),
        ("task", ["draw_up", "assign", "extend"], "due_on", {Actor.SUPERIOR}),
        ("problem", ["register", "assign"], "solver", {Actor.SUPERIOR}),
        ("survey", ["enter", "check"], "counted", {Actor.OFFICE}),
    ],
)
def test_what_somebody_above_set_is_theirs_to_correct(kind, moves, field, roles):
    question = asked(kind, *moves)
    question = replace(question, values={**question.values, "check_by": "yes_no"})
    fields = [o.field for o in judge_correction(KINDS[kind], [field], question).obstacles]
    assert set(fields) == {field}
    theirs = replace(question, roles=frozenset(roles), persons=frozenset({"wang"}))
    assert judge_correction(KINDS[kind], [field], theirs).obstacles == ()


def test_a_correction_covers_the_forms_of_all_moves_and_what_is_filled():
    visit = KINDS["visit"]
    assert correction_sheet(visit, steps("note"), ()) == Sheet(
        ("household", "heard", "occurred_on"), ("person", "occasion", "problem")
    )
    assert correction_sheet(visit, steps("note", "return"), ()).needed[-1] == "question"
    assert "question" in correction_sheet(visit, steps("note"), {"question"}).others


def test_what_brings_a_record_on():
    forward = {
        id_: [m.id for m in kind.moves if m.from_ and goes_forward(kind, m)]
        for id_, kind in KINDS.items()
    }
    assert forward == {
        "adoption": ["prove"],
        "body": ["set_up"],
        "carrier": ["approve", "answer", "judge"],
        "comment": ["reply", "settle", "return"],
        "contact_point": ["end"],
        "deed": ["confirm", "answer"],
        "draw": ["confirm"],
        "enquiry": ["answer"],
        "exemplar": ["raise", "verify", "publish", "publish_person"],
        "figure": ["check"],
        "finding": ["contest", "confirm"],
        "firm": ["lapse"],
        "guidance": ["confirm"],
        "honour": ["check", "notify", "award"],
        "inspected": [],
        "judgement": ["decide"],
        "rank_statement": ["make"],
        "talk": ["settle"],
        "order": ["issue", "report", "lift", "return"],
        "pair": ["report", "confirm", "return"],
        "plan": ["approve", "answer", "show"],
        "pledge": ["review", "answer", "show", "keep"],
        "problem": ["assign", "assign_long", "resume", "claim", "close", "return", "recur"],
        "rating": ["assess", "decide", "publish", "supersede"],
        "round": ["publish", "freeze", "freeze_lot", "start", "close"],
        "rule": ["issue", "review"],
        "rule_use": ["check"],
        "statement": ["uphold", "appeal", "grant"],
        "study": ["answer", "check"],
        "survey": ["check", "answer"],
        "task": ["assign", "assign_number", "report", "report_number", "accept", "return"],
        "test_result": ["check"],
        "visit": ["answer", "check"],
    }
