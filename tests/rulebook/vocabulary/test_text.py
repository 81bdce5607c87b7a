"""Values that change by date, and sources that were not seen."""

from __future__ import annotations

import datetime as dt

import pytest

from duixian.rulebook.vocabulary.text import Clause, Dated, Since, Text

RATE = Dated((Since(dt.date(2010, 1, 1), 3), Since(dt.date(2010, 7, 1), 5)))


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (dt.date(2009, 12, 31), 3),
        (dt.date(2010, 1, 1), 3),
        (dt.date(2010, 6, 30), 3),
        (dt.date(2010, 7, 1), 5),
        (dt.date(2026, 1, 1), 5),
    ],
)
def test_the_step_in_force_on_a_day_is_the_last_that_has_begun(day, value):
    assert RATE.on(day) == value
    assert RATE.step(day).value == value


def test_a_source_that_was_not_seen_says_so_in_both_languages():
    clause = Clause("某文件", "Some document", unverified=True)
    assert clause.in_("zh") == "某文件（未核对原文，以本级规定为准）"
    assert clause.in_("en") == "Some document (not checked against the original)"


def test_a_source_named_in_chinese_only_is_named_so_in_english_too():
    assert Clause("某文件").in_("en") == "某文件"
    assert Text("甲", "A").in_("zh") == "甲"
