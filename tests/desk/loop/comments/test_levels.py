"""Comments from level to level: two numbers each, over the half-year or as a pack asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desk.records.views.pages import said
from duixian.desk.loop.comments.levels import HALF_YEARLY, levels, period_of, rhythm
from duixian.rulebook.lifecycle import Every
from duixian.rulebook.vocabulary.words import PeriodName

DAY = dt.date(2026, 11, 23)


def told(desk, who, clock=HALF_YEARLY):
    found = levels(desk.cast.viewer(who), clock, period_of(clock, DAY))
    return [(level.by, level.givers, level.due, level.done) for level in found]


def test_each_level_has_the_units_due_and_those_that_had_one_in_the_half_year(desk, give):
    give("2026-11-02", "2026-12-01", unit="north")
    give("2026-10-12", "2026-12-01", who="clerk", unit="elm")
    give("2026-10-19", "2026-12-01", who="clerk", unit="elm")
    give("2026-06-30", "2026-07-20", who="clerk", unit="reed")
    assert told(desk, "leader") == [("绛桐县委", 1, 2, 1), ("", 2, 4, 1)]
    assert told(desk, "clerk") == [("云岫镇党委", 1, 2, 1)]
    assert told(desk, "branch") == []


def test_a_withdrawn_comment_counts_for_nobody(desk, give):
    given = give("2026-11-02", "2026-12-01", unit="north")
    desk.move("leader", given, "withdraw")
    assert told(desk, "leader")[0] == ("绛桐县委", 1, 2, 0)


def test_who_came_within_the_period_is_due_from_the_next(desk):
    reed = desk.cast.units["reed"]
    reed.opened_on = dt.date(2026, 7, 2)
    reed.save()
    assert told(desk, "clerk") == [("云岫镇党委", 1, 1, 0)]


def test_a_pack_may_ask_for_another_rhythm(desk, give):
    give("2026-06-30", "2026-07-20", who="clerk", unit="reed")
    yearly = Every(kind="comment", for_="units", per=PeriodName.YEAR)
    asking = replace(desk.kinds["comment"], clocks=(yearly,))
    assert rhythm(desk.kinds) == HALF_YEARLY
    assert rhythm({**desk.kinds, "comment": asking}) == yearly
    assert told(desk, "clerk", yearly) == [("云岫镇党委", 1, 2, 1)]


@pytest.mark.usefixtures("on_the_day")
def test_the_page_shows_the_two_numbers_and_names_nobody(desk, give):
    give("2026-11-02", "2026-12-01", unit="north")
    page = said(desk.cast.browser("leader").get("/records/comments/"))
    assert "绛桐县委点评下一级 2 1 1 2 个组织点评各自的下一级 4 0 4" in page
