"""The pages of campaigns: what runs, what one asks, and starting one."""

from __future__ import annotations

import datetime as dt
import html
import re
from uuid import uuid4

import pytest

from desk.campaigns.conftest import ANSWERED, NOW
from desk.plain import plain
from duixian.desk.campaigns.actions import start
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import launch_days
from duixian.rulebook.packs import find, open_pack
from house.tree import ROOT


def text_of(response):
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return plain(body)


def test_the_list_names_each_campaign_with_its_days(begin, cast):
    begin()
    said = text_of(cast.browser("branch").get("/campaigns/"))
    assert "有 1 项活动涉及您。" in said
    assert "创先争优活动 进行中 绛桐县委 2026年1月1日 – 结束日期未定" in said
    assert "启动活动" not in said


def test_one_campaign_reads_as_a_table_of_rules_in_words(begin, cast):
    campaign = begin()
    said = text_of(cast.browser("branch").get(f"/campaigns/{campaign.key}/"))
    assert "动员部署 2010年4月6日 2010年6月30日" in said
    assert "整个活动 2026年1月1日 党的十八大召开前" in said
    assert "走访到的户数 做了什么" in said
    assert "走访（办成）涉及多少个不同的“走访对象”。" in said
    assert "依据“试办通知”照办，由贺川批准" in said


def test_what_stands_in_words_alone_is_shown_as_words_for_people_to_judge(begin, cast):
    said = text_of(cast.browser("branch").get(f"/campaigns/{begin().key}/"))
    assert "只有文字：不要数，由人判断。 四大功能 服务；凝聚；管理；维稳 工作重点" in said
    assert "服务功能强 有哪些服务；多久有回音；群众满不满意" in said
    assert "做转变作风、服务基层群众的表率 做改革创新、保持先进本色的表率" in said
    assert "各类各有阵地 农村 建设社会主义新农村 社区 服务社区居民、创建文明和谐社区" in said


def test_a_campaign_says_what_its_forms_bear(cast, data):
    started = start(
        viewer=cast.viewer("office"), now=NOW, source=ROOT / "docs/guide/pack-sample",
        unit=cast.units["county"], days=(dt.date(2026, 3, 1), dt.date(2026, 12, 31)),
    )  # fmt: skip
    said = text_of(cast.browser("branch").get(f"/campaigns/{started.key}/"))
    assert "表号 示例表01 · 制定机关 某县活动办 · 批准机关 某县统计局" in said
    assert "有效期至 2026年12月31日" in said


@pytest.mark.parametrize("name", ["weimin", "chuangxianzhengyou", "bairizhengzhi"])
def test_a_basis_that_was_not_seen_is_told_on_the_page_of_its_campaign(name, cast, data):
    started = start(
        viewer=cast.viewer("office"), now=NOW, source=find(name), unit=cast.units["county"],
        days=(dt.date(2026, 3, 1), dt.date(2026, 12, 31)), answered=ANSWERED,
    )  # fmt: skip
    said = text_of(cast.browser("branch").get(f"/campaigns/{started.key}/"))
    basis = open_pack(find(name)).basis.zh
    assert f"依据： {basis}（未核对原文，以本级规定为准）" in said


def test_a_campaign_elsewhere_is_not_there(begin, cast):
    campaign = begin("north")
    browser = cast.browser("well_branch")
    foreign, random = (browser.get(f"/campaigns/{key}/") for key in (campaign.key, uuid4()))
    assert (foreign.status_code, random.status_code) == (404, 404)
    assert text_of(foreign) == text_of(random)


def test_who_starts_one_sees_first_what_each_pack_rests_on(cast, data):
    said = text_of(cast.browser("office").get("/campaigns/start/"))
    for name in ("weimin", "bairizhengzhi", "chuangxianzhengyou"):
        pack = open_pack(find(name))
        told = f"{pack.name.zh} · 依据： {pack.basis.zh}（未核对原文，以本级规定为准）"
        assert told in said


@pytest.mark.parametrize("name", ["leader", "clerk", "branch", "auditor", "administrator"])
def test_only_the_office_may_open_the_form(cast, data, name):
    page = cast.browser(name).get("/campaigns/start/")
    assert (page.status_code, 'name="pack"' in page.content.decode()) == (403, False)


def sent(cast, **more):
    unit = cast.units["county"].pk
    return {
        "pack": "chuangxianzhengyou",
        "unit": unit,
        "starts_on": "2026-01-01",
        "ends_on": "",
        **more,
    }


