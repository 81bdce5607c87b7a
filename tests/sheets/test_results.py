"""Tables of results: types, order, decimals, harmless CSV, the same bytes."""

import csv
import json
from decimal import Decimal
from fractions import Fraction
from math import floor

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from duixian.sheets import results
from sheets.cases import pack, small, typed


@pytest.fixture
def written(tmp_path):
    results.write(small().scores, small().run, tmp_path, csv=True)
    return tmp_path


def read_csv(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_table_is_there_and_nothing_else(written):
    assert sorted(p.name for p in written.iterdir()) == [
        "indicators.csv", "indicators.parquet", "rollup.csv", "rollup.parquet",
        "run.json", "scorecards.csv", "scorecards.parquet",
    ]  # fmt: skip


@pytest.mark.parametrize("name", results.TABLES)
def test_no_column_holds_floats(written, name):
    schema = pq.read_schema(written / f"{name}.parquet")
    assert [f.name for f in schema if pa.types.is_floating(f.type)] == []


def test_points_are_decimals_of_two_places(written):
    schema = pq.read_schema(written / "indicators.parquet")
    assert {n: schema.field(n).type for n in ("points", "attainable")} == {
        "points": pa.decimal128(12, 2), "attainable": pa.decimal128(12, 2),
    }  # fmt: skip
    rows = pq.read_table(written / "indicators.parquet").to_pylist()
    found = {r["unit"]: r["points"] for r in rows if r["indicator"] == "pledges_kept"}
    own = small().numbers
    assert found == {
        u: None if (p := own[u]["pledges_kept"].points) is None else Decimal(p) / 100
        for u in ("a", "b", "e")
    }
    assert None not in (found["a"], found["b"])


def test_rows_stand_in_the_order_of_their_keys(written):
    rows = pq.read_table(written / "indicators.parquet").to_pylist()
    keys = [(r["ordinal"], r["unit"], r["person"] or "") for r in rows]
    assert keys == sorted(keys)
    assert len(keys) == len(set(keys))


def test_the_same_results_give_the_same_bytes_whatever_the_order_of_their_rows(written, tmp_path):
    again = tmp_path / "again"
    again.mkdir()
    turned = [
        table.take(list(range(table.num_rows))[::-1])
        for table in (small().scores.indicators, small().scores.rollup, small().scores.scorecards)
    ]
    results.write(type(small().scores)(*turned), small().run, again, csv=True)
    for file in again.iterdir():
        assert file.read_bytes() == (written / file.name).read_bytes(), file.name


def test_csv_opens_in_excel_with_chinese_and_says_what_parquet_says(written):
    assert (written / "rollup.csv").read_bytes()[:3] == b"\xef\xbb\xbf"
    rows = read_csv(written / "indicators.csv")
    table = pq.read_table(written / "indicators.parquet")
    for column in table.column_names:
        said = ["" if v is None else str(v) for v in table.column(column).to_pylist()]
        assert [row[column] for row in rows] == said, column


def test_a_unit_code_that_looks_like_a_formula_is_harmless_in_csv(tmp_path):
    hostile = typed([("T", "", "县"), ("=cmd", "T", "甲"), ("@b", "T", "乙")])
    results.write(hostile.scores, {}, tmp_path, csv=True)
    assert {r["unit"] for r in read_csv(tmp_path / "scorecards.csv")} == {"'=cmd", "'@b"}
    assert {r["nothing"] for r in read_csv(tmp_path / "rollup.csv")} == {"'=cmd;@b", ""}


def test_without_csv_there_are_only_parquet_tables(tmp_path):
    results.write(small().scores, {}, tmp_path, csv=False)
    assert sorted(p.suffix for p in tmp_path.iterdir()) == [
        ".json",
        ".parquet",
        ".parquet",
        ".parquet",
    ]


def test_the_note_says_what_a_result_comes_from_and_nothing_of_the_machine(written):
    note = json.loads((written / "run.json").read_text(encoding="utf-8"))
    assert sorted(note) == ["as_of", "inputs", "known_at", "pack", "rows", "versions"]
    assert note["pack"] == {
        "id": "chuangxianzhengyou",
        "fingerprint": pack().fingerprint,
        "sample": False,
    }
    assert (note["as_of"], note["known_at"]) == ("2010-12-31", None)
    assert sorted(note["versions"]) == ["duckdb", "duixian", "pyarrow", "python"]
    assert {len(h) for h in note["inputs"].values()} == {64}
    assert note["rows"]["indicators"] == small().scores.indicators.num_rows


WHOLE = st.one_of(st.integers(-(10**6), 10**6), st.integers(-(2**63) + 1, 2**63 - 1))


@given(WHOLE, st.one_of(st.integers(1, 10**5), st.integers(1, 2**63 - 1)))
@example(4999999999999999995, 10000)
@example(999999999999999, 1)
@example(-(2**63) + 1, 1)
def test_the_value_is_the_quotient_however_large(n, d):
    table = pa.table({"n": pa.array([n, None], pa.int64()), "d": pa.array([d, None], pa.int64())})
    exact = floor(abs(Fraction(n, d)) * 10_000 + Fraction(1, 2)) * (1 if n >= 0 else -1)
    assert results.quotient(table).to_pylist() == [Decimal(exact).scaleb(-4), None]
