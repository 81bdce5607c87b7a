"""How long a nation takes: six levels, millions of branches, beside SQL written by hand for it.

Run with `make bench-nation` and `make bench-day` (sizes: `BRANCHES`, `RECORDS`, `RUNS`; the full size is
5,250,000 branches and 50,000,000 records and needs 12 GB of memory and 30 GB of disk).

The task is from Parquet files to Parquet files: records of seven kinds, units and members go in; for
each unit on all six levels the values and points of ten indicators and its scorecards come out. All
is invented (`invented.py`), each record has one version, the day is 2011-09-30.

- `ours`: begins a standing of all records, keeps it, and reads the results from it.
- `sql`: nation.sql, written by hand in DuckDB for these ten indicators, this tree and this day.
- `quarter`: ours with a quarter of the records, to see whether memory grows with them.
- `day`: one day of 550,000 new records (in proportion where branches are fewer) is put to the standing that
  was kept; `read` then reads all results from it. The old records are not opened.

The results of ours and of the SQL must be the same rows, or this ends with an error; so must those
of the standing with its day and of a standing begun with the records of both.
"""

import argparse
import datetime as dt
import shutil
import sys
import tempfile
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import invented
import measuring

NEXT = invented.DAY + dt.timedelta(1)
STAY = {invented.DAY: "2011-06-30", NEXT: "2011-07-01"}
DAY_SHARE = 550_000 / 5_250_000
LIBRARIES = ("duckdb", "pyarrow.compute", "pyarrow.parquet", "sqlglot.dialects.duckdb")
TABLES = ("indicators", "scorecards")
MEMORY, DISK = "12GB", "40GB"
INDICATORS = 10


def pack():
    """The first ten indicators of shape/."""
    from duixian.rulebook.packs import read_pack

    found = read_pack(Path(__file__).parent / "shape").pack
    return replace(found, indicators=found.indicators[:INDICATORS])


def engine():
    """DuckDB with bounds."""
    from duixian.rulebook.engines.duckdb import DuckDB

    return DuckDB(memory=MEMORY, disk=DISK)


def begun(asked, folder, day, into):
    """A standing of a folder's records, and its results."""
    from duixian.rulebook.standings import files

    (into / "kept").mkdir(parents=True)
    (into / "found").mkdir()
    stands = files.begin(asked, folder, asked.days(), day=day, engine=engine(), into=into / "kept")
    read(asked, stands, folder, into / "found")


def read(asked, stands, folder, into):
    """The results of a standing."""
    from duixian.rulebook.standings import files

    files.scores(stands, asked, folder, asked.days(), engine=engine(), into=into)


def stood(asked, kept):
    """The standing that was kept in a folder."""
    from duixian.rulebook.standings import KEPT, kept_part, lines_of, standing

    lines = lines_of(kept_part(asked), invented.DAY, asked.days())
    return standing(asked, lines, invented.DAY, {n: kept / f"{n}.parquet" for n in KEPT})


def by_hand(folder, day, into):
    """What nation.sql makes of a folder."""
    import duckdb

    into.mkdir(parents=True)
    text = Path(__file__).with_name("nation.sql").read_text("utf-8")
    given = {"at": folder, "out": into, "day": day, "stay": STAY[day]}
    for name, value in given.items():
        text = text.replace(f"{{{name}}}", str(value))
    with tempfile.TemporaryDirectory() as spill, duckdb.connect() as connection:
        for setting in (
            "enable_progress_bar = false", "preserve_insertion_order = false",
            f"memory_limit = '{MEMORY}'", f"max_temp_directory_size = '{DISK}'",
            f"temp_directory = '{spill}'",
        ):  # fmt: skip
            connection.execute(f"SET {setting}")
        connection.execute(text)


def measure(way, folder, into, kept):
    """Do one task in this process, and tell what it took."""
    for name in LIBRARIES:
        import_module(name)

    from duixian.rulebook.standings import files

    asked = pack()
    if way == "sql":
        _, taken = measuring.timed(lambda: by_hand(folder, invented.DAY, into))
    elif way == "ours":
        _, taken = measuring.timed(lambda: begun(asked, folder, invented.DAY, into))
    elif way == "day":
        into.mkdir()
        was = stood(asked, kept)
        _, taken = measuring.timed(
            lambda: files.advance(
                was, asked, folder, asked.days(), day=NEXT, engine=engine(), into=into
            )
        )
    else:
        into.mkdir()
        stands = replace(stood(asked, kept), day=NEXT)
        _, taken = measuring.timed(lambda: read(asked, stands, folder, into))
    measuring.tell(taken)


def same(one, other):
    """End with an error where the tables in two folders differ in any row."""
    import duckdb

    with duckdb.connect() as connection:
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        for name in TABLES:
            a, b = (f"'{at}/{name}.parquet'" for at in (one, other))
            order = "unit, ordinal" if name == "indicators" else "unit, card"
            text = "SELECT COUNT(*), SUM(hash(x)::HUGEINT) FROM (SELECT COLUMNS(*)::VARCHAR FROM {}) AS x"
            sums = [connection.sql(text.format(at)).fetchall() for at in (a, b)]
            if sums[0] != sums[1]:
                more = connection.sql(f"(FROM {a} EXCEPT ALL FROM {b}) ORDER BY {order} LIMIT 3")
                sys.exit(f"{name} differs: {sums}, {more.fetchall()}")
    return True


