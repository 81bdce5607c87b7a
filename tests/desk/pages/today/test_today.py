"""Today: what waits for the one who asks, by deadline, and the kinds to write down."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from desk.conftest import DAY
from desk.records.conftest import Desk
from duixian.desk.pages.today.queries import agenda
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

KINDS = dict(open_pack(ROOT / "packs/chuangxianzhengyou").kinds)


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast, KINDS)


def given_task(desk: Desk, text: str, due: str) -> None:
    """A task of the village branch that has to be done by a day."""
    texts = {
        "text": text, "person": "P8", "check_by": "yes_no", "result": "修通",
        "occurred_on": "2026-11-01", "due_on": due,
    }  # fmt: skip
    task = desk.make("recorder", "task", "draw_up", **texts).record
    desk.move("clerk", task, "assign", **texts)


def shown(
    desk: Desk, name: str, day: dt.date = DAY
) -> list[tuple[str, list[tuple[str, int | None]]]]:
    found = agenda(desk.cast.viewer(name), KINDS, day)
    return [
        (str(stretch.name), [(e.record.text, e.late) for e in stretch.errands])
        for stretch in found.stretches
    ]


def sentence(page: str) -> str:
    found = re.search(r'<p class="sentence">(.*?)</p>', page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_what_waits_is_sorted_by_deadline_into_stretches(desk):
    given_task(desk, "修路", "2026-11-11")
    given_task(desk, "修渠", "2026-11-30")
    given_task(desk, "修桥", "2027-03-01")
    assert shown(desk, "branch") == [
        ("到期未办", [("修路", 12)]),
        ("七天内到期", [("修渠", -7)]),
        ("以后到期", [("修桥", -98)]),
    ]


def test_what_is_due_today_is_not_overdue_yet(desk):
    given_task(desk, "修路", DAY.isoformat())
    assert shown(desk, "branch") == [("七天内到期", [("修路", 0)])]


def test_what_others_hand_in_waits_for_those_above_without_a_deadline(desk):
    desk.make("recorder", "deed", "note", text="修桥", occurred_on="2026-11-01")
    assert shown(desk, "clerk") == [("没有期限", [("修桥", None)])]
    assert shown(desk, "south_clerk") == []


def test_what_is_further_down_waits_for_its_own_superiors_and_is_only_counted(desk):
    given_task(desk, "修路", "2026-11-11")
    given_task(desk, "修渠", "2026-11-30")
    assert shown(desk, "office") == []
    assert [
        agenda(desk.cast.viewer(name), KINDS, DAY).below for name in ("office", "clerk", "branch")
    ] == [1, 0, 0]
    page = desk.cast.browser("office").get("/").content.decode()
    assert sentence(page) == "没有要办的事。"
    assert "更下面的组织有 1 件到期未办，由它们的直接上级办理。" in page


def test_the_sentence_counts_what_is_overdue_apart(desk):
    browser = desk.cast.browser("branch")
    assert sentence(browser.get("/").content.decode()) == "没有要办的事。"
    given_task(desk, "修渠", "2027-11-30")
    assert sentence(browser.get("/").content.decode()) == "有 1 件等您办，都没过期。"
    given_task(desk, "修路", "2020-11-11")
    assert sentence(browser.get("/").content.decode()) == "有 1 件到期未办，另有 1 件等您办。"
    browser.cookies["django_language"] = "en"
    assert (
        sentence(browser.get("/").content.decode()) == "1 thing is overdue, 1 more waits for you."
    )


def test_on_a_good_day_the_page_says_what_would_stand_there(desk):
    page = desk.cast.browser("leader").get("/").content.decode()
    assert "承诺、任务、问题快到期了会列在这里" in page
    assert "记一笔" not in page


def test_the_kinds_used_last_are_one_press_away_for_those_who_write(desk):
    desk.visit("branch")
    later = desk.later(minutes=1)
    later.make("branch", "deed", "note", text="修桥", occurred_on="2026-11-01")
    page = desk.cast.browser("branch").get("/").content.decode()
    assert re.findall(r'href="/records/new/\?kind=(\w+)">(.*?)<', page) == [
        ("deed", "实事"),
        ("visit", "走访"),
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_the_database_the_same_few_questions(desk, many, django_assert_num_queries):
    for nth in range(many):
        given_task(desk, f"修路{nth}", "2026-11-11")
    browser = desk.cast.browser("branch")
    browser.get("/")
    with django_assert_num_queries(14):
        browser.get("/")
