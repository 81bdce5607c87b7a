"""Items of a calendar: by dates, counted from the first day, or as long as the campaign lasts."""

import datetime as dt

import pytest

from duixian.rulebook.calendars import Days
from rulebook.packs.small import reading, told

DATED = "type: node, from: 2010-01-01, to: 2010-12-31"
WHOLE = "type: campaign, from: 2010-03-01}\n  - {id: more, name: {zh: 项, en: Item}, "


def day(text):
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("type: work", Days(day("2010-03-01"))),
        ("type: work, days: [11, 20]", Days(day("2010-03-11"), day("2010-03-20"))),
        ("type: node, days: 100", Days(day("2010-06-08"), day("2010-06-08"))),
        ("type: phase, from: 2010-05-01", Days(day("2010-05-01"))),
    ],
)
def test_an_item_has_its_days_in_the_campaign(written, wanted, tmp_path):
    found = reading(tmp_path, DATED, WHOLE + written)
    assert told(found) == []
    assert found.pack.days() == {
        "year": Days(day("2010-03-01")), "more": wanted, "campaign": Days(day("2010-03-01")),
    }  # fmt: skip


def test_days_that_are_counted_follow_a_campaign_that_starts_another_day(tmp_path):
    pack = reading(tmp_path, DATED, WHOLE + "type: work, days: [1, 30]").pack
    whole = Days(day("2027-02-01"), day("2027-05-11"))
    days = pack.days(whole)
    assert (days["more"], days["campaign"]) == (Days(day("2027-02-01"), day("2027-03-02")), whole)


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("type: node", "E266"),
        ("type: node, days: [30, 1]", "E203"),
        ("type: node, days: [1, 2, 3]", "E112"),
        ("type: node, days: [0]", "E112"),
        ("type: node, days: 5, to: 2010-05-01", "E267"),
        ("type: node, from: 2010-05-02, to: 2010-05-01", "E203"),
    ],
)
def test_an_item_without_days_or_with_two_sorts_is_told(written, rule, tmp_path):
    assert told(reading(tmp_path, DATED, WHOLE + written)) == [("pack.yaml", 7, rule)]


def test_work_alone_has_no_days_to_follow(tmp_path):
    found = told(reading(tmp_path, DATED, "type: work"))
    assert ("pack.yaml", 6, "E266") in found


LAUNCH = "type: launch, level: 1, days: [1, 15]"
NEXT = "}\n  - {id: next, name: {zh: 再下, en: Next}, type: launch, "


@pytest.mark.parametrize(
    ("written", "rules"),
    [
        (LAUNCH, []),
        (f"{LAUNCH}{NEXT}level: 2, days: [1, 30]", []),
        ("type: launch, days: [1, 15]", [("pack.yaml", 7, "E370")]),
        ("type: launch, level: 5, days: [1, 15]", [("pack.yaml", 7, "E370")]),
        ("type: work, level: 1", [("pack.yaml", 7, "E370")]),
        (f"{LAUNCH}{NEXT}level: 1, days: [1, 20]", [("pack.yaml", 8, "E371")]),
        (f"{LAUNCH}{NEXT}level: 2, days: [1, 10]", [("pack.yaml", 8, "E372")]),
        (f"{LAUNCH}{NEXT}level: 2, to: 2010-03-02, from: 2010-03-01", [("pack.yaml", 8, "E372")]),
    ],
)
def test_launches_go_down_level_by_level(written, rules, tmp_path):
    assert told(reading(tmp_path, DATED, WHOLE + written)) == rules
