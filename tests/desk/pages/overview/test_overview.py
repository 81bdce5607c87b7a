"""The overview of the small county: what is owed against the month before, by hand, and for whom.

On 30 September only branch b owes (g3). On 31 October g2 of branch a has joined it; on 30 November
q2 and t2 of b. Nothing changes in December. Of what people say only the inquiry of December tells.
"""

from __future__ import annotations

import datetime as dt
import re

import pytest

from desk.plain import plain
from desk.scorecards.conftest import County, ledger
from duixian.desk.campaigns.models import Campaign
from duixian.desk.ledger.queries import last_seq
from duixian.desk.pages.overview import queries
from duixian.desk.pages.overview.queries import Change
from duixian.desk.records.models import Record
from duixian.desk.scorecards import months

ADDRESS = "/overview/"
SEPTEMBER, OCTOBER, NOVEMBER, DECEMBER = (
    dt.date(2010, month, day) for month, day in ((9, 30), (10, 31), (11, 30), (12, 31))
)


@pytest.fixture
def on(county, monkeypatch):
    """The desk on the morning of a day, with the numbers of that day and of these ends of months."""

    def stands(day: dt.date, *kept: dt.date) -> County:
        moment = dt.datetime.combine(day, dt.time(10, 32), dt.timezone(dt.timedelta(hours=8)))
        monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: moment)
        county.worked_out(day=day)
        months.keep(county.campaign, kept, ledger(), last_seq())
        return county

    return stands


def said(page) -> str:
    body = re.sub(r"(?s)<(script|style).*?</\1>", " ", page.content.decode())
    return plain(body)


def sentence(page) -> str:
    found = re.search(r'(?s)<p class="sentence">(.*?)</p>', page.content.decode())
    return plain(found[1]).strip() if found else ""


def seen(county: County, name: str, **asked: str):
    page = county.browser(name).get(ADDRESS, asked)
    assert page.status_code == 200
    return page


def test_one_sentence_says_how_many_owe_and_by_how_many_more_than_the_month_before(on):
    page = seen(on(OCTOBER, SEPTEMBER), "office")
    assert sentence(page) == "有 2 个组织到期没办完事，比上月末多 1 个。"
    assert "共 2 件，最早的该在 2009年12月31日 办完" in said(page)


def test_who_owes_most_stands_first_with_what_changed_and_opens_its_scorecard(on):
    county = on(NOVEMBER, SEPTEMBER, OCTOBER)
    page = seen(county, "office")
    assert sentence(page) == "有 2 个组织到期没办完事，和上月末一样多。"
    words = said(page)
    assert "乙镇委员会 3 多 2 件 1 2009年12月31日" in words
    assert "甲乡委员会 1 一样多 1 2010年10月31日" in words
    assert words.index("乙镇委员会 3") < words.index("甲乡委员会 1")
    assert f'href="/scorecards/{county.units["S"].key}/"' in page.content.decode()


def test_units_that_owe_nothing_fold(on):
    county = on(OCTOBER, SEPTEMBER)
    found = queries.overdue(
        county.viewer("far"), county.units["S"], county.campaign, county.worked_out(day=OCTOBER)
    )
    assert [(g.row.unit.code, g.change) for g in found.owing] == [("b", Change(1, 1))]
    assert [(g.row.unit.code, g.change) for g in found.clear] == [("e", Change(0, 0))]
    assert "1 个组织没有拖欠" in said(seen(county, "far"))


def test_a_unit_without_others_below_it_reads_its_own_things(on):
    county = on(OCTOBER, SEPTEMBER)
    assert sentence(seen(county, "branch")) == "有 1 件事到期没办完，比上月末多 1 件。"
    assert "g2" in said(seen(county, "branch"))


def test_nobody_owing_anything_is_a_good_day(on):
    """Until 1 September b, which owes g3, stood below T."""
    page = seen(on(SEPTEMBER, dt.date(2010, 8, 31)), "clerk")
    assert sentence(page) == "没有组织到期没办完事；上月末有 1 个。"
    assert "没有到期没办完的事，是好日子。" in said(page)


def test_without_the_month_before_nothing_is_compared_and_the_page_says_why(on):
    page = seen(on(OCTOBER), "office")
    assert sentence(page) == "有 2 个组织到期没办完事。"
    assert "上月末的数还没算好" in said(page)
    assert "多 1" not in said(page)


def test_in_its_first_month_a_campaign_has_no_month_before(county):
    county.campaign.starts_on = dt.date(2010, 10, 2)
    result = county.worked_out(day=OCTOBER)
    found = queries.overdue(county.viewer("office"), county.units["C"], county.campaign, result)
    assert (found.awaited, found.units) == (False, Change(2, None))


