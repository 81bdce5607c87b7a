"""How often records are read, and how much is kept: by the queries and the rows, not by a clock."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from pathlib import Path
from random import Random

import sqlglot
from sqlglot import exp

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.measures.keeping import keep
from duixian.rulebook.packs import read_pack
from duixian.rulebook.standings import begin, lines_of, tracks_of
from duixian.rulebook.standings.merging import merge
from rulebook.counties import asks, pack_of
from rulebook.measures.chance import CALENDAR, KINDS, LAST, county
from rulebook.standings.test_laws import ledger

SHAPE = Path(__file__).parents[3] / "benchmarks" / "shape"
DAY = dt.date(2011, 9, 30)


def kinds_read(pack, day, calendar):
    """How often each step reads the table of a kind."""
    lines = lines_of(pack, day, calendar)
    found = {}
    for name, query in keep(lines, pack.kinds, tracks_of(pack)):
        tables = Counter(
            t.name for t in sqlglot.parse_one(query, dialect="duckdb").find_all(exp.Table)
        )
        found[name] = {kind: tables[kind] for kind in pack.kinds if tables[kind]}
    return found


def test_thirty_indicators_add_up_each_kind_in_one_pass_for_each_field_that_is_counted_for():
    pack = read_pack(SHAPE).pack
    found = kinds_read(pack, DAY, pack.days())
    added_up = [reads for name, reads in found.items() if name.startswith(("units_", "persons_"))]
    assert added_up == [
        {"pledge": 1}, {"task": 1}, {"problem": 1}, {"study": 1}, {"deed": 1}, {"survey": 1},
        {"visit": 1}, {"study": 1}, {"pledge": 1}, {"visit": 1},
    ]  # fmt: skip


def test_what_lies_ahead_is_read_once_for_each_date_that_decides():
    pack = read_pack(SHAPE).pack
    found = kinds_read(pack, DAY, pack.days())
    ahead = {name: reads for name, reads in found.items() if name.startswith("ahead_")}
    assert all([*reads.values()] == [1] for reads in ahead.values())
    assert sorted(ahead) == [
        "ahead_deed_occurred_on", "ahead_pledge_due_on", "ahead_pledge_occurred_on",
        "ahead_problem_due_on", "ahead_problem_occurred_on", "ahead_study_occurred_on",
        "ahead_survey_occurred_on", "ahead_task_due_on",
        "ahead_visit_occurred_on",
    ]  # fmt: skip


def test_putting_a_day_to_a_standing_reads_no_records():
    pack = read_pack(SHAPE).pack
    lines = lines_of(pack, DAY, pack.days())
    for _, query in merge(lines, (), ("plus",)):
        read = {t.name for t in sqlglot.parse_one(query, dialect="duckdb").find_all(exp.Table)}
        assert read & {*pack.kinds} == set()


COUNTED = (
    "{id: all, measure: count, of: task, in: [open, done, failed], window: standing, when_none: 0}"
)
TOLD = "{id: areas, measure: distinct, field: area, of: task, in: [open, done, failed], window: standing, when_none: 0}"


def test_what_is_kept_does_not_grow_with_the_number_of_records():
    pack = pack_of(asks(COUNTED, TOLD), KINDS)
    units = county(Random(1), 1, 0).rows["units"]

    def kept(many):
        rows = [
            {
                "record": f"x{n}", "seq": "1", "known_at": "2010-06-01", "unit": units[0]["code"],
                "state": "reached", "state_on": "2010-06-01", "occurred_on": "2010-06-01",
                "area": "xyz"[n % 3],
            }
            for n in range(many)
        ]  # fmt: skip
        found = ledger({"units": units, "records/task": rows})
        stands = begin(pack, found, LAST, CALENDAR, DuckDB(threads=1, memory="500MB"))
        return {name: table.num_rows for name, table in stands.tables.items()}

    assert kept(3) == kept(300) == {"units": 1, "persons": 0, "days": 0, "values": 3}
