"""What waits for somebody to look at."""

from __future__ import annotations

import re

import pytest

from desk.records.views.pages import said, written
from duixian.desk.records.models import Record


def waiting(answer):
    """Each row with its verbs."""
    page = answer.content.decode()
    return {
        re.search(r'class="whole"[^>]*>(.*?)</a>', row)[1]: re.findall(r'quiet"[^>]*>(.*?)</', row)
        for row in re.findall(r"<li>(.*?)</li>\n", page, re.DOTALL)
        if "whole" in row
    }


def test_the_township_finds_what_its_branches_hand_in_with_its_verbs(cast):
    written(cast, "deed")
    written(cast, "problem", "reed_branch", "reed", text="桥面塌陷")
    written(cast, "deed", "well_branch", "well", text="清淤两里")
    answer = cast.browser("clerk").get("/records/waiting/")
    assert waiting(answer) == {
        "修好村口路灯": ["确认", "退回"],
        "桥面塌陷": ["交办", "归入共性问题", "误挂撤销"],
    }
    assert "有 2 条等您办，都没过期。" in said(answer)


def test_a_good_day_says_so(cast):
    page = said(cast.browser("clerk").get("/records/waiting/"))
    assert "没有要办的事。" in page


def test_a_verb_without_a_form_is_one_press_and_leads_back_to_the_queue(cast):
    record = written(cast, "deed")
    clerk = cast.browser("clerk")
    page = clerk.get("/records/waiting/").content.decode()
    url = f"/records/{record.key}/move/confirm/"
    form = re.search(rf'action="{url}">(.*?)</form>', page, re.DOTALL)[1]
    sent = dict(re.findall(r'name="(\w+)" value="(.*?)"', form))
    answer = clerk.post(url, sent)
    assert answer["Location"] == "/records/waiting/"
    assert "已办：确认。" in said(clerk.get(answer["Location"]))
    assert Record.objects.seen_by(cast.viewer("clerk")).get(pk=record.pk).state == "confirmed"


def test_a_returned_record_waits_for_its_branch_with_the_question(cast):
    record = written(cast, "deed")
    cast.browser("clerk").post(
        f"/records/{record.key}/move/return/", {"once": "r", "version": 1, "question": "哪一盏？"}
    )
    assert waiting(cast.browser("branch").get("/records/waiting/")) == {
        "修好村口路灯": ["更正再报", "划去"]
    }


def test_the_question_stands_above_the_form_that_answers_it(cast):
    record = written(cast, "deed")
    url = f"/records/{record.key}/move/"
    cast.browser("clerk").post(f"{url}return/", {"once": "r", "version": 1, "question": "哪一盏？"})
    assert "退回时问的：哪一盏？" in said(cast.browser("branch").get(f"{url}answer/"))


@pytest.mark.parametrize("many", [1, 3])
def test_the_queue_asks_the_database_as_often_for_three_as_for_one(
    cast, many, django_assert_num_queries
):
    for n in range(many):
        written(cast, "deed", text=f"修第{n}盏灯")
    browser = cast.browser("clerk")
    browser.get("/records/waiting/")
    with django_assert_num_queries(7):
        browser.get("/records/waiting/")
