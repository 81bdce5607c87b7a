"""A comparison as files: tables for programs, a workbook, a page in each language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.sheets.files import Contents

from .tables import COMPARED, run_of
from .told import Told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from duixian.rulebook.comparing.comparison import Comparison
    from duixian.rulebook.vocabulary.text import Language

__all__ = ["COMPARED", "contents", "run_of"]


def contents(comparison: Comparison, run: Mapping[str, Any], language: Language) -> Contents:
    """What stands in its files; the workbook speaks one language, the page both."""
    from . import page, tables, workbook

    return Contents(
        tables.tables(comparison),
        run,
        lambda path: workbook.write(Told(comparison, language), path),
        lambda each: page.page(Told(comparison, each)),
    )
