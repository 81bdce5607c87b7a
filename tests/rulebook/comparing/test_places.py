"""A rank as known on 5 July and now: through a unit's own late entries, and through those of others."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from duixian.rulebook.comparing.comparison import Asked, Source, compare
from duixian.rulebook.comparing.places import Placed
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.scorecards.standard import Example
from rulebook.counties import said
from rulebook.rounds.cases import case

ENGINE = DuckDB(threads=1, memory="500MB")
ROUND = """
says: a half year
rounds:
  - {id: halfyear, name: {zh: 半年, en: Half year}, clause: {zh: 条}, beforehand: {working_days: 10}, categories: [unit]}
indicators:
  - {id: kept, measure: count, of: pledge, in: [done], window: {period: year}, when_none: 0, points: {target: {target: 4, full: 20, none_gives: 0}}}
ranking:
  - {id: done, name: {zh: 名次, en: Rank}, clause: {zh: 条}, by: {line: done}, only_in: [halfyear]}
grades:
  - id: stars
    name: {zh: 星, en: Stars}
    clause: {zh: 条}
    of: rating
    only_in: [halfyear]
    by: {line: done}
    bands: [{from: 70, grade: '5'}, {from: 0, grade: '4'}]
examples: []
"""
KEPT = "  - {kind: pledge, record: %s, unit: %s, state: kept, state_on: 2010-06-01, known_at: %s}\n"


def source(*kept):
    pack = case(ROUND)[1]
    units = "[{code: a, category: unit}, {code: b, category: unit}, {code: c, category: unit}, {code: d, category: unit}]"
    records = "".join(KEPT % (f"{unit}{n}", unit, at) for n, (unit, at) in enumerate(kept))
    example = said(Example, f"name: x\nas_of: 2010-06-30\nunits: {units}\nrecords:\n{records}")
    made = case_of(example, pack)
    ledger = replace(made.ledger, single_version=False)  # each entry stands for a history
    return Source(pack, ledger, made.calendar, ENGINE)


EARLY, LATE = "2010-06-02", "2010-07-20"


def test_a_rank_differs_through_own_entries_and_through_those_of_others():
    again = ("a", EARLY)
    found = compare(
        source(again, again, again, ("b", EARLY), ("b", EARLY), ("b", LATE), ("b", LATE), ("c", EARLY)),
        Asked(dt.date(2010, 6, 30), dt.date(2010, 7, 5)),
        Asked(dt.date(2010, 6, 30), None),
    )  # fmt: skip
    assert list(found.places) == [
        Placed("rank", "done", "a", "1", "2", (), ("b",), ()),
        Placed("rank", "done", "b", "2", "1", ("kept",), (), ("a",)),
        Placed("grade", "stars", "b", "4", "5", ("kept",)),
    ]
    entries = {(r["who"], r["record"]) for r in found.touching.to_pylist() if r["who"] == "b"}
    assert entries == {("b", "b5"), ("b", "b6")}


def test_where_nothing_came_between_no_rank_differs():
    again = ("a", EARLY)
    found = compare(
        source(again, ("b", EARLY)),
        Asked(dt.date(2010, 6, 30), dt.date(2010, 7, 5)),
        Asked(dt.date(2010, 6, 30), None),
    )
    assert (list(found.places), len(found.numbers)) == ([], 0)
