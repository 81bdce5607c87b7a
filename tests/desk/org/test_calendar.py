"""An installation's own holidays: read at once, refused whole, named with their years; what is not known says so."""

from __future__ import annotations

import datetime as dt

import pytest

from desk.records.conftest import Desk
from desk.records.views.pages import said
from duixian.desk.org import calendar
from duixian.rulebook.calendars.working import add_working_days
from duixian.rulebook.packs import find, open_pack

URL = "/working-days/"
FULL = (
    *(f"2027-01-0{n},元旦,holiday" for n in (1, 2, 3)),
    *(f"2027-02-{n:02},春节,holiday" for n in range(5, 13)),
    "2027-02-14,春节调休,working",
)


@pytest.fixture(autouse=True)
def on_the_day(monkeypatch):
    moment = dt.datetime.fromisoformat("2026-11-23T09:30:00+08:00")
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: moment)


@pytest.fixture
def hand_in(data_folder):
    def handed(*rows: str) -> None:
        data_folder.mkdir(exist_ok=True)
        (data_folder / "holidays.csv").write_text("\n".join(("day,name,kind", *rows)), "utf-8")

    return handed


def test_without_a_table_the_next_year_is_said_to_be_missing(cast):
    page = said(cast.browser("branch").get(URL))
    assert "2027 年的放假安排还不知道：算到那一年的工作日都是暂定的。" in page
    assert "2026 33 6 国家公布的放假安排" in page


def test_a_table_is_read_as_soon_as_it_lies_there(cast, hand_in):
    new_year_s_eve = dt.date(2026, 12, 31)
    assert add_working_days(new_year_s_eve, 1, calendar.published()) == dt.date(2027, 1, 1)
    assert calendar.unsettled(dt.date(2027, 1, 1))
    hand_in(*FULL)
    assert add_working_days(new_year_s_eve, 1, calendar.published()) == dt.date(2027, 1, 4)
    assert not calendar.unsettled(dt.date(2027, 1, 1))
    page = said(cast.browser("branch").get(URL))
    assert "今年和明年的放假安排都有了。" in page
    assert "2027 11 1 本单位自己的表（12 天）" in page
    assert "2027年2月14日 春节调休 上班 来自本单位自己的表" in page


def test_all_mistakes_are_told_at_once_and_none_of_the_table_is_used(cast, hand_in):
    hand_in(
        "2027-01-01,元旦,holiday",
        "2027-13-01,x,holiday",
        "2027-01-01,元旦,off",
        "2027-01-05,补班,working",
    )
    page = said(cast.browser("branch").get(URL))
    assert "表 holidays.csv 没有用上：有 5 处错误。" in page
    for told in (
        "不是日期：2027-13-01",
        "off",
        "与第 2 行重复",
        "本来就上班",
        "2027 年只有 1 天放假",
    ):
        assert told in page
    assert calendar.known() == calendar.holidays.known()


def test_days_of_our_own_go_before_the_published_ones(hand_in):
    hand_in("2026-12-01,自治县成立纪念日,holiday")
    found = add_working_days(dt.date(2026, 11, 30), 1, calendar.published())
    assert found == dt.date(2026, 12, 2)


def test_a_table_that_cannot_be_read_is_said_and_stops_nobody(cast, data_folder):
    data_folder.mkdir(exist_ok=True)
    (data_folder / "holidays.csv").write_bytes(b"\xff\xfe\x00x")
    assert "没有用上" in said(cast.browser("branch").get(URL))
    assert cast.browser("branch").get("/").status_code == 200


def test_a_day_counted_into_an_unknown_year_says_so_where_it_is_worked_out(
    cast, hand_in, monkeypatch
):
    moment = dt.datetime.fromisoformat("2026-12-20T09:30:00+08:00")
    monkeypatch.setattr("duixian.desk.config.middleware.now", lambda: moment)
    Desk(cast, dict(open_pack(find("chuangxianzhengyou")).kinds), moment)
    address = f"/records/comments/give/{cast.units['elm'].key}/"
    told = "回应的日期是暂定的"
    assert told in said(cast.browser("secretary").get(address, follow=True))
    hand_in(*FULL)
    assert told not in said(cast.browser("secretary").get(address, follow=True))
