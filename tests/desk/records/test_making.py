"""A record is made and moved: judged, entered once, in one transaction."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest

from desk.records.conftest import NOW, VISIT, Desk, refused
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws, private_of
from duixian.desk.records.models import Outsider, Record
from duixian.desk.records.refusals import Changed, KeyUsed
from duixian.rulebook.errors import NotFound

pytestmark = pytest.mark.django_db


def test_a_visit_is_noted_with_its_entry(desk):
    done = desk.make("recorder", "visit", "note", **VISIT, person="P9")
    record = done.record
    household = Outsider.objects.unscoped().get()
    assert (record.state, record.stage, record.state_on) == ("noted", "done", dt.date(2026, 11, 20))
    assert (record.occurred_on, record.closed_on) == (record.state_on, record.state_on)
    assert (record.unit.code, record.person.code, record.text) == ("B11", "P9", VISIT["heard"])
    assert record.values == {"household": household.key, "heard": VISIT["heard"]}
    assert record.steps == [
        {"move": "note", "on": "2026-11-20", "by": ["P9"], "actor": done.entry.actor}
    ]
    assert (record.version, record.seq, record.entered_at) == (1, done.entry.seq, NOW)
    assert (household.unit.code, household.name) == ("B11", "田家")
    entry = Entry.objects.get()
    assert (entry.kind, entry.unit, entry.unit_seq) == ("record.visit.note", "B11", 1)
    assert (entry.subject, entry.on_behalf) == (str(record.key), "")
    assert "田家" not in entry.payload
    assert private_of(entry) == {"household": "田家"}
    assert list(flaws()) == []


def test_the_same_household_keeps_its_key_and_another_unit_has_its_own(desk):
    first, again = desk.visit(), desk.visit(heard="渠修好了")
    other = desk.make("reed_branch", "visit", "note", unit="reed", **VISIT).record
    keys = [r.values["household"] for r in (first, again, other)]
    assert keys[0] == keys[1] != keys[2]


def test_everything_that_is_wrong_is_said_at_once_and_nothing_is_written(desk):
    fields, whole = refused(
        lambda: desk.make("clerk", "visit", "note", occurred_on="2026-11-24", person="P99")
    )
    assert fields == {
        "occurred_on": [
            "日期 2026-11-24 还没到，今天是 2026-11-23；写事情发生的那天；没发生的先不记。"
        ],
        "person": ["没有人员 P99；在 persons 表补上，或改正代码。"],
        "household": ["要填“走访对象”。"],
        "heard": ["要填“听到什么”。"],
    }
    assert whole == ["“记一笔”由记录员、本人或本单位办。"]
    assert (Entry.objects.count(), Record.objects.unscoped().count()) == (0, 0)


def test_only_members_on_the_roll_take_part(desk):
    reed = desk.cast.persons["reed_branch"]
    reed.status = "none"
    reed.save()
    texts = {"what": "session", "title": "新农合", "occurred_on": "2026-11-20"}
    fields, _ = refused(
        lambda: desk.make("reed_branch", "study", "note", "reed", **texts, present=["P10"])
    )
    assert fields == {"present": ["江月（P10）不在这一格要的名册上；换一个人，或先在名册里改正。"]}


@pytest.mark.parametrize("who", ["south_clerk", "auditor", "administrator", "well_branch"])
def test_nobody_writes_for_a_unit_out_of_sight(desk, who):
    with pytest.raises(NotFound):
        desk.make(who, "visit", "note", **VISIT)


def test_the_same_key_makes_one_record(desk):
    first = desk.make("recorder", "visit", "note", **VISIT, once="k1")
    again = desk.make("recorder", "visit", "note", **VISIT, once="k1")
    assert (again.record, again.entry, again.repeated) == (first.record, first.entry, True)
    assert (first.repeated, Entry.objects.count()) == (False, 1)


def test_a_form_sent_again_with_other_words_is_never_taken_for_the_first(desk):
    first = desk.make("recorder", "visit", "note", **VISIT, once="k1").record
    for words in ({"heard": "路灯"}, {"household": "江家"}, {"occasion": "mood"}, {"heard": ""}):
        with pytest.raises(KeyUsed):
            desk.make("recorder", "visit", "note", **{**VISIT, **words}, once="k1")
    returned = desk.move("clerk", first, "return", question="哪天？", once="k2").record
    again = desk.move("clerk", first, "return", question="哪天？", once="k2")
    assert (again.repeated, again.record) == (True, returned)
    with pytest.raises(KeyUsed):
        desk.move("clerk", first, "return", question="哪一户？", once="k2")
    assert Entry.objects.count() == 2


def test_a_key_is_the_accounts_own_and_of_one_step(desk):
    first = desk.make("recorder", "visit", "note", **VISIT, once="k1").record
    other = desk.make("branch", "visit", "note", **VISIT, once="k1").record
    assert first != other
    with pytest.raises(KeyUsed):
        desk.make("recorder", "deed", "note", text="修桥", once="k1")


def test_a_visit_is_returned_answered_and_checked(desk):
    record = desk.visit()
    returned = desk.move("clerk", record, "return", question="是哪一天的事？").record
    assert (returned.state, returned.stage, returned.closed_on) == ("returned", "open", None)
    texts = {**VISIT, "heard": "十一月十九日去的", "occurred_on": "2026-11-19"}
    answered = desk.later(hours=1).move("recorder", returned, "answer", **texts).record
    assert (answered.state, answered.text) == ("noted", "十一月十九日去的")
    assert answered.occurred_on == dt.date(2026, 11, 19)
    assert answered.values["question"] == "是哪一天的事？"
    checked = desk.later(hours=2).move("secretary", answered, "check").record
    assert (checked.state, checked.stage, checked.version) == ("checked", "done", 4)
    assert [s["move"] for s in checked.steps] == ["note", "return", "answer", "check"]
    kinds = [e.kind.removeprefix("record.visit.") for e in Entry.objects.order_by("seq")]
    assert kinds == ["note", "return", "answer", "check"]
    assert list(flaws()) == []


def test_a_return_needs_its_question_and_a_superior(desk):
    record = desk.visit()
    fields, whole = refused(lambda: desk.move("branch", record, "return"))
    assert fields == {"question": ["要填“退回时问的”。"]}
    assert whole == ["“退回”由上级办。"]


def test_nobody_checks_what_they_typed_in_for_another(desk):
    record = desk.visit("clerk", on_behalf="P9")
    assert record.steps[0]["by"] == ["P6", "P9"]
    assert Entry.objects.get().on_behalf == desk.cast.persons["recorder"].key.hex
    _, whole = refused(lambda: desk.move("clerk", record, "check"))
    assert whole == ["您就是“记一笔”的人，这一步要换一个人办。"]
    assert desk.move("secretary", record, "check").record.state == "checked"


def test_a_sheet_bears_the_name_of_somebody_of_the_unit(desk):
    with pytest.raises(NotFound) as error:
        desk.visit("clerk", on_behalf="P10")
    assert error.value.text.zh == "榆树湾村党支部没有编号为 P10 的人。"


def test_who_was_slower_is_told_who_changed_what(desk):
    record = desk.visit()
    desk.later(minutes=3).move("clerk", record, "return", question="哪天？")
    with pytest.raises(Changed) as error:
        desk.move("secretary", record, "check")
    assert (error.value.who, error.value.fields) == ("柏青", ("question",))
    assert error.value.text.zh == (
        "您打开以后，柏青在 09:33 改过这条记录。您填的还在，核对后再交。"
    )
    assert Record.objects.unscoped().get().state == "returned"


def test_a_move_is_dated_and_does_not_run_ahead_of_the_one_before(desk):
    record = desk.visit()
    fields, _ = refused(lambda: desk.move("clerk", record, "check", state_on="2026-11-19"))
    assert fields == {"state_on": ["日期 2026-11-19 早于上一步的 2026-11-20。"]}
    checked = desk.move("clerk", record, "check", state_on="2026-11-21").record
    assert checked.closed_on == dt.date(2026, 11, 21)


def test_a_problem_that_comes_back_goes_to_the_unit_above_its_solver(desk):
    text = {"text": "水渠漏水", "source": "self", "occurred_on": "2026-11-01"}
    record = desk.make("recorder", "problem", "register", **text).record
    texts = {"solver": "B11", "person": "P8", "due_on": "2026-11-30"}
    record = desk.move("clerk", record, "assign", **texts, state_on="2026-11-02").record
    record = desk.move("branch", record, "claim", changed="修好了", state_on="2026-11-10").record
    record = desk.move("secretary", record, "close", state_on="2026-11-12").record
    record = desk.move(
        "recorder", record, "recur", state_on="2026-11-20", due_on="2026-12-20"
    ).record
    assert (record.state, record.values["solver"]) == ("working", "T1")
    assert json.loads(Entry.objects.order_by("-seq")[0].payload)["values"]["solver"] == "T1"


def test_a_tally_has_its_counts_and_several_persons_their_rows(desk):
    counts = {"counted_returned": 20, "counted_very": 12, "counted_unknown": 3}
    record = desk.make(
        "clerk", "survey", "enter", unit="north", subject="B11", raters="masses",
        occurred_on="2026-11-20", tellers=["P5", "P6"], **counts,
    ).record  # fmt: skip
    assert record.values == {
        "subject": "B11",
        "raters": "masses",
        "counted": {"returned": 20, "very": 12, "unknown": 3},
        "tellers": ["P5", "P6"],
    }
    rows = record.participants.model.objects.unscoped().values_list("field", "person__code")
    assert sorted(rows) == [("tellers", "P5"), ("tellers", "P6")]


def test_a_field_for_holders_of_posts_takes_those_who_hold_one_now(desk):
    study = desk.kinds["study"]
    fields = tuple(replace(f, among="posts") if f.id == "present" else f for f in study.fields)
    office = Desk(desk.cast, {"study": replace(study, fields=fields)})
    texts = {"what": "session", "title": "新农合", "occurred_on": "2026-11-20"}
    held = desk.cast.accounts["branch"].posts.model.objects.unscoped().get(person__code="P8")
    assert office.make("recorder", "study", "note", **texts, present=["P8"]).record.version == 1
    held.to_day = NOW.date()
    held.save()
    fields, _ = refused(lambda: office.make("recorder", "study", "note", **texts, present=["P8"]))
    assert fields == {"present": ["田丰（P8）不在这一格要的名册上；换一个人，或先在名册里改正。"]}
