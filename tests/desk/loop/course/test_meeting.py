"""The agenda of a review meeting comes from what stands: nobody writes it, people may change it."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.loop.course.conftest import TWO_LEVELS, pledge, problem
from desk.loop.course.test_pages import text_of

pytestmark = pytest.mark.usefixtures("clock")


def test_who_has_nothing_past_its_day_speaks_and_who_owes_most_states(begin, desk, cast):
    campaign = begin("weimin", (dt.date(2026, 1, 1), None))
    pledge(desk)  # of the north, due on 31 October and not judged
    desk.make(
        "well_branch", "problem", "register", "well", source="masses", text="井盖坏了",
        occurred_on="2026-06-10",
    )  # fmt: skip
    closed = problem(desk)
    desk.move("clerk", closed, "strike")
    said = text_of(cast.browser("office").get(f"/campaigns/{campaign.key}/meeting/"))
    assert "1 件过了期限" in said
    assert "云岫镇党委 0 1 1 23" in said
    assert "石梁镇党委 0 1 0 —" in said
    assert "靠后的表态" in said
    assert "云岫镇党委：1 件过了期限，最久的 23 天" in said


def test_a_unit_that_did_what_it_had_speaks(begin, desk, cast):
    campaign = begin(TWO_LEVELS, (dt.date(2026, 1, 1), None))
    desk.visit()
    page = cast.browser("office").get(f"/campaigns/{campaign.key}/meeting/")
    names = [each.unit.name for each in page.context["agenda"].speak]
    assert names == ["云岫镇党委"]
    assert page.context["agenda"].state == []


def test_a_branch_reads_an_agenda_without_what_is_out_of_its_sight(begin, desk, cast):
    campaign = begin("weimin", (dt.date(2026, 1, 1), None))
    said = text_of(cast.browser("branch").get(f"/campaigns/{campaign.key}/meeting/"))
    assert "石梁镇党委" not in said
