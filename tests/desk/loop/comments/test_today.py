"""A comment that was answered waits for whoever gave it, however far above."""

from __future__ import annotations

import pytest

from desk.records.views.pages import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("on_the_day")]


@pytest.fixture
def answered(desk, give):
    """The county's leader commented on a branch two levels down, and the branch answered."""
    first = give("2026-11-02", "2026-11-20")
    return desk.move("branch", first, "reply", answer="本月起逐月公开").record


def test_an_answer_stands_on_the_day_of_the_leader_who_commented(desk, answered):
    page = said(desk.cast.browser("leader").get("/"))
    assert "路修通了" in page
    assert "领导点评" in page
    assert "认可" in page
    desk.move("leader", answered, "settle")
    assert "路修通了" not in said(desk.cast.browser("leader").get("/"))


def test_an_unanswered_one_does_not_wait_for_the_leader(desk, give):
    give("2026-11-02", "2026-12-20")
    assert "路修通了" not in said(desk.cast.browser("leader").get("/"))


def test_others_of_the_county_are_not_asked(desk, answered):
    assert "路修通了" not in said(desk.cast.browser("office").get("/"))
    assert answered.state == "answered"
