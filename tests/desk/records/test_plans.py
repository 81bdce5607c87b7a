"""A plan is approved above; only where nothing is above by the own meeting."""

from __future__ import annotations

from desk.records.conftest import refused
from desk.records.views.pages import said

PLAN = {
    "title": "实施方案", "main_task": "修好水渠。", "asks": "入户走访。", "occurred_on": "2026-11-02",
}  # fmt: skip


def drawn(desk, who, unit):
    return desk.make(who, "plan", "draw_up", unit, **PLAN).record


def test_a_townships_own_body_does_not_approve_its_plan_the_county_does(cast, desk):
    """Nothing helps: also a plan that names none above is not the township's to approve."""
    plan = drawn(desk, "clerk", "north")
    assert "审定" not in said(cast.browser("secretary").get(f"/records/{plan.key}/"))
    _, whole = refused(lambda: desk.move("secretary", plan, "approve"))
    assert whole == ["由上一级审定，本级不自己审定。"]
    assert "审定" in said(cast.browser("office").get(f"/records/{plan.key}/"))
    assert desk.move("office", plan, "approve").record.state == "approved"


def test_the_highest_level_approves_its_plan_by_its_own_meeting(desk):
    plan = drawn(desk, "office", "county")
    assert desk.move("leader", plan, "approve").record.state == "approved"


def test_other_kinds_are_decided_by_the_own_body_as_before(desk):
    said_ = {"text": "修渠", "amount": "1", "person": "P8", "due_on": "2026-12-20"}
    pledge = desk.make(
        "recorder", "pledge", "propose", maker="organisation", occurred_on="2026-11-02", **said_
    ).record
    assert desk.move("branch", pledge, "review", **said_).record.state == "reviewed"
