"""What is picked among records, hangs on links or is over a roster: day by day it is the whole ledger."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.measures import (
    Change,
    Count,
    Judged,
    Latest,
    Part,
    Ratio,
    Selection,
    Share,
    Side,
    Sum,
)
from duixian.rulebook.measures import Days as DaysBetween
from duixian.rulebook.standings import begin, not_kept, scores
from duixian.rulebook.vocabulary.words import RosterName, Track
from rulebook.counties import Asked, asks, pack_of
from rulebook.measures.chance import CALENDAR, KINDS, LAST, county, coverage, linked, wide, window
from rulebook.standings.test_laws import (
    AS_DRAWN,
    ENGINE,
    advanced,
    days_of,
    full,
    kept_in,
    known_by,
    ledger,
    steady,
    tables,
)

WORDS = (DaysBetween, Latest, Change, Judged, Ratio)
OWN = (DaysBetween, Latest, Change)


def covering(chance, name):
    """A coverage of one roster."""
    return next(
        found for found in iter(lambda: coverage(chance), None) if found.among.roster is name
    )


def linking(chance):
    """Measures that look at what a record is linked with."""
    for kind in ("task", "deed"):
        whom = chance.choice(((), ("unit", "host"), ("hands",)))
        yield Share(Selection((kind,), (), for_=whom), "none", Part(linked=linked(chance, kind)))
        chosen = Selection((kind,), ("open", "done"), window=window(chance))
        yield Count(replace(chosen, linked=linked(chance, kind)), "0")
    yield Sum(Selection(("deed",), (), for_=("either",)), "0", "money")
    yield Ratio("none", Side(("deed",), (), for_=("task",)), Side(("deed",), ()), window(chance))
    yield Count(Selection(("deed",), (), has=("either",)), "0")


def indicators(chance):
    """One of each for units, and for persons where there is one."""
    found = [(wide(chance, word, Track.UNIT), Track.UNIT) for word in WORDS]
    found += [(wide(chance, word, Track.PERSON), Track.PERSON) for word in OWN]
    rosters = (RosterName.POSTS, RosterName.RECORDS)
    found += [(covering(chance, name), Track.UNIT) for name in rosters]
    found += [(measure, Track.UNIT) for measure in linking(chance)]
    return tuple(Asked(f"i{n}", measure, None, track) for n, (measure, track) in enumerate(found))


@settings(max_examples=8, phases=AS_DRAWN, deadline=None)
@given(st.integers(0, 10**9), st.integers(2, 9), st.integers(10, 60))
def test_what_is_picked_is_that_of_the_whole_ledger(seed, units, many):
    chance = Random(seed)
    days = days_of(chance, 3)
    pack = pack_of(steady(indicators(chance), days[0]), KINDS)
    rows = county(chance, units, many).rows
    stands = begin(pack, ledger(known_by(rows, days[0])), days[0], CALENDAR, ENGINE)
    for was, day in pairwise(days):
        stands = advanced(stands, pack, rows, was, day)
    known, expected = full(pack, rows, days[-1])
    assert tables(scores(stands, pack, known, CALENDAR, ENGINE)) == tables(expected)
    whole = begin(pack, ledger(known_by(rows, days[-1])), days[-1], CALENDAR, ENGINE)
    assert kept_in(stands) == kept_in(whole)


LENGTHS = "{id: i, measure: days, from: occurred_on, to: %s, take: %s, of: task, in: [open, done], window: standing, when_none: none}"
NEWEST = "{id: i, measure: latest, field: helped, of: task, in: [open, done], window: standing, when_none: none}"
MOVED = "{id: i, measure: change, field: helped, per: unit, of: task, in: [open, done], window: standing, when_none: none}"
SERVED = "{id: i, measure: share, of: task, in: [open, done], window: standing, part: {linked: {kind: deed, by: task, in: [done]}}, when_none: none}"


def task(record, day, helped, *, due="", entered="2010-06-10"):
    """A task of unit `a`, done."""
    return {
        "record": record, "seq": "1", "known_at": entered, "unit": "a", "state": "reached",
        "state_on": day, "occurred_on": day, "due_on": due, "helped": helped,
    }  # fmt: skip


def value_after(asked, before, after, day=LAST, links=()):
    """What the top and its unit get after records were taken back and added."""
    pack = pack_of(asks(asked), KINDS)
    assert not_kept(pack) == ()
    rows = county(Random(1), 1, 0).rows["units"]
    units = [{**rows[0], "code": code, "parent": up} for code, up in (("top", ""), ("a", "top"))]

    def book(records):
        found = {"units": units, "records/task": [r for r in records if r["record"][0] == "t"]}
        found["records/deed"] = [r for r in records if r["record"][0] == "d"]
        found["links"] = [*links]
        return ledger(found)

    stands = begin(pack, book(before), dt.date(2010, 6, 15), CALENDAR, ENGINE)
    stands = advance_to(stands, pack, book(before), book(after), day)
    found = scores(stands, pack, full_cut(pack, book(after), day), CALENDAR, ENGINE)
    return {
        row["unit"]: (row["n"], row["d"])
        for row in found.indicators.to_pylist()
        if row["status"] == "value"
    }


def advance_to(stands, pack, before, after, day):
    from duixian.rulebook.standings import advance

    return advance(stands, pack, before, after, CALENDAR, day=day, engine=ENGINE)


def full_cut(pack, book, day):
    from duixian.rulebook.ledger import cut
    from duixian.rulebook.scorecards.score import starts

    return cut(
        book, tuple(KINDS.values()), as_of=day, known_at=None, starts=starts(pack, day, CALENDAR)
    )


ONE, TWO, THREE = (
    task("t1", "2010-06-01", "5"),
    task("t2", "2010-06-04", "7"),
    task("t3", "2010-06-09", "1"),
)


@pytest.mark.parametrize(
    ("asked", "before", "after", "found"),
    [
        (NEWEST, [ONE, TWO, THREE], [ONE, TWO], (7, 1)),
        (NEWEST, [ONE], [ONE, {**TWO, "occurred_on": "2010-06-01"}], (7, 1)),
        (NEWEST, [TWO], [{**TWO, "helped": ""}], None),
        (MOVED, [ONE, TWO, THREE], [ONE, TWO], (2, 1)),
        (MOVED, [ONE, TWO], [{**ONE, "helped": "10"}, TWO], (-3, 1)),
        (MOVED, [ONE, TWO], [TWO], None),
        (LENGTHS % ("as_of", "longest"), [ONE, TWO], [TWO], (26, 1)),
        (LENGTHS % ("as_of", "median"), [ONE], [ONE, TWO], (55, 2)),
        (LENGTHS % ("due_on", "median"), [ONE], [{**ONE, "due_on": "2010-06-04"}], (3, 1)),
    ],
)
def test_values_after_something_was_taken_back(asked, before, after, found):
    said = value_after(asked, before, after)
    assert said.get("a") == found


def test_a_linked_record_that_changes_changes_what_it_is_linked_with():
    deed = {**ONE, "record": "d1"}
    link = {"record": "d1", "field": "task", "other": "t1"}
    void = {**deed, "state": "struck"}
    assert value_after(SERVED, [ONE, TWO], [ONE, TWO, deed], links=[link])["a"] == (1, 2)
    assert value_after(SERVED, [ONE, TWO, deed], [ONE, TWO, void], links=[link])["a"] == (0, 2)
