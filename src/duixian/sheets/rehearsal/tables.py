"""The rehearsal as tables: every indicator by category, every unit on every line, every proposed grade."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from duixian.rulebook.rehearsal.rehearsal import Rehearsal
from duixian.rulebook.rehearsal.trial import Trial
from duixian.rulebook.scorecards.score import table
from duixian.sheets.files import Files
from duixian.sheets.results import pack_note, settled, versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

REHEARSED = Files("rehearsal", ("asked", "units", "moved", "grades"))


def tables(rehearsal: Rehearsal) -> dict[str, pa.Table]:
    """All tables by name."""
    return {
        "asked": asked(rehearsal),
        "units": units(rehearsal),
        "moved": moved(rehearsal),
        "grades": grades(rehearsal),
    }


def asked(rehearsal: Rehearsal) -> pa.Table:
    """One row for each indicator and category: how many units have what."""
    import pyarrow as pa

    rows = [
        (
            each.indicator.id, each.indicator.line.value, of.category, of.units, of.none, of.few,
            of.full, of.nothing, of.between, each.alike, each.missing, ";".join(each.of),
        )
        for each in rehearsal.asked
        for of in each.by_category
    ]  # fmt: skip
    text, whole = pa.string(), pa.int64()
    return table(
        rows, indicator=text, line=text, category=text, units=whole, none=whole, too_few=whole,
        full=whole, nothing=whole, between=whole, alike=text, missing=text, of=text,
    )  # fmt: skip


def units(rehearsal: Rehearsal) -> pa.Table:
    """Every number of every unit under the new pack, as `score` would write it."""
    import pyarrow.compute as pc

    rows = rehearsal.new.scores.indicators
    return settled("indicators", rows.filter(pc.is_null(rows.column("person"))))


def moved(rehearsal: Rehearsal) -> pa.Table:
    """Every unit on every line against the other pack: points of those to be had, or place of so many."""
    import pyarrow as pa

    rows = [
        (m.unit, m.line.value, m.heading or None, m.basis, *(m.before or (None, None)),
         *(m.after or (None, None)), m.direction)
        for m in rehearsal.moved
    ]  # fmt: skip
    text, whole = pa.string(), pa.int64()
    return table(
        rows, unit=text, line=text, heading=text, basis=text, before=whole, before_of=whole,
        after=whole, after_of=whole, direction=text,
    )  # fmt: skip


def grades(rehearsal: Rehearsal) -> pa.Table:
    """Every unit under every grading: by the bands, in the end, what bars, and under the other pack."""
    import pyarrow as pa

    rows = [
        (
            g.unit,
            g.grading,
            g.banded,
            g.grade,
            ";".join(g.barred),
            g.was,
            ";".join(g.was_barred),
            g.way,
        )
        for g in rehearsal.grades
    ]
    text = pa.string()
    return table(
        rows, unit=text, grading=text, banded=text, grade=text, barred=text, was=text,
        was_barred=text, way=text,
    )  # fmt: skip


def run_of(rehearsal: Rehearsal, hashes: Mapping[str, str]) -> dict[str, Any]:
    """What a rehearsal comes from."""
    old = rehearsal.old
    return {
        "pack": _trial(rehearsal.new),
        "against": _trial(old) if old else None,
        "as_of": rehearsal.new.cut.as_of.isoformat(),
        "inputs": dict(hashes),
        "versions": versions(),
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return {**pack_note(trial.pack), "calendar_moved_back_by_years": trial.years}
