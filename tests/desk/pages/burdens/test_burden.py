"""The page "burden first": what a campaign asks of a branch, alone and beside those that run."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from html import unescape

import pytest

from desk.pages.burdens.other_pack import OTHER
from desk.plain import plain
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.packs import looked_at, offered
from duixian.desk.pages.burdens.weighing import told, wrong
from duixian.rulebook.findings import Level
from duixian.rulebook.norms import Assumed, load
from duixian.rulebook.norms.wording import once
from duixian.rulebook.packs import find, read_pack

PACK = "chuangxianzhengyou"
NOW = dt.datetime(2026, 11, 23, 10, 32, tzinfo=dt.timezone(dt.timedelta(hours=8)))


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """One data folder for all tests here, so that the pack is read once."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture
def begin(cast, folder, settings):
    """Starting a campaign in a few words."""
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, data=folder)

    def begun(unit="county", source=None):
        return start(
            viewer=cast.viewer("office"), now=NOW, source=source or find(PACK), unit=cast.units[unit],
            days=(dt.date(2026, 1, 1), None), answered=Answered("试办通知", "贺川"),
        )  # fmt: skip

    return begun


def text_of(response):
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", response.content.decode())
    return plain(body)


@pytest.fixture
def other(tmp_path):
    """A second campaign over the same records."""
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "pack.yaml").write_text(OTHER, encoding="utf-8")
    return tmp_path / "other"


def test_before_anything_runs_a_pack_is_told_alone(begin, cast):
    page = cast.browser("office").get("/campaigns/burden/", {"what": f"pack:{PACK}"})
    alone = load([looked_at(PACK).pack], Assumed(category="rural")).branch
    said = text_of(page)
    assert f"一个 20 人的支部{once(alone).zh}。" in said
    assert "没有超出每月 86 分钟的预算。" in said
    assert "学习调研 支部" in said
    assert "涉及 4 个支部，合起来每月约 1 小时。" in said
    assert "启动活动" in said


def test_nothing_runs_and_nothing_is_asked(begin, cast):
    said = text_of(cast.browser("branch").get("/campaigns/burden/"))
    assert "正在开展的活动不要求支部填任何东西。" in said
    assert "按记录类型" not in said
    assert "创先争优活动" in said  # to be chosen


def test_beside_itself_all_is_shared_and_the_other_campaign_is_named(begin, cast, other):
    begin()
    campaign = begin(source=other)
    page = cast.browser("branch").get("/campaigns/burden/", {"what": f"campaign:{campaign.key}"})
    said = text_of(page)
    assert "和正在开展的活动合起来每月" in said
    assert "分钟是同一件事记一次、几处用。" in said
    assert "学习调研 合用： 创先争优活动 支部" in said


def test_all_together_says_how_much_is_saved(begin, cast, other):
    begin()
    begin(source=other)
    said = text_of(cast.browser("office").get("/campaigns/burden/"))
    assert "正在开展的 2 项活动合起来，一个 20 人的支部每月约" in said
    assert "同一件事记一次、几处用，省下" in said
    assert "各算各的" in said


def test_campaigns_of_two_townships_do_not_meet_in_one_branch(begin, cast, other):
    begin("north")
    begin("south", source=other)
    said = text_of(cast.browser("office").get("/campaigns/burden/"))
    assert "2 项活动合起来" not in said
    assert text_of(cast.browser("branch").get("/campaigns/burden/")).count("每月一课") == 0


def test_a_larger_branch_and_a_smaller_budget_are_asked_for(begin, cast, settings):
    settings.ENVIRONMENT = dataclasses.replace(settings.ENVIRONMENT, burden_minutes=5)
    asked = {"what": f"pack:{PACK}", "members": "50", "branches": "30"}
    said = text_of(cast.browser("office").get("/campaigns/burden/", asked))
    assert "一个 50 人的支部每月约" in said
    assert "合起来超出每月 5 分钟的预算" in said
    assert "B101" in said
    assert "B104" in said
    assert "一个有 30 个支部的乡镇还要审核、办理" in said


MEMBERS = (
    "“支部的党员数”要写 1 到 5000 的整数，用数字写，如 20。",
    "“Members of a branch” is a whole number from 1 to 5000. Write it in digits, such as 20.",
)
BRANCHES = (
    "“乡镇的支部数”要写 1 到 500 的整数，用数字写，如 30。",
    "“Branches of a township” is a whole number from 1 to 500. Write it in digits, such as 30.",
)
GONE = (
    "这里没有这项活动，或已经结束。请从列表里选一项。",
    "There is no such campaign here, or it has ended. Choose one from the list.",
)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ({"what": "pack:nowhere"}, GONE),
        ({"members": "0"}, MEMBERS),
        ({"members": "5001"}, MEMBERS),
        ({"members": "many"}, MEMBERS),
        ({"branches": "501"}, BRANCHES),
        ({"branches": "1.5"}, BRANCHES),
    ],
)
def test_what_cannot_be_asked_is_told_in_our_words_and_nothing_is_reckoned(cast, asked, told):
    browser = cast.browser("office")
    for language, sentence in zip(("zh-hans", "en"), told, strict=True):
        browser.cookies["django_language"] = language
        page = browser.get("/campaigns/burden/", asked)
        errors = re.findall(r'<ul class="error".*?</ul>', page.content.decode(), re.DOTALL)
        assert [unescape(re.sub("<[^>]+>", "", each)).strip() for each in errors] == [sentence]
        assert (page.status_code, "怎么算的" in text_of(page)) == (422, False)


def test_the_examples_of_shipped_packs_are_not_run_again_on_the_desk(cast):
    cast.browser("office").get("/campaigns/burden/")
    readings = [looked_at(name) for name in offered()]
    assert [reading.reader.tried for reading in readings] == [0] * len(readings)
    whole = read_pack(find(PACK))
    assert whole.reader.tried == len(whole.pack.examples) > 0


def test_a_campaign_out_of_sight_cannot_be_asked_for(begin, cast):
    campaign = begin("north")
    asked = {"what": f"campaign:{campaign.key}"}
    assert cast.browser("well_branch").get("/campaigns/burden/", asked).status_code == 422


def test_a_pack_with_errors_is_told_with_them(tmp_path):
    (tmp_path / "pack.yaml").write_text("id: mine\n", encoding="utf-8")
    errors = read_pack(tmp_path).findings.of(Level.ERROR)
    assert {each.id for each in told(errors)} == {"E117"}
    assert wrong(f"pack:{PACK}") == []


def test_the_list_the_campaign_and_the_form_lead_to_it(begin, cast):
    campaign = begin()
    office = cast.browser("office")
    assert 'href="/campaigns/burden/"' in office.get("/campaigns/").content.decode()
    one = office.get(f"/campaigns/{campaign.key}/").content.decode()
    assert f'href="/campaigns/burden/?what=campaign:{campaign.key}"' in one
    form = office.get("/campaigns/start/").content.decode()
    assert f'href="/campaigns/burden/?what=pack:{PACK}"' in form


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_costs_the_same_queries_for_one_and_for_three(
    begin, cast, django_assert_num_queries, many
):
    for unit in ("county", "north", "south")[:many]:
        begin(unit)
    browser = cast.browser("office")
    with django_assert_num_queries(9):
        browser.get("/campaigns/burden/")
