"""A comparison as files: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.sheets import files

from .tables import COMPARED, run_of
from .told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from duixian.rulebook.comparing.comparison import Comparison
    from duixian.rulebook.vocabulary.text import Language

__all__ = ["COMPARED", "run_of", "write"]


def write(
    comparison: Comparison,
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
        tables.tables(comparison),
        run,
        lambda path: workbook.write(Told(comparison, language), path),
        lambda each: page.page(Told(comparison, each)),
    )
    files.write(COMPARED, contents, folder, csv=csv)
