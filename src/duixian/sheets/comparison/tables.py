"""The comparison as tables: the numbers that differ, and what touches each of them."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from duixian.rulebook.comparing.comparison import Comparison
from duixian.rulebook.scorecards.score import table
from duixian.rulebook.vocabulary.words import Track
from duixian.sheets.files import Files
from duixian.sheets.results import pack_note, versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from duixian.rulebook.ledger import Cut

COMPARED = Files("comparison", ("numbers", "entries", "places"))
SIDES = ("before", "after")
HUNDREDTH = Decimal("0.01")


def tables(comparison: Comparison) -> dict[str, pa.Table]:
    """All tables by name."""
    return {
        "numbers": numbers(comparison),
        "entries": entries(comparison),
        "places": places(comparison),
    }


def numbers(comparison: Comparison) -> pa.Table:
    """One row for each number that differs: what it was and what it is, and how many records touch it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found = comparison.numbers
    lines = pa.array([i.line.value for i in comparison.pack.indicators], pa.string())
    person = pc.if_else(
        pc.equal(found["track"], "person"), found["who"], pa.scalar(None, pa.string())
    )
    unit = pc.coalesce(found["unit_after"], found["unit_before"])
    columns = {
        "indicator": found["indicator"],
        "line": lines.take(found["ordinal"]),
        "unit": unit,
        "person": person,
    }
    for side in SIDES:
        columns |= {f"{c}_{side}": found[f"{c}_{side}"] for c in ("status", "n", "d")}
        columns |= {
            f"{c}_{side}": in_points(found[f"{c}_{side}"]) for c in ("points", "attainable")
        }
    return pa.table(columns)


def in_points(hundredths: pa.ChunkedArray) -> pa.ChunkedArray:
    """Whole hundredths as points with two places."""
    import pyarrow as pa
    import pyarrow.compute as pc

    whole = hundredths.cast(pa.decimal128(19, 0))
    return pc.multiply(whole, pa.scalar(HUNDREDTH)).cast(pa.decimal128(12, 2))


def entries(comparison: Comparison) -> pa.Table:
    """One row for each entry (or record, where a day or the tree did it) that touches a number."""
    import pyarrow as pa

    rows = comparison.touching.to_pylist()
    pack = comparison.pack
    ids = [i.id for i in pack.indicators]
    persons = {n for n, i in enumerate(pack.indicators) if pack.track_of(i) is Track.PERSON}
    steps = {
        (record, entry.seq): entry
        for record, came in comparison.came.items()
        for entry in came.between
    }
    step = [steps.get((row["record"], row["seq"])) for row in rows]
    said = [comparison.said.get((row["record"], row["seq"])) for row in rows]
    text, moment = pa.string(), pa.timestamp("s")
    return pa.table(
        {
            "indicator": pa.array([ids[row["ordinal"]] for row in rows], text),
            "unit": pa.array([None if r["ordinal"] in persons else r["who"] for r in rows], text),
            "person": pa.array([r["who"] if r["ordinal"] in persons else None for r in rows], text),
            "record": pa.array([row["record"] for row in rows], text),
            "seq": pa.array([row["seq"] for row in rows], pa.int64()),
            "kind": pa.array([each.kind if each else None for each in step], text),
            "known_at": pa.array([each.known_at if each else None for each in step], moment),
            "why": pa.array([row["why"] for row in rows], text),
            "zh": pa.array([each.zh if each else None for each in said], text),
            "en": pa.array([each.en if each else None for each in said], text),
        }
    )


def places(comparison: Comparison) -> pa.Table:
    """One row for each rank or proposed grade that differs, and why."""
    import pyarrow as pa

    rows = [
        (p.what, p.id, p.unit, p.before or None, p.after or None, ";".join(p.through),
         ";".join(p.passed_by), ";".join(p.passed))
        for p in comparison.places
    ]  # fmt: skip
    text = pa.string()
    return table(
        rows, what=text, id=text, unit=text, before=text, after=text, through=text,
        passed_by=text, passed=text,
    )  # fmt: skip


def run_of(comparison: Comparison, hashes: Mapping[str, str]) -> dict[str, Any]:
    """What a comparison comes from."""
    return {
        "pack": pack_note(comparison.pack),
        **{side: _when(getattr(comparison, side)) for side in SIDES},
        "inputs": dict(hashes),
        "versions": versions(),
        "rows": {
            "numbers": len(comparison.numbers),
            "entries": len(comparison.touching),
            "places": len(comparison.places),
        },
    }


def _when(cut: Cut) -> dict[str, str | None]:
    known = cut.known_at.isoformat() if cut.known_at else None
    return {"as_of": cut.as_of.isoformat(), "known_at": known}
