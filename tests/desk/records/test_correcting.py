"""What stands is put right by whoever wrote it; a confirmation does not outlive a correction."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from desk.records.conftest import VISIT, refused
from duixian.desk.ledger.models import Entry
from duixian.desk.records.queries import history
from duixian.rulebook.errors import NotFound

pytestmark = pytest.mark.django_db


def test_a_correction_is_an_entry_and_keeps_the_state(desk):
    record = desk.visit()
    done = desk.later(days=2).correct(
        "recorder", record, heard="水渠和路灯", occurred_on="2026-11-18"
    )
    after = done.record
    assert (after.state, after.text, after.version) == ("noted", "水渠和路灯", 2)
    assert after.occurred_on == after.state_on == dt.date(2026, 11, 18)
    assert after.steps[0]["on"] == "2026-11-18"
    assert done.entry.kind == "record.visit.corrected"
    assert json.loads(done.entry.payload)["doing"] == {
        "step": "correct",
        "fields": ["heard", "occurred_on"],
    }
    assert Entry.objects.count() == 2


def test_a_household_named_anew_gets_another_key(desk):
    record = desk.visit()
    after = desk.correct("recorder", record, household="江家").record
    assert after.values["household"] != record.values["household"]


def test_what_somebody_else_had_confirmed_has_to_be_confirmed_anew(desk):
    record = desk.visit()
    checked = desk.move("clerk", record, "check").record
    after = desk.later(days=1).correct("recorder", checked, heard="路灯").record
    assert (after.state, after.state_on) == ("noted", dt.date(2026, 11, 20))
    assert [s["move"] for s in after.steps] == ["note"]
    again = desk.later(days=1).move("clerk", after, "check").record
    assert (again.state, again.version) == ("checked", 4)
    told = history(desk.cast.viewer("clerk"), again, desk.kinds["visit"])
    assert [(p.title.zh, p.state.zh) for p in told] == [
        ("记一笔", "已记"), ("核过", "已核"), ("更正", "已记"), ("核过", "已核"),
    ]  # fmt: skip


def test_a_correction_says_everything_that_is_wrong_at_once(desk):
    record = desk.visit()
    fields, whole = refused(lambda: desk.correct("clerk", record, heard="", occurred_on="x"))
    assert fields == {
        "heard": ["“记一笔”由记录员、本人或本单位办。", "要填“听到什么”。"],
        "occurred_on": ["不是日期：x；写作 2010-06-01。"],
    }
    assert whole == []
    assert refused(lambda: desk.correct("recorder", record)) == ({}, ["没有改动。"])


def test_nobody_corrects_out_of_sight(desk):
    with pytest.raises(NotFound):
        desk.correct("south_clerk", desk.visit(), heard="路灯")


def test_what_a_superior_set_is_the_superiors_to_correct(desk):
    texts = {
        "text": "修路", "person": "P8", "check_by": "yes_no", "result": "修通",
        "occurred_on": "2026-11-01", "due_on": "2026-11-30",
    }  # fmt: skip
    task = desk.make("recorder", "task", "draw_up", **texts).record
    drawn = desk.correct("recorder", task, due_on="2026-12-15").record
    assert drawn.due_on == dt.date(2026, 12, 15)
    held = {name: text for name, text in texts.items() if name != "occurred_on"}
    assigned = desk.move("clerk", drawn, "assign", **held).record
    fields, _ = refused(lambda: desk.correct("recorder", assigned, due_on="2027-01-31"))
    assert fields == {"due_on": ["“交办”由上级、活动办办。"]}
    assert desk.correct("recorder", assigned, field="livelihood").record.state == "assigned"
    assigned.refresh_from_db()
    moved = desk.correct("secretary", assigned, due_on="2026-12-01").record
    assert (moved.state, moved.due_on) == ("assigned", dt.date(2026, 12, 1))


def test_a_promise_that_was_reviewed_is_not_loosened_by_its_writer(desk):
    texts = {
        "text": "修路", "amount": 2, "person": "P8", "due_on": "2026-11-30", "maker": "team",
    }  # fmt: skip
    pledge = desk.make("recorder", "pledge", "propose", **texts, occurred_on="2026-11-01").record
    held = {name: text for name, text in texts.items() if name != "maker"}
    reviewed = desk.move("branch", pledge, "review", **held).record
    shown = desk.move("branch", reviewed, "show").record
    fields, _ = refused(lambda: desk.correct("recorder", shown, due_on="2027-11-30"))
    assert fields == {"due_on": ["您就是“提诺”的人，这一步要换一个人办。"]}


def test_what_was_struck_out_stays_so(desk):
    struck = desk.move("recorder", desk.visit(), "strike").record
    _, whole = refused(lambda: desk.correct("recorder", struck, heard="路灯"))
    assert whole == ["这条记录误记，不再更正。"]


def test_the_first_day_does_not_pass_the_next_step(desk):
    record = desk.move(
        "clerk", desk.visit(), "return", question="哪天？", state_on="2026-11-21"
    ).record
    fields, _ = refused(lambda: desk.correct("recorder", record, occurred_on="2026-11-22"))
    assert fields == {"occurred_on": ["日期 2026-11-22 晚于下一步的 2026-11-21。"]}
    assert desk.correct("recorder", record, occurred_on="2026-11-21").record.state == "returned"


def test_a_returned_record_that_is_corrected_still_has_to_be_answered(desk):
    returned = desk.move("clerk", desk.visit(), "return", question="哪天？").record
    after = desk.correct("recorder", returned, heard="路灯").record
    assert (after.state, after.values["question"]) == ("returned", "哪天？")
    answered = desk.move("recorder", after, "answer", **VISIT).record
    assert answered.state == "noted"
