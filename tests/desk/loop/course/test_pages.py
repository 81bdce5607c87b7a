"""The pages of a campaign's course: who launched, what is left of earlier ones, how it closes."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from desk.loop.course.conftest import PLAN, plan, pledge, problem
from desk.plain import plain
from duixian.desk.campaigns.actions import name_plan
from duixian.desk.campaigns.models import Campaign, State

pytestmark = pytest.mark.usefixtures("clock")
LAUNCHED = dt.date(2026, 11, 2)


def text_of(response):
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    body = re.sub(r'<span class="date">(.*?)</span>', r"\1", body)
    body = re.sub(r"</?(time|strong|a)\b[^>]*>", "", body)
    return plain(body)


@pytest.fixture
def page(cast):
    """What somebody reads at an address of the course."""

    def read(who, campaign, what="course", **query):
        return text_of(cast.browser(who).get(f"/campaigns/{campaign.key}/{what}/", query))

    return read


@pytest.fixture
def planned(begin, desk):
    """A campaign with its plan, which was approved by the county's own body."""
    campaign = begin("weimin", (LAUNCHED, None), launch={1: 10, 2: 15})
    above = plan(desk, "office", "leader", "county", "2026-11-02")
    name_plan(viewer=desk.cast.viewer("office"), now=desk.now, campaign=campaign, plan=above.code)
    campaign.refresh_from_db()
    return campaign, above


def test_without_a_plan_named_nobody_is_late(begin, page):
    campaign = begin("weimin")
    assert "2026年11月2日启动；还没有认定方案。" in page("branch", campaign)
    assert "没有认定以前，下级谈不上早晚。" in page("branch", campaign)
    assert "拟方案" in page("office", campaign)


def test_a_plan_that_nobody_approved_yet_cannot_be_named(begin, desk, page):
    campaign = begin("weimin")
    desk.make("office", "plan", "draw_up", "county", **PLAN, occurred_on="2026-11-03")
    assert "本级方案已经拟好，等着审定。" in page("office", campaign)


def test_the_office_names_the_plan_of_its_own_unit_and_no_other(begin, desk, cast):
    campaign = begin("weimin")
    above = plan(desk, "office", "leader", "county", "2026-11-02")
    other = plan(desk, "secretary", "office", "north", "2026-11-03")
    browser = cast.browser("office")
    for code, named in ((other.code, ""), (above.code, above.code)):
        answer = browser.post(f"/campaigns/{campaign.key}/course/plan/", {"plan": code})
        campaign.refresh_from_db()
        assert (answer.status_code, campaign.plan) == (302, named)


def test_who_launched_when_and_who_is_late(planned, desk, page):
    campaign, above = planned
    plan(desk, "secretary", "office", "north", "2026-11-09", above=above.code, asks="修好东渠。")
    said = page("office", campaign)
    assert "下一级 2 个，已启动 1 个，1 个晚了。" in said
    assert "最晚启动日 2026年11月11日" in said
    late = re.search(r"石梁镇党委 过期 12 天 — 2026年11月11日 — 2 个中 0 个， 2 个晚了", said)
    done = re.search(
        r"云岫镇党委 已启动 2026年11月9日 2026年11月11日 7 天 2 个中 0 个， 2 个晚了", said
    )
    assert late is not None, said
    assert done is not None
    assert late.start() < done.start()


def test_a_branch_is_counted_from_its_township_and_a_copy_is_asked_about(planned, desk, page):
    campaign, above = planned
    town = plan(
        desk, "secretary", "office", "north", "2026-11-09", above=above.code, asks="修好东渠。"
    )
    plan(
        desk, "branch", "clerk", "elm", "2026-11-13", above=town.code, main_task="修好水渠",
        asks="修好东渠！",
    )  # fmt: skip
    said = page("clerk", campaign)
    assert "下一级 2 个，已启动 1 个，1 个晚了。" in said
    assert (
        "榆树湾村党支部 已启动 2026年11月13日 2026年11月16日 4 天 — 看一看 和上级的几乎一样：哪些是自己的？"
        in said
    )
    assert "1 份方案和上级的几乎一样。只是问一问，不是责备：哪些是自己的？" in said
    assert "石梁镇党委" not in said


def test_those_below_read_the_plan_above_and_nothing_else_of_the_county(planned, desk, page):
    campaign, above = planned
    said = page("branch", campaign)
    assert f"上级方案：{above.text} {PLAN['main_task']} {PLAN['asks']}" in said
    form = desk.cast.browser("branch").get(
        f"/records/new/plan/{desk.cast.units['elm'].key}/"
    ).content.decode()  # fmt: skip
    assert above.text in form


def test_the_page_costs_the_same_for_one_plan_and_for_three(
    planned, desk, cast, django_assert_num_queries
):
    campaign, above = planned
    browser = cast.browser("office")
    plan(desk, "secretary", "office", "north", "2026-11-09", above=above.code)
    browser.get(f"/campaigns/{campaign.key}/course/")  # the session is written once a minute
    with django_assert_num_queries(12):
        browser.get(f"/campaigns/{campaign.key}/course/")
    town = plan(desk, "south_clerk", "office", "south", "2026-11-10", above=above.code)
    plan(desk, "well_branch", "south_clerk", "well", "2026-11-12", above=town.code)
    with django_assert_num_queries(12):
        browser.get(f"/campaigns/{campaign.key}/course/")