def test_down_and_up_against_nothing_known():
    assert (Change(7, 12).fewer, Change(7, 12).more, Change(7, 12).known) == (5, 0, True)
    assert (Change(7, None).fewer, Change(7, None).more, Change(7, None).known) == (0, 0, False)


def test_what_people_say_has_its_course_and_the_same_as_a_table(on):
    county = on(DECEMBER, OCTOBER, NOVEMBER)
    found = {
        v.figure.indicator.id: v
        for v in queries.voices(county.units["C"], county.campaign, county.worked_out(day=DECEMBER))
    }
    course = found["satisfaction"].course
    assert [(p.day, p.number.n, p.number.d) for p in course] == [
        (OCTOBER, None, None), (NOVEMBER, None, None), (DECEMBER, 40, 50)
    ]  # fmt: skip
    assert found["satisfaction"].earlier is None
    words = said(seen(county, "office"))
    assert "群众怎么说" in words
    assert "80%" in words
    assert (
        f"/scorecards/{county.units['C'].key}/why/satisfaction/"
        in seen(county, "office").content.decode()
    )


def test_at_most_three_effects_are_drawn_and_the_scorecard_has_all(on):
    page = seen(on(DECEMBER, NOVEMBER), "office").content.decode()
    assert page.count('<figure class="chart">') == 3
    assert '<a class="button" href="/scorecards/">' in page


def test_open_problems_stand_there_by_age_from_five_on(on, django_assert_num_queries):
    county = on(DECEMBER, NOVEMBER)
    assert "没有没销号的问题。" in said(seen(county, "office"))
    browser = county.browser("office")
    browser.get(ADDRESS)
    problem(county, 1, 10)
    with django_assert_num_queries(15):
        browser.get(ADDRESS)
    for n, age in enumerate((20, 40, 100, 200), start=2):
        problem(county, n, age)
    with django_assert_num_queries(15):
        page = browser.get(ADDRESS)
    assert "没销号的 5 个问题里，2 个挂了 90 天以上" in said(page)
    assert "0–30 2 31–90 1 91–180 1 181–365 1 ≥366 0" in said(page)
    assert 'href="/records/problems/"' in page.content.decode()


def problem(county: County, n: int, age: int) -> None:
    """An open problem of branch a of so many days."""
    begun = DECEMBER - dt.timedelta(days=age)
    Record(
        code=f"zz{n}", kind="problem", unit=county.units["a"], state="registered", stage="open",
        state_on=begun, occurred_on=begun, steps=[], text="渠塌了", seq=1, entered_by="demo",
        entered_at=dt.datetime(2010, 12, 1, tzinfo=dt.UTC),
        changed_at=dt.datetime(2010, 12, 1, tzinfo=dt.UTC),
    ).save()  # fmt: skip


def test_a_township_reads_of_no_other(on):
    words = said(seen(on(NOVEMBER, OCTOBER), "clerk"))
    assert "甲一村支部" in words
    assert not {"乙镇委员会", "甲二村支部", "虚县委员会"} & set(re.findall(r"\w+", words))


def test_a_campaign_that_does_not_concern_the_reader_is_not_there(on):
    county = on(OCTOBER, SEPTEMBER)
    foreign = Campaign.objects.unscoped().get(pk=county.campaign.pk)
    foreign.pk, foreign.key = None, "00000000-0000-4000-8000-00000000abcd"
    foreign.unit = county.units["S"]
    foreign.save()
    assert seen(county, "far", campaign=foreign.key).status_code == 200
    assert county.browser("clerk").get(ADDRESS, {"campaign": foreign.key}).status_code == 404


def test_without_a_campaign_the_page_says_what_belongs_here(on):
    county = on(OCTOBER)
    Campaign.objects.unscoped().all().delete()
    assert "还没有涉及这个组织的活动。" in said(seen(county, "office"))


def test_the_first_time_says_that_numbers_are_being_worked_out(county, frozen, monkeypatch):
    monkeypatch.setattr("duixian.desk.scorecards.asking.SMALL", 0)
    monkeypatch.setattr("duixian.desk.scorecards.tasks.ask", lambda *_: None)
    assert sentence(seen(county, "office")) == "还没有数。"


def test_an_auditor_reads_no_overview(county):
    assert county.browser("auditor").get(ADDRESS).status_code == 403


def test_the_scorecard_marks_the_place_of_the_overview(on):
    county = on(OCTOBER)
    page = county.browser("office").get("/scorecards/").content.decode()
    assert re.search(r'<a href="/overview/"[^>]*aria-current', page)


def test_in_english(on):
    county = on(OCTOBER, SEPTEMBER)
    browser = county.browser("office")
    browser.cookies["django_language"] = "en"
    words = sentence(browser.get(ADDRESS))
    assert words == "2 units owe something past its date, 1 more than at the end of last month."
