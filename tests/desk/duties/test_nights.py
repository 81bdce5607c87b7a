"""What is due is told once, to whom it concerns, and rises over a long holiday on the right day."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.management import call_command

from desk.plain import plain
from desk.records.conftest import Desk
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.duties.actions import Told, night
from duixian.desk.duties.models import Flag
from duixian.desk.duties.queries import risen_to
from duixian.rulebook.packs import find, open_pack

CHINA = dt.timezone(dt.timedelta(hours=8))
SEPTEMBER = dt.datetime(2026, 9, 10, 9, 30, tzinfo=CHINA)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{text}T00:10:00+08:00")


@pytest.fixture
def desk(cast) -> Desk:
    return Desk(cast, dict(open_pack(find("chuangxianzhengyou")).kinds), SEPTEMBER)


@pytest.fixture
def problem(desk):
    """Found by the public on 10 September 2026, to be mended by Tuesday the 29th."""
    made = desk.make(
        "branch", "problem", "register", text="村口路灯不亮", source="masses",
        occurred_on="2026-09-10",
    ).record  # fmt: skip
    return desk.move(
        "clerk", made, "assign", solver="B11", person="P8", due_on="2026-09-29",
        state_on="2026-09-10",
    ).record  # fmt: skip


def ran(on: str) -> Told:
    return night(day=day(on), now=at(on), kinds=installed_kinds())


def told() -> list[tuple[str, int, str]]:
    rows = Flag.objects.unscoped().filter(over_on=None).order_by("level")
    return [
        (code, level, str(on))
        for code, level, on in rows.values_list("unit__code", "level", "told_on")
    ]


# 1 to 7 October are off; Saturday 10 October is worked for them.
STORY = (
    ("2026-09-21", []),
    ("2026-09-22", [("B11", -1)]),
    ("2026-09-28", [("B11", -1)]),
    ("2026-09-29", [("B11", 0)]),
    ("2026-10-06", [("B11", 0)]),  # by the week alone it would have risen here
    ("2026-10-10", [("B11", 0)]),
    ("2026-10-11", [("B11", 0)]),
    ("2026-10-12", [("B11", 0), ("T1", 1)]),
    ("2026-10-18", [("B11", 0), ("T1", 1)]),
    ("2026-10-19", [("B11", 0), ("T1", 1), ("X", 2)]),
    ("2026-12-31", [("B11", 0), ("T1", 1), ("X", 2)]),
)


def test_a_problem_rises_over_national_day_on_the_right_day_and_its_owner_stays(problem):
    for on, expected in STORY:
        ran(on)
        assert [(code, level) for code, level, _ in told()] == expected, on
        assert ran(on) == Told(0, 0, 0), on
    assert told() == [
        ("B11", 0, "2026-09-29"),
        ("T1", 1, "2026-10-12"),
        ("X", 2, "2026-10-19"),
    ]
    problem.refresh_from_db()
    assert problem.unit.code == "B11"


def test_a_night_that_was_missed_is_made_up_for_in_one(problem):
    assert ran("2026-10-19") == Told(3, 0, 0)
    assert told() == [(code, n, "2026-10-19") for n, code in enumerate(("B11", "T1", "X"))]


def risen(desk: Desk, who: str, on: str) -> list[tuple[str, int]]:
    found = risen_to(desk.cast.viewer(who), desk.kinds, day(on))
    return [(each.record.code, each.level) for each in found]


def test_it_comes_up_to_the_superior_and_no_one_else_and_goes_when_it_is_claimed(desk, problem):
    ran("2026-10-12")
    assert risen(desk, "secretary", "2026-10-12") == [(problem.code, 1)]
    assert [risen(desk, who, "2026-10-12") for who in ("office", "branch", "south_clerk")] == [
        []
    ] * 3
    ran("2026-10-19")
    assert risen(desk, "leader", "2026-10-19") == [(problem.code, 2)]
    october = Desk(desk.cast, desk.kinds, at("2026-10-20"))
    october.move("branch", problem, "claim", changed="换了灯", state_on="2026-10-20")
    assert risen(desk, "leader", "2026-10-20") == []  # at once, before the next night
    assert ran("2026-10-21") == Told(0, 3, 0)
    assert told() == []
    assert ran("2026-10-21") == Told(0, 0, 0)


def test_a_later_date_takes_it_back_down_and_it_rises_anew(desk, problem):
    ran("2026-10-12")
    october = Desk(desk.cast, desk.kinds, at("2026-10-13"))
    october.correct("clerk", problem, due_on="2026-10-30")
    assert risen(desk, "secretary", "2026-10-13") == []
    assert ran("2026-10-14") == Told(0, 2, 0)
    ran("2026-11-06")
    assert told() == [("B11", 0, "2026-11-06"), ("T1", 1, "2026-11-06")]


def test_what_stands_still_for_a_reason_owes_nothing(desk, problem):
    ran("2026-10-12")
    october = Desk(desk.cast, desk.kinds, at("2026-10-13"))
    october.move("clerk", problem, "pause", pause_reason="season", state_on="2026-10-13")
    ran("2026-10-14")
    assert told() == []


def test_the_page_of_today_shows_what_has_come_up(desk, problem, monkeypatch):
    def page(who: str, on: str) -> str:
        ran(on)
        monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: at(on))
        return desk.cast.browser(who).get("/").content.decode()

    assert "升到您这里" not in page("secretary", "2026-10-11")
    shown = page("secretary", "2026-10-12")
    said = plain(shown)
    assert "升到您这里" in said
    assert "村口路灯不亮" in said
    assert "升到您这里" not in page("leader", "2026-10-18")
    assert "村口路灯不亮" in page("leader", "2026-10-19")


def test_by_hand_it_says_what_came_of_it(problem, capsys):
    call_command("night", day=day("2026-10-12"))
    assert capsys.readouterr().out == "told 2, over 0, changed 0\n"


def test_days_in_a_year_that_is_not_published_yet_are_provisional(desk):
    late = Desk(desk.cast, desk.kinds, at("2026-12-20"))
    made = late.make(
        "branch", "problem", "register", text="年底的事", source="self", occurred_on="2026-12-18"
    ).record
    late.move(
        "clerk",
        made,
        "assign",
        solver="B11",
        person="P8",
        due_on="2026-12-28",
        state_on="2026-12-18",
    )
    ran("2026-12-29")
    assert [flag.provisional for flag in Flag.objects.unscoped()] == [True]


def test_the_night_asks_the_database_the_same_few_questions(
    desk, problem, django_assert_num_queries
):
    ran("2026-10-19")
    with django_assert_num_queries(13) as one:
        ran("2026-10-19")
    for _ in range(3):
        again = desk.make(
            "branch", "problem", "register", text="又一个", source="self", occurred_on="2026-09-10"
        ).record
        desk.move(
            "clerk",
            again,
            "assign",
            solver="B11",
            person="P8",
            due_on="2026-09-29",
            state_on="2026-09-10",
        )
    ran("2026-10-19")
    with django_assert_num_queries(len(one)):
        ran("2026-10-19")
