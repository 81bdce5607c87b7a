"""The pages of a scorecard: what stands on them, for whom, and at what cost."""

from __future__ import annotations

import io
import re
from uuid import uuid4

import openpyxl
import pytest
from django.db import transaction
from huey.contrib.djhuey import HUEY

from desk.plain import plain
from desk.scorecards.conftest import DAY, NOW
from duixian.desk.ledger.actions import Step, append
from duixian.desk.ledger.queries import last_seq, leaf_at
from duixian.desk.records.models import Record
from duixian.desk.scorecards import results
from sheets.office import cards_of

pytestmark = pytest.mark.usefixtures("frozen")


def text_of(response):
    """What a page says, without its marks."""
    body = response.content.decode()
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", body)
    return plain(body)


def url(county, code, *rest):
    return "/".join(("/scorecards", str(county.units[code].key), *rest, ""))


@pytest.fixture
def scored(county):
    """The county with its numbers, and no entry after them."""
    county.worked_out()
    return county


def record(county, code, kind, unit, text):
    """A record as it stands, for the lists that lead to it."""
    row = Record(
        code=code, kind=kind, unit=county.units[unit], state="shown", stage="open", state_on=DAY,
        steps=[{"move": "show", "on": "2010-05-20", "by": [], "actor": county.accounts["branch"].actor}],
        text=text, entered_at=NOW, entered_by="demo", changed_at=NOW, seq=1,
    )  # fmt: skip
    row.save()
    return row


def test_a_branch_first_reads_what_it_owes_then_its_three_lines(scored):
    promise = record(scored, "g2", "pledge", "a", "帮三户困难户秋收")
    page = scored.browser("branch").get(url(scored, "a"))
    said = text_of(page)
    assert "有 1 件事到期没办完，最早的一件该在 2010年10月31日 办完。" in said
    assert f"截至 2010年12月31日 10:32 （第 {last_seq()} 笔）。" in said
    assert (
        f'<a class="whole" href="/records/{promise.key}/">帮三户困难户秋收</a>'
        in page.content.decode()
    )
    assert said.index("到期没办完的事") < said.index("三条线") < said.index("做了什么 组织")
    assert "到期承诺兑现率 50% 为什么 到期承诺兑现率 2 中有 1" in said
    assert "计分" not in said


def test_a_number_leads_to_why_it_is_what_it_is(scored):
    page = scored.browser("branch").get(url(scored, "a"))
    why = url(scored, "a", "why", "pledges_kept")
    assert f'<a href="{why}">50%' in page.content.decode()
    record(scored, "g2", "pledge", "a", "帮三户困难户秋收")
    said = text_of(scored.browser("branch").get(why))
    assert (
        "✗ 不符合条件 帮三户困难户秋收 已示诺 承诺 2010年5月20日 时限 2010年10月31日 示诺 2010年5月20日 人branch"
        in said
    )
    assert "甲一村支部：50%" in said
    assert "算式 2 条中有 1 条：1/2。 结果 50%" in said


def test_a_township_reads_which_units_owe(scored):
    said = text_of(scored.browser("clerk").get(url(scored, "T")))
    assert "有 1 个组织到期没办完事，共 1 件。" in said
    assert "甲一村支部 1 1 2010年10月31日" in said


def test_the_whole_is_the_scorecard_of_ones_highest_unit(scored):
    for name, unit in (("office", "虚县委员会"), ("clerk", "甲乡委员会"), ("branch", "甲一村支部")):
        page = scored.browser(name).get("/scorecards/")
        assert re.search(r"<h1[^>]*>(.*?)</h1>", page.content.decode()).group(1) == unit


@pytest.mark.parametrize(
    "rest", [(), ("state",), ("print",), ("workbook",), ("why", "pledges_kept")]
)
@pytest.mark.parametrize(("name", "code"), [("branch", "b"), ("branch", "T"), ("far", "a")])
def test_what_lies_outside_ones_part_of_the_tree_is_not_there(scored, name, code, rest):
    browser = scored.browser(name)
    foreign = browser.get(url(scored, code, *rest))
    random = browser.get("/".join(("/scorecards", str(uuid4()), *rest, "")))
    assert (foreign.status_code, random.status_code) == (404, 404)
    assert text_of(foreign) == text_of(random)


def test_an_indicator_that_does_not_exist_is_not_there(scored):
    assert scored.browser("branch").get(url(scored, "a", "why", "nothing")).status_code == 404


def test_an_auditor_reads_no_scorecard(scored):
    page = scored.browser("auditor").get("/scorecards/")
    assert (page.status_code, "到期承诺兑现率" in text_of(page)) == (403, False)


def test_the_page_says_on_what_its_rules_rest_and_that_the_text_was_not_seen(scored):
    said = text_of(scored.browser("branch").get(url(scored, "a")))
    assert "依据" in said
    assert "（未核对原文，以本级规定为准）" in said


