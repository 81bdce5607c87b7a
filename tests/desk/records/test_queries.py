"""What somebody sees of records: their own part of the tree, in words, and what waits."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.conftest import DAY
from desk.records.conftest import VISIT
from duixian.desk.records.queries import (
    correction_of,
    counts_in,
    form_of,
    history,
    kinds_open,
    listed,
    open_moves,
    record_of,
    waiting,
)
from duixian.rulebook.errors import NotFound
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

pytestmark = pytest.mark.django_db


def open_to(desk, who, record) -> list[str]:
    kind = desk.kinds[record.kind]
    return [m.id for m in open_moves(desk.cast.viewer(who), record, kind, DAY)]


@pytest.mark.parametrize(
    ("who", "moves"),
    [
        ("recorder", ["strike"]),
        ("branch", ["strike"]),
        ("clerk", ["return", "check"]),
        ("office", ["return", "check"]),
        ("leader", ["return", "check"]),
        ("south_clerk", []),
        ("auditor", []),
    ],
)
def test_each_sees_the_moves_they_may_begin(desk, who, moves):
    assert open_to(desk, who, desk.visit()) == moves


def test_a_record_out_of_sight_is_as_if_it_were_not(desk):
    record = desk.visit()
    for who in ("south_clerk", "well_branch", "reed_branch", "auditor", "administrator"):
        with pytest.raises(NotFound):
            record_of(desk.cast.viewer(who), record.key)
        assert list(listed(desk.cast.viewer(who))) == []
    assert record_of(desk.cast.viewer("office"), record.key) == record


def test_a_list_is_filtered_by_kind_stage_unit_words_and_days(desk):
    visit = desk.visit(person="P8")
    deed = desk.make(
        "reed_branch", "deed", "note", "reed", text="修桥", occurred_on="2026-11-01"
    ).record
    clerk, units = desk.cast.viewer("clerk"), desk.cast.units
    found = {
        "all": listed(clerk),
        "kind": listed(clerk, kinds=("deed",)),
        "stage": listed(clerk, stages=("done",)),
        "unit": listed(clerk, unit=units["reed"]),
        "above": listed(clerk, unit=units["north"]),
        "words": listed(clerk, text="田丰 水渠"),
        "number": listed(clerk, text=deed.code.lower()),
        "since": listed(clerk, since=dt.date(2026, 11, 2)),
        "until": listed(clerk, until=dt.date(2026, 11, 2)),
    }  # fmt: skip
    assert {name: list(rows) for name, rows in found.items()} == {
        "all": [deed, visit], "kind": [deed], "stage": [visit], "unit": [deed],
        "above": [deed, visit], "words": [visit], "number": [deed], "since": [visit],
        "until": [deed],
    }  # fmt: skip


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_asks_once_however_many_there_are(desk, many, django_assert_num_queries):
    for nth in range(many):
        desk.visit(household=f"{nth}户", person="P8")
    viewer = desk.cast.viewer("clerk")
    with django_assert_num_queries(1):
        assert [(r.unit.name, r.person.name) for r in listed(viewer)] == [
            ("榆树湾村党支部", "田丰")
        ] * many


def test_a_life_is_told_in_words(desk):
    record = desk.visit("clerk", on_behalf="P9", occasion="mood")
    record = desk.later(hours=1).move("secretary", record, "return", question="哪一户？").record
    texts = {**VISIT, "household": "江家", "occasion": ""}
    record = desk.later(hours=2).move("recorder", record, "answer", **texts).record
    told = history(desk.cast.viewer("office"), record, desk.kinds["visit"])
    assert [(p.at.hour, p.who, p.on_behalf, p.title.zh, p.state.zh) for p in told] == [
        (9, "柏青", "米禾", "记一笔", "已记"),
        (10, "程岚", "", "退回", "已退回"),
        (11, "米禾", "", "更正再报", "已记"),
    ]
    changes = [
        [(c.name.zh, c.before and c.before.zh, c.after and c.after.zh) for c in p.changes]
        for p in told
    ]
    assert changes == [
        [
            ("日期", None, "2026-11-20"),
            ("走访对象", None, "田家"),
            ("为什么去", None, "了解民情"),
            ("听到什么", None, VISIT["heard"]),
        ],
        [("退回时问的", None, "哪一户？")],
        [("走访对象", "田家", "江家"), ("为什么去", "了解民情", None)],
    ]


def test_what_waits_is_what_one_can_bring_on_with_the_nearest_date_first(desk):
    viewer, kinds = desk.cast.viewer, desk.kinds
    visit = desk.visit()
    deed = desk.make("recorder", "deed", "note", text="修桥", occurred_on="2026-11-01").record
    texts = {
        "text": "修路", "person": "P8", "check_by": "yes_no", "result": "修通",
        "occurred_on": "2026-11-01", "due_on": "2026-11-30",
    }  # fmt: skip
    task = desk.make("recorder", "task", "draw_up", **texts).record

    def told(who):
        found = waiting(viewer(who), kinds, DAY)
        return [(w.record, [m.id for m in w.moves]) for w in found]

    assert told("clerk") == [(task, ["assign"]), (deed, ["confirm"])]
    assert told("recorder") == []
    assert told("south_clerk") == told("office") == told("leader") == []
    desk.move("clerk", visit, "return", question="哪天？")
    assert told("recorder") == [(visit, ["answer"])]


def test_what_waits_is_asked_for_in_few_questions(desk, django_assert_num_queries):
    for nth in range(3):
        desk.make("recorder", "deed", "note", text=f"修桥{nth}", occurred_on="2026-11-01")
    viewer = desk.cast.viewer("clerk")
    with django_assert_num_queries(3):
        assert len(waiting(viewer, desk.kinds, DAY)) == 3


def test_the_page_of_kinds_offers_what_one_may_make(desk):
    kinds = list(desk.kinds.values())
    branch = kinds_open(desk.cast.viewer("recorder"), desk.cast.units["elm"], kinds, DAY)
    clerk = kinds_open(desk.cast.viewer("clerk"), desk.cast.units["elm"], kinds, DAY)
    assert {kind.id: move.id for kind, move in branch} == {
        "pledge": "propose", "task": "draw_up", "deed": "note", "visit": "note",
        "study": "note", "problem": "register", "survey": "enter", "statement": "make",
        "carrier": "propose", "pair": "agree", "plan": "draw_up", "adoption": "begin",
        "exemplar": "find", "rule": "draft", "rule_use": "note", "talk": "note",
        "body": "propose",
    }  # fmt: skip
    assert {kind.id: move.id for kind, move in clerk} == {
        "task": "draw_up", "judgement": "propose", "rating": "score", "comment": "give",
        "contact_point": "name", "finding": "note", "guidance": "note", "order": "draft",
        "exemplar": "find", "figure": "enter", "honour": "propose", "rule_use": "note",
        "test_result": "enter", "inspected": "note", "rank_statement": "ask", "enquiry": "note",
        "firm": "list",
    }  # fmt: skip


def test_a_form_begins_with_what_is_known(desk):
    visit = desk.kinds["visit"]
    record = desk.visit(person="P8")
    record = desk.move("clerk", record, "return", question="哪天？").record
    held = {**{name: [text] for name, text in VISIT.items()}, "person": ["P8"]}
    answer = form_of(record, visit, visit.lifecycle.move("answer"))
    assert (answer.texts, answer.needed) == (held, ("household", "heard", "occurred_on"))
    assert correction_of(record, visit).texts == {**held, "question": ["哪天？"]}
    record = desk.move("recorder", record, "answer", **VISIT).record
    assert form_of(record, visit, visit.lifecycle.move("return")).texts == {}


def test_after_saving_one_is_told_where_it_counts(desk):
    pack = open_pack(ROOT / "packs/chuangxianzhengyou")
    record = desk.visit(person="P8")

    def told(record):
        lines = counts_in([pack], record, desk.kinds["visit"], DAY)
        return [(c.campaign.zh, c.heading.zh, [i.zh for i in c.indicators]) for c in lines]

    begun = ("创先争优活动", "党员队伍好", ["今年有承诺、任务或走访的党员"])
    assert told(record) == [
        begun,
        ("创先争优活动", "群众反映好", ["走访到的户数"]),
        ("创先争优活动", "带头服务群众", ["走访到的户"]),
    ]
    returned = desk.move("clerk", record, "return", question="哪天？").record
    assert told(returned) == [begun]
