"""Between two days every number that differs is led back to a record, a dated rule or the roster."""

from __future__ import annotations

import datetime as dt
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.comparing.comparison import Asked, Source, compare
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.kinds.rosters import ROSTERS
from rulebook.counties import pack_of
from rulebook.measures.chance import CALENDAR, KINDS, asked, county, some_day

ENGINE = DuckDB(threads=1, memory="500MB")
BY_RECORDS = ("count", "sum", "distinct", "share", "satisfaction", "judged", "latest")


def unled(seed):
    """The numbers whose value differs by records, with no record named for them."""
    chance = Random(seed)
    pack = pack_of(asked(chance, 8), KINDS)
    made = county(chance, chance.randint(2, 6), 25)
    source = Source(pack, made.ledger(), CALENDAR, ENGINE)
    earlier = some_day(chance)
    later = earlier + dt.timedelta(chance.choice((1, 30, 200)))
    found = compare(source, Asked(earlier, None), Asked(later, None))
    named = {(r["ordinal"], r["who"]) for r in found.touching.to_pylist()}
    missing = []
    for row in found.numbers.to_pylist():
        measure = pack.indicators[row["ordinal"]].measure
        sides = [(row[f"status_{s}"], row[f"n_{s}"], row[f"d_{s}"]) for s in ("before", "after")]
        began = None in (sides[0][0], sides[1][0]) or "none" in (sides[0][0], sides[1][0])
        if measure.word not in BY_RECORDS or {*measure.selection.of} & {*ROSTERS} or began:
            continue
        if sides[0] != sides[1] and (row["ordinal"], row["who"]) not in named:
            missing.append((row["indicator"], row["who"], sides, str(measure)))
    return missing


@settings(max_examples=8)
@given(st.integers(0, 10**9))
def test_a_number_that_differs_by_records_has_a_record_named(seed):
    assert unled(seed) == []
