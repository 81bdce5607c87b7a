"""Comments on one list: who owes the next word, what came of them, what a leader may do."""

from __future__ import annotations

import datetime as dt
import io
import re
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from desk.loop.comments.conftest import PARTS
from desk.records.views.pages import said, sent
from duixian.desk.ledger.models import Entry
from duixian.desk.loop.comments.queries import commented, in_order, rows_of, standing, working_days
from duixian.desk.records.models import Record

pytestmark = pytest.mark.usefixtures("on_the_day")
DAY = dt.date(2026, 11, 23)
URL = "/records/comments/"


def told(desk, who, *, settled=False):
    """Each row as a tuple: unit, state, who owes it, working days, mark, earlier ones open."""
    viewer = desk.cast.viewer(who)
    rows = [*in_order(commented(viewer), settled=settled)]
    return [
        (r.record.unit.code, r.record.state, r.owes, r.waited, r.mark, r.again)
        for r in rows_of(viewer, rows, desk.kinds, DAY)
    ]


def test_unanswered_comments_come_first_with_who_owes_the_answer_and_working_days(desk, give):
    answered = give("2026-10-12", "2026-10-30")
    desk.move("branch", answered, "reply", answer="月底前公开", state_on="2026-11-20")
    give("2026-11-02", "2026-12-01", unit="reed")
    give("2026-09-28", "2026-10-20", who="clerk")
    assert told(desk, "office") == [
        ("B11", "given", "田丰", 36, "needed", 0),
        ("B12", "given", "江月", 15, "open", 0),
        ("B11", "answered", "贺川", 1, "waiting", 1),
    ]
    assert standing(commented(desk.cast.viewer("office")), DAY).__dict__ == {
        "unanswered": 2, "late": 1, "unsettled": 1, "settled": 0, "twice": 1,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("since", "until", "many"),
    [
        ("2026-11-20", "2026-11-23", 1),  # Friday to Monday
        ("2026-11-23", "2026-11-23", 0),
        ("2026-09-30", "2026-10-08", 1),  # the National Day week: 1 to 7 October are off
        ("2026-09-18", "2026-09-21", 2),  # Sunday the 20th is worked for the holiday
        ("2026-11-23", "2026-11-20", 0),
    ],
)
def test_waiting_is_counted_in_working_days_with_the_days_worked_for_holidays(since, until, many):
    span = (dt.date.fromisoformat(since), dt.date.fromisoformat(until))
    assert working_days([span]) == {span: many}


def test_a_second_comment_while_the_first_is_open_says_so_and_a_settled_one_does_not(desk, give):
    first = give("2026-10-12", "2026-10-30")
    give("2026-11-02", "2026-12-01")
    assert [row[-1] for row in told(desk, "leader")] == [0, 1]
    assert "有 1 个组织上一条点评还没了结，又被点了一次。" in said(
        desk.cast.browser("leader").get(URL)
    )
    answered = desk.move("branch", first, "reply", answer="已公开").record
    desk.move("leader", answered, "settle")
    assert [row[-1] for row in told(desk, "leader")] == [0]


def test_the_chain_goes_on_to_the_problem_and_task_and_where_they_stand_now(desk, give):
    problem = desk.make(
        "branch",
        "problem",
        "register",
        text="三务未公开",
        source="comment",
        occurred_on="2026-11-03",
    ).record
    given = give("2026-11-02", "2026-12-01")
    answered = desk.move("branch", given, "reply", answer="挂号办").record
    desk.move("branch", answered, "register", problem=problem.code)
    page = said(desk.cast.browser("leader").get(URL))
    assert re.search(r"不足 账没公开 努力方向 按月公开 回应 挂号办 问题 三务未公开 已挂号", page)
    task = desk.make("clerk", "task", "draw_up", text="建公开栏", occurred_on="2026-11-03").record
    answered = Record.objects.seen_by(desk.cast.viewer("branch")).get(pk=given.pk)
    desk.move("clerk", answered, "assign", task=task.code)
    page = said(desk.cast.browser("leader").get(URL))
    assert "问题 三务未公开 已挂号 任务 建公开栏 拟定中" in page


def test_each_step_is_offered_to_whoever_may_make_it(desk, give):
    given = give("2026-11-02", "2026-12-01")
    reply = f'href="/records/{given.key}/move/reply/"'
    pages = [
        desk.cast.browser(who).get(URL).content.decode() for who in ("branch", "recorder", "leader")
    ]
    assert [reply in page for page in pages] == [True, False, False]
    desk.move("branch", given, "reply", answer="月底前公开")
    settle = [
        re.findall(r'action="(/records/[^"]*/move/settle/)"', page)
        for page in (desk.cast.browser(who).get(URL).content.decode() for who in ("leader", "branch"))
    ]  # fmt: skip
    assert settle == [[f"/records/{given.key}/move/settle/"], []]