def run(way, folder, room, nth, kept=Path()):
    """One run in a process of its own."""
    into = room / f"{way}{nth}"
    shutil.rmtree(into, ignore_errors=True)
    return measuring.alone(__file__, "--one", way, folder, into, kept)


def data(given, room):
    """The folder of the nation: what was written before, or written now."""
    shape = invented.Shape(
        (1, 31, 342, 2978, 41352, given.branches)
        if given.branches > 41352
        else (1, 5, 20, 100, 1000, given.branches),
        given.records,
        given.members,
        files=12,
    )
    folder = given.folder or room / "nation"
    if not folder.exists():
        invented.write(folder, shape)
    return folder, shape


def quarter_of(folder, room):
    """The same nation with three of the twelve files of each kind."""
    at = room / "quarter"
    shutil.rmtree(at, ignore_errors=True)
    for kind in invented.SHARES:
        (at / "records" / kind).mkdir(parents=True)
        for file in sorted((folder / "records" / kind).iterdir())[:3]:
            (at / "records" / kind / file.name).hardlink_to(file)
    for name in ("units", "persons"):
        (at / f"{name}.parquet").hardlink_to(folder / f"{name}.parquet")
    return at


def sizes(given):
    """What was measured, as the first lines of the figures."""
    return {
        "branches": given.branches,
        "levels": 6,
        "records": given.records,
        "members": given.members * given.branches,
        "indicators": INDICATORS,
        "memory_limit": MEMORY,
        "machine": measuring.machine(),
    }


def nation(given, room):
    """Ours and the SQL by turns, then ours with a quarter of the records."""
    folder, _ = data(given, room)
    runs = {"ours": [], "sql": []}
    for nth in range(given.runs):
        for way, done in runs.items():
            done.append(run(way, folder, room, nth))
            print(way, done[-1], file=sys.stderr)
        same(room / f"ours{nth}" / "found", room / f"sql{nth}")
        if nth:
            shutil.rmtree(room / f"ours{nth}")
            shutil.rmtree(room / f"sql{nth}")
    quarter = [run("ours", quarter_of(folder, room), room, "q")]
    middle = {way: measuring.middle(done) for way, done in runs.items()}
    figures = {
        **sizes(given),
        "task": "from Parquet files to Parquet files: values and points of every unit on six levels, and "
        "scorecards",
        **middle,
        "ratio_to_sql": measuring.ratio(middle["ours"], middle["sql"]),
        "quarter_of_the_records": measuring.middle(quarter),
        "equal_results": True,
    }
    measuring.keep(given.name or "nation", figures)


def one_day(given, room):
    """The standing of a nation, a day put to it, its results read."""
    folder, shape = data(given, room)
    run("ours", folder, room, "b")
    many = round(given.branches * DAY_SHARE)
    day = room / "day"
    shutil.rmtree(day, ignore_errors=True)
    invented.write(day, replace(shape, records=many, files=1), entered=NEXT)
    done = {"day": [], "read": []}
    for nth in range(given.runs):
        done["day"].append(run("day", day, room, nth, room / "oursb" / "kept"))
        done["read"].append(run("read", folder, room, nth, room / f"day{nth}"))
        print(done["day"][-1], done["read"][-1], file=sys.stderr)
        if nth:
            shutil.rmtree(room / f"day{nth}")
            shutil.rmtree(room / f"read{nth}")
    both = together(folder, day, room)
    by_hand(both, NEXT, room / "sqlday")
    same(room / "read0", room / "sqlday")
    figures = {
        **sizes(given),
        "task": "new records of one day put to a standing kept in files; then all results read from it",
        "records_of_the_day": sum(many * share // 100 for share in invented.SHARES.values()),
        "merging": measuring.middle(done["day"]),
        "reading_all_results": measuring.middle(done["read"]),
        "equal_results": True,
    }
    measuring.keep(given.name or "day", figures)


def together(folder, day, room):
    """A folder that leads to the records of a nation and of its next day."""
    at = room / "both"
    shutil.rmtree(at, ignore_errors=True)
    for kind in invented.SHARES:
        (at / "records" / kind).mkdir(parents=True)
        for file in (folder / "records" / kind).iterdir():
            (at / "records" / kind / file.name).hardlink_to(file)
        (at / "records" / kind / "day.parquet").hardlink_to(day / "records" / f"{kind}.parquet")
    for name in ("units", "persons"):
        (at / f"{name}.parquet").hardlink_to(folder / f"{name}.parquet")
    return at


def main():
    """Measure what is asked for."""
    if sys.argv[1:2] == ["--one"]:
        way, *paths = sys.argv[2:]
        measure(way, *map(Path, paths))
        return
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=("nation", "day"))
    parser.add_argument("--branches", type=int, default=5_250_000)
    parser.add_argument("--records", type=int, default=50_000_000)
    parser.add_argument("--members", type=int, default=2, help="members of each branch")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--folder", type=Path, help="where the nation lies, or is to lie")
    parser.add_argument("--name", help="what the figures are called")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bench-nation-") as room:
        {"nation": nation, "day": one_day}[given.what](given, Path(room))


if __name__ == "__main__":
    main()
