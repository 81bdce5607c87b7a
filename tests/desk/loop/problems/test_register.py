"""The register of problems: from the number given to the number cancelled, as somebody sees it."""

from __future__ import annotations

import datetime as dt
import io
import re

import pytest
from openpyxl import load_workbook

from desk.records.conftest import Desk
from desk.records.views.pages import said
from duixian.desk.duties.actions import night
from duixian.desk.ledger.models import Entry
from duixian.rulebook.packs import find, open_pack

CHINA = dt.timezone(dt.timedelta(hours=8))
URL = "/records/problems/"


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T09:00:00+08:00")


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast, dict(open_pack(find("chuangxianzhengyou")).kinds), at("2026-03-02"))


@pytest.fixture
def page(desk, monkeypatch):
    """The register as somebody sees it on a day, in words."""

    def shown(who: str, day: str = "2026-10-20", query: str = "") -> str:
        night(day=dt.date.fromisoformat(day), now=at(day), kinds=desk.kinds)
        monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: at(day))
        return said(desk.cast.browser(who).get(f"{URL}{query}"))

    return shown


def put_down(desk: Desk, text: str, on: str, source: str = "self", unit: str = "elm", **more: str):
    who = {"elm": "branch", "reed": "reed_branch", "well": "well_branch"}[unit]
    return desk.make(
        who, "problem", "register", unit, text=text, source=source, occurred_on=on, **more
    ).record


def assigned(desk: Desk, record, due: str, who: str = "clerk"):
    return desk.move(
        who,
        record,
        "assign",
        solver=record.unit.code,
        person="P8",
        due_on=due,
        state_on="2026-03-02",
    ).record


def order(words: str, *texts: str) -> list[str]:
    return sorted((text for text in texts if text in words), key=words.index)


def test_the_sentence_tells_how_many_how_old_how_late_and_how_far_up(desk, page):
    assigned(desk, put_down(desk, "水渠漏水", "2026-03-01"), "2026-09-29")
    put_down(desk, "路灯不亮", "2026-02-01", "masses")
    words = page("clerk")
    assert "有 2 个问题没销号，最久的挂了 261 天。 1 个过了期限，其中 1 个升到了上级。" in words
    assert "自己查出来 1 个，别人指出来 1 个" in words
    assert order(words, "水渠漏水", "路灯不亮") == ["路灯不亮", "水渠漏水"]
    assert "升了 2 级" in words
    assert order(page("clerk", query="?state=risen"), "水渠漏水", "路灯不亮") == ["水渠漏水"]


def test_each_sees_the_part_of_the_tree_under_the_own_posts(desk, page):
    put_down(desk, "水渠漏水", "2026-03-01")
    put_down(desk, "井水发浑", "2026-03-01", unit="well")
    assert [
        order(page(who), "水渠漏水", "井水发浑") for who in ("branch", "south_clerk", "office")
    ] == [
        ["水渠漏水"],
        ["井水发浑"],
        ["水渠漏水", "井水发浑"],
    ]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?state=waiting", ["停着的"]),
        ("?state=closed", ["办完的"]),
        ("?state=every", ["办完的", "停着的", "新挂的"]),
        ("?state=risen", []),
        ("?source=masses", ["新挂的"]),
        ("?age=90", ["停着的"]),
        ("?unit=芦花", []),
        ("?sort=deep", []),
        ("?unit=榆树", ["停着的", "新挂的"]),
        ("?state=no&age=7&source=x", ["停着的", "新挂的"]),
    ],
)
def test_it_is_narrowed_by_state_source_age_and_unit(desk, page, query, expected):
    done = assigned(desk, put_down(desk, "办完的", "2026-02-20"), "2026-04-01")
    done = desk.move("branch", done, "claim", changed="补好了", state_on="2026-03-02").record
    desk.move("office", done, "close", state_on="2026-03-02")
    paused = assigned(desk, put_down(desk, "停着的", "2026-03-01"), "2026-04-01")
    desk.move("clerk", paused, "pause", pause_reason="season", state_on="2026-03-02")
    Desk(desk.cast, desk.kinds, at("2026-10-01")).make(
        "branch", "problem", "register", text="新挂的", source="masses", occurred_on="2026-10-01"
    )
    assert order(page("clerk", query=query), "办完的", "停着的", "新挂的") == expected


