"""The law of standings: days put together are the whole ledger, to the last number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.calendars import reach
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import cut, from_texts
from duixian.rulebook.measures import Ratio, Roster
from duixian.rulebook.scorecards.score import score, starts
from duixian.rulebook.standings import advance, begin, kept_part, scores
from rulebook.counties import pack_of
from rulebook.measures.chance import CALENDAR, KINDS, LAST, asked, county, with_sheets

RECORDS = ("records/task", "records/deed")
ENGINE = DuckDB(threads=1, memory="500MB")


def known_by(rows, day, chosen=None):
    """The rows of a county as they were known at the end of a day; of some records only."""
    return {
        name: [
            row
            for row in entries
            if name not in RECORDS
            or (row["known_at"] <= day.isoformat() and (chosen is None or row["record"] in chosen))
        ]
        for name, entries in rows.items()
    }


def ledger(rows):
    """Rows, read; what they name of records that are not among them is left out."""
    there = {row["record"] for name in RECORDS for row in rows.get(name, ())}
    kept = {
        name: [
            row
            for row in entries
            if name not in ("participants", "partners", "links")
            or (row["record"] in there and row.get("other", row["record"]) in there)
        ]
        for name, entries in rows.items()
    }
    return from_texts({k: v for k, v in kept.items() if v}, tuple(KINDS.values()))


def steady(asks, first):
    """Indicators without carry-over into windows that begin later: these need the whole ledger then."""
    found = []
    for ask in asks:
        span = reach(ask.measure.selection.window, first, CALENDAR)
        lasts = span and (span.start is None or (span.fixed and span.start <= first))
        found.append(ask if lasts else replace(ask, measure=not_carried(ask.measure)))
    return tuple(found)


def not_carried(measure):
    """A measure without carry-over."""
    names = ("top", "under") if isinstance(measure, Ratio) else ("selection",)
    sides = {name: getattr(measure, name) for name in names}
    sides = {n: replace(s, carried_in=False) for n, s in sides.items() if not isinstance(s, Roster)}
    return replace(measure, **sides)


def days_of(chance, many):
    """Days in the half year in which most of a county's entries are made, and shortly after."""
    return sorted(chance.sample([LAST + dt.timedelta(n) for n in range(-205, 40, 5)], many))


def tables(found):
    return [table.to_pylist() for table in (found.indicators, found.rollup, found.scorecards)]


def full(pack, rows, day):
    """The results of the whole ledger as known on a day, the usual way."""
    pack = kept_part(pack)
    whole = ledger(known_by(rows, day))
    known = cut(
        whole, tuple(KINDS.values()), as_of=day, known_at=None, starts=starts(pack, day, CALENDAR)
    )
    return known, score(pack, known, CALENDAR, ENGINE)


def met_by(rows, first, last):
    """The records with an entry after one day and by another."""
    return {
        row["record"]
        for name in RECORDS
        for row in rows.get(name, ())
        if first.isoformat() < row["known_at"] <= last.isoformat()
    }


@settings(max_examples=60)
@given(st.integers(0, 10**9), st.integers(1, 9), st.integers(0, 40))
def test_a_standing_of_days_is_the_whole_ledger(seed, units, many):
    chance = Random(seed)
    days = days_of(chance, 3)
    pack = with_sheets(chance, pack_of(steady(asked(chance, 14), days[0]), KINDS))
    rows = county(chance, units, many).rows
    stands = begin(pack, ledger(known_by(rows, days[0])), days[0], CALENDAR, ENGINE)
    for was, day in pairwise(days):
        changed = met_by(rows, was, day)
        before = ledger(known_by(rows, was, changed))
        after = ledger(known_by(rows, day, changed))
        stands = advance(stands, pack, before, after, CALENDAR, day=day, engine=ENGINE)
    known, expected = full(pack, rows, days[-1])
    found = scores(stands, pack, known, CALENDAR, ENGINE)
    asked_ = {i.id: str(i.measure) for i in pack.indicators}
    theirs = {(r["indicator"], r["unit"], r["person"]): r for r in expected.indicators.to_pylist()}
    ours = {(r["indicator"], r["unit"], r["person"]): r for r in found.indicators.to_pylist()}
    differ = {
        (key, asked_[key[0]]): (ours.get(key), theirs.get(key))
        for key in ours.keys() | theirs.keys()
        if ours.get(key) != theirs.get(key)
    }
    assert differ == {}
    assert tables(found) == tables(expected)
