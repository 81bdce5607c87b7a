"""The results of a run as tables: Parquet for programs, CSV for Excel, and a note of what they come from."""

from __future__ import annotations

import csv as writing
import json
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.folders import Earlier
from duixian.rulebook.vocabulary.words import Track

from .harmless import harmless

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut
    from duixian.rulebook.scorecards.score import Scores
    from duixian.rulebook.scorecards.standard import Pack

TABLES = ("indicators", "scorecards", "rollup")
RESULTS = Earlier(
    names=frozenset(
        (
            "run.json",
            *(f"{table}.{suffix}" for table in TABLES for suffix in ("parquet", "csv")),
            "scorecards.xlsx",
            "scorecards.html",
            "scorecards.en.html",
        )
    ),
    mark="run.json",
)
"""Every file a result may hold; a folder with anything else is somebody's own."""
ROWS_OF_A_GROUP = 100_000
PLACES = 4
PARTS = 10**PLACES
MOST_AT_ONCE = 2**62 // (2 * PARTS)
IN_HUNDREDTHS = ("points", "attainable")
KEYS = {
    "indicators": ("ordinal", "unit", "person"),
    "scorecards": ("unit", "person", "ordinal", "line"),
    "rollup": ("ordinal", "unit"),
}


def write(scores: Scores, run: Mapping[str, Any], folder: Path, *, csv: bool) -> None:
    """Put the three tables and `run.json` into a folder that is there; the same results give the same bytes."""
    for name in TABLES:
        table = settled(name, getattr(scores, name))
        write_parquet(table, folder / f"{name}.parquet")
        if csv:
            write_csv(table, folder / f"{name}.csv")
    write_run(run, folder)


def write_run(run: Mapping[str, Any], folder: Path) -> None:
    """The note of what a result comes from."""
    text = json.dumps(run, ensure_ascii=False, indent=2, sort_keys=True)
    (folder / "run.json").write_text(text + "\n", encoding="utf-8", newline="\n")


def settled(name: str, table: pa.Table) -> pa.Table:
    """A table of results in the order of its keys, points of units as decimals with two places."""
    import pyarrow as pa
    import pyarrow.compute as pc

    for column in set(IN_HUNDREDTHS) & set(table.column_names):
        whole = of_units(table, column).cast(pa.decimal128(19, 0))
        points = pc.multiply(whole, pa.scalar(Decimal("0.01"))).cast(pa.decimal128(12, 2))
        table = table.set_column(table.column_names.index(column), column, points)
    if "d" in table.column_names:
        table = table.add_column(table.column_names.index("d") + 1, "value", quotient(table))
    keys = [(key, "ascending", "at_start") for key in KEYS[name]]
    order = pc.sort_indices(table, sort_keys=keys)
    return table.take(order).combine_chunks()


def of_units(table: pa.Table, column: str) -> pa.ChunkedArray:
    """The points of units; those of persons are a record aid and never stand side by side."""
    import pyarrow as pa
    import pyarrow.compute as pc

    unit = pc.equal(table.column("track"), Track.UNIT.value)
    return pc.if_else(unit, table.column(column), pa.scalar(None, table.column(column).type))


def quotient(table: pa.Table) -> pa.ChunkedArray:
    """`n / d` as a decimal with four places, rounded half up; a share of 0.3333 is 33.33 per cent."""
    import pyarrow as pa
    import pyarrow.compute as pc

    n, d = table.column("n").cast(pa.int64()), table.column("d").cast(pa.int64())
    value = pa.decimal128(19 + PLACES, PLACES)  # any whole number of a column, and the places
    if max(pc.max(pc.abs(n)).as_py() or 0, pc.max(d).as_py() or 0) > MOST_AT_ONCE:
        return pa.chunked_array(
            [[_exactly(*each) for each in zip(n.to_pylist(), d.to_pylist(), strict=True)]], value
        )
    parts = pc.add(pc.multiply(pc.abs(n), 2 * PARTS), d)
    whole = pc.multiply(pc.sign(n), pc.divide(parts, pc.multiply(d, 2)))
    return pc.multiply(whole.cast(pa.decimal128(19, 0)), pa.scalar(Decimal(1) / PARTS)).cast(value)


def _exactly(n: int | None, d: int | None) -> Decimal | None:
    """The same of numbers that are too large to be multiplied in a column."""
    if n is None or d is None:
        return None
    whole = (2 * PARTS * abs(n) + d) // (2 * d)
    return Decimal(whole if n >= 0 else -whole).scaleb(-PLACES)


def write_parquet(table: pa.Table, path: Path) -> None:
    """A table for programs; the same rows give the same bytes."""
    import pyarrow.parquet as pq

    pq.write_table(
        table.replace_schema_metadata(None), path, compression="zstd",
        row_group_size=ROWS_OF_A_GROUP, version="2.6", store_schema=False,
    )  # fmt: skip


def write_csv(table: pa.Table, path: Path) -> None:
    """With a mark of UTF-8 at the start, without which Excel shows Chinese as rubbish."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = writing.writer(file)
        out.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=ROWS_OF_A_GROUP):
            columns = [[_cell(v) for v in column.to_pylist()] for column in batch.columns]
            out.writerows(zip(*columns, strict=True))


def _cell(value: object) -> object:
    if isinstance(value, list):
        return harmless(";".join(value))
    return harmless(value) if isinstance(value, str) else value


def run_of(pack: Pack, cut: Cut, hashes: Mapping[str, str], scores: Scores) -> dict[str, Any]:
    """What a result comes from: the rule, the day, the files read, the versions; nothing of the machine."""
    return {
        "pack": pack_note(pack),
        "as_of": cut.as_of.isoformat(),
        "known_at": cut.known_at.isoformat() if cut.known_at else None,
        "inputs": dict(hashes),
        "versions": versions(),
        "rows": {name: getattr(scores, name).num_rows for name in TABLES},
    }


def pack_note(pack: Pack) -> dict[str, Any]:
    """Which pack it was, down to its last word."""
    return {"id": pack.id, "fingerprint": pack.fingerprint, "sample": pack.sample}


def versions() -> dict[str, str]:
    """What worked it out."""
    import sys
    from importlib.metadata import version

    import duixian

    return {
        "duixian": duixian.__version__,
        "duckdb": version("duckdb"),
        "pyarrow": version("pyarrow"),
        "python": f"{sys.version_info.major}.{sys.version_info.minor}",
    }