def test_what_is_paused_says_why_and_is_not_late(desk, page):
    paused = assigned(desk, put_down(desk, "停着的", "2026-03-01"), "2026-04-01")
    desk.move("clerk", paused, "pause", pause_reason="season", state_on="2026-03-02")
    words = page("clerk")
    assert "暂停：农时" in words
    assert "没有过期限的。" in words


def test_it_is_closed_by_its_reporter_or_a_checker_and_never_by_the_solver(desk):
    record = desk.make(
        "recorder",
        "problem",
        "register",
        text="水渠漏水",
        source="masses",
        occurred_on="2026-03-01",
    ).record
    record = assigned(desk, record, "2026-04-01")
    record = desk.move("branch", record, "claim", changed="补好了", state_on="2026-03-02").record
    browser = {
        who: said(desk.cast.browser(who).get(f"/records/{record.key}/"))
        for who in ("branch", "recorder")
    }
    assert "销号" not in re.sub("待核销|销号人", "", browser["branch"]).replace("已销号", "")
    assert "销号" in browser["recorder"]
    assert desk.move("recorder", record, "close", state_on="2026-03-02").record.state == "closed"


def test_the_same_trouble_comes_back_under_its_number_one_level_higher(desk, page):
    record = desk.make(
        "recorder",
        "problem",
        "register",
        text="水渠漏水",
        source="masses",
        occurred_on="2026-03-01",
    ).record
    record = assigned(desk, record, "2026-04-01")
    record = desk.move("branch", record, "claim", changed="补好了", state_on="2026-03-02").record
    record = desk.move("recorder", record, "close", state_on="2026-03-02").record
    words = page("clerk", "2026-05-20", "?state=closed")
    assert "2026年5月31日 前原号重挂" in words
    assert "前原号重挂" not in page("clerk", "2026-06-01", "?state=closed")
    verbs = desk.cast.browser("recorder").get(f"/records/{record.key}/").content.decode()
    assert f"/records/{record.key}/move/recur/" in verbs or "重新挂号" in verbs
    may = Desk(desk.cast, desk.kinds, at("2026-05-20"))
    again = may.move("recorder", record, "recur", state_on="2026-05-20", due_on="2026-06-30").record
    assert (again.code, again.state, again.values["solver"]) == (record.code, "working", "T1")
    words = page("clerk", "2026-05-20")
    assert record.code in words
    assert "重新挂号 1 次，每次升一级" in words
    assert "承办：云岫镇党委" in words
    assert "没有过期限的。" in words  # it has a new date and is not late on its first day


def test_what_goes_on_from_an_earlier_problem_keeps_its_age(desk, page):
    first = put_down(desk, "上一轮的", "2026-01-01")
    put_down(desk, "接着办的", "2026-03-01", "carried", earlier=first.code)
    words = page("clerk", "2026-03-02", "?age=30")
    assert order(words, "上一轮的", "接着办的") == ["上一轮的", "接着办的"]


def test_units_that_found_nothing_while_others_found_something_are_named(desk, page):
    put_down(desk, "水渠漏水", "2026-03-01")
    put_down(desk, "路灯不亮", "2026-03-01", "masses", unit="reed")
    words = page("clerk")
    assert "自己没查出、别人查出的组织" in words
    assert "芦花村党支部 别人查出 1 个" in words
    assert "榆树湾村党支部 别人查出" not in words


def test_an_empty_register_says_what_belongs_there_and_offers_the_first_step(page):
    words = page("branch")
    assert "没有没销号的问题。" in words
    assert "挂第一个号" in words
    assert "挂第一个号" not in page("leader")


