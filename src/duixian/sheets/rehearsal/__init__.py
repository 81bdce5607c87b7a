"""A rehearsal as files: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.sheets import files

from .tables import REHEARSED, run_of
from .told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from duixian.rulebook.rehearsal.rehearsal import Rehearsal
    from duixian.rulebook.vocabulary.text import Language

__all__ = ["REHEARSED", "run_of", "write"]


def write(
    rehearsal: Rehearsal,
    run: Mapping[str, Any],
    folder: Path,
    *,
    csv: bool = False,
    language: Language = "zh",
) -> None:
    """Write all of it; the workbook speaks one language, the page both.

    Raises:
        Unusable: the folder holds something else; nothing was written.
    """
    from . import page, tables, workbook

    contents = files.Contents(
        tables.tables(rehearsal),
        run,
        lambda path: workbook.write(Told(rehearsal, language), path),
        lambda each: page.page(Told(rehearsal, each)),
    )
    files.write(REHEARSED, contents, folder, csv=csv)
