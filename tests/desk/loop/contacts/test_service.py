"""Visits by purpose, deeds that turn inward, and one book and one report a year."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from desk.records.views.pages import said
from duixian.desk.loop.contacts.service import deeds, deeds_counted, inward, purposes, visits
from duixian.desk.loop.contacts.yearly import by_name, by_number, own_branch
from duixian.desk.org.models import Stay

pytestmark = pytest.mark.usefixtures("on_the_day")
DAY = dt.date(2026, 11, 23)
SERVICE, YEARLY = "/records/contacts/service/", "/records/contacts/yearly/"


@pytest.fixture
def visited(desk):
    """Four visits of the elms this year, one of last year, one of the wells; one problem solved."""
    problems = [
        desk.make(
            "branch", "problem", "register", text=text, source="masses", occurred_on="2026-03-01"
        ).record
        for text in ("桥面塌了", "没有路灯")
    ]
    desk.visit("branch", household="田家", occasion="mood", problem=problems[0].code)
    desk.visit("branch", household="田家", occasion="mood", problem=problems[1].code)
    desk.visit("branch", household="马家", occasion="condolence")
    desk.visit("branch", household="马家")
    desk.visit("branch", household="马家", occasion="pair", occurred_on="2025-11-20")
    solved = desk.move(
        "clerk",
        problems[0],
        "assign",
        solver="B11",
        person="P8",
        due_on="2026-12-01",
        state_on="2026-11-20",
    ).record
    solved = desk.move("branch", solved, "claim", changed="修好了", state_on="2026-11-22").record
    desk.move("secretary", solved, "close")


def test_visits_are_told_by_purpose_with_the_problems_they_brought_back(desk, visited):
    found = purposes(visits(desk.cast.viewer("clerk"), 2026), desk.kinds["visit"])
    assert [(p.name.zh, p.visits, p.households, p.brought, p.solved) for p in found] == [
        ("慰问", 1, 1, 0, 0),
        ("了解民情", 2, 1, 2, 1),
        ("没有写明", 1, 1, 0, 0),
    ]
    page = said(desk.cast.browser("clerk").get(SERVICE))
    assert "2026 年走访 4 次，带回问题的 2 次，其中已销号 1 次。" in page
    assert ("马家" in page, "田家" in page) == (False, False)


def test_service_at_the_door_is_counted_apart_from_other_visits(desk):
    for occasion in ("service", "mood", "service"):
        desk.visit("branch", household="马家", occasion=occasion)
    page = said(desk.cast.browser("clerk").get(SERVICE))
    assert "上门服务 2" in page
    assert "了解民情 1" in page


def test_the_list_is_narrowed_to_one_purpose_and_nonsense_shows_all(desk, visited):
    browser = desk.cast.browser("clerk")
    rows = [
        len(re.findall(r'class="whole"', browser.get(f"{SERVICE}?for={asked}").content.decode()))
        for asked in ("mood", "condolence", "%00", "")
    ]
    assert rows == [2, 1, 4, 4]


def test_deeds_that_help_nobody_and_serve_nothing_are_a_question(desk):
    for text, helped in (("开座谈会", ""), ("修灯", "40"), ("换展板", "0")):
        desk.make("branch", "deed", "note", text=text, helped=helped, occurred_on="2026-11-02")
    problem = desk.make(
        "branch", "problem", "register", text="桥塌了", source="self", occurred_on="2026-11-02"
    ).record
    desk.make("branch", "deed", "note", text="修桥", problem=problem.code, occurred_on="2026-11-03")
    rows = deeds(desk.cast.viewer("clerk"), 2026)
    assert [r.text for r in inward(rows)] == ["换展板", "开座谈会"]
    assert deeds_counted(rows).__dict__ == {"many": 4, "helped": 40, "serving": 1, "inward": 2}
    assert "不扣分" in said(desk.cast.browser("clerk").get(SERVICE))


def test_an_empty_page_says_what_belongs_there(desk):
    assert "今年还没有记过走访。" in said(desk.cast.browser("branch").get(SERVICE))


@pytest.mark.usefixtures("staying")
def test_the_branch_sees_by_name_who_still_owes_a_book_or_a_report(desk):
    read = {"what": "book", "title": "乡土中国", "person": "P8", "occurred_on": "2026-03-02"}
    desk.make("branch", "study", "note", **read)
    desk.make("branch", "study", "note", **{**read, "what": "report", "occurred_on": "2025-03-02"})
    viewer = desk.cast.viewer("branch")
    assert [(o.person.code, o.lacks) for o in by_name(viewer, own_branch(viewer), DAY)] == [
        ("P8", ("report",)),
        ("P9", ("book", "report")),
    ]
    page = desk.cast.browser("branch").get(YEARLY)
    assert "2 名党员中，今年读了一本书的 1 名，写了民情报告的 0 名。" in said(page)
    link = f"/records/new/study/{desk.cast.units['elm'].key}/?what=book&amp;person=P9"
    assert link in page.content.decode()
    form = desk.cast.browser("branch").get(link.replace("&amp;", "&")).content.decode()
    assert re.search(r'value="book"[^>]* checked', form)
    assert 'value="米禾"' in form


@pytest.mark.usefixtures("staying")
def test_above_the_branch_there_are_numbers_and_no_names(desk):
    desk.make(
        "branch",
        "study",
        "note",
        what="book",
        title="乡土中国",
        person="P8",
        occurred_on="2026-03-02",
    )
    viewer = desk.cast.viewer("clerk")
    assert own_branch(viewer) is None
    assert [(b.unit.code, b.members, b.book, b.report) for b in by_number(viewer, DAY)] == [
        ("B11", 2, 1, 0),
        ("B12", 1, 0, 0),
    ]
    county = [(b.unit.code, b.members, b.book) for b in by_number(desk.cast.viewer("leader"), DAY)]
    assert county == [("T1", 5, 1), ("T2", 2, 0)]
    page = said(desk.cast.browser("clerk").get(YEARLY))
    assert ("田丰" in page, "米禾" in page, "具体是谁，只在支部看得到。" in page) == (
        False,
        False,
        True,
    )


@pytest.mark.usefixtures("staying")
def test_whoever_came_less_than_three_months_ago_does_not_owe_yet(desk):
    Stay.objects.seen_by(desk.cast.viewer("branch")).filter(person__code="P9").update(
        joined_on=dt.date(2026, 8, 24)
    )
    viewer = desk.cast.viewer("branch")
    assert [o.person.code for o in by_name(viewer, own_branch(viewer), DAY)] == ["P8"]
    Stay.objects.seen_by(viewer).filter(person__code="P9").update(joined_on=dt.date(2026, 8, 23))
    assert [o.person.code for o in by_name(viewer, own_branch(viewer), DAY)] == ["P8", "P9"]


def test_without_members_the_page_says_so(desk):
    assert "这里还没有党员名册。" in said(desk.cast.browser("branch").get(YEARLY))


@pytest.mark.parametrize("many", [1, 3])
def test_the_lists_ask_as_often_for_three_as_for_one(
    desk, staying, many, django_assert_num_queries
):
    for nth in range(many):
        desk.visit("branch", household=f"第{nth}家", occasion="mood")
        desk.make("branch", "deed", "note", text=f"第{nth}件", occurred_on="2026-11-02")
    browser = desk.cast.browser("clerk")
    for url, queries in ((SERVICE, 11), (YEARLY, 9)):
        browser.get(url)
        with django_assert_num_queries(queries):
            browser.get(url)
