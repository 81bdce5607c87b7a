"""A campaign from launch to closing, and six beside each other, in a small county and a real browser.

What stands on the pages is asserted: sentences and numbers.
"""

from __future__ import annotations

import datetime as dt
import re
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page, expect

from e2e.browsing import follow, reader
from e2e.serving import serving

LAUNCHES = "main table.stack:not(.levels) tbody tr"
FIRST = "main .button.first"
CAMPAIGN, NEXT = "chuangxianzhengyou", "weimin"
VISIT_COUNTS = {
    "chuangxianzhengyou": "households_visited",
    "weimin": "households_visited",
    "xuexixing": "households_asked",
}
SOON = (dt.datetime.now(dt.UTC).date() + dt.timedelta(30)).isoformat()


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """Our server over the small cast and six campaigns."""
    with serving(tmp_path_factory.mktemp("small"), "e2e.small") as found:
        yield found


class County:
    """The small county in a browser: who is at it, where its things are."""

    def __init__(self, browser, desk):
        self.browser, self.desk = browser, desk

    @contextmanager
    def at(self, login, width=1280):
        with reader(self.browser, self.desk, login, width, "zh") as window:
            yield window.new_page()

    def key(self, name):
        return self.desk.arguments[name]["key"]

    def course(self, name, what="course"):
        return f"/campaigns/{self.key(name)}/{what}/"

    def card(self, unit, campaign):
        return f"/scorecards/{self.key(unit)}/?campaign={self.key(campaign)}"


@pytest.fixture(scope="module")
def county(browser, small):
    return County(browser, small)


