"""What comes round every period is told once, falls when it is done, rises by its clock."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from desk.records.conftest import Desk
from desk.records.views.pages import said
from duixian.desk.campaigns.actions import Answered, start
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.duties import lacking
from duixian.desk.duties.actions import Told, night
from duixian.desk.duties.models import Lack
from duixian.rulebook.lifecycle import Escalate, Every
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.words import PeriodName


def at(day: str) -> dt.datetime:
    return dt.datetime.fromisoformat(f"{day}T09:30:00+08:00")


@pytest.fixture
def desk(cast) -> Desk:
    """A campaign has run since the spring; it is the last third of the quarter."""
    found = Desk(cast, dict(open_pack(find("chuangxianzhengyou")).kinds), at("2026-12-01"))
    start(
        viewer=cast.viewer("office"),
        now=at("2026-03-01"),
        source=find("chuangxianzhengyou"),
        unit=cast.units["county"],
        days=(dt.date(2026, 3, 1), None),
        answered=Answered("按县委的决定", "县委"),
    )
    return found


@pytest.fixture
def point(desk):
    return desk.make(
        "office", "contact_point", "name", leader=desk.cast.persons["leader"].code, why="weak",
        aim="账目公开", occurred_on="2026-09-15",
    ).record  # fmt: skip


def ran(on: str) -> Told:
    return night(day=dt.date.fromisoformat(on), now=at(on), kinds=installed_kinds())


def told(kind: str) -> list[tuple[str, str, str, int, int]]:
    rows = Lack.objects.unscoped().filter(over_on=None, kind=kind).order_by("level", "about__code")
    return [
        (r.unit.code, r.about.code, str(r.due_on), r.missing, r.level)
        for r in rows.select_related("unit", "about")
    ]


def page(desk, who: str, on: str, monkeypatch) -> str:
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: at(on))
    return said(desk.cast.browser(who).get("/"))


def test_the_pack_says_the_rhythm_and_no_campaign_without_it_is_asked():
    kinds = open_pack(find("chuangxianzhengyou")).kinds
    (clock,) = kinds["contact_point"].clocks
    assert clock == Every(kind="guidance", for_="records", per=PeriodName.QUARTER)
    assert "contact_point" not in open_pack(find("bairizhengzhi")).kinds


def test_a_visit_of_a_quarter_is_told_once_in_its_last_third_and_falls_when_it_was_made(
    desk, point
):
    ran("2026-11-30")
    assert told("guidance") == []
    ran("2026-12-02")
    assert told("guidance") == [("T1", "B11", "2026-12-31", 1, -1)]
    assert ran("2026-12-02") == Told(0, 0, 0)
    assert ran("2026-12-03") == Told(0, 0, 0)
    desk.make(
        "leader", "guidance", "note", point=point.code, seen="看了账", occurred_on="2026-12-01"
    )
    ran("2026-12-04")
    assert told("guidance") == []


def test_the_leader_named_finds_it_on_today_and_the_township_does_not(desk, point, monkeypatch):
    ran("2026-12-02")
    shown = page(desk, "leader", "2026-12-02", monkeypatch)
    assert "每期要做的" in shown
    assert "联系指导，榆树湾村党支部：还差 1 次" in shown
    assert "2026年10月1日 – 2026年12月31日" in shown
    assert "联系指导" not in page(desk, "secretary", "2026-12-02", monkeypatch)
    desk.make(
        "leader", "guidance", "note", point=point.code, seen="看了账", occurred_on="2026-12-01"
    )
    gone = page(desk, "leader", "2026-12-02", monkeypatch)  # at once, before the next night
    assert "联系指导" not in gone


def test_a_period_that_is_over_stands_as_overdue_and_asks_for_no_paper(desk, point, monkeypatch):
    ran("2027-01-04")
    shown = page(desk, "leader", "2027-01-04", monkeypatch)
    assert "过期" in shown or "逾期" in shown
    assert "没做的不要补记" in shown
    ran("2027-04-01")
    assert "2026-12-31" not in {row[2] for row in told("guidance")}


def test_units_that_lack_the_same_make_one_line_for_those_above(desk, monkeypatch):
    ran("2026-12-02")
    assert told("comment") == [
        ("T1", "B11", "2026-12-31", 1, -1),
        ("T1", "B12", "2026-12-31", 1, -1),
        ("T2", "B21", "2026-12-31", 1, -1),
        ("T2", "B22", "2026-12-31", 1, -1),
        ("X", "T1", "2026-12-31", 1, -1),
        ("X", "T2", "2026-12-31", 1, -1),
    ]
    assert "领导点评：2 个组织还没有" in page(desk, "secretary", "2026-12-02", monkeypatch)
    assert "领导点评" not in page(desk, "branch", "2026-12-02", monkeypatch)


ESCALATE = Escalate(Span(working_days=5), "superior", 2)


@pytest.fixture
def patrols(desk, monkeypatch):
    """A campaign that asks every branch for two visits a month, and lets what is missing rise."""
    clock = Every("visit", "units", PeriodName.MONTH, 2, lead=Span(working_days=3))
    visit = replace(desk.kinds["visit"], clocks=(clock, ESCALATE))
    (beat,) = lacking.beats()
    beat = replace(beat, kinds={"visit": visit})
    monkeypatch.setattr("duixian.desk.duties.lacking.beats", lambda: [beat])
    return desk


def test_what_units_miss_rises_by_its_clock_and_its_owner_stays(patrols):
    patrols.visit(occurred_on="2026-11-20")
    ran("2026-12-04")
    branch = [row for row in told("visit") if row[1] == "B11" and row[2] < "2027"]
    assert branch == [("B11", "B11", "2026-12-03", 1, 0)]
    ran("2026-12-10")
    branch = [row for row in told("visit") if row[1] == "B11" and row[2] < "2027"]
    assert branch == [("B11", "B11", "2026-12-03", 1, 0), ("T1", "B11", "2026-12-03", 1, 1)]
    patrols.visit(occurred_on="2026-11-24")
    ran("2026-12-11")
    assert [row for row in told("visit") if row[1] == "B11" and row[2] < "2027"] == []


def test_who_came_within_a_period_owes_from_the_next_and_so_does_a_campaign(patrols, monkeypatch):
    (beat,) = lacking.beats()
    late = replace(beat, since=dt.date(2026, 11, 2))
    monkeypatch.setattr("duixian.desk.duties.lacking.beats", lambda: [late])
    ran("2026-12-04")
    assert told("visit") == []
    ran("2026-12-25")
    assert {row[2] for row in told("visit")} == {"2027-01-05"}
    assert {lack.provisional for lack in Lack.objects.unscoped()} == {True}
