"""The results of a run as tables: Parquet for programs, CSV for Excel, and a note of what they come from."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from duixian.rulebook.vocabulary.words import Track

from .files import Files, write_note, write_tables

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut
    from duixian.rulebook.scorecards.score import Scores
    from duixian.rulebook.scorecards.standard import Pack

TABLES = ("indicators", "scorecards", "rollup")
RESULTS = Files("scorecards", TABLES)
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
    tables = {name: settled(name, getattr(scores, name)) for name in TABLES}
    write_tables(tables, folder, csv=csv)
    write_note(run, folder / RESULTS.note)


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
