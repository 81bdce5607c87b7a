"""The standing in files, and its results in one row for each unit: the numbers of the ledger's."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import duckdb
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import Unusable
from duixian.rulebook.ledger import cut
from duixian.rulebook.scorecards.score import score, starts
from duixian.rulebook.standings import Standing, files
from rulebook.counties import pack_of
from rulebook.measures.chance import CALENDAR, KINDS, asked, county
from rulebook.standings.test_laws import (
    AS_DRAWN,
    ENGINE,
    RECORDS,
    days_of,
    known_by,
    ledger,
    steady,
)

NUMBERS = ("ordinal", "unit", "status", "n", "d", "points", "attainable")
CARD = ("unit", "ordinal", "indicators", "answered", "points", "attainable", "owed", "owed_since")


def single(rows):
    """A county whose records have their last version only."""
    found = dict(rows)
    for name in RECORDS:
        last = {
            row["record"]: row for row in sorted(rows.get(name, ()), key=lambda r: int(r["seq"]))
        }
        found[name] = list(last.values())
    return found


def put(whole, folder, records=None):
    """The tables of a ledger as files of the contract; of some records only."""
    (folder / "records").mkdir(parents=True)
    for name, table in whole.tables.items():
        chosen = table
        if name.startswith("records/"):
            if records is not None:
                there = [record in records for record in table.column("record").to_pylist()]
                chosen = table.filter(pa.array(there, pa.bool_()))
            money = pa.array(
                [
                    None if v is None else Decimal(v) / 100
                    for v in chosen.column("money").to_pylist()
                ],
                pa.decimal128(18, 2),
            )
            chosen = chosen.set_column(chosen.column_names.index("money"), "money", money)
        parquet.write_table(chosen, folder / f"{name}.parquet")
    return folder


def rows_in(found, columns):
    table = parquet.read_table(found, columns=list(columns))
    return sorted((tuple(row[c] for c in columns) for row in table.to_pylist()), key=str)


def expected(pack, whole, day):
    """The same numbers the usual way."""
    known = cut(
        whole, tuple(KINDS.values()), as_of=day, known_at=None, starts=starts(pack, day, CALENDAR)
    )
    found = score(pack, known, CALENDAR, ENGINE)
    return [
        sorted((tuple(row[c] for c in columns) for row in table.to_pylist()), key=str)
        for table, columns in ((found.indicators, NUMBERS), (found.scorecards, CARD))
    ]


@settings(
    max_examples=6, phases=AS_DRAWN, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10**9), st.integers(2, 9), st.integers(10, 60))
def test_files_give_the_numbers_of_the_ledger_in_one_go_and_day_by_day(
    tmp_path_factory, seed, units, many
):
    chance, room = Random(seed), tmp_path_factory.mktemp("files")
    first, second = days_of(chance, 2)
    pack = files.wide_part(pack_of(steady(asked(chance, 16), first), KINDS))
    rows = single(county(chance, units, many).rows)
    whole = ledger(known_by(rows, second))
    old = {r["record"] for name in RECORDS for r in known_by(rows, first).get(name, ())}
    new = {r["record"] for name in RECORDS for r in known_by(rows, second).get(name, ())} - old
    all_, begun, day = (
        put(whole, room / "all"), put(whole, room / "old", old), put(whole, room / "new", new),
    )  # fmt: skip
    places = {name: room / f"to_{name}" for name in ("a", "b", "c", "d", "e")}
    for place in places.values():
        place.mkdir()
    at_once = files.begin(pack, all_, CALENDAR, day=second, engine=ENGINE, into=places["a"])
    was = files.begin(pack, begun, CALENDAR, day=first, engine=ENGINE, into=places["b"])
    stands = files.advance(was, pack, day, CALENDAR, day=second, engine=ENGINE, into=places["c"])
    for each, into in ((at_once, places["d"]), (stands, places["e"])):
        found = files.scores(each, pack, all_, CALENDAR, engine=ENGINE, into=into)
        results = [rows_in(found["indicators"], NUMBERS), rows_in(found["scorecards"], CARD)]
        assert results == expected(pack, whole, second)


def test_results_in_files_are_whole_numbers(tmp_path):
    chance = Random(5)
    first, _ = days_of(chance, 2)
    pack = files.wide_part(pack_of(steady(asked(chance, 24), first), KINDS))
    whole = ledger(known_by(single(county(chance, 6, 30).rows), first))
    for place in ("kept", "found"):
        (tmp_path / place).mkdir()
    folder = put(whole, tmp_path / "county")
    stands = files.begin(pack, folder, CALENDAR, day=first, engine=ENGINE, into=tmp_path / "kept")
    found = files.scores(stands, pack, folder, CALENDAR, engine=ENGINE, into=tmp_path / "found")
    types = {str(field.type) for file in found.values() for field in parquet.read_schema(file)}
    assert types <= {"string", "int32", "int64", "date32[day]"}


def test_files_that_were_not_handed_over_stay_closed_while_others_are_read(tmp_path):
    own, secret = tmp_path / "own.parquet", tmp_path / "secret.parquet"
    for file in (own, secret):
        parquet.write_table(pa.table({"n": [1]}), file)
    (tmp_path / "out").mkdir()
    engine = DuckDB(threads=1, memory="200MB")
    read = {"rows": own}
    stored = engine.store(
        read, (), [("sum", "SELECT SUM(n)::BIGINT AS n FROM rows")], ["sum"], tmp_path / "out"
    )
    assert parquet.read_table(stored["sum"]).to_pylist() == [{"n": 1}]
    with pytest.raises(duckdb.PermissionException):
        engine.store(read, (), [("stolen", f"FROM '{secret}'")], [], tmp_path / "out")


def test_what_is_not_read_in_files_is_refused_by_name_and_not_left_out(tmp_path):
    """Each of the three ways in says so before anything is read or written."""
    pack = pack_of(steady(asked(Random(5), 24), days_of(Random(5), 1)[0]), KINDS)
    left = {i.id for i in pack.indicators} - {i.id for i in files.wide_part(pack).indicators}
    assert left
    day = days_of(Random(5), 1)[0]
    stands = Standing(pack.fingerprint, day, {}, {})
    into = {"engine": ENGINE, "into": tmp_path}
    ways = (
        lambda: files.begin(pack, tmp_path, CALENDAR, day=day, **into),
        lambda: files.advance(stands, pack, tmp_path, CALENDAR, day=day, **into),
        lambda: files.scores(stands, pack, tmp_path, CALENDAR, **into),
    )
    for way in ways:
        with pytest.raises(Unusable) as caught:
            way()
        (finding,) = caught.value.findings
        assert finding.id == "E275"
        assert set(dict(finding.values)["names"].split(", ")) == left
    assert list(tmp_path.iterdir()) == []
