"""The engine: shut off from files and network, and gone without a trace."""

from __future__ import annotations

import tempfile
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import NoRoom, NotAnswerable

ROWS = pa.table({"n": [3, 1, 2]})


def test_each_step_can_read_those_before_it():
    steps = [("twice", "SELECT 2 * n AS n FROM own"), ("total", "SELECT SUM(n) AS n FROM twice")]
    found = DuckDB().run({"own": ROWS}, steps, ["total"])
    assert found["total"].to_pylist() == [{"n": 12}]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM '{file}'",
        "SELECT * FROM read_text('https://example.org/x.csv')",
        "SELECT * FROM glob('{folder}/*')",
    ],
)
def test_a_query_reads_no_file_and_nothing_from_the_network(query, tmp_path):
    file = tmp_path / "secret.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")
    text = query.format(file=file, folder=tmp_path)
    with pytest.raises(duckdb.PermissionException):
        DuckDB().run({}, [("stolen", text)], ["stolen"])


@pytest.mark.parametrize(
    "text",
    [
        "SELECT 1 AS n; SET enable_external_access = true",
        "SELECT 1 AS n; COPY (SELECT 1) TO '{file}'",
        "SELECT 1 AS n; ATTACH '{file}' AS other",
    ],
)
def test_a_query_cannot_open_the_door_again(text, tmp_path):
    file = tmp_path / "out.csv"
    with pytest.raises(duckdb.Error):
        DuckDB().run({}, [("step", text.format(file=file))], ["step"])
    assert list(tmp_path.iterdir()) == []


def test_a_run_leaves_no_files_whether_it_ends_well_or_badly(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    engine = DuckDB(threads=1, memory="200MB")
    big = "SELECT i, md5(CAST(i AS VARCHAR)) AS t FROM range(200000) AS r(i) ORDER BY t"
    found = engine.run({}, [("big", big)], ["big"])
    assert found["big"].num_rows == 200_000
    with pytest.raises(duckdb.Error):
        engine.run({}, [("wrong", "SELECT nothing FROM nowhere")], ["wrong"])
    assert list(Path(tmp_path).iterdir()) == []


def test_whole_numbers_stay_whole():
    found = DuckDB().run({"own": ROWS}, [("s", "SELECT CAST(SUM(n) AS BIGINT) AS n FROM own")], "s")
    assert found["s"].schema.field("n").type == pa.int64()


def test_rows_come_back_in_the_order_asked_for_however_many_work_at_them():
    text = "SELECT i FROM range(400000) AS r(i) ORDER BY hash(i), i"
    one, many = (DuckDB(threads=n).run({}, [("rows", text)], ["rows"])["rows"] for n in (1, 4))
    assert one.equals(many)


def test_a_run_stops_rather_than_take_more_room_than_it_was_given():
    engine = DuckDB(threads=1, memory="60MB", disk="5MB")
    big = "SELECT i, repeat('x', 40) || i AS t FROM range(3000000) AS r(i) ORDER BY t DESC"
    with pytest.raises(NoRoom) as stopped:
        engine.run({}, [("big", big)], [])
    assert stopped.value.text.en.startswith("Memory and temporary space ran out")


def test_a_sum_that_no_column_holds_is_told_in_a_sentence():
    large = pa.table({"v": pa.array([2**62] * 4, pa.int64())})
    steps = [("found", "SELECT CAST(SUM(v) AS BIGINT) AS n FROM large")]
    with pytest.raises(NotAnswerable, match="A sum is too large"):
        DuckDB().run({"large": large}, steps, ["found"])
