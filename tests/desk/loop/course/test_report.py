"""The report opened: each number down to its records; and as a document that an office can send on."""

from __future__ import annotations

import datetime as dt
import io
import re

import docx
import pytest

from desk.loop.course.conftest import pledge, problem
from desk.loop.course.test_pages import text_of

pytestmark = pytest.mark.usefixtures("clock")
NUMBER = re.compile(r'<a href="(/campaigns/[^"]+/report/[a-z]+/[^"]*)">([\d,]+)')


@pytest.fixture
def campaign(begin, desk):
    """A campaign with a pledge, a problem in hand and one that was closed."""
    found = begin("weimin", (dt.date(2026, 6, 1), None))
    pledge(desk)
    problem(desk)
    closed = problem(desk, "2026-06-11")
    desk.move("clerk", closed, "strike")
    return found


def close(cast, campaign, shown="2"):
    sent = {"basis": "常委会纪要", "approver": "贺川", "shown": shown, "left": "stays"}
    return cast.browser("office").post(f"/campaigns/{campaign.key}/closing/", sent)


def test_every_number_opens_down_to_as_many_records(campaign, cast):
    browser = cast.browser("office")
    text = browser.get(f"/campaigns/{campaign.key}/report/").content.decode()
    found = {(a, n) for a, n in NUMBER.findall(text) if "oldest" not in a}
    assert len(found) >= len(("before", "open", "begun", "open", "entries"))
    for address, said in found:
        page = browser.get(address)
        days = "266" if "pledge" in address else "166"
        if said != days:  # the age of the oldest leads to the list that begins with it
            assert len(page.context["rows"]) == int(said)
    pledges = browser.get(f"/campaigns/{campaign.key}/report/before/?kind=pledge")
    assert "2026年11月23日的报告上是 1 条。" in text_of(pledges)
    assert "十月底前修好东渠" in text_of(pledges)


def test_a_frozen_number_opens_and_says_what_moved_on(campaign, cast, desk):
    close(cast, campaign)
    browser = cast.browser("office")
    address = f"/campaigns/{campaign.key}/report/open/?kind=problem"
    assert [r.text for r, _kind in browser.get(address).context["rows"]] == ["路灯不亮"]
    found = browser.get(address).context["rows"][0][0]
    desk.move("clerk", found, "strike")
    assert len(browser.get(address).context["rows"]) == 1


@pytest.mark.parametrize("what", ["nothing", "open", "left", "open/?kind=visit", "left/?kind=x"])
def test_a_number_that_the_report_does_not_have_is_not_there(campaign, cast, what):
    where = what if "?" in what else f"{what}/"
    assert (
        cast.browser("office").get(f"/campaigns/{campaign.key}/report/{where}").status_code == 404
    )


def test_the_document_has_the_headings_of_the_official_form_and_the_numbers_of_the_page(
    campaign, cast
):
    close(cast, campaign)
    answer = cast.browser("branch").get(f"/campaigns/{campaign.key}/report/document/")
    assert "attachment" in answer["Content-Disposition"]
    assert answer["Content-Disposition"].endswith('.docx"')
    made = docx.Document(io.BytesIO(answer.content))
    assert made.paragraphs[0].text == "为民办实事总结报告"
    headings = [p.text for p in made.paragraphs if p.style.name == "Heading 1"]
    assert headings == ["一、总账", "二、留下的成果", "三、花了多少功夫", "四、遗留事项"]
    (run,) = made.paragraphs[0].runs
    assert (run.font.name, run.font.size.pt) == ("方正小标宋_GBK", 22)
    whole = "\n".join(p.text for p in made.paragraphs)
    assert "由贺川决定，依据“常委会纪要”结束。" in whole


def test_the_documents_tables_say_what_the_page_says(campaign, cast):
    close(cast, campaign)
    browser = cast.browser("office")
    answer = browser.get(f"/campaigns/{campaign.key}/report/document/")
    made = docx.Document(io.BytesIO(answer.content))
    accounts, left = ([[c.text for c in row.cells] for row in t.rows] for t in made.tables)
    page = text_of(browser.get(f"/campaigns/{campaign.key}/report/"))
    for row in accounts[1:]:
        assert " ".join(row) in page
    assert accounts[0] == [
        "类别",
        "启动前未了",
        "启动后新增",
        "办成",
        "没办成",
        "未了结",
        "最久天数",
    ]
    assert ["十月底前修好东渠", "承诺", "榆树湾村党支部", "266"] in left
    assert "共2件，仍由原单位负责。" in "\n".join(p.text for p in made.paragraphs)
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert round(section.top_margin.mm) == 37
