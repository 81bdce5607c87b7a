"""What was frozen is changed by nobody: the criteria of a round, the seed of a draw."""

from __future__ import annotations

import pytest

from desk.loop.inspections.conftest import SEED
from desk.records.conftest import refused
from duixian.desk.records.models import Record

CHANGED = {
    "criteria": "另一块公开栏", "take": "2", "peers": "whole", "ends": "2026-12-30",
    "commitment": "c" * 64, "fingerprint": "e" * 64, "listed": "d" * 64, "day": "2026-12-30",
}  # fmt: skip
NAMES = {"criteria": "标准公布在哪里", "take": "每组抽几个"}


@pytest.mark.parametrize("field", CHANGED)
@pytest.mark.parametrize("who", ["office", "second"])
def test_criteria_are_changed_by_nobody_once_they_are_frozen(desk, frozen, who, field):
    fields, _ = refused(lambda: desk.correct(who, frozen, **{field: CHANGED[field]}))
    called = NAMES.get(field) or desk.kinds["round"].name_of(field).zh
    said = f"标准已锁定，“{called}”不再改；要改，写明理由作废，另办一次。"
    assert said in fields[field]
    frozen.refresh_from_db()
    assert frozen.state == "frozen"


def test_nor_once_the_round_was_started_and_only_its_result_can_be_put_right(desk, frozen):
    later = desk.later(days=14)
    started = later.move("second", frozen, "start").record
    fields, _ = refused(lambda: later.correct("office", started, take="2"))
    assert list(fields) == ["take"]
    closed = later.move("office", started, "close", result="督查通报").record
    fields, _ = refused(lambda: later.correct("office", closed, criteria="另一块"))
    assert list(fields) == ["criteria"]
    assert (
        later.correct("office", closed, result="县委公开栏").record.values["result"] == "县委公开栏"
    )


def test_criteria_may_still_be_put_right_before_they_are_frozen(desk, published):
    held = desk.correct("second", published, criteria="村口公开栏").record
    assert held.values["criteria"] == "村口公开栏"


def test_the_refusal_is_read_on_the_page(desk, frozen):
    browser = desk.cast.browser("office")
    form = browser.get(f"/records/{frozen.key}/correct/").context["form"]
    sent = {name: form[name].value() or "" for name in form.fields}
    answer = browser.post(
        f"/records/{frozen.key}/correct/", {**sent, "take": "3", "version": frozen.version}
    )
    assert answer.status_code == 422
    assert "标准已锁定，“每组抽几个”不再改" in answer.text


def test_a_seed_that_was_published_is_not_corrected_but_annulled(desk, frozen):
    desk.cast.browser("office").post(
        f"/records/inspections/{frozen.key}/lot/",
        {"do": "draw", "seed": SEED, "witness": "P1", "once": "a" * 32},
    )
    draw = Record.objects.unscoped().get(kind="draw")
    fields, _ = refused(lambda: desk.correct("office", draw, drawn=["B11", "B22", "T2"]))
    assert list(fields) == ["drawn"]
    fields, _ = refused(lambda: desk.correct("office", draw, seed="1-1"))
    assert list(fields) == ["seed"]
    assert desk.move("second", draw, "annul", reason="见证人没到").record.state == "annulled"