def fill(page: Page, **texts: str) -> None:
    """Fill a form in: texts, days and names typed, options chosen; what is folded is opened first."""
    for name, text in texts.items():
        field = page.locator(f"main [name={name}]")
        folded = page.locator(f"main details:not([open]):has([name={name}]) > summary")
        if folded.count():
            folded.click()
        if field.first.get_attribute("type") == "radio":
            page.locator(f"main label:has([name={name}][value='{text}'])").click()
        elif field.first.evaluate("e => e.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def write(page: Page, kind: str, unit: str, **texts: str) -> str:
    """Write a record down; its address."""
    page.goto(f"/records/new/{kind}/{unit}/")
    fill(page, **texts)
    follow(page, FIRST)
    expect(page.locator(".notice.saved")).to_be_visible()
    return re.sub(r"^https?://[^/]+|\?.*$", "", page.url)


def move(page: Page, where: str, name: str, **texts: str) -> str:
    """Make a move on the page of a record; the state it is in then, and the sentence at the top."""
    page.goto(where)
    follow(page, f'main form[action$="/move/{name}/"] button, main a[href$="/move/{name}/"]')
    if texts:
        fill(page, **texts)
    if page.url.endswith(f"/move/{name}/"):
        follow(page, FIRST)
    return page.locator("main .lead .mark").first.inner_text().strip()


def sentence(page: Page, where: str) -> str:
    page.goto(where)
    return " ".join(page.locator(".sentence").inner_text().split())


def main_text(page: Page) -> str:
    return " ".join(page.locator("main").inner_text().split())


def number(page: Page, where: str, indicator: str) -> str:
    """A number on a scorecard page, as it is printed."""
    page.goto(where)
    value = page.locator(f'main dd.value a[href*="/why/{indicator}/"]').first
    expect(value).to_be_visible(timeout=30_000)
    return value.inner_text().partition("为什么")[0].strip()


def test_one_entry_moves_three_scorecards(county):
    with county.at("branch") as page:
        page.goto(f"/campaigns/{county.key('weimin')}/")
        beside = main_text(page)
        assert "创先争优活动 总揽本活动" in beside
        for name in (
            "学习型党组织建设",
            "机关党的建设年",
            "制度建设推进年",
            "文明城市创建百日整治",
        ):
            assert f"{name} 进行中" in beside
        before = {c: number(page, county.card("elm", c), i) for c, i in VISIT_COUNTS.items()}
        assert before == {"chuangxianzhengyou": "0", "weimin": "0", "xuexixing": "0"}
    with county.at("recorder", 390) as page:
        page.goto(f"/records/new/visit/{county.key('elm')}/")
        fill(page, household="田家", heard="井水发浑，想接自来水")
        follow(page, FIRST)
        said = page.locator(".notice.saved").inner_text()
        assert said.splitlines()[0] == (
            "已记。它同时计入：学习型党组织建设·问得到；为民办实事·听得到；创先争优活动·党员队伍好；"
            "创先争优活动·群众反映好；创先争优活动·带头服务群众。不必再报。"
        )
    with county.at("branch") as page:
        after = {c: number(page, county.card("elm", c), i) for c, i in VISIT_COUNTS.items()}
        assert after == {"chuangxianzhengyou": "1", "weimin": "1", "xuexixing": "1"}


def launched(county):
    """The county's plan is decided and named; one township adapts it, one is late."""
    said = {
        "title": "全县创先争优实施方案",
        "main_task": "修好水渠。",
        "asks": "入户走访。公开承诺。群众来评。",
    }
    with county.at("office") as page:
        assert sentence(page, county.course(CAMPAIGN)).endswith("启动；还没有认定方案。")
        above = write(page, "plan", county.key("county"), **said)
    with county.at("leader") as page:
        assert move(page, above, "approve") == "已审定"
    with county.at("office") as page:
        page.goto(county.course(CAMPAIGN))
        follow(page, FIRST)
        assert "下一级 2 个，已启动 0 个，2 个晚了。" in main_text(page)
    with county.at("secretary") as page:
        page.goto(county.course(CAMPAIGN))
        assert "上级方案：全县创先争优实施方案" in main_text(page)
        own = {"title": "云岫镇实施方案", "main_task": "修好东渠。", "asks": "每户走到。问题挂号。"}
        follow(page, "main a[href*='?above=']")
        expect(page.locator("main [name=above] option:checked")).to_have_text(
            "全县创先争优实施方案"
        )
        fill(page, **own)
        follow(page, FIRST)
        town = re.sub(r"^https?://[^/]+|\?.*$", "", page.url)
    with county.at("office") as page:
        assert move(page, town, "approve") == "已审定"
    with county.at("secretary") as page:
        assert move(page, town, "show") == "已公布"
    with county.at("office") as page:
        assert sentence(page, county.course(CAMPAIGN)) == "下一级 2 个，已启动 1 个，1 个晚了。"
        rows = [" ".join(r.split()) for r in page.locator(LAUNCHES).all_inner_texts()]
        assert rows[0].startswith("石梁镇党委 过期 11 天")
        assert rows[1].startswith("云岫镇党委 已启动，晚了 11 天 ")
        assert " 20 天 " in rows[1]


def promised(county):
    """A pledge of the branch: proposed, reviewed by the township, shown; it stands open."""
    said = {"text": "月底前修好东渠", "amount": "1", "person": "田丰", "due_on": SOON}
    with county.at("recorder", 390) as page:
        where = write(page, "pledge", county.key("elm"), maker="organisation", **said)
    with county.at("clerk") as page:
        assert move(page, where, "review", **said) == "已审诺"
    with county.at("branch") as page:
        assert move(page, where, "show") == "已示诺"
        assert number(page, county.card("elm", NEXT), "promises_shown") == "1"
    return where


def worked(county):
    """A task is drawn up and assigned by the office, reported by the branch, accepted by the township."""
    said = {
        "text": "修通东渠三公里",
        "person": "田丰",
        "due_on": SOON,
        "check_by": "number",
        "result": "通水三公里",
        "target": "3",
    }
    with county.at("office") as page:
        where = write(page, "task", county.key("elm"))
        assert move(page, where, "assign_number", **said) == "已交办"
    with county.at("branch", 390) as page:
        assert move(page, where, "report_number", actual="3") == "待核"
    with county.at("clerk") as page:
        assert move(page, where, "accept") == "已完成"
        told = page.locator("ol.timeline > li > p:nth-of-type(2)").all_inner_texts()
        assert [each.partition(" ·")[0].strip() for each in told] == [
            "核实完成", "报完成数", "交办数量任务", "拟定",
        ]  # fmt: skip


def inspected(county):
    """A finding is confirmed by another; the draft of a problem waits, is registered, solved, closed by its reporter."""
    with county.at("secretary") as page:
        found = write(
            page, "finding", county.key("elm"), way="unannounced", fault="on_the_spot",
            text="台账写了，渠没有修",
        )  # fmt: skip
    with county.at("office") as page:
        assert move(page, found, "confirm") == "已核定"
    with county.at("recorder") as page:
        page.goto("/")
        follow(page, 'main a[href*="/records/new/problem/"]')
        fill(page, source="inspection", text="东渠没有修")
        follow(page, FIRST)
        problem = re.sub(r"^https?://[^/]+|\?.*$", "", page.url)
        assert page.locator("main .lead .mark").first.inner_text().strip() == "已挂号"
    with county.at("clerk") as page:
        said = {"solver": "榆树湾村党支部", "person": "田丰", "due_on": SOON}
        assert move(page, problem, "assign", **said) == "办理中"
    with county.at("branch") as page:
        assert move(page, problem, "claim", changed="东渠通水了") == "待核销"
    with county.at("recorder") as page:
        assert move(page, problem, "close") == "已销号"
        assert number(page, county.card("elm", CAMPAIGN), "findings_solved") == "100%"


def commented(county):
    """The township comments on the branch; the branch answers; the township settles it."""
    three = {"achievements": "走访扎实", "gaps": "东渠拖了", "direction": "先办水的事"}
    with county.at("secretary") as page:
        where = write(
            page, "comment", county.key("elm"), form="on_site", round_of="organisation",
            due_on=SOON, **three,
        )  # fmt: skip
    with county.at("branch", 390) as page:
        assert move(page, where, "reply", answer="月底前通水") == "已回应"
    with county.at("secretary") as page:
        assert move(page, where, "settle") == "已认可"


def closed(county, pledge):
    """Refused with an open promise; carried over with its age; the report stands, and so do the records."""
    with county.at("office") as page:
        assert (
            sentence(page, county.course(CAMPAIGN, "closing")) == "还有 1 件没有了结，最久的 0 天。"
        )
        assert "月底前修好东渠" in main_text(page)
        fill(page, basis="常委会纪要〔2026〕20号", approver="贺川")
        page.locator("main form").evaluate("form => { form.noValidate = true }")
        follow(page, FIRST)
        assert "先写明没有了结的怎么办；一件也不会丢。" in main_text(page)
        assert page.locator("[name=basis]").input_value() == "常委会纪要〔2026〕20号"
        page.locator("label:has([name=left]):has-text('由“为民办实事”接着办')").click()
        follow(page, FIRST)
        assert page.url.endswith(county.course(CAMPAIGN, "report"))
        report = main_text(page)
        for said in (
            "创先争优活动 · 总结报告",
            "由贺川决定，依据“常委会纪要〔2026〕20号”结束",
            "1 件没有了结的，由“为民办实事”接着办，天数照旧算。",
            "月底前修好东渠 承诺 榆树湾村党支部 0",
            "承诺 0 1 0 0 1 0",
            "任务 0 1 1 0 0 —",
            "问题 0 1 1 0 0 —",
            "领导点评 0 1 1 0 0 —",
            "下一级已启动 2 个中 1 个",
        ):
            assert said in report, (said, report)
        left = sentence(page, county.course(NEXT, "carried"))
        assert left == "还有 1 件没有了结，最久的 0 天。"
        assert "创先争优活动" in main_text(page)
        page.goto(county.course(CAMPAIGN))
        assert "结束；1 件没有了结的接着办。" in sentence(page, county.course(CAMPAIGN))
        assert page.locator(f'main a[href="{county.course(CAMPAIGN, "closing")}"]').count() == 0
        page.goto(pledge)
        assert "已示诺" in main_text(page)
        assert "“创先争优活动”结束，由“为民办实事”接着办" in main_text(page)
        assert number(page, county.card("elm", CAMPAIGN), "findings_solved") == "100%"
        assert number(page, county.card("elm", NEXT), "promises_shown") == "1"


def test_a_campaign_from_launch_to_closing(county):
    launched(county)
    pledge = promised(county)
    worked(county)
    inspected(county)
    commented(county)
    closed(county, pledge)