def test_a_leader_gives_a_comment_through_the_form_and_nobody_below_can(desk):
    elm, north = desk.cast.units["elm"], desk.cast.units["north"]
    leader = desk.cast.browser("leader")
    ways = [
        browser.get(f"{URL}give/{unit.key}/").status_code
        for browser, unit in (
            (leader, elm),
            (desk.cast.browser("clerk"), elm),
            (desk.cast.browser("clerk"), north),
            (desk.cast.browser("branch"), elm),
            (desk.cast.browser("south_clerk"), elm),
        )
    ]
    assert ways == [302, 302, 403, 403, 404]
    form = leader.get(f"{URL}give/{elm.key}/")["Location"]
    assert parse_qs(urlsplit(form).query) == {"due_on": ["2026-12-14"]}  # 15 working days on
    page = leader.get(form).content.decode()
    assert 'value="2026-12-14"' in page
    answer = leader.post(urlsplit(form).path, sent(**PARTS, due_on="2026-12-14"))
    assert answer.status_code == 302
    assert told(desk, "leader") == [("B11", "given", "田丰", 1, "open", 0)]


def test_from_a_record_the_comment_says_what_it_is_about(desk):
    problem = desk.make(
        "branch", "problem", "register", text="桥面塌了", source="self", occurred_on="2026-11-03"
    ).record
    leader, elm = desk.cast.browser("leader"), desk.cast.units["elm"]
    link = re.search(
        r'href="([^"]*/give/[^"]*)"', leader.get(f"/records/{problem.key}/").content.decode()
    )
    form = leader.get(link[1])["Location"]
    assert parse_qs(urlsplit(form).query)["about"] == [problem.code]
    leader.post(urlsplit(form).path, sent(**PARTS, due_on="2026-12-14", about=problem.code))
    assert "点评的事 桥面塌了 已挂号" in said(leader.get(URL))
    strange = leader.get(f"{URL}give/{elm.key}/?about=%00%27")["Location"]
    assert "about" not in parse_qs(urlsplit(strange).query)


def test_a_unit_is_found_by_name_to_be_commented_on(desk):
    page = desk.cast.browser("clerk").get(f"{URL}?text=榆树").content.decode()
    assert f"{URL}give/{desk.cast.units['elm'].key}/" in page
    below = desk.cast.browser("branch").get(f"{URL}?text=榆树").content.decode()
    assert f"{URL}give/" not in below


def test_nobody_sees_comments_on_units_out_of_sight(desk, give):
    give("2026-11-02", "2026-12-01")
    give("2026-11-03", "2026-12-01", unit="well")
    seen = {
        who: [row[0] for row in told(desk, who)]
        for who in ("branch", "clerk", "south_clerk", "leader")
    }
    assert seen == {
        "branch": ["B11"],
        "clerk": ["B11"],
        "south_clerk": ["B21"],
        "leader": ["B11", "B21"],
    }


def test_an_empty_list_says_what_belongs_there(desk):
    leader, branch = (said(desk.cast.browser(who).get(URL)) for who in ("leader", "branch"))
    assert "还没有点评过。" in leader
    assert ("选一个组织" in leader, "选一个组织" in branch) == (True, False)


def test_the_record_sheet_has_the_headings_of_the_office_and_leaves_an_entry(desk, give):
    given = give("2026-11-02", "2026-12-01", form="on_site")
    desk.move("branch", given, "reply", answer="=月底前公开")
    answer = desk.cast.browser("leader").get(f"{URL}workbook/")
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
    elm = "榆树湾村党支部"
    assert [[c.value for c in row] for row in sheet.iter_rows(min_row=2)] == [
        ["点评人", "点评对象", "日期", "地点", "形式", "肯定成绩", "存在问题", "努力方向（整改要求）", "对象表态", "整改情况"],
        ["贺川", elm, "2026-11-02", elm, "现场点评", "路修通了", "账没公开", "按月公开", "=月底前公开", "已回应"],
    ]  # fmt: skip
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}
    assert Entry.objects.filter(kind="record.list.taken").count() == 1


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(desk, give, many, django_assert_num_queries):
    for nth in range(many):
        given = give(f"2026-11-0{nth + 2}", "2026-12-01", unit=("elm", "reed", "well")[nth])
        problem = desk.make(
            ("branch", "reed_branch", "well_branch")[nth], "problem", "register",
            ("elm", "reed", "well")[nth], text="账", source="comment", occurred_on="2026-11-05",
        ).record  # fmt: skip
        writer = ("branch", "reed_branch", "well_branch")[nth]
        answered = desk.move(writer, given, "reply", answer="好").record
        desk.move(writer, answered, "register", problem=problem.code)
    browser = desk.cast.browser("leader")
    browser.get(URL)
    with django_assert_num_queries(QUERIES):
        browser.get(URL)


QUERIES = 17


def test_a_leader_chooses_what_to_write_and_keeps_a_draft_of_it(desk):
    leader, elm = desk.cast.browser("leader"), desk.cast.units["elm"]
    page = said(leader.get(f"/records/new/?unit={elm.code}"))
    assert ("领导点评" in page, "联系点" in page, "走访" in page) == (True, True, False)
    form = f"/records/new/comment/{elm.key}/"
    leader.post(f"{form}draft/", sent(**{**PARTS, "direction": ""}))
    assert "账没公开" in leader.get(form).content.decode()
    refused = leader.post(form, sent(**{**PARTS, "direction": ""}, due_on="2026-12-14"))
    assert (refused.status_code, told(desk, "leader")) == (422, [])