def test_the_ledger_of_rectification_has_the_headings_of_the_office(desk, page):
    record = assigned(desk, put_down(desk, "水渠漏水", "2026-03-01", "masses"), "2026-09-29")
    page("clerk")
    answer = desk.cast.browser("clerk").get(f"{URL}workbook/")
    sheet = load_workbook(io.BytesIO(answer.content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    head = next(n for n, row in enumerate(rows) if row[0] == "序号")
    assert rows[head] == [
        "序号", "问题来源", "存在问题", "整改目标", "整改措施", "责任领导", "责任单位", "责任人",
        "整改时限", "整改进展", "是否完成", "销号时间", "备注",
    ]  # fmt: skip
    row = rows[head + 1]
    assert (str(row[0]), row[1], row[2], row[6], row[7], row[8]) == (
        "1", "群众反映", "水渠漏水", "榆树湾村党支部", "田丰", "2026-09-29",
    )  # fmt: skip
    assert row[12].startswith(record.code)
    assert Entry.objects.filter(kind="record.list.taken").count() == 1


def test_the_sheet_for_the_printer_holds_the_same(desk, page):
    put_down(desk, "水渠漏水", "2026-03-01", "masses")
    page("clerk")
    words = said(desk.cast.browser("clerk").get(f"{URL}print/"))
    assert "问题整改台账" in words
    assert "水渠漏水" in words


def test_a_problem_shows_its_lamp_as_a_word_with_its_reason_in_the_register_and_in_the_list(
    desk, page
):
    assigned(desk, put_down(desk, "水渠漏水", "2026-03-01"), "2026-09-29")
    assigned(desk, put_down(desk, "路灯不亮", "2026-03-01"), "2026-10-26")
    assigned(desk, put_down(desk, "井盖破损", "2026-03-01"), "2026-12-31")
    put_down(desk, "没交办的", "2026-03-01")
    words = page("clerk")
    assert re.search("水渠漏水 .{0,60} 红灯 ", words)
    assert re.search("路灯不亮 .{0,60} 黄灯，还剩 4 个工作日 ", words)
    assert re.search("井盖破损 .{0,60} 绿灯，还剩 \\d+ 个工作日 ", words)
    assert not re.search("没交办的 .{0,60}灯", words)
    of_unit = said(desk.cast.browser("branch").get("/records/?kind=problem"))
    assert re.search("水渠漏水 .{0,40} 红灯 ", of_unit)
    assert re.search("路灯不亮 .{0,40} 黄灯，还剩 4 个工作日", of_unit)


def deep(desk: Desk, text: str = "集体经济薄弱"):
    return put_down(desk, text, "2026-03-01", sort="deep")


def test_a_deep_problem_has_a_year_and_is_looked_at_in_between(desk, page):
    """The others are claimed within 30 working days; this one rises only past the day of its next review."""
    given = {"solver": "B11", "person": "P8", "state_on": "2026-03-02"}
    long_ = desk.move("clerk", deep(desk), "assign_long", due_on="2026-09-30", **given).record
    words = page("clerk", "2026-09-29", "?sort=deep")
    assert "深层次矛盾和问题" in words
    assert "没有过期限的。" in words
    later = Desk(desk.cast, desk.kinds, at("2026-09-30"))
    looked = {"changed": "有了第一个果园", "due_on": "2027-02-26", "state_on": "2026-09-30"}
    later.move("clerk", long_, "review", **looked)
    assert "时限 2027年2月26日" in page("clerk", "2026-10-20", "?sort=deep")


def test_the_long_term_is_offered_for_deep_problems_alone(desk, page):
    page("clerk", "2026-03-02")
    shown = [
        said(desk.cast.browser("clerk").get(f"/records/{record.key}/"))
        for record in (deep(desk), put_down(desk, "路灯不亮", "2026-03-01", sort="livelihood"))
    ]
    assert ["交办（长期）" in words for words in shown] == [True, False]


def test_one_common_problem_puts_together_those_of_many_units(desk, page):
    common = desk.make(
        "clerk", "problem", "register", "north", text="村村路灯没人管", source="self",
        occurred_on="2026-03-01",
    ).record  # fmt: skip
    first = put_down(desk, "榆树湾路灯不亮", "2026-03-01", "masses")
    second = put_down(desk, "芦花路灯不亮", "2026-03-01", "masses", "reed")
    done = assigned(desk, first, "2026-04-01")
    done = desk.move("clerk", done, "gather_working", common=common.code).record
    done = desk.move("branch", done, "claim", changed="换了灯", state_on="2026-03-02").record
    desk.move("office", done, "close", state_on="2026-03-02")
    form = desk.cast.browser("clerk").get(f"/records/{second.key}/move/gather/").content.decode()
    assert f'<option value="{common.code}">村村路灯没人管' in form
    desk.move("clerk", second, "gather", common=common.code)
    words = page("clerk")
    assert re.search("村村路灯没人管 .{0,60}归集 2 个问题，2 个组织，已销号 1 个", words)
    assert re.search("芦花路灯不亮 .{0,80}归入：村村路灯没人管", words)


@pytest.mark.parametrize("many", [1, 4])
def test_the_page_asks_the_database_the_same_few_questions(
    desk, page, many, django_assert_num_queries
):
    for nth in range(many):
        assigned(desk, put_down(desk, f"水渠{nth}", "2026-03-01"), "2026-09-29")
    page("clerk")
    browser = desk.cast.browser("clerk")
    browser.get(URL)
    with django_assert_num_queries(20):
        browser.get(URL)
