"""Results come whole or not at all: written beside their place, and moved there at the end."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place

TABLES = ("indicators", "scorecards", "rollup")
OURS = frozenset(
    (
        "run.json",
        *(f"{table}.{suffix}" for table in TABLES for suffix in ("parquet", "csv")),
        "scorecards.xlsx",
        "scorecards.html",
        "scorecards.en.html",
    )
)
"""Every file a result may hold; a folder with anything else is somebody's own."""
MANY = 5


@contextmanager
def placing(folder: Path) -> Iterator[Path]:
    """A folder to write to, which takes the place of `folder` when all went well.

    An earlier result is replaced; whatever stops the writing leaves everything as it was.

    Raises:
        Unusable: `folder` holds anything but an earlier result.
    """
    refuse_others(folder)
    folder = folder.resolve()  # a link or "." has to be moved by its own name
    fresh = folder.parent / f".{folder.name}.{os.getpid()}.new"
    earlier = fresh.with_suffix(".old")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        yield fresh
        if folder.exists():
            folder.rename(earlier)
        fresh.rename(folder)
    except BaseException:
        if earlier.exists():
            earlier.rename(folder)
        raise
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(earlier, ignore_errors=True)


def refuse_others(folder: Path) -> None:
    """Refuse a folder that holds anything but an earlier result."""
    if folder.is_dir():
        names = {entry.name for entry in folder.iterdir()}
        others = sorted(names - OURS) or sorted(names if names and "run.json" not in names else ())
    else:
        others = [folder.name] if folder.exists() else []
    if others:
        findings = Findings()
        shown = [*others[:MANY], *(["…"] if len(others) > MANY else [])]
        findings.add("E601", Place(str(folder)), names=", ".join(shown))
        raise Unusable(findings)
