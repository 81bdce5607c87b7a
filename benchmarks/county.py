"""How long scoring a county takes beside SQL written by hand and a loop in Python.

Run with `make bench-county`; it prints JSON. The county is the invented one of `duixian demo`
(1,500 branches, two years), the pack is the shipped chuangxianzhengyou, the day 2012-06-30. Of its
indicators those 26 are scored that the county has records for and county.sql was written for;
`command` scores all of them.

What is measured is the task from the county's tables in memory (Arrow, as `ledger.read` gives
them) to the three tables of results in memory: cut, tree, indicators, roll-up, scorecards. Reading
files, checking them, importing libraries and reading the pack come before the clock starts.

- `ours`: what `duixian score` does between reading and writing.
- `sql`: county.sql, written by hand in DuckDB for exactly this pack and this day.
- `loop`: by_loop.py, what a developer would write first; it does the unit values alone, no persons,
  points, roll-up or scorecards, and its rows are handed to it as dicts; making those dicts is
  its `preparing_seconds`.

Each run is a process of its own; ours and SQL take turns, and the median of five is told; the loop
runs once. All results must be equal, or this ends with an error. `command` is the whole of
`duixian score`, from files to files, interpreter and imports included. Seconds are by the clock
and by the processor (user and system); on a busy machine trust the second. Memory is the peak of
the process, of which `before_mb` was there before the task began: the interpreter and the tables.
"""

import datetime as dt
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from importlib import import_module
from pathlib import Path

PACK = "chuangxianzhengyou"
KINDS = ("pledge", "task", "deed", "visit", "study", "problem", "judgement", "survey")
DAY = dt.date(2012, 6, 30)
BRANCHES = 1500
RUNS = 5
LIBRARIES = ("duckdb", "pyarrow.compute", "sqlglot.dialects.duckdb")
RESULTS = ("indicators", "rollup", "scorecards")
WRITTEN_FOR = [
    "organisation_pledges",
    "self_found",
    "study_covered",
    "books_covered",
    "reports_covered",
    "pledged_members",
    "problems_closed",
    "study_hours",
    "pledges_kept",
    "tasks_in_time",
    "tasks_overdue",
    "tasks_shared",
    "deeds_on_task",
    "households_visited",
    "people_helped",
    "answered",
    "satisfaction",
    "members_satisfaction",
    "verdicts",
    "own_books",
    "own_techniques",
    "own_pledges_kept",
    "own_deeds",
    "own_reports",
    "own_households",
    "own_giving",
]


def written_for(pack):
    """The pack with the indicators that county.sql and by_loop.py know, and the kinds of the county."""
    kinds = {id_: pack.kinds[id_] for id_ in KINDS}
    return replace(pack, kinds=kinds, indicators=tuple(map(pack.indicator, WRITTEN_FOR)))


def ours(pack, ledger):
    """The results as `duixian score` makes them."""
    from duixian.rulebook.engines.duckdb import DuckDB
    from duixian.rulebook.ledger import cut
    from duixian.rulebook.scorecards.score import calendar_of, score, starts

    def task():
        calendar = calendar_of(pack, ledger)
        begun = starts(pack, DAY, calendar)
        known = cut(ledger, list(pack.kinds.values()), as_of=DAY, known_at=None, starts=begun)
        scores = score(pack, known, calendar, DuckDB())
        return {name: getattr(scores, name) for name in RESULTS}

    return task


def sql(pack, ledger):
    """The results of the query written by hand; only the words of the indicators are handed to it."""
    import duckdb
    import pyarrow as pa

    asked = pa.Table.from_pylist(
        [
            {
                "ordinal": ordinal,
                "indicator": indicator.id,
                "track": pack.track_of(indicator).value,
                "line": indicator.line.value,
                "heading": indicator.heading,
                "better": indicator.better,
                "clause": indicator.clause.in_("zh"),
            }
            for ordinal, indicator in enumerate(pack.indicators)
        ]
    )
    query = Path(__file__).with_name("county.sql").read_text("utf-8")

    def task():
        with duckdb.connect() as connection:
            connection.execute("SET enable_progress_bar = false")
            connection.execute("SET preserve_insertion_order = false")
            for name, table in ledger.tables.items():
                folder, _, kind = name.rpartition("/")
                connection.register(f"{kind}_versions" if folder else name, table)
            connection.register("asked", asked)
            connection.execute(query)
            return {name: connection.sql(f"FROM {name}").to_arrow_table() for name in RESULTS}

    return task


def loop(_pack, ledger):
    """The values of the units, by a loop; a table of indicator, unit, n, d."""
    import pyarrow as pa
    from by_loop import values

    rows = {name: table.to_pylist() for name, table in ledger.tables.items()}

    def task():
        found = [
            {"indicator": indicator, "unit": unit, "n": n, "d": d}
            for indicator, of_units in values(rows, DAY).items()
            for unit, (n, d) in of_units.items()
        ]
        return {"values": pa.Table.from_pylist(found)}

    return task


