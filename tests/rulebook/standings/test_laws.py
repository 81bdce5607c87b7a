"""The law of standings: days put together are the whole ledger, to the last number."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from random import Random

import pyarrow as pa
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from duixian.rulebook.calendars import Days, reach
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.ledger import cut, from_texts
from duixian.rulebook.measures import Ratio, Roster
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.score import score, starts
from duixian.rulebook.standings import SIDES, advance, begin, kept_part, not_kept, scores
from duixian.rulebook.standings.linked import continuing, handed_in_with
from rulebook.counties import asks, pack_of
from rulebook.measures.chance import CALENDAR, KINDS, LAST, asked, county, with_sheets

RECORDS = ("records/task", "records/deed")
AS_DRAWN = (Phase.explicit, Phase.reuse, Phase.generate)
"""A seed cannot be made simpler, and trying takes minutes."""
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


def with_linked(rows, changed):
    """Changed records and those that have to be handed in with them."""
    named = ("record", "field", "other")
    links = {n: pa.array([r[n] for r in rows.get("links", ())], pa.string()) for n in named}
    return handed_in_with(changed, pa.table(links), continuing(KINDS))


def advanced(stands, pack, rows, was, day):
    """A standing with what was entered between two days put to it, and what that is linked with."""
    changed = with_linked(rows, met_by(rows, was, day))
    before, after = (ledger(known_by(rows, end, changed)) for end in (was, day))
    return advance(stands, pack, before, after, CALENDAR, day=day, engine=ENGINE)


def rows_of(table):
    return sorted(table.to_pylist(), key=str)


def kept_in(stands):
    return {name: rows_of(table) for name, table in stands.tables.items()}


@settings(max_examples=12, phases=AS_DRAWN)
@given(st.integers(0, 10**9), st.integers(2, 9), st.integers(10, 60))
def test_days_put_together_are_the_whole_ledger(seed, units, many):
    chance = Random(seed)
    days = days_of(chance, 3)
    pack = with_sheets(chance, pack_of(steady(asked(chance, 14), days[0]), KINDS))
    rows = county(chance, units, many).rows
    stands = begin(pack, ledger(known_by(rows, days[0])), days[0], CALENDAR, ENGINE)
    for was, day in pairwise(days):
        stands = advanced(stands, pack, rows, was, day)
    known, expected = full(pack, rows, days[-1])
    found = scores(stands, pack, known, CALENDAR, ENGINE)
    assert tables(found) == tables(expected)
    assert kept_in(stands) == kept_in(
        begin(pack, ledger(known_by(rows, days[-1])), days[-1], CALENDAR, ENGINE)
    )


def no_side(rows, of):
    """Rows of a county without what some records name in tables of their own."""
    return {
        name: [r for r in entries if name not in SIDES or not {r["record"], r.get("other")} & of]
        for name, entries in rows.items()
    }


@settings(max_examples=6, phases=AS_DRAWN)
@given(st.integers(0, 10**9))
def test_parts_of_one_day_may_come_in_any_order_and_unchanged_records_with_them(seed):
    chance = Random(seed)
    pack = pack_of(steady(asked(chance, 10), LAST), KINDS)
    rows = county(chance, 6, 40).rows
    whole = kept_in(begin(pack, ledger(known_by(rows, LAST)), LAST, CALENDAR, ENGINE))
    records = sorted({row["record"] for name in RECORDS for row in rows.get(name, ())})
    chance.shuffle(records)
    third = len(records) // 3
    parts = [{*records[:third]}, {*records[third : 2 * third]}, {*records[2 * third :]}]
    stands = begin(pack, ledger(known_by(rows, LAST, parts[0])), LAST, CALENDAR, ENGINE)
    done = parts[0]
    for part in parts[1:]:
        around = with_linked(rows, part)
        had, has = (around & done) | parts[0], (around & done) | parts[0] | part
        before, after = (ledger(known_by(rows, LAST, chosen)) for chosen in (had, has))
        stands = advance(stands, pack, before, after, CALENDAR, day=LAST, engine=ENGINE)
        done |= part
    assert kept_in(stands) == whole


@settings(max_examples=6, phases=AS_DRAWN)
@given(st.integers(0, 10**9))
def test_what_a_record_named_in_tables_of_their_own_is_taken_back_with_it(seed):
    chance = Random(seed)
    pack = pack_of(steady(asked(chance, 10), LAST), KINDS)
    rows = county(chance, 6, 40).rows
    records = sorted({row["record"] for name in RECORDS for row in rows.get(name, ())})
    changed = {*records[::3]}
    old = known_by(no_side(rows, changed), LAST)
    stands = begin(pack, ledger(old), LAST, CALENDAR, ENGINE)
    around = with_linked(rows, changed)
    before = ledger(known_by(no_side(rows, changed), LAST, around))
    after = ledger(known_by(rows, LAST, around))
    found = advance(stands, pack, before, after, CALENDAR, day=LAST, engine=ENGINE)
    whole = begin(pack, ledger(known_by(rows, LAST)), LAST, CALENDAR, ENGINE)
    assert kept_in(found) == kept_in(whole)


YEARLY = "{id: kept, measure: share, of: task, in: [open, done], by: due_on, carried_in: yes, window: {period: year}, part: {in: [done]}, when_none: none}"
COUNTED = "{id: all, measure: count, of: task, window: {period: month}, when_none: 0}"
PHASED = "{id: all, measure: count, of: task, window: {phase: p1}, when_none: 0}"


@pytest.mark.parametrize(
    ("asked_", "day", "calendar", "said"),
    [
        (YEARLY, dt.date(2011, 1, 1), CALENDAR, "A new period has begun"),
        (COUNTED, dt.date(2010, 6, 29), CALENDAR, "The standing is of another pack"),
        (PHASED, LAST, CALENDAR | {"p1": Days(dt.date(2009, 12, 1))}, "The calendar"),
        (PHASED, LAST, {}, "The calendar"),
    ],
)
def test_a_standing_says_when_it_must_begin_anew(asked_, day, calendar, said):
    pack = pack_of(asks(asked_), KINDS)
    empty = ledger({"units": county(Random(1), 1, 0).rows["units"]})
    stands = begin(pack, empty, LAST, CALENDAR, ENGINE)
    with pytest.raises(NotAnswerable, match=said):
        advance(stands, pack, None, empty, calendar, day=day, engine=ENGINE)


def test_a_count_begins_anew_with_its_period_by_itself():
    pack = pack_of(asks(COUNTED), KINDS)
    units = county(Random(1), 1, 0).rows["units"]
    record = {
        "record": "x", "seq": "1", "known_at": "2010-06-30", "unit": units[0]["code"],
        "state": "reached", "state_on": "2010-06-30", "occurred_on": "2010-06-30",
    }  # fmt: skip
    later = {**record, "record": "y", "known_at": "2010-07-02", "occurred_on": "2010-07-01"}
    stands = begin(pack, ledger({"units": units, "records/task": [record]}), LAST, CALENDAR, ENGINE)
    day = dt.date(2010, 7, 2)
    after = ledger({"units": units, "records/task": [later]})
    found = advance(stands, pack, None, after, CALENDAR, day=day, engine=ENGINE)
    assert stands.tables["units"].to_pylist() == [{"who": units[0]["code"], "n0": 1}]
    assert found.tables["units"].to_pylist() == [{"who": units[0]["code"], "n0": 1}]


def test_what_time_changes_in_a_record_is_not_kept_and_said_so():
    linked = "{id: served, measure: count, of: deed, linked: {kind: task, by: task, in: [done]}, window: standing, when_none: 0}"
    owner = "{id: owned, measure: count, of: deed, for: task, window: standing, when_none: 0}"
    late = "{id: late, measure: count, of: task, in: [open], timing: [overdue], window: standing, when_none: 0}"
    mixed = (
        "{id: mixed, measure: count, of: task, for: [unit, hands], window: standing, when_none: 0}"
    )
    pack = pack_of(asks(linked, owner, late, mixed, COUNTED), KINDS)
    assert [i.id for i in not_kept(pack)] == ["late", "mixed"]
    assert [i.id for i in kept_part(pack).indicators] == ["served", "owned", "all"]


@pytest.mark.parametrize(
    ("shipped", "many"), [("chuangxianzhengyou", 59), ("bairizhengzhi", 12), ("weimin", 8), ("xuexishijian", 2), ("xuexixing", 6)]
)  # fmt: skip
def test_all_indicators_of_the_shipped_packs_are_kept(shipped, many):
    pack = open_pack(find(shipped))
    assert [i.id for i in not_kept(pack)] == []
    assert len(pack.indicators) == many