def test_the_form_says_what_todays_rules_forbid_and_asks_for_an_answer(cast, data):
    page = cast.browser("office").post("/campaigns/start/", sent(cast))
    said = text_of(page)
    assert page.status_code == 422
    assert (
        "现行规定不允许其中的这些做法 活动划分了阶段：动员部署、全面争创、整改提升、总结和长效。"
        in said
    )
    assert "还没有存：有 2 处要改。" in said
    assert list(Campaign.objects.seen_by(cast.viewer("office"))) == []


@pytest.mark.parametrize(
    ("language", "why", "source"),
    [
        ("zh", "为什么 L103 一分阶段，就有动员会、转段会、总结会", "2026年全党学习教育的安排"),
        (
            "en",
            "Why? L103 Phases bring a meeting at each turn",
            "The Party's study campaign of 2026",
        ),
    ],
)
def test_the_form_says_once_why_the_rule_is_there(cast, data, language, why, source):
    browser = cast.browser("office")
    browser.cookies["django_language"] = "en" if language == "en" else "zh-hans"
    said = html.unescape(text_of(browser.post("/campaigns/start/", sent(cast))))
    assert (said.count(why), said.count(source)) == (1, 1)


def test_a_pack_for_todays_rules_stands_first_and_starts_unasked(cast, data):
    browser = cast.browser("office")
    form = browser.get("/campaigns/start/")
    offered = re.findall(r'<option value="([a-z]+)"', form.content.decode())
    assert offered == [
        "weimin",
        "jiguandangjian",
        "zhidujianshe",
        "xuexixing",
        "bairizhengzhi",
        "chuangxianzhengyou",
    ]
    assert "现行规定不允许" not in text_of(form)
    browser.post("/campaigns/start/", {**sent(cast), "pack": "weimin"})
    (campaign,) = Campaign.objects.seen_by(cast.viewer("office"))
    page = text_of(browser.get(f"/campaigns/{campaign.key}/"))
    assert "为民办实事" in page
    assert "入户听民声 2026年1月1日 结束日期未定" in page


def test_answered_it_starts_and_says_so_once(cast, data):
    browser = cast.browser("office")
    page = browser.post("/campaigns/start/", sent(cast, basis="试办", approver="贺川"), follow=True)
    (campaign,) = Campaign.objects.seen_by(cast.viewer("office"))
    assert page.redirect_chain == [(f"/campaigns/{campaign.key}/", 302)]
    assert "已启动。下级组织现在都能看到。" in text_of(page)


def test_a_last_day_before_the_first_is_refused_with_what_was_typed(cast, data):
    days = {"starts_on": "2026-03-01", "ends_on": "2026-02-01"}
    page = cast.browser("office").post("/campaigns/start/", sent(cast, **days, basis="试办"))
    assert "结束日期早于开始日期，请改晚一些。" in text_of(page)
    assert 'value="试办"' in page.content.decode()


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(
    begin, cast, django_assert_num_queries, many
):
    for unit in ("county", "north", "south")[:many]:
        begin(unit)
    browser = cast.browser("office")
    with django_assert_num_queries(7):
        browser.get("/campaigns/")


def test_a_campaign_may_stand_under_another_and_set_its_own_days_of_launch(begin, cast, data):
    leading, browser = begin(), cast.browser("office")
    days = {"umbrella": leading.pk, "launch_1": "10", "launch_2": "20"}
    browser.post("/campaigns/start/", {**sent(cast), "pack": "weimin", **days})
    campaign = Campaign.objects.seen_by(cast.viewer("office")).get(pack="weimin")
    assert campaign.umbrella == leading
    pack = pack_of(campaign.fingerprint)
    assert launch_days(campaign, pack) == {1: dt.date(2026, 1, 10), 2: dt.date(2026, 1, 20)}
    page = text_of(browser.get(f"/campaigns/{campaign.key}/"))
    assert "同时进行的 读的是同一批记录：记一次，各项都算 创先争优活动 总揽本活动" in page
    assert "为民办实事 由本活动总揽" in text_of(browser.get(f"/campaigns/{leading.key}/"))


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"launch_1": "20", "launch_2": "10"}, "下一级不能比上一级启动得早。"),
        ({"umbrella": "north"}, "它不覆盖这一范围的全部组织。"),
    ],
)
def test_what_is_arranged_wrongly_is_told(begin, cast, data, wrong, told):
    wrong = {k: begin(v).pk if k == "umbrella" else v for k, v in wrong.items()}
    page = cast.browser("office").post(
        "/campaigns/start/", {**sent(cast), "pack": "weimin", **wrong}
    )
    assert (page.status_code, told in text_of(page)) == (422, True)


def test_where_nothing_is_said_a_level_launches_as_the_pack_has_it(begin):
    campaign = begin()
    assert launch_days(campaign, pack_of(campaign.fingerprint)) == {1: dt.date(2026, 1, 30)}
