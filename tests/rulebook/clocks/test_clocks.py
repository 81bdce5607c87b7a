"""Clocks: what is owed on a day, from which day it is late, and how far up it has gone."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.calendars import Interval
from duixian.rulebook.calendars.working import working_days_between, works
from duixian.rulebook.clocks import Duty, duties
from duixian.rulebook.lifecycle import Due, Every
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import Actor, PeriodName
from rulebook.clocks.scene import (
    BARE,
    OCTOBER,
    PATROL,
    PLAN,
    PROBLEM,
    REPORT,
    STUDY,
    day,
    facts,
    kept,
    kind,
)

OWED = kept("task", "open", ("begin", "2010-06-01"), due_on=day("2010-06-24"), person="p1")


@pytest.mark.parametrize(
    ("on", "level", "above", "next_on"),
    [
        ("2010-06-23", None, (), "2010-06-24"),
        ("2010-06-24", 0, (), "2010-07-01"),
        ("2010-06-30", 0, (), "2010-07-01"),
        ("2010-07-01", 1, ("T",), "2010-07-08"),
        ("2010-07-07", 1, ("T",), "2010-07-08"),
        ("2010-07-08", 2, ("T", "C"), None),
        ("2012-12-31", 2, ("T", "C"), None),
    ],
)
def test_golden_19_rises_by_working_days_and_never_above_the_campaign(on, level, above, next_on):
    (found,) = duties(facts(on, OWED))
    assert (found.level, found.above) == (level, above)
    assert found.next_on == (day(next_on) if next_on else None)
    assert (found.due_on, found.unit, found.person, found.what) == (
        day("2010-06-24"),
        "a",
        "p1",
        "claim",
    )
    assert (found.by, found.overdue(day(on))) == ((Actor.SECRETARY,), level is not None)


def test_it_never_rises_above_the_top_unit_even_where_more_levels_are_allowed():
    (found,) = duties(facts("2012-12-31", OWED, top="T"))
    assert (found.level, found.above, found.next_on) == (1, ("T",), None)


def test_a_golden_week_with_days_made_up_for_is_left_out_of_the_working_days():
    problem = kept("problem", "open", ("begin", "2010-09-01"))
    short = replace(
        PROBLEM, clocks=(Due("begin", move="claim", working_days=20, remind=7), PROBLEM.clocks[1])
    )
    found = [
        duties(facts(on, problem, kinds={"problem": short}, holidays=OCTOBER))[0]
        for on in ("2010-09-28", "2010-10-14", "2010-10-18")
    ]
    # The 17 weekdays to 24 September, Saturday 25 (worked), 27 and 28: twenty.
    assert [each.due_on for each in found] == [day("2010-09-28")] * 3
    # Five more: 29, 30 September, 8, 9 (a Saturday worked) and 11 October; five more to the 18th.
    assert [(each.level, each.next_on) for each in found] == [
        (0, day("2010-10-11")),
        (1, day("2010-10-18")),
        (2, None),
    ]


@pytest.mark.parametrize(
    ("state", "steps", "owed"),
    [
        ("open", [("begin", "2010-06-01")], True),
        ("aside", [("begin", "2010-06-01"), ("pause", "2010-06-02")], False),
        (
            "open",
            [("begin", "2010-06-01"), ("pause", "2010-06-02"), ("resume", "2010-06-03")],
            True,
        ),
        ("claimed", [("begin", "2010-06-01"), ("claim", "2010-06-02")], False),
        (
            "open",
            [("begin", "2010-06-01"), ("claim", "2010-06-02"), ("return", "2010-06-03")],
            True,
        ),
        (
            "closed",
            [("begin", "2010-06-01"), ("claim", "2010-06-02"), ("close", "2010-06-03")],
            False,
        ),
        ("draft", [("begin", "2010-06-01")], False),
        ("open", [], False),
        ("open", [("begin", "2010-07-02")], False),
    ],
)
def test_it_is_owed_from_the_event_until_the_move_is_made(state, steps, owed):
    found = duties(facts("2010-07-01", kept("problem", state, *steps)))
    assert [each.record for each in found] == (["r1"] if owed else [])


def test_the_working_days_of_a_pause_are_given_back_to_a_clock_that_runs_from_a_move():
    begun, stopped = ("begin", "2010-09-01"), ("pause", "2010-09-27")
    back = kept("problem", "open", begun, stopped, ("resume", "2010-10-11"))
    without = kept("problem", "open", begun)
    due = [
        duties(facts("2010-10-12", each, holidays=OCTOBER))[0].due_on for each in (without, back)
    ]
    assert working_days_between(*due, OCTOBER) == 6


def test_a_field_that_is_filled_is_owed_no_more():
    asking = {"ask": kind("ask", Due("begin", field="answer", months=1))}
    open_ = kept("ask", "open", ("begin", "2010-01-31"))
    (found,) = duties(facts("2010-02-10", open_, kinds=asking))
    assert (found.due_on, found.what, found.by) == (day("2010-02-28"), "answer", ())
    filled = replace(open_, values={"answer": "有"})
    assert duties(facts("2010-02-10", filled, kinds=asking)) == ()


def test_a_negative_time_counts_back_from_a_date_and_reminders_come_before():
    asking = {"ask": kind("ask", Due("due_on", move="claim", working_days=-3, remind=5))}
    record = kept("ask", "open", ("begin", "2010-01-04"), due_on=day("2010-06-28"))
    (found,) = duties(facts("2010-06-30", record, kinds=asking))
    assert (found.due_on, found.remind_on) == (day("2010-06-23"), day("2010-06-18"))
    assert [found.reminded(day(on)) for on in ("2010-06-17", "2010-06-18")] == [False, True]


def test_a_date_that_rests_on_unpublished_holidays_says_so():
    problem = kept("problem", "open", ("begin", "2010-09-01"))
    assert [
        duties(facts("2010-09-02", problem, holidays=h))[0].provisional for h in ({}, OCTOBER)
    ] == [
        True,
        False,
    ]
    assert duties(facts("2010-09-02", OWED))[0].provisional is False


def test_a_kind_that_only_rises_goes_by_the_records_own_due_date():
    kinds = {"bare": BARE}
    record = kept("bare", "open", ("begin", "2010-06-01"), due_on=day("2010-06-24"))
    (found,) = duties(facts("2010-07-01", record, kinds=kinds))
    assert (found.what, found.due_on, found.level) == ("due_on", day("2010-06-24"), 1)
    assert duties(facts("2010-07-01", replace(record, values={}), kinds=kinds)) == ()


JUNE = Interval(day("2010-06-01"), day("2010-06-30"))


def patrols(on: str, *records, **more) -> list[tuple[str, str, int, str]]:
    asked = facts(on, *records, kinds={"patrol": PATROL}, types=frozenset({"branch"}), **more)
    return [(d.unit, str(d.period.start), d.missing, str(d.due_on)) for d in duties(asked)]


def patrol(on: str, unit: str = "a", state: str = "closed"):
    return kept("patrol", state, unit=unit, record=f"{unit}{on}{state}", occurred_on=day(on))


def test_every_unit_owes_so_many_in_each_period_until_some_days_after_it():
    assert patrols("2010-06-10", since=day("2010-06-01")) == [
        ("a", "2010-06-01", 2, "2010-07-05"),
        ("b", "2010-06-01", 2, "2010-07-05"),
    ]


def test_what_happened_in_the_period_and_stands_open_or_done_counts_for_its_unit():
    records = [patrol("2010-06-01"), patrol("2010-06-30", state="open"), patrol("2010-06-02", "b")]
    drafts = [
        patrol("2010-06-03", "b", "draft"),
        patrol("2010-05-31", "b"),
        patrol("2010-07-01", "b"),
    ]
    found = patrols("2010-06-10", *records, *drafts, since=day("2010-06-01"))
    assert found == [("b", "2010-06-01", 1, "2010-07-05")]


def test_a_unit_that_came_within_the_period_owes_from_the_next():
    starts = {
        unit: [s for u, s, *_ in patrols("2010-08-10", since=day("2010-06-20")) if u == unit]
        for unit in ("a", "late")
    }
    assert starts == {"a": ["2010-06-01", "2010-07-01", "2010-08-01"], "late": ["2010-08-01"]}


def test_without_a_beginning_the_period_before_is_asked_about_too():
    assert [start for unit, start, *_ in patrols("2010-06-10") if unit == "a"] == [
        "2010-05-01",
        "2010-06-01",
    ]


def test_members_owe_wherever_they_are_named_and_from_the_period_after_they_came():
    record = kept("study", "closed", unit="b", occurred_on=day("2010-06-02"), present="p1")
    found = duties(facts("2010-07-01", record, kinds={"study": STUDY}))
    assert [(d.person, d.unit, str(d.period.start)) for d in found] == [
        ("p1", "a", "2010-07-01"),
        ("p2", "a", "2010-07-01"),
    ]


def test_a_holder_of_two_posts_owes_once():
    asking = {"duty": kind("duty", Every("duty", "posts", PeriodName.MONTH))}
    found = duties(facts("2010-06-10", kinds=asking, since=day("2010-06-01")))
    assert [(d.person, d.unit) for d in found] == [("p1", "a")]


def test_records_owe_reports_that_point_at_them_from_the_period_after_they_began():
    plan = kept("plan", "open", ("begin", "2010-05-10"), record="plan1")
    young = kept("plan", "open", ("begin", "2010-06-02"), record="plan2")
    report = kept("report", "closed", record="rep", on=("plan1",), occurred_on=day("2010-06-20"))
    kinds = {"plan": PLAN, "report": REPORT}
    asked = facts("2010-06-30", plan, young, kinds=kinds, since=day("2010-05-01"))
    assert [(d.record, d.period) for d in duties(asked)] == [("plan1", JUNE)]
    assert duties(replace(asked, records=(plan, young, report))) == ()


DAYS = st.dates(dt.date(2010, 1, 1), dt.date(2011, 12, 31))
HOLIDAYS = st.dictionaries(DAYS, st.booleans(), max_size=40)


@st.composite
def problems(draw):
    begun = draw(DAYS)
    due = begun + dt.timedelta(draw(st.integers(0, 60)))
    kind_ = draw(st.sampled_from(["problem", "task", "bare"]))
    state = draw(st.sampled_from(["open", "aside", "claimed", "closed"]))
    nth = draw(st.integers(0, 10**6))
    steps = [("begin", str(begun))] + (
        [("claim", str(due))] if state in ("claimed", "closed") else []
    )
    more = {"due_on": due} if draw(st.booleans()) else {}
    return kept(
        kind_, state, *steps, record=f"r{nth}", unit=draw(st.sampled_from(["a", "b", "T"])), **more
    )


COUNTIES = st.lists(problems(), max_size=12, unique_by=lambda r: r.record)


@given(COUNTIES, DAYS, HOLIDAYS, st.randoms(use_true_random=False))
def test_asking_twice_or_in_another_order_gives_the_same(records, on, holidays, chance):
    first = duties(facts(str(on), *records, holidays=holidays))
    shuffled = list(records)
    chance.shuffle(shuffled)
    assert duties(facts(str(on), *shuffled, holidays=holidays)) == first
    assert len({d.key for d in first}) == len(first)


@given(COUNTIES, DAYS, HOLIDAYS)
def test_with_each_day_a_duty_stays_or_rises_by_one_and_on_the_day_that_was_told(
    records, on, holidays
):
    def at(when: dt.date) -> dict[object, Duty]:
        return {d.key: d for d in duties(facts(str(when), *records, holidays=holidays))}

    today, tomorrow = at(on), at(on + dt.timedelta(1))
    for key, duty in today.items():
        then = tomorrow[key]
        rose = (-1 if then.level is None else then.level) - (
            -1 if duty.level is None else duty.level
        )
        assert rose == (1 if duty.next_on == on + dt.timedelta(1) else 0)
        assert then.above[: len(duty.above)] == duty.above
        assert duty.level in (None, len(duty.above))


@given(DAYS, st.integers(1, 40), HOLIDAYS)
def test_so_many_working_days_lie_between_an_event_and_its_day(begun, days, holidays):
    asking = {"ask": kind("ask", Due("begin", move="claim", working_days=days))}
    record = kept("ask", "open", ("begin", str(begun)))
    (found,) = duties(facts(str(begun), record, kinds=asking, holidays=holidays))
    between = [begun + dt.timedelta(n) for n in range(1, (found.due_on - begun).days + 1)]
    assert sum(works(on, holidays) for on in between) == days
    assert works(found.due_on, holidays)


@given(COUNTIES, DAYS)
def test_what_is_over_or_stands_still_owes_nothing(records, on):
    found = {d.record for d in duties(facts(str(on), *records))}
    assert not found & {r.record for r in records if r.state in ("closed", "aside")}


@given(
    st.lists(st.tuples(DAYS, st.sampled_from("ab")), max_size=20),
    st.tuples(DAYS, st.sampled_from("ab")),
)
def test_one_more_record_never_adds_to_what_is_missing(held, one):
    def missing(pairs) -> int:
        records = [
            kept("patrol", "closed", unit=u, record=f"{n}", occurred_on=d)
            for n, (d, u) in enumerate(pairs)
        ]
        asked = facts("2011-12-31", *records, kinds={"patrol": PATROL}, since=day("2010-01-01"))
        return sum(d.missing for d in duties(asked))

    more, less = missing([*held, one]), missing(held)
    assert less - 1 <= more <= less


def test_a_lead_in_days_is_added_to_the_last_day():
    asking = {"ask": kind("ask", Every("ask", "units", PeriodName.QUARTER, lead=Span(days=10)))}
    found = duties(
        facts("2010-06-30", kinds=asking, types=frozenset({"branch"}), since=day("2010-06-01"))
    )
    assert {(d.due_on, d.provisional, d.level) for d in found} == {(day("2010-07-10"), False, None)}