def test_the_sheet_of_paper_says_what_it_was_made_of(scored):
    said = text_of(scored.browser("branch").get(url(scored, "a", "print")))
    assert "依据" in said
    assert "（未核对原文，以本级规定为准）" in said
    assert "创先争优活动 · 成绩单 · 截至 2010年12月31日" in said
    assert "到期承诺兑现率 50% 1/2" in said
    seq, print_ = last_seq(), scored.campaign.fingerprint
    assert f"台账第几笔 {seq} 这一笔的校验值 {leaf_at(seq)} 方案包指纹 {print_}" in said


def test_the_workbook_holds_the_unit_as_formulas_and_no_other_unit(scored):
    page = scored.browser("branch").get(url(scored, "a", "workbook"))
    book = openpyxl.load_workbook(io.BytesIO(page.content))
    cards = cards_of(book)
    assert {unit for unit, _ in cards} == {"a"}
    assert cards["a", "pledges_kept"][0].startswith("=")
    said = {str(c.value) for sheet in book for row in sheet.iter_rows() for c in row if c.value}
    assert not {s for s in said if "甲二村" in s or "乙镇" in s}
    assert "外单位的记录" in said
    assert not said & {"y1", "y2"}
    assert page.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''")


def test_a_page_in_english_is_english(scored):
    browser = scored.browser("branch")
    browser.cookies["django_language"] = "en"
    said = text_of(browser.get(url(scored, "a")))
    assert "1 thing is past its date and not done; it was due on 31 Oct 2010 ." in said
    assert "Pledges kept of those due 50% Why? Pledges kept of those due 1 of 2" in said


def test_the_page_costs_the_same_with_one_and_with_three_things_owed(
    scored, django_assert_num_queries
):
    browser = scored.browser("office")
    record(scored, "g2", "pledge", "a", "一")
    browser.get(url(scored, "C"))
    with django_assert_num_queries(9):
        browser.get(url(scored, "C"))
    for code, unit in (("t2", "b"), ("n1", "e")):
        record(scored, code, "task", unit, "二")
    with django_assert_num_queries(9):
        browser.get(url(scored, "C"))


def test_why_costs_the_same_with_one_and_with_two_records(scored, django_assert_num_queries):
    browser, address = scored.browser("office"), url(scored, "a", "why", "pledges_kept")
    browser.get(address)  # which writes the session of this minute
    record(scored, "g1", "pledge", "a", "一")
    with django_assert_num_queries(12):
        browser.get(address)
    record(scored, "g2", "pledge", "a", "二")
    with django_assert_num_queries(12):
        browser.get(address)


def test_no_campaign_is_said_and_leads_to_the_campaigns(county):
    county.campaign.delete()
    said = text_of(county.browser("branch").get(url(county, "a")))
    assert "还没有涉及这个组织的活动。" in said


@pytest.fixture
def large(scored, monkeypatch):
    """A ledger that is too large to be worked out while somebody waits; one entry came since."""
    monkeypatch.setattr("duixian.desk.scorecards.asking.SMALL", 0)
    HUEY.flush()
    step = Step(unit="a", kind="record.visit.note", actor="demo", at=NOW, payload={})
    with transaction.atomic():
        append(step)
    yield scored
    HUEY.flush()


def test_old_numbers_say_so_and_have_newer_ones_worked_out_once(large):
    seq = last_seq()
    for _ in range(2):
        page = large.browser("branch").get(url(large, "a"))
    said = text_of(page)
    moment = f"截至 2010年12月31日 10:32 （第 {seq - 1} 笔）"
    assert f"{moment}，其后有 1 笔新记录，正在重算。" in said
    assert 'hx-trigger="load delay:3s"' in page.content.decode()
    assert [task.args for task in HUEY.pending()] == [(str(large.campaign.key),)]


def test_a_page_that_waits_is_loaded_again_when_newer_numbers_are_there(large):
    browser, address = large.browser("branch"), url(large, "a", "state")
    shown = results.latest(large.campaign.key).stand.name
    waiting = browser.get(address, {"shown": shown})
    assert ("HX-Refresh" in waiting.headers, "正在重算" in text_of(waiting)) == (False, True)
    large.worked_out()
    done = browser.get(address, {"shown": shown})
    assert (done.headers["HX-Refresh"], "正在重算" in text_of(done)) == ("true", False)


def test_the_first_time_says_that_numbers_are_being_worked_out(county, monkeypatch):
    monkeypatch.setattr("duixian.desk.scorecards.asking.SMALL", 0)
    said = text_of(county.browser("branch").get(url(county, "a")))
    assert "还没有数。" in said
    assert "正在第一次计算，算好后自动显示。" in said
    HUEY.flush()
