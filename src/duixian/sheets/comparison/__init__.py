"""A comparison as files: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.folders import placing

from .tables import COMPARED, run_of
from .told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from duixian.rulebook.comparing.comparison import Comparison
    from duixian.rulebook.vocabulary.text import Language

__all__ = ["COMPARED", "run_of", "write"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def write(
    comparison: Comparison,
    run: Mapping[str, Any],
    folder: Path,
    *,
    csv: bool = False,
    language: Language = "zh",
) -> None:
    """Write all of it at once or not at all; the workbook speaks one language, the page both.

    Raises:
        Unusable: the folder holds something else; nothing was written.
    """
    from . import page, tables, workbook

    with placing(folder, COMPARED) as fresh:
        tables.write(comparison, run, fresh, csv=csv)
        workbook.write(Told(comparison, language), fresh / "comparison.xlsx")
        for each in LANGUAGES:
            text = page.page(Told(comparison, each))
            (fresh / page.NAMES[each]).write_text(text, encoding="utf-8", newline="\n")
