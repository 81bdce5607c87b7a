"""Lamps: three strategies, and what no strategy may do: grow greener by time passing."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.lamps import Case, Lit, Progress, Shade, lit
from duixian.rulebook.lamps.progress import Milestone, by_milestones
from duixian.rulebook.lifecycle import Lamp, ProgressGap, Slip, TimeLeft
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import Stage

WEEK = TimeLeft(Span(working_days=7))
GAP = ProgressGap(yellow=10, red=25)
SLIP = Slip(yellow=1, red=3)
# The first week of October off, made up for on the two Saturdays around it.
OCTOBER = {
    **{dt.date(2026, 10, n): False for n in range(1, 8)},
    dt.date(2026, 9, 26): True,
    dt.date(2026, 10, 10): True,
}
DAYS = st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31))
STRATEGIES = st.one_of(
    st.builds(
        TimeLeft,
        st.one_of(
            st.builds(Span, working_days=st.integers(0, 60)),
            st.builds(Span, days=st.integers(0, 90)),
            st.builds(Span, months=st.integers(0, 6)),
        ),
    ),
    st.builds(ProgressGap, st.integers(0, 50), st.integers(0, 100)),
    st.builds(Slip, st.integers(0, 3), st.integers(0, 6)),
)
PLANS = st.lists(
    st.builds(Milestone, st.one_of(st.none(), DAYS), st.sampled_from(list(Stage))), max_size=6
)


def shown(lamp: Lamp, day: str, **case: object) -> Lit:
    due = case.pop("due", None)
    due_on = dt.date.fromisoformat(str(due)) if due else None
    return lit(lamp, Case(Stage.OPEN, due_on=due_on, **case), dt.date.fromisoformat(day), OCTOBER)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("day", "shade", "why"),
    [
        ("2026-09-29", Shade.GREEN, "还剩 8 个工作日"),
        ("2026-09-30", Shade.YELLOW, "还剩 7 个工作日"),
        ("2026-10-07", Shade.YELLOW, "还剩 7 个工作日"),
        ("2026-10-09", Shade.YELLOW, "还剩 5 个工作日"),
        ("2026-10-15", Shade.YELLOW, "今天到期"),
        ("2026-10-16", Shade.RED, "过了时限 1 天"),
        ("2026-11-15", Shade.RED, "过了时限 31 天"),
    ],
)
def test_time_left_over_the_long_holiday(day, shade, why):
    found = shown(WEEK, day, due="2026-10-15")
    assert (found.shade, found.why.zh) == (shade, why)


@pytest.mark.parametrize(
    ("parts", "due", "done", "shade", "why"),
    [
        (4, 2, 2, Shade.GREEN, "跟得上计划"),
        (4, 1, 3, Shade.GREEN, "跟得上计划"),
        (20, 2, 1, Shade.GREEN, "比计划少 1（共 20）"),
        (10, 2, 1, Shade.YELLOW, "比计划少 1（共 10）"),
        (4, 3, 2, Shade.RED, "比计划少 1（共 4）"),
        (0, 0, 0, Shade.GREY, "没有节点"),
    ],
)
def test_progress_gap_by_percentage_points(parts, due, done, shade, why):
    found = shown(GAP, "2026-06-30", due="2026-12-31", progress=Progress(parts, due, done))
    assert (found.shade, found.why.zh) == (shade, why)


@pytest.mark.parametrize(
    ("reminders", "shade", "why"),
    [
        (0, Shade.GREEN, "No reminder so far"),
        (1, Shade.YELLOW, "Reminded once"),
        (2, Shade.YELLOW, "Reminded 2 times"),
        (3, Shade.RED, "Reminded 3 times"),
    ],
)
def test_slip_by_reminders_without_result(reminders, shade, why):
    found = shown(SLIP, "2026-06-30", due="2026-12-31", reminders=reminders)
    assert (found.shade, found.why.en) == (shade, why)


@pytest.mark.parametrize("lamp", [WEEK, GAP, SLIP])
def test_past_its_day_it_is_red_whatever_the_strategy(lamp):
    assert shown(lamp, "2027-01-01", due="2026-12-31").shade is Shade.RED


@given(STRATEGIES, DAYS, DAYS, PLANS, st.integers(0, 9))
def test_what_is_over_or_paused_or_a_draft_shows_no_lamp(lamp, due_on, day, plan, reminders):
    progress = by_milestones(plan, due_on, day)
    for stage in (Stage.DRAFT, Stage.DONE, Stage.FAILED, Stage.VOID):
        case = Case(stage, due_on=due_on, progress=progress, reminders=reminders)
        assert lit(lamp, case, day, OCTOBER).shade is Shade.GREY
    paused = Case(Stage.OPEN, stopped=True, due_on=due_on, progress=progress, reminders=reminders)
    assert lit(lamp, paused, day, OCTOBER).shade is Shade.GREY


@given(STRATEGIES, DAYS, DAYS, DAYS, PLANS, st.integers(0, 9), st.integers(0, 9))
def test_less_time_never_makes_it_greener(lamp, due_on, one, other, plan, few, more):
    """Later with the same work done, and reminded at least as often: never a greener lamp."""
    first, then = sorted((one, other))
    shades = [
        lit(
            lamp,
            Case(
                Stage.OPEN,
                due_on=due_on,
                progress=by_milestones(plan, due_on, day),
                reminders=reminders,
            ),
            day,
            OCTOBER,
        ).shade.rank
        for day, reminders in ((first, few), (then, few + more))
    ]
    assert shades[0] <= shades[1]


@given(STRATEGIES, DAYS, DAYS, st.integers(1, 9), st.integers(0, 9))
def test_one_more_part_done_never_makes_it_redder(lamp, due_on, day, parts, done):
    planned = Progress(parts, parts, min(done, parts))
    further = dataclasses.replace(planned, done=min(planned.done + 1, parts))
    before, after = (
        lit(lamp, Case(Stage.OPEN, due_on=due_on, progress=each), day, OCTOBER).shade.rank
        for each in (planned, further)
    )
    assert after <= before


def test_there_is_no_lamp_for_a_person():
    """What a lamp is asked about has no room for a name, a code or a unit."""
    held = {field.name: field.type for field in dataclasses.fields(Case)}
    assert set(held) == {"stage", "stopped", "due_on", "progress", "reminders"}
    assert not any("str" in str(type_) or "Person" in str(type_) for type_ in held.values())


def test_every_shade_is_a_word_in_both_languages():
    assert [shade.said.zh for shade in Shade] == ["不亮灯", "绿灯", "黄灯", "红灯"]
    assert [shade.said.en for shade in Shade] == ["No lamp", "Green", "Yellow", "Red"]
