"""The journal: for auditors alone; who, what, when, where; never what was written."""

import datetime as dt
import re

import pytest
from django.db import transaction
from django.utils.translation import override

from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.org.journal.queries import Line, Wanted, in_words, lines, words

AT = dt.datetime(2026, 11, 23, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def steps(cast):
    """Entries as rooms append them."""
    actor = {name: account.actor for name, account in cast.accounts.items()}

    def step(unit, kind, name, **more):
        return Step(unit=unit, kind=kind, actor=actor[name], at=AT, **more)

    with transaction.atomic():
        append_all(
            [
                step("B11", "account.reset", "clerk", subject=actor["branch"]),
                step("", "account.open", "branch", subject=actor["branch"]),
                step("B21", "org.post.ended", "south_clerk"),
                step(
                    "B12", "strange.thing", "clerk", on_behalf=actor["reed_branch"],
                    payload={"note": "深藏的话"}, private={"household": "江家"},
                ),
            ]
        )  # fmt: skip


def told(cast, name="auditor", **wanted):
    with override("en"):
        return [
            (line.unit, str(line.what), line.actor, line.on_behalf, line.whom)
            for line in lines(cast.viewer(name), Wanted(**wanted), 100)
        ]


def test_entries_are_told_newest_first_in_words_with_names(cast, steps):
    assert told(cast) == [
        ("芦花村党支部", "strange.thing", "柏青 (clerk)", "江月 (reed_branch)", ""),
        ("双井村党支部", "post ended", "常乐 (south_clerk)", "", ""),
        ("", "slip used, password chosen", "田丰 (branch)", "", "田丰 (branch)"),
        ("榆树湾村党支部", "account renewed, slip printed", "柏青 (clerk)", "", "田丰 (branch)"),
    ]


@pytest.mark.parametrize(
    ("wanted", "units"),
    [
        ({"unit": "双井"}, ["双井村党支部"]),
        ({"unit": "B11"}, ["榆树湾村党支部"]),
        ({"who": "柏青"}, ["芦花村党支部", "榆树湾村党支部"]),
        ({"who": "reed_branch"}, ["芦花村党支部"]),
        ({"who": "无名"}, []),
    ],
)
def test_the_journal_is_narrowed_by_unit_and_by_person(cast, steps, wanted, units):
    assert [line[0] for line in told(cast, **wanted)] == units


@pytest.mark.parametrize("name", ["leader", "office", "administrator", "clerk", "branch"])
def test_nobody_but_an_auditor_reads_it(cast, steps, name):
    assert told(cast, name) == []
    assert cast.browser(name).get("/journal/").status_code == 403


def test_what_was_written_is_not_on_the_page(cast, steps):
    page = cast.browser("auditor").get("/journal/").content.decode()
    assert "芦花村党支部" in page
    assert "深藏" not in page
    assert "江家" not in page


def test_a_long_journal_goes_on_before_the_last_line(cast, steps):
    auditor = cast.viewer("auditor")
    first, second, *rest = lines(auditor, Wanted(), 100)
    assert lines(auditor, Wanted(before=second.seq), 100) == rest
    assert isinstance(first, Line)


def test_hundred_lines_stand_on_a_page_and_the_way_to_earlier_ones(cast):
    actor = cast.accounts["clerk"].actor
    with transaction.atomic():
        append_all([Step(unit="B11", kind="account.unlock", actor=actor, at=AT)] * 101)
    page = cast.browser("auditor").get("/journal/").content.decode()
    (before,) = re.findall(r"before=(\d+)", page)
    rest = cast.browser("auditor").get(f"/journal/?before={before}").content.decode()
    assert (page.count("<tr><td>"), rest.count("<tr><td>")) == (100, 1)


@pytest.mark.parametrize("number", [1, 3])
def test_the_journal_takes_as_many_queries_for_one_line_as_for_three(
    cast, number, django_assert_num_queries
):
    actor = cast.accounts["clerk"].actor
    with transaction.atomic():
        append_all([Step(unit="B11", kind="account.unlock", actor=actor, at=AT)] * number)
    browser = cast.browser("auditor")
    with django_assert_num_queries(10):
        browser.get("/journal/")


@pytest.mark.parametrize("before", ["x", "²", "-1", "9" * 400])
def test_a_place_that_is_no_number_is_the_beginning(cast, steps, before):
    page = cast.browser("auditor").get("/journal/", {"before": before})
    assert page.status_code == 200


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("record.visit.note", "noted"),
        ("record.visit.hand_up", "record"),
        ("account.open", "opened"),
        ("strange", "strange"),
    ],
)
def test_a_kind_is_told_by_its_own_words_or_the_nearest_that_fit(kind, said):
    told = {"record.*": "record", "record.*.note": "noted", "account.open": "opened"}
    assert in_words(kind, told) == said


def test_every_room_that_tells_words_tells_them(db):
    assert {"account.issue", "org.post.began"} <= set(words())
