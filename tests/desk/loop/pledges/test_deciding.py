"""A meeting decides item by item: each pledge by itself, each outcome told."""

from __future__ import annotations

import pytest

from duixian.desk.records.models import Record


def sheet(promises, who, step="review", unit="elm", **sent):
    client = promises.desk.cast.browser(who)
    address = f"/records/pledges/{promises.desk.cast.units[unit].key}/{step}/"
    return client.post(address, sent) if sent else client.get(address)


def now(promises, text):
    record = promises.made[text]
    record.refresh_from_db()
    return record


def ticked(promises, **decisions):
    sent = {"once": "k1", "state_on": "2026-11-20"}
    for text, answer in decisions.items():
        record = promises.made[text]
        move, _, question = answer.partition(":")
        sent |= {
            f"decision-{record.key}": move,
            f"version-{record.key}": str(record.version),
            f"question-{record.key}": question,
        }
    return sent


@pytest.fixture
def three(promises):
    promises.proposed("修渠", "2026-12-31")
    promises.proposed("装路灯", "2026-12-31")
    promises.proposed("植树", "2026-12-31")
    return promises


def test_one_passes_one_is_sent_back_with_a_question_one_waits(three):
    answer = sheet(
        three, "branch", **ticked(three, 修渠="review", 装路灯="return:装在哪里", 植树="")
    )
    assert answer.status_code == 302
    assert [now(three, t).state for t in ("修渠", "装路灯", "植树")] == [
        "reviewed", "returned", "proposed",
    ]  # fmt: skip
    passed = now(three, "修渠")
    assert (str(passed.state_on), passed.steps[-1]["by"]) == ("2026-11-20", ["P8"])
    assert now(three, "装路灯").values["question"] == "装在哪里"


def test_one_that_may_not_stops_no_other_and_is_told_beside_itself(three):
    answer = sheet(three, "branch", **ticked(three, 修渠="review", 装路灯="return:"))
    assert answer.status_code == 422
    assert [now(three, t).state for t in ("修渠", "装路灯")] == ["reviewed", "proposed"]
    told = {item.row.record.text: [t.zh for t in item.wrong] for item in answer.context["items"]}
    assert told == {"装路灯": ["要填“退回时问的”。"], "植树": []}
    assert "1 项没有办成" in answer.content.decode()


def test_sent_twice_it_is_decided_once(three):
    sent = ticked(three, 修渠="review")
    assert [sheet(three, "branch", **sent).status_code for _ in range(2)] == [302, 302]
    assert now(three, "修渠").version == 2


def test_what_somebody_changed_meanwhile_is_told(three):
    sent = ticked(three, 修渠="review")
    three.desk.correct("recorder", three.made["修渠"], text="修渠两里")
    answer = sheet(three, "branch", **sent)
    assert answer.status_code == 422
    assert "改过这条记录" in answer.content.decode()
    assert now(three, "修渠").state == "proposed"


def test_a_pledge_without_a_number_or_a_day_cannot_pass_and_says_what_it_lacks(promises):
    desk = promises.desk
    promises.made["空话"] = desk.make(
        "recorder", "pledge", "propose", maker="team", text="空话", person="P8",
        occurred_on="2026-11-20",
    ).record  # fmt: skip
    answer = sheet(promises, "branch")
    (item,) = answer.context["items"]
    assert [each.zh for each in item.lacks] == ["数量", "时限"]
    assert [move for move, _ in item.answers] == ["return"]
    assert sheet(promises, "branch", **ticked(promises, 空话="review")).status_code == 422
    assert now(promises, "空话").state == "proposed"


def test_whoever_proposed_does_not_decide_and_reads_why(three):
    answer = sheet(three, "recorder")
    assert answer.context["items"] == []
    assert "另有 3 项等别人定" in answer.content.decode()
    sent = ticked(three, 修渠="review")
    assert sheet(three, "recorder", **sent).status_code == 422
    assert now(three, "修渠").state == "proposed"


def test_all_that_were_reviewed_are_shown_in_one_go(promises):
    for text in ("修渠", "装路灯"):
        promises.reviewed(text, "2026-12-31")
    sent = ticked(promises, 修渠="show", 装路灯="show")
    assert sheet(promises, "branch", "show", **sent).status_code == 302
    assert {now(promises, t).state for t in ("修渠", "装路灯")} == {"shown"}


@pytest.mark.parametrize(
    "sent",
    [
        {"decision-x": "review"},
        {"decision-00000000-0000-4000-8000-000000000000": "review"},
        {"state_on": "2026-13-40"},
        {"other": "1"},
    ],
)
def test_strange_input_changes_nothing_and_is_answered(three, sent):
    before = set(Record.objects.unscoped().values_list("pk", "version"))
    assert sheet(three, "branch", **sent).status_code in (200, 422)
    assert set(Record.objects.unscoped().values_list("pk", "version")) == before


def test_a_day_that_cannot_be_read_is_told_and_nothing_is_decided(three):
    sent = {**ticked(three, 修渠="review"), "state_on": "2026-02-31"}
    assert sheet(three, "branch", **sent).status_code == 422
    assert now(three, "修渠").state == "proposed"


def test_another_units_pledge_in_the_form_is_not_there(three):
    three.proposed("外镇的", "2026-12-31", "well", person="P11")
    sent = ticked(three, 外镇的="review")
    assert sheet(three, "branch", **sent).status_code == 422
    assert now(three, "外镇的").state == "proposed"
