"""A rehearsal as files: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.folders import placing

from .tables import REHEARSED, run_of
from .told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from typing import Any

    from duixian.rulebook.rehearsal.rehearsal import Rehearsal
    from duixian.rulebook.vocabulary.text import Language

__all__ = ["REHEARSED", "run_of", "write"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")


def write(
    rehearsal: Rehearsal,
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

    with placing(folder, REHEARSED) as fresh:
        tables.write(rehearsal, run, fresh, csv=csv)
        workbook.write(Told(rehearsal, language), fresh / "rehearsal.xlsx")
        for each in LANGUAGES:
            text = page.page(Told(rehearsal, each))
            (fresh / page.NAMES[each]).write_text(text, encoding="utf-8", newline="\n")
