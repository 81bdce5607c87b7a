"""How long a county with a million records takes, beside what people would use instead.

Run with `make bench-million` (Polars and PostgreSQL join in after `make bench-rivals`). All is invented
(`invented.py`): 1,000,000 records of seven kinds, 2,600 units, 30,888 members; the thirty indicators
are those of shape/, the day is 2011-09-30.

- `ours`: from the county's tables in memory (Arrow, as `ledger.read` gives them) to the three tables
  of results: cut, tree, values, points, roll-up with spread, scorecards.
- `files`: from Parquet files to Parquet files by a standing: values, points, scorecards.
- `sql`, `polars`, `postgres`, `loop`: the values of all units alone, by SQL written by hand (million.sql)
  in DuckDB over the same tables, in Polars, in PostgreSQL (tables loaded and analysed before), and in a
  loop in Python over rows made before. They do less than ours: no versions, points, spread, cards.

All values must be equal, or this ends with an error.
"""

import argparse
import sys
import tempfile
from importlib import import_module
from pathlib import Path

import invented
import measuring

HERE = Path(__file__).parent
RIVALS = HERE.parent / "build" / "rivals"
LIBRARIES = ("duckdb", "pyarrow.compute", "pyarrow.parquet", "sqlglot.dialects.duckdb")
KINDS = tuple(invented.SHARES)
WAYS = ("ours", "files", "sql", "polars", "postgres", "loop")


def pack():
    """The pack of thirty indicators."""
    from duixian.rulebook.packs import read_pack

    return read_pack(HERE / "shape").pack


def ours(folder, _into):
    """Scores as `duixian score` makes them between reading and writing."""
    from duixian.rulebook.engines.duckdb import DuckDB
    from duixian.rulebook.ledger import cut, read
    from duixian.rulebook.scorecards.score import calendar_of, score, starts

    asked = pack()
    ledger = read(folder, list(asked.kinds.values()))

    def task():
        calendar = calendar_of(asked, ledger)
        begun = starts(asked, invented.DAY, calendar)
        kinds = list(asked.kinds.values())
        known = cut(ledger, kinds, as_of=invented.DAY, known_at=None, starts=begun)
        return score(asked, known, calendar, DuckDB()).indicators

    return task, lambda found: found.select(["ordinal", "unit", "n", "d"])


def files(folder, into):
    """A standing begun and read, from files to files."""
    from pyarrow import parquet

    from duixian.rulebook.engines.duckdb import DuckDB
    from duixian.rulebook.standings import files as standings

    asked, (kept, found) = pack(), (into / "kept", into / "found")
    kept.mkdir()
    found.mkdir()

    def task():
        days = asked.days()
        stands = standings.begin(asked, folder, days, day=invented.DAY, engine=DuckDB(), into=kept)
        return standings.scores(stands, asked, folder, days, engine=DuckDB(), into=found)

    return task, lambda at: parquet.read_table(
        at["indicators"], columns=["ordinal", "unit", "n", "d"]
    )


def sql(folder, _into):
    """million.sql over the tables in memory."""
    import duckdb
    from pyarrow import parquet

    tables = {n: parquet.read_table(folder / f"{n}.parquet") for n in ("units", "persons")}
    tables |= {n: parquet.read_table(folder / "records" / f"{n}.parquet") for n in KINDS}
    text = (HERE / "million.sql").read_text("utf-8")

    def task():
        with duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")
            connection.execute("SET preserve_insertion_order = false")
            for name, table in tables.items():
                connection.register(name, table)
            connection.execute(text)
            return connection.sql("FROM found").to_arrow_table()

    return task, lambda found: found


def polars(folder, _into):
    """rivals.py with Polars over the tables in memory."""
    from rivals import tables_of_polars, values_by_polars

    tables = tables_of_polars(folder, KINDS)
    return lambda: values_by_polars(tables), lambda found: found.to_arrow()


def postgres(folder, _into):
    """million.sql in PostgreSQL, its tables loaded and analysed before."""
    from rivals import loaded, values_by_postgres

    connection = loaded(folder, KINDS)
    text = (HERE / "million.sql").read_text("utf-8")
    return lambda: values_by_postgres(connection, text), lambda found: found


def loop(folder, _into):
    """rivals.py with plain Python over rows made before."""
    import pyarrow as pa
    from rivals import rows_of, values_by_loop

    rows = rows_of(folder, KINDS)

    def table(found):
        entries = [
            {"ordinal": o, "unit": unit, "n": n, "d": d} for (o, unit), (n, d) in found.items()
        ]
        return pa.Table.from_pylist(entries)

    return lambda: values_by_loop(rows), table


def measure(way, folder, into):
    """Do one task in this process, tell what it took, and leave its values."""
    for name in LIBRARIES:
        import_module(name)
    from pyarrow import parquet

    task, values = globals()[way](folder, into)
    found, taken = measuring.timed(task)
    parquet.write_table(values(found), into / "values.parquet")
    measuring.tell(taken)


def same(one, other):
    """End with an error where the values in two folders differ in any row."""
    import duckdb

    order = "SELECT CAST(ordinal AS BIGINT), CAST(unit AS VARCHAR), CAST(n AS BIGINT), CAST(d AS BIGINT)"
    a, b = (f"{order} FROM '{at}/values.parquet'" for at in (one, other))
    more = duckdb.sql(
        f"(({a}) EXCEPT ALL ({b})) UNION ALL (({b}) EXCEPT ALL ({a})) LIMIT 5"
    ).fetchall()
    many = duckdb.sql(f"SELECT COUNT(*) FROM ({a})").fetchall()
    if more or many != duckdb.sql(f"SELECT COUNT(*) FROM ({b})").fetchall():
        sys.exit(f"{one.name} and {other.name} differ: {more}")


def main():
    """Write the county, run all ways by turns, keep the figures."""
    if sys.argv[1:2] == ["--one"]:
        measure(sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=1_000_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--name", default="million")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-million-") as at:
        room = Path(at)
        folder = invented.write(room / "county", invented.Shape(records=given.records))
        runs = {way: [] for way in given.ways.split(",")}
        for nth in range(given.runs):
            for way, done in runs.items():
                if way == "loop" and nth:
                    continue
                into = room / f"{way}{nth}"
                into.mkdir()
                done.append(measuring.alone(__file__, "--one", way, folder, into, path=str(RIVALS)))
                print(way, done[-1], file=sys.stderr)
                same(room / "ours0", into)
        middle = {way: measuring.middle(done) for way, done in runs.items()}
        figures = {
            "records": sum(given.records * share // 100 for share in invented.SHARES.values()),
            "units": sum(invented.COUNTY),
            "indicators": 30,
            "machine": measuring.machine(),
            **middle,
            **(
                {"ratio_to_sql": measuring.ratio(middle["ours"], middle["sql"])}
                if "sql" in middle
                else {}
            ),
            "equal_results": True,
        }
    measuring.keep(given.name, figures)


if __name__ == "__main__":
    main()
