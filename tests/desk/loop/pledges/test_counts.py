"""The numbers of the board: they add up, nothing stands in two of them, and small sheets stay silent."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.desk.loop.pledges.queries.counts import (
    Quarter,
    Year,
    by_maker,
    by_quarter,
    verdicts,
    year_of,
)
from duixian.desk.loop.pledges.queries.sight import pledges
from duixian.desk.loop.pledges.steps import LISTED

DAY, YEAR = dt.date(2026, 11, 23), dt.date(2026, 1, 1)


def rows(promises, who="branch", unit="elm"):
    cast = promises.desk.cast
    return pledges(cast.viewer(who), cast.units[unit])


def test_the_year_adds_up_and_the_oldest_silence_is_told(year):
    told = year_of(rows(year), YEAR, DAY)
    assert told == Year(due=5, kept=2, broken=1, silent=2, oldest=dt.date(2026, 9, 21))
    assert told.due == told.kept + told.broken + told.silent
    assert told.late(DAY) == 63


@pytest.mark.parametrize(
    ("due", "silent"), [("2026-11-22", 1), ("2026-11-23", 0), ("2026-11-24", 0)]
)
def test_on_its_day_a_pledge_is_not_past_it(promises, due, silent):
    promises.shown("修渠", due)
    assert year_of(rows(promises), YEAR, DAY).silent == silent


def test_what_was_carried_over_from_an_earlier_year_counts_until_it_has_ended(promises):
    promises.shown("老账", "2025-12-31")
    promises.kept("旧桥", "2025-12-31", "2026-03-01")
    assert year_of(rows(promises), YEAR, DAY) == Year(2, 1, 0, 1, dt.date(2025, 12, 31))
    assert year_of(rows(promises), dt.date(2025, 1, 1), DAY).due == 2


def test_each_maker_has_a_row_at_each_step(year):
    steps = [step.id for step in LISTED]
    found = {
        each.maker: dict(zip(steps, each.many, strict=True))
        for each in by_maker(rows(year), YEAR, DAY)
    }
    assert steps == ["propose", "review", "show", "fulfil", "judge", "kept", "broken"]
    assert [*found["organisation"].values()] == [0, 1, 1, 1, 1, 1, 1]
    assert [*found["team"].values()] == [0, 0, 0, 0, 0, 1, 0]
    assert [*found["member"].values()] == [0, 0, 0, 0, 1, 0, 0]


def test_quarters_go_by_the_day_on_which_a_pledge_was_due(year):
    assert by_quarter(rows(year), YEAR, DAY) == [
        Quarter(1, due=1, in_time=1),
        Quarter(2, due=1, late=1),
        Quarter(3, due=2, broken=1, silent=1),
        Quarter(4, due=2, silent=1, running=1),
    ]


def test_a_sheet_of_four_answers_is_left_out_and_said_to_be(promises):
    promises.kept("修渠", "2026-03-20", "2026-03-10")
    promises.kept(
        "补路", "2026-03-20", "2026-03-10",
        verdict_satisfied=4, verdict_basically=0, verdict_dissatisfied=0,
    )  # fmt: skip
    (told,) = verdicts(rows(promises), YEAR, DAY)
    assert (told.satisfied, told.whole, told.sheets, told.few) == (12, 15, 1, 1)


def test_a_township_sees_its_own_branches_and_no_others(year):
    year.shown("外镇的", "2026-10-01", "well", person="P11")
    assert year_of(rows(year, "secretary", "north"), YEAR, DAY).due == 5
    assert year_of(rows(year, "office", "county"), YEAR, DAY).due == 6
    assert year_of(rows(year, "branch", "county"), YEAR, DAY).due == 5