WAYS = {"ours": ours, "sql": sql, "loop": loop}


def measure(way, county, out):
    """Do the task once in this process; print what it took, and leave the results in `out`."""
    from pyarrow import feather

    from duixian.rulebook.ledger import read
    from duixian.rulebook.packs import find, open_pack

    for name in LIBRARIES:
        import_module(name)
    pack = written_for(open_pack(find(PACK)))
    ledger = read(county, list(pack.kinds.values()))
    clock = time.perf_counter()
    task = WAYS[way](pack, ledger)
    prepared = time.perf_counter() - clock
    before = peak(resource.RUSAGE_SELF)
    clock, processor = time.perf_counter(), time.process_time()
    results = task()
    taken = {
        "seconds": time.perf_counter() - clock,
        "cpu_seconds": time.process_time() - processor,
        "peak_memory_mb": peak(resource.RUSAGE_SELF),
        "before_mb": before,
        "preparing_seconds": prepared,
    }
    for name, table in results.items():
        feather.write_feather(table, out / f"{name}.arrow", compression="uncompressed")
    records = [t.num_rows for name, t in ledger.tables.items() if name.startswith("records/")]
    print(json.dumps({**taken, "versions": sum(records)}))


def peak(who):
    """The most memory a process has held, in megabytes."""
    return resource.getrusage(who).ru_maxrss // 1024


def run(way, county, out):
    """Do the task once in a process of its own."""
    out.mkdir()
    words = [sys.executable, __file__, way, str(county), str(out)]
    done = subprocess.run(words, check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def command(county, out):
    """The whole command, from files to files."""
    words = ["score", PACK, str(county), "--as-of", DAY.isoformat(), "--out", str(out)]
    clock, before = time.perf_counter(), resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "duixian", *words], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return {"seconds": time.perf_counter() - clock, "cpu_seconds": processor}


def same_results(one, other):
    """End with an error where the tables in two folders differ in any row, or in their order."""
    from pyarrow import feather

    for name in RESULTS:
        ours, theirs = (feather.read_table(at / f"{name}.arrow") for at in (one, other))
        if not theirs.cast(ours.schema).equals(ours):
            sys.exit(f"{name} differs between {one.name} and {other.name}")
    return True


def same_values(scored, looped):
    """End with an error where the loop's values are not those of the units scored."""
    from pyarrow import feather

    table = feather.read_table(
        scored / "indicators.arrow", columns=["indicator", "unit", "person", "n", "d"]
    )
    expected = {
        (row["indicator"], row["unit"]): (row["n"], row["d"])
        for row in table.to_pylist()
        if row["person"] is None
    }
    rows = feather.read_table(looped / "values.arrow").to_pylist()
    found = {(row["indicator"], row["unit"]): (row["n"], row["d"]) for row in rows}
    wrong = [key for key, value in expected.items() if found.get(key) != value]
    if wrong:
        sys.exit(f"the loop differs in {len(wrong)} values, first {wrong[0]}")
    return True


def median(runs):
    """The middle of each figure of several runs, with what follows from it."""
    middle = {name: statistics.median(r[name] for r in runs) for name in runs[0]}
    versions = middle.pop("versions")
    rate = round(versions / middle["seconds"])
    return {**rounded(middle), "records_per_second": rate, "runs": len(runs)}


def rounded(figures):
    """Seconds to the hundredth."""
    return {name: round(figure, 2) for name, figure in figures.items()}


def main():
    """Write the county, run everything, print the figures."""
    from duixian.demo import write

    with tempfile.TemporaryDirectory(prefix="bench-county-") as folder:
        room = Path(folder)
        county = room / "county"
        write(county, units=BRANCHES, today=DAY)
        runs = {"ours": [], "sql": []}
        for nth in range(RUNS):
            for way, done in runs.items():
                done.append(run(way, county, room / f"{way}{nth}"))
            same_results(room / f"ours{nth}", room / f"sql{nth}")
            same_results(room / "ours0", room / f"ours{nth}")
        looped = run("loop", county, room / "loop")
        same_values(room / "ours0", room / "loop")
        middle = {way: median(done) for way, done in runs.items()}
        figures = {
            "task": "from the county's tables in memory to the three tables of results in memory: "
            "cut, tree, indicators, roll-up, scorecards; the loop does unit values alone",
            "pack": PACK,
            "as_of": DAY.isoformat(),
            "record_versions": looped["versions"],
            "processors": os.cpu_count(),
            **middle,
            "loop": median([looped]),
            "ratio_to_sql": {
                name: round(middle["ours"][name] / middle["sql"][name], 2)
                for name in ("seconds", "cpu_seconds", "peak_memory_mb")
            },
            "equal_results": True,
            "command": rounded(command(county, room / "results")),
        }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
    else:
        main()
