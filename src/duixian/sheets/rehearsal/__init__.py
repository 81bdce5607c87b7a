"""A rehearsal as files: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.sheets.files import Contents

from .tables import REHEARSED, run_of
from .told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from duixian.rulebook.rehearsal.rehearsal import Rehearsal
    from duixian.rulebook.vocabulary.text import Language

__all__ = ["REHEARSED", "contents", "run_of"]


def contents(rehearsal: Rehearsal, run: Mapping[str, Any], language: Language) -> Contents:
    """What stands in its files; the workbook speaks one language, the page both."""
    from . import page, tables, workbook

    return Contents(
        tables.tables(rehearsal),
        run,
        lambda path: workbook.write(Told(rehearsal, language), path),
        lambda each: page.page(Told(rehearsal, each)),
    )
