"""Writes the county to a folder, all of it or nothing."""

from __future__ import annotations

import gc
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from .county import build
from .readme import readme
from .tables import tables, write_one

if TYPE_CHECKING:
    import datetime as dt

    from .county import Progress

TABLES = 17


def write_county(
    folder: Path, what: tuple[int, int, dt.date], *, csv: bool, progress: Progress | None
) -> None:
    """Build the county of (seed, units, today) and move its files into place at the end."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(f"{folder} is not an empty folder")
    seed, units, today = what
    folder = folder.absolute()
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    # Hundreds of thousands of rows, none in a circle: the collector would only walk them again.
    collecting = gc.isenabled()
    gc.disable()
    try:
        county = build(seed, units, today, progress)
        for done, (name, table) in enumerate(tables(county), 1):
            write_one(aside, name, table, as_csv=csv)
            if progress:
                progress("tables", done, TABLES)
        (aside / "README.txt").write_text(readme(county, seed), encoding="utf-8")
        aside.chmod(0o755)
        if folder.exists():
            folder.rmdir()
        aside.rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    finally:
        if collecting:
            gc.enable()
