"""The scorecard of a unit as a workbook whose numbers are formulas over its records."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer
from duixian.sheets import County, workbook

from .results import Result

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.vocabulary.text import Language

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def of_unit(viewer: Viewer, unit: Unit, result: Result, language: Language) -> bytes:
    """The workbook of a unit and those below it; one without numbers of its own shows a fair sample."""
    county = only(result.county, unit.code)
    units = [unit.code] if unit.code in county.numbers else None
    with tempfile.TemporaryDirectory(prefix="duixian-") as folder:
        workbook.write(county, Path(folder), units, language, seen=_seen(viewer))
        return (Path(folder) / workbook.NAME).read_bytes()


def _seen(viewer: Viewer) -> frozenset[str]:
    """The codes of the units whose records may be named."""
    rows = Unit.objects.seen_by(viewer).values_list("code", "path")
    return frozenset(code for code, path in rows if viewer.sees(path))


def only(county: County, code: str) -> County:
    """The county with the results of a unit and those below it alone."""
    below = {unit for unit, seats in county.tree.seats.items() if code in seats}
    scores = dataclasses.replace(
        county.scores,
        indicators=_where(county.scores.indicators, below),
        rollup=_where(county.scores.rollup, below),
    )
    return dataclasses.replace(county, scores=scores, within=code)


def _where(table: pa.Table, units: Collection[str]) -> pa.Table:
    import pyarrow as pa
    import pyarrow.compute as pc

    return table.filter(pc.is_in(table.column("unit"), pa.array(sorted(units), pa.string())))
