"""First and last are worked out only for a round that was started, as it was frozen."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.loop.inspections.conftest import DECLARED
from duixian.desk.campaigns.actions import Answered, start
from duixian.rulebook.packs import find, open_pack

PACK = "chuangxianzhengyou"


def told(desk, record, who="office"):
    answer = desk.cast.browser(who).get(f"/records/inspections/{record.key}/ranks/")
    assert answer.status_code == 200
    return answer


@pytest.fixture
def campaign(desk):
    return start(
        viewer=desk.cast.viewer("office"), now=desk.now, source=find(PACK),
        unit=desk.cast.units["county"], days=(dt.date(2026, 1, 1), None),
        answered=Answered("县委〔2026〕9号", "贺川"),
    )  # fmt: skip


def started(desk, fingerprint):
    """Declared about today, frozen and started by turns, a fortnight after its criteria were out."""
    texts = {**DECLARED, "day": "2026-11-20"}
    record = desk.make("office", "round", "declare", unit="county", **texts).record
    record = desk.move("second", record, "publish", criteria="公开栏").record
    record = desk.move(
        "office", record, "freeze", fingerprint=fingerprint, known_on="2026-11-23"
    ).record
    return desk.later(days=14).move("second", record, "start").record


def test_a_round_that_was_not_started_has_no_ranks(desk, frozen, campaign):
    assert "这一轮还没有启动，不出名次。" in told(desk, frozen).text


def test_a_round_that_no_campaign_declares_has_no_ranks(desk):
    assert "正在开展的活动里没有为这一轮宣布名次。" in told(desk, started(desk, "f" * 64)).text


def test_another_pack_than_the_one_frozen_gives_no_ranks(desk, campaign):
    assert "方案包和锁定的不是同一个，不出名次" in told(desk, started(desk, "f" * 64)).text


def test_a_started_round_as_it_was_frozen_is_worked_out(desk, campaign):
    record = started(desk, open_pack(find(PACK)).fingerprint)
    answer = told(desk, record)
    assert answer.context["why"] == ""
    groups = [
        (
            each.group.name.zh,
            each.group.many,
            [s.place.rank for s in each.first],
            [s.place.rank for s in each.last],
        )
        for each in answer.context["groups"]
    ]
    # four equal ones share the first rank and are all among the first four, so there is no last
    assert groups == [
        ("党支部·农村", 4, [1, 1, 1, 1], []), ("党委·机关", 1, [1], []),
        ("党委·农村", 2, [1, 1], []),
    ]  # fmt: skip
    assert "排在各组末尾的都请过了。" in answer.text
