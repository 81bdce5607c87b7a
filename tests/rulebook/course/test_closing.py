"""Closing: what is open before is what is carried after, each thing once, as old as it was."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.course import Carried, Heir, Owing, ages_by_unit, settled
from duixian.rulebook.errors import Unusable
from duixian.rulebook.vocabulary.text import Text

DAY = dt.date(2026, 11, 23)
NAMES = {"pledge": Text("承诺", "Pledge"), "problem": Text("问题", "Problem")}
ALL = frozenset({"pledge", "problem", "task"})
days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1))
things = st.lists(
    st.builds(
        Owing,
        record=st.text("abcdef", min_size=1, max_size=4),
        kind=st.sampled_from(sorted(ALL)),
        unit=st.sampled_from(["A", "B", "C"]),
        since=days,
    ),
    max_size=30,
    unique_by=lambda each: each.record,
)
heirs = st.sampled_from([Heir("next", ALL), Heir(stays=True)])


@given(things, heirs, days)
def test_nothing_that_is_open_is_lost_or_doubled_and_nothing_grows_younger(owing, heir, day):
    carried = settled(owing, heir, day, NAMES)
    assert Counter(each.record for each in carried) == Counter(each.record for each in owing)
    before = {each.record: (each.kind, each.unit, each.since, each.age(day)) for each in owing}
    after = {each.record: (each.kind, each.unit, each.since, each.age) for each in carried}
    assert after == before
    assert {each.to for each in carried} <= {heir.campaign}
    assert [each.since for each in carried] == sorted(each.since for each in owing)


@given(things, days)
def test_without_a_word_about_what_is_open_nothing_closes(owing, day):
    if not owing:
        assert settled(owing, None, day, NAMES) == ()
        return
    for said in (None, Heir(), Heir(kinds=ALL)):
        with pytest.raises(Unusable) as refused:
            settled(owing, said, day, NAMES)
        (found,) = refused.value.findings
        assert found.id == "E670"
        assert found.what("en").startswith(f"{len(owing)} things are still open")


def test_an_heir_that_does_not_know_a_kind_takes_nothing():
    owing = [
        Owing("p1", "pledge", "A", dt.date(2025, 1, 1)),
        Owing("q1", "problem", "A", dt.date(2026, 1, 1)),
    ]
    with pytest.raises(Unusable) as refused:
        settled(owing, Heir("next", frozenset({"problem"})), DAY, NAMES)
    assert [(f.id, f.what("zh")) for f in refused.value.findings] == [
        ("E671", "承接的活动没有“承诺”，1 件接不过去。")
    ]


def test_what_goes_on_says_where_to_and_how_old_it_is():
    owing = [Owing("p1", "pledge", "A", dt.date(2026, 11, 13), due_on=dt.date(2026, 11, 20))]
    assert settled(owing, Heir("next", ALL), DAY, NAMES) == (
        Carried("p1", "pledge", "A", "next", dt.date(2026, 11, 13), 10),
    )


@given(things, days)
def test_by_unit_the_oldest_stands_first_and_the_numbers_add_up(owing, day):
    found = ages_by_unit(owing, day)
    assert sum(each.many for each in found) == len(owing)
    assert [each.oldest for each in found] == sorted((e.oldest for e in found), reverse=True)
    assert {each.unit for each in found} == {each.unit for each in owing}
