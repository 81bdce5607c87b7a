"""Days and numbers, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils import translation

from duixian.desk.look import wording
from duixian.desk.look.templatetags import look

DAY = dt.date(2026, 11, 23)
MOMENT = dt.datetime(2026, 11, 23, 1, 12, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("say", "value", "zh", "en"),
    [
        (wording.day, DAY, "2026年11月23日", "23 Nov 2026"),
        (wording.short_day, DAY, "11月23日", "23 Nov"),
        (wording.weekday, DAY, "2026年11月23日 星期一", "Monday, 23 Nov 2026"),
        (wording.moment, MOMENT, "2026年11月23日 09:12", "23 Nov 2026 09:12"),
    ],
)
def test_days_are_written_as_people_write_them_where_the_office_is(say, value, zh, en):
    assert (say(value, "zh"), say(value, "en")) == (zh, en)


@pytest.mark.parametrize(
    ("days", "zh", "en"),
    [
        (12, "过期 12 天", "12 days overdue"),
        (1, "过期 1 天", "1 day overdue"),
        (0, "今天到期", "due today"),
        (-7, "还有 7 天", "in 7 days"),
    ],
)
def test_how_late_something_is_is_said_in_days(days, zh, en):
    with translation.override("zh-hans"):
        said = look.late(days)
    with translation.override("en"):
        assert (said, look.late(days)) == (zh, en)


def test_no_number_is_a_dash_and_nought_is_nought():
    assert [look.count(None), look.count(0), look.count(12345)] == ["—", "0", "12,345"]
    assert [look.share(None, None), look.share(0, 4), look.share(11, 18)] == ["—", "0%", "61.11%"]


def test_a_date_is_marked_as_one():
    with translation.override("zh-hans"):
        assert look.day(DAY) == '<time datetime="2026-11-23">2026年11月23日</time>'
    assert look.day(None) == "—"
