"""Urging: what units below owe past its day, and a text to send to each unit right below."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from desk.conftest import DAY
from desk.records.conftest import Desk
from duixian.desk.config.clock import now
from duixian.desk.duties.models import Flag
from duixian.desk.org.models import Person
from duixian.desk.pages.urging.queries import Owed, owed_below
from duixian.desk.pages.urging.wording import LISTED, message
from duixian.desk.records.models import Record
from duixian.rulebook.packs import open_pack
from house.tree import ROOT

KINDS = dict(open_pack(ROOT / "packs/chuangxianzhengyou").kinds)
LATE = "2026-11-11"
PROMISED = "替五户老人挑水到年底"


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast, KINDS)


def given_task(desk: Desk, text: str, due: str = LATE) -> None:
    """A task of the village branch that has to be done by a day."""
    texts = {
        "text": text, "person": "P8", "check_by": "yes_no", "result": "修通",
        "occurred_on": "2026-11-01", "due_on": due,
    }  # fmt: skip
    task = desk.make("recorder", "task", "draw_up", **texts).record
    desk.move("clerk", task, "assign", **texts)


def owed(desk: Desk, name: str) -> Owed:
    return owed_below(desk.cast.viewer(name), KINDS, DAY)


def page(desk: Desk, name: str, language: str = "zh-hans") -> str:
    browser = desk.cast.browser(name)
    browser.cookies["django_language"] = language
    return browser.get("/urging/").content.decode()


def sentence(page: str) -> str:
    found = re.search(r'<p class="sentence">(.*?)</p>', page, re.DOTALL)
    assert found
    return re.sub(r"<[^>]+>", "", found[1]).strip()


def test_what_is_owed_further_down_stands_with_the_unit_right_below(desk):
    given_task(desk, "修路")
    given_task(desk, "修渠", "2026-11-01")
    given_task(desk, "修桥", DAY.isoformat())
    found = {
        name: [(b.unit.name, [t.words for t in b.things]) for b in owed(desk, name).units]
        for name in ("office", "leader", "clerk", "secretary", "south_clerk", "branch")
    }
    by_county = [("云岫镇党委", ["修渠", "修路"])]
    by_township = [("榆树湾村党支部", ["修渠", "修路"])]
    assert found == {
        "office": by_county, "leader": by_county, "clerk": by_township, "secretary": by_township,
        "south_clerk": [], "branch": [],
    }  # fmt: skip


def test_the_text_says_what_since_when_and_by_whom_and_names_nobody(desk):
    given_task(desk, "修路")
    text = message(owed(desk, "office").units[0], DAY)
    assert text == (
        "到期未办事项（截至2026年11月23日）\n"
        "\n"
        "云岫镇党委及所属组织到期未办的有 1 件：\n"
        "1. 榆树湾村党支部：任务“修路”，2026年11月11日到期，已过 12 天，现在“已交办”\n"
        "已经办了的，请记上；有难处的，请回复说明。\n"
        "\n"
        "绛桐县委\n"
        "2026年11月23日"
    )
    assert not any(person.name in text for person in desk.cast.persons.values())


def test_the_page_counts_and_offers_each_text_to_copy(desk):
    assert sentence(page(desk, "office")) == "没有要催的。"
    given_task(desk, "修路")
    given_task(desk, "修渠")
    shown = page(desk, "office")
    late = (now().date() - dt.date.fromisoformat(LATE)).days
    said = f"下面到期未办的有 2 件，分在直接下级 1 个组织，最久的过了 {late} 天。"
    assert sentence(shown) == said
    assert re.findall(r"<textarea[^>]*>(到期未办事项)", shown) == ["到期未办事项"]
    assert 'x-data="copying"' in shown
    assert sentence(page(desk, "office", "en")) == (
        "2 things are past their day, with 1 unit right below and its own; "
        f"the oldest by {late} days."
    )


def test_a_members_pledge_is_counted_without_its_words(desk):
    Person(code="P77", name="禾小满", unit=desk.cast.units["elm"], status="full").save()
    on = {"occurred_on": "2026-03-05", "person": "P77"}
    sheet = {"text": PROMISED, "amount": "5", "due_on": "2026-10-20"}
    made = desk.make("recorder", "pledge", "propose", maker="member", **sheet, **on).record
    seen = {"person": "P77", "state_on": "2026-03-06", **sheet}
    made = desk.move("secretary", made, "review", **seen).record
    desk.move("branch", made, "show", state_on="2026-03-07")
    text = message(owed(desk, "office").units[0], DAY)
    assert "榆树湾村党支部（由云岫镇党委办）：承诺 1 件" in text
    assert PROMISED not in text
    assert "禾小满" not in text
    assert owed(desk, "clerk").units == (), "to judge it is the township's own"


def test_what_has_no_day_of_its_own_counts_once_the_night_has_told(desk):
    given_task(desk, "修路")
    record = Record.objects.unscoped().get()
    Record.objects.unscoped().update(due_on=None)
    assert owed(desk, "office").many == 0
    flag = Flag(
        record=record, what="report", level=0, unit=record.unit, version=record.version,
        due_on=dt.date(2026, 11, 20), told_on=DAY,
    )  # fmt: skip
    flag.save()
    told = owed(desk, "office")
    assert (told.many, told.oldest) == (1, 3)
    Record.objects.unscoped().update(version=record.version + 1)
    assert owed(desk, "office").many == 0


def test_what_waits_for_the_reader_is_not_urged_for(desk):
    given_task(desk, "修路")
    desk.move("branch", Record.objects.unscoped().get(), "report")
    assert owed(desk, "clerk").units == ()
    assert [t.by for t in owed(desk, "office").units[0].things] == ["云岫镇党委"]


def test_a_text_that_is_too_long_ends_and_says_how_many_are_left(desk):
    for nth in range(LISTED + 2):
        given_task(desk, f"修路{nth}")
    text = message(owed(desk, "clerk").units[0], DAY)
    assert f"{LISTED}. 榆树湾村党支部" in text
    assert f"{LISTED + 1}. " not in text
    assert "另有 2 件" in text


def test_today_leads_there_whoever_has_units_below(desk):
    links = {
        name: 'href="/urging/"' in desk.cast.browser(name).get("/").content.decode()
        for name in ("office", "leader", "clerk", "branch", "recorder", "auditor")
    }
    assert links == {
        "office": True, "leader": True, "clerk": True, "branch": False, "recorder": False,
        "auditor": False,
    }  # fmt: skip


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_asks_the_database_the_same_few_questions(desk, many, django_assert_num_queries):
    for nth in range(many):
        given_task(desk, f"修路{nth}")
    browser = desk.cast.browser("office")
    browser.get("/urging/")
    with django_assert_num_queries(7):
        browser.get("/urging/")
