"""Progress against plan, the time account and the task account, and how often a day was put off."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.calendars.working import add_working_days, working_days_until, works
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lamps import (
    Account,
    Milestone,
    Owed,
    Progress,
    account,
    by_amount,
    by_milestones,
    put_off,
)
from duixian.rulebook.moves import Step
from duixian.rulebook.packs import open_pack
from duixian.rulebook.vocabulary.words import Stage
from house.tree import ROOT

TODAY = dt.date(2026, 11, 23)
NATIONAL = {dt.date(2026, 10, n): False for n in range(1, 8)} | {dt.date(2026, 10, 10): True}
DAYS = st.dates(dt.date(2026, 8, 1), dt.date(2027, 6, 30))
WORK = st.lists(st.builds(Owed, st.one_of(st.none(), DAYS), st.integers(0, 5)), max_size=8)


def until(day: dt.date) -> int:
    return working_days_until(TODAY, day, NATIONAL)


def owed(*pieces: tuple[str, int]) -> list[Owed]:
    return [Owed(dt.date.fromisoformat(day) if day else None, left) for day, left in pieces]


@given(DAYS, DAYS)
def test_working_days_until_counts_each_working_day_once(one, other):
    first, last = sorted((one, other))
    days = (dt.date.fromordinal(n) for n in range(first.toordinal() + 1, last.toordinal() + 1))
    count = sum(1 for day in days if works(day, NATIONAL))
    assert working_days_until(first, last, NATIONAL) == count
    assert working_days_until(last, first, NATIONAL) == -count


@given(DAYS, st.integers(0, 200))
def test_working_days_until_is_the_way_back_of_adding_them(day, n):
    assert working_days_until(day, add_working_days(day, n, NATIONAL), NATIONAL) == n


def test_a_year_without_end_is_counted_at_once():
    assert working_days_until(dt.date(1, 1, 1), dt.date.max, {}) == 2_608_614


def test_the_day_on_which_time_is_shortest_counts():
    """One thing in three days is nothing beside nine things in ten."""
    found = account(owed(("2026-11-26", 1), ("2026-12-07", 8), ("2027-06-30", 1)), TODAY, until)
    assert found == Account(left=10, overdue=0, by=dt.date(2026, 12, 7), days=10, work=9)
    assert (found.days_for_each, found.each_day) == (1, 1)


def test_what_is_overdue_has_to_be_done_as_well():
    found = account(owed(("2026-11-20", 2), ("2026-12-22", 2), ("", 1)), TODAY, until)
    assert found == Account(left=5, overdue=2, by=dt.date(2026, 12, 22), days=21, work=4)
    assert (found.days_for_each, found.each_day) == (5, 1)


def test_due_today_leaves_no_day():
    found = account(owed(("2026-11-23", 3), ("2026-12-22", 9)), TODAY, until)
    assert found == Account(left=12, overdue=0, by=TODAY, days=0, work=3)
    assert found.each_day == 3


@pytest.mark.parametrize("pieces", [[], owed(("2026-12-22", 0))])
def test_nothing_left_owes_nothing(pieces):
    assert account(pieces, TODAY, until) == Account()


def test_only_what_is_overdue_has_no_day_to_come():
    assert account(owed(("2026-11-20", 2)), TODAY, until) == Account(2, 2)


@given(WORK)
def test_the_account_holds_all_work_and_no_day_is_tighter(pieces):
    found = account(pieces, TODAY, until)
    assert found.left == sum(piece.left for piece in pieces)
    for each in pieces:
        if each.left and each.due_on and each.due_on >= TODAY:
            work = sum(p.left for p in pieces if p.due_on and p.due_on <= each.due_on)
            assert work * found.days <= found.work * max(until(each.due_on), 0)


@given(WORK, st.builds(Owed, DAYS, st.integers(1, 3)))
def test_more_work_never_leaves_more_time_for_each(pieces, more):
    before, after = (account(some, TODAY, until) for some in (pieces, [*pieces, more]))
    assert after.left == before.left + more.left
    assert after.overdue >= before.overdue
    if before.by:
        assert after.work * before.days >= before.work * after.days


def test_milestones_count_as_planned_once_their_day_has_passed():
    plan = [
        Milestone(dt.date(2026, 3, 31), Stage.DONE),
        Milestone(dt.date(2026, 6, 30), Stage.FAILED),
        Milestone(TODAY, Stage.OPEN),
        Milestone(None, Stage.OPEN),
        Milestone(dt.date(2026, 9, 30), Stage.VOID),
        Milestone(dt.date(2026, 9, 30), Stage.DRAFT),
    ]
    found = by_milestones(plan, dt.date(2026, 12, 31), TODAY)
    assert (found, found.behind, found.left) == (Progress(4, 2, 1), 1, 3)
    assert by_milestones(plan, dt.date(2026, 12, 31), dt.date(2027, 1, 1)).due == 4


def test_an_amount_is_due_as_a_whole_at_the_end():
    assert by_amount(40, 25, TODAY, TODAY) == Progress(40, 0, 25)
    assert by_amount(40, 55, TODAY, dt.date(2026, 11, 24)) == Progress(40, 40, 40)


@pytest.fixture(scope="module")
def task() -> Kind:
    return open_pack(ROOT / "packs/chuangxianzhengyou").kinds["task"]


def test_a_day_put_off_is_found_among_the_steps_with_whoever_granted_it(task):
    steps = [
        Step("draw_up", dt.date(2026, 1, 5), frozenset({"P1"})),
        Step("assign", dt.date(2026, 1, 6), frozenset({"P2"})),
        Step("extend", dt.date(2026, 3, 1), frozenset({"P2"})),
        Step("report", dt.date(2026, 4, 1), frozenset({"P3"})),
        Step("return", dt.date(2026, 4, 2), frozenset({"P2"})),
        Step("extend", dt.date(2026, 4, 3), frozenset({"P4"})),
    ]
    found = put_off(task, steps)
    assert [(step.on.isoformat(), *step.persons) for step in found] == [
        ("2026-03-01", "P2"),
        ("2026-04-03", "P4"),
    ]