def test_closing_is_refused_with_an_open_promise_then_carried_over_and_frozen(
    begin, desk, cast, page
):
    old = begin("weimin", (dt.date(2026, 1, 1), None))
    new = begin("chuangxianzhengyou")
    pledge(desk)
    problem(desk)
    browser = cast.browser("office")
    where = f"/campaigns/{old.key}/closing/"
    said = text_of(browser.get(where))
    assert "还有 2 件没有了结，最久的 266 天。" in said
    assert "承诺 0 1 0 0 1 266 问题 0 1 0 0 1 166" in said
    sent = {"basis": "常委会纪要", "approver": "贺川", "shown": "2"}
    refused = browser.post(where, sent)
    assert refused.status_code == 422
    assert "没有了结的怎么办：先写明没有了结的怎么办；一件也不会丢。" in text_of(refused)
    browser.post(where, {**sent, "left": str(new.key)})
    old.refresh_from_db()
    assert (old.state, old.successor_id) == (State.CLOSED, new.pk)
    report = page("office", old, "report")
    assert "由贺川决定，依据“常委会纪要”结束" in report
    assert "2 件没有了结的，由“创先争优活动”接着办，天数照旧算。" in report
    assert "十月底前修好东渠 承诺 榆树湾村党支部 266" in report
    there = page("office", new, "carried")
    assert "以前的活动遗留的 为民办实事" in there
    assert "还有 2 件没有了结，最久的 266 天。" in there
    assert "路灯不亮 166 天 问题 芦花村党支部" in there


def test_the_report_stays_as_it_was_frozen_and_records_move_on(begin, desk, cast, page):
    campaign = begin("weimin", (dt.date(2026, 1, 1), None))
    found = problem(desk)
    browser = cast.browser("office")
    browser.post(
        f"/campaigns/{campaign.key}/closing/",
        {"basis": "纪要", "approver": "贺川", "shown": "1", "left": "stays"},
    )
    before = page("office", campaign, "report")
    found.refresh_from_db()
    desk.move("clerk", found, "strike")
    assert page("office", campaign, "report") == before
    assert "1 件没有了结的，仍由原单位欠着。" in before


def test_a_closed_campaign_says_so_and_offers_no_second_closing(begin, cast, page):
    campaign = begin("weimin", (dt.date(2026, 1, 1), None))
    browser = cast.browser("office")
    sent = {"basis": "纪要", "approver": "贺川", "shown": "0"}
    browser.post(f"/campaigns/{campaign.key}/closing/", sent)
    said = page("branch", campaign)
    assert "2026年11月23日结束；没有遗留。" in said
    assert "结束这项活动" not in page("office", campaign)
    again = browser.get(f"/campaigns/{campaign.key}/closing/")
    assert again["Location"] == f"/campaigns/{campaign.key}/report/"
    assert Campaign.objects.seen_by(cast.viewer("office")).get().state == State.CLOSED


def test_a_campaign_elsewhere_is_not_there(begin, cast):
    campaign = begin("weimin", unit="north")
    for what in ("course", "report"):
        assert (
            cast.browser("well_branch").get(f"/campaigns/{campaign.key}/{what}/").status_code == 404
        )


def test_levels_stand_with_their_last_day_and_the_late_in_one_table(planned, desk, page):
    campaign, above = planned
    plan(desk, "secretary", "office", "north", "2026-11-09", above=above.code, asks="修好东渠。")
    said = page("office", campaign)
    assert "层级 最晚启动日 组织 已启动 逾期未启动 启动晚了 下 1 级 2026年11月11日 2 1 1 0" in said
    assert "下 2 级 2026年11月16日 4 0 4 0" in said


def test_a_reminder_to_those_who_are_late_is_ready_to_copy(planned, desk, page, cast):
    campaign, above = planned
    plan(desk, "secretary", "office", "north", "2026-11-09", above=above.code, asks="修好东渠。")
    said = page("office", campaign)
    assert (
        "关于抓紧启动“为民办实事”的催办 按照安排，绛桐县委的下一级组织应在2026年11月11日前启动“为民办实事”。 "
        "截至2026年11月23日，下列组织的方案还没有审定，也没有公开： "
        "1. 石梁镇党委（最晚 2026年11月11日，已晚 12 天）"
    ) in said
    assert "2. " not in said[said.index("关于抓紧启动") :][:160]
    plan(desk, "south_clerk", "office", "south", "2026-11-20", above=above.code, asks="修路。")
    assert "催办稿" not in page("office", campaign)


def test_the_pages_of_a_campaign_lead_to_each_other(begin, cast):
    campaign = begin("weimin", (dt.date(2026, 1, 1), None))
    home = f"/campaigns/{campaign.key}/"
    all_ = [
        home,
        f"{home}course/",
        f"{home}carried/",
        f"{home}meeting/",
        f"{home}closing/",
        f"{home}report/",
    ]
    for who, open_ in (("office", all_), ("branch", [a for a in all_ if "closing" not in a])):
        browser = cast.browser(who)
        for here in open_:
            text = browser.get(here).content.decode()
            there = [a for a in open_ if a != here]
            assert [a for a in there if f'href="{a}"' not in text] == []
            if "report" not in here and "meeting" not in here:
                assert f'href="{here}" aria-current="page"' in text
        assert ("closing/" in text) == (who == "office")


def test_what_earlier_ones_left_says_so_where_there_is_nothing(begin, page):
    assert "没有以前的活动遗留到这项活动。" in page("branch", begin("weimin"), "carried")
