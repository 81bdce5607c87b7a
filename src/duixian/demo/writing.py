"""Writes the county to a folder, all of it or nothing."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from duixian.folders import placing

from .book import FIELDS
from .county import build
from .readme import readme
from .tables import tables, write_one

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from .county import Progress

TABLES = 10 + len(FIELDS)


def write_county(
    folder: Path, what: tuple[int, int, dt.date], *, csv: bool, progress: Progress | None
) -> None:
    """Build the county of (seed, units, today) and move its files into place at the end."""
    seed, units, today = what
    # Hundreds of thousands of rows, none in a circle: the collector would only walk them again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        with placing(folder) as fresh:
            county = build(seed, units, today, progress)
            for done, (name, table) in enumerate(tables(county), 1):
                write_one(fresh, name, table, as_csv=csv)
                if progress:
                    progress("tables", done, TABLES)
            (fresh / "README.txt").write_text(readme(county, seed), encoding="utf-8")
    finally:
        if collecting:
            gc.enable()
