"""Entries bunched before an inspection, made long after the event, closed on the last day."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.rulebook.signals import Sort, signals_of, told
from duixian.rulebook.signals.thresholds import table, thresholds

from .scene import DAY, county, row

ROUND = row("LC1", "C", "2012-03-01", kind="round", state="started", day="2012-03-31")
ROUND["day"] = dt.date(2012, 3, 31)


def entries(unit: str, days: list[str]) -> list[dict[str, object]]:
    return [row(f"{unit}-{n}", unit, day) for n, day in enumerate(days)]


def asked(rows):
    return [(q.sort, q.units, len(q.records)) for q in signals_of(county(rows))]


def test_entries_in_the_two_weeks_before_a_round_are_told_against_the_usual_pace():
    rows = [ROUND, *entries("B1", ["2012-03-25"] * 12 + ["2012-05-05"] * 13)]
    (signal,) = signals_of(county(rows))
    assert (signal.sort, signal.units, len(signal.records)) == (Sort.BUNCHED, ("B1",), 12)
    assert signal.told.zh == (
        "{B1}在考评或检查前的 14 天里录入 12 条，平时同样多的日子约 1 条（考评或检查：2012-03-31）。"
    )


@pytest.mark.parametrize(
    ("what", "rows"),
    [
        ("too few", [ROUND, *entries("B1", ["2012-03-25"] * 11)]),
        ("the same all year", [ROUND, *entries("B1", ["2012-03-25"] * 12 + [f"2011-{m:02}-15" for m in range(7, 13) for _ in range(15)])]),
        ("no round", entries("B1", ["2012-03-25"] * 20)),
        ("a round called off", [{**ROUND, "stage": "void"}, *entries("B1", ["2012-03-25"] * 20)]),
        ("after the round", [ROUND, *entries("B1", ["2012-04-01"] * 20)]),
    ],
)  # fmt: skip
def test_no_bunch_is_told(what, rows):
    assert asked(rows) == [], what


def test_an_inspection_is_an_occasion_for_the_unit_it_came_to_alone():
    came = row("FX1", "B1", "2012-05-10", kind="finding", state="noted")
    rows = [came, *entries("B1", ["2012-05-01"] * 12), *entries("B2", ["2012-05-01"] * 12)]
    assert asked(rows) == [(Sort.BUNCHED, ("B1",), 12)]


def test_entries_long_after_the_event_are_told_from_a_third_on():
    late = [row(f"L{n}", "B1", "2012-01-01", "2012-02-15") for n in range(5)]
    soon = [row(f"S{n}", "B1", "2012-01-01", "2012-02-14") for n in range(10)]
    (signal,) = signals_of(county([*late, *soon]))
    assert (signal.sort, [s.record for s in signal.records]) == (
        Sort.ENTERED_LATE,
        ["L0", "L1", "L2", "L3", "L4"],
    )
    assert signal.told.en.startswith("Of 15 entries of {B1}, 5 were made 45 days or more after")
    assert asked([*late, *soon, row("S10", "B1", "2012-01-01")]) == []
    assert asked(late[:4]) == []


def closed(record: str, on: str, **more: str) -> dict[str, object]:
    return row(
        record,
        "B1",
        "2012-01-01",
        kind="task",
        state="finished",
        due_on="2012-03-31",
        closed_on=on,
        **more,
    )


def test_what_is_closed_on_the_very_last_day_is_told_from_half_on():
    last = [closed(f"R{n}", "2012-03-31") for n in range(5)]
    before = [closed(f"Q{n}", "2012-03-30") for n in range(6)]
    assert asked([*last, *before[:5]]) == [(Sort.LAST_DAY, ("B1",), 5)]
    assert asked([*last, *before]) == []
    assert asked(last[:4]) == []
    assert asked([closed(f"R{n}", "2012-04-01") for n in range(9)]) == []


def test_problems_are_never_asked_about():
    rows = [
        row(f"W{n}", "B1", "2012-01-01", "2012-06-01", kind="problem", state="closed",
            due_on="2012-03-31", closed_on="2012-03-31")
        for n in range(20)
    ]  # fmt: skip
    assert asked(rows) == []


def test_each_value_says_what_it_means_why_and_since_when_in_both_languages():
    for each in table().values():
        assert all((each.meaning.zh, each.meaning.en, each.why.zh, each.why.en))
        assert each.value.steps[0].since >= dt.date(2026, 1, 1)
    assert set(told(thresholds(DAY))) == set(Sort)
