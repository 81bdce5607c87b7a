"""The list of records, and the same as a workbook."""

from __future__ import annotations

import datetime as dt
import io
import re

import openpyxl
import pytest

from desk.records.views.pages import said, written
from duixian.desk.ledger.models import Entry
from duixian.desk.records import listing


def rows(answer):
    """What the rows of a list say first."""
    return re.findall(r'class="whole" [^>]*>(.*?)</a>', answer.content.decode())


@pytest.fixture
def some(cast):
    """A visit and a deed of one branch, a problem of its neighbour, a deed of another township."""
    return [
        written(cast, "visit", heard="水渠漏水"),
        written(cast, "deed", text="修好村口路灯"),
        written(cast, "problem", "reed_branch", "reed", text="桥面塌陷"),
        written(cast, "deed", "well_branch", "well", text="清淤两里"),
    ]


def test_everybody_sees_the_records_under_their_posts_last_changed_first(cast, some):
    seen = {who: rows(cast.browser(who).get("/records/")) for who in ("branch", "clerk", "office")}
    assert seen == {
        "branch": ["修好村口路灯", "水渠漏水"],
        "clerk": ["桥面塌陷", "修好村口路灯", "水渠漏水"],
        "office": ["清淤两里", "桥面塌陷", "修好村口路灯", "水渠漏水"],
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("kind=deed", ["清淤两里", "修好村口路灯"]),
        ("stage=done", ["水渠漏水"]),
        ("text=路灯", ["修好村口路灯"]),
        ("unit=芦花", ["桥面塌陷"]),
        ("period=days&since=2026-11-21", []),
        ("period=days&since=2026-11-01&until=2026-11-20&kind=visit", ["水渠漏水"]),
        ("kind=nonsense", ["清淤两里", "桥面塌陷", "修好村口路灯", "水渠漏水"]),
        ("since=nonsense", ["清淤两里", "桥面塌陷", "修好村口路灯", "水渠漏水"]),
    ],
)
def test_a_list_is_narrowed_by_what_is_asked(cast, some, asked, found):
    assert rows(cast.browser("office").get(f"/records/?{asked}")) == found


def test_a_list_can_be_of_one_unit_and_all_below_it_but_not_of_a_foreign_one(cast, some):
    north, south = cast.units["north"].key, cast.units["south"].key
    clerk = cast.browser("clerk")
    assert rows(clerk.get(f"/records/?under={north}")) == ["桥面塌陷", "修好村口路灯", "水渠漏水"]
    assert rows(clerk.get(f"/records/?under={south}")) == []


def test_a_long_list_goes_on_after_its_last_row(cast, monkeypatch):
    monkeypatch.setattr(listing, "ROWS", 2)
    for n in range(5):
        written(cast, "visit", heard=f"第{n}户")
    browser = cast.browser("branch")
    pages, address = [], "/records/"
    while address:
        answer = browser.get(address)
        pages.append(rows(answer))
        key = answer.context["before"]
        address = f"/records/?before={key}" if key else ""
    assert pages == [["第4户", "第3户"], ["第2户", "第1户"], ["第0户"]]


def test_an_empty_list_says_what_belongs_there_and_offers_the_first_step(cast):
    page = said(cast.browser("branch").get("/records/"))
    assert "这里还没有记录。" in page
    assert "记第一笔" in page
    reader = said(cast.browser("leader").get("/records/"))
    assert "记第一笔" not in reader


def test_a_list_narrowed_to_nothing_leads_back_to_all(cast, some):
    page = said(cast.browser("branch").get("/records/?text=没有这个"))
    assert "没有符合条件的记录。" in page
    assert "看全部" in page


@pytest.mark.parametrize("many", [1, 3])
def test_a_list_asks_the_database_as_often_for_three_as_for_one(
    cast, many, django_assert_num_queries
):
    for n in range(many):
        written(cast, "visit", heard=f"第{n}户")
    browser = cast.browser("branch")
    browser.get("/records/")
    with django_assert_num_queries(QUERIES):
        browser.get("/records/")


QUERIES = 7


def test_the_list_goes_out_as_a_workbook_without_formulas(cast):
    written(cast, "deed", text="=1+1 修灯")
    answer = cast.browser("clerk").get("/records/workbook/?kind=deed")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    (record,) = listing.whole(cast.viewer("clerk"), listing.Wanted())
    assert [[c.value for c in row] for row in sheet.iter_rows()] == [
        ["记实", None, None, None, None, None, None],
        ["编号", "类型", "组织", "日期", "内容", "状态", "时限"],
        [record.code, "实事", "榆树湾村党支部", "2026-11-20", "=1+1 修灯", "已记", None],
    ]
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}


@pytest.mark.parametrize(
    ("period", "today", "days"),
    [
        ("month", dt.date(2026, 11, 23), (dt.date(2026, 11, 1), dt.date(2026, 11, 23))),
        ("before", dt.date(2026, 1, 5), (dt.date(2025, 12, 1), dt.date(2025, 12, 31))),
        ("quarter", dt.date(2026, 11, 23), (dt.date(2026, 10, 1), dt.date(2026, 11, 23))),
        ("year", dt.date(2026, 2, 28), (dt.date(2026, 1, 1), dt.date(2026, 2, 28))),
        ("", dt.date(2026, 2, 28), (None, None)),
    ],
)
def test_periods_are_days_around_today(period, today, days):
    from duixian.desk.records.forms.filters import days_of

    assert days_of(period, today) == days


def test_the_list_says_on_top_what_is_past_its_day(cast):
    assert "没有过期未办的，在办 0 条。" in said(listed_with(cast, "visit"))
    assert "没有过期未办的，在办 1 条。" in said(listed_with(cast, "problem"))


def listed_with(cast, kind):
    written(cast, kind)
    return cast.browser("branch").get("/records/")


def test_taking_a_list_along_is_an_entry(cast):
    written(cast)
    cast.browser("clerk").get("/records/workbook/")
    last = Entry.objects.order_by("seq").last()
    assert (last.kind, last.unit, last.actor, last.payload) == (
        "record.list.taken",
        "T1",
        cast.accounts["clerk"].actor,
        '{"rows":1}',
    )


def test_while_a_clock_stands_still_nothing_is_past_its_day(desk):
    from duixian.desk.records.listing import Standing, Wanted, standing

    viewer, day = desk.cast.viewer("clerk"), desk.now.date()
    problem = desk.make("branch", "problem", "register", text="桥面塌了", source="self").record
    problem = desk.move(
        "clerk", problem, "assign", solver="B11", person="P8", due_on="2026-11-20"
    ).record
    assert standing(viewer, Wanted(), desk.kinds, day) == Standing(1, 1)
    desk.move("clerk", problem, "pause", pause_reason="weather")
    assert standing(viewer, Wanted(), desk.kinds, day) == Standing(1, 0)
