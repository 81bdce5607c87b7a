"""A round on paper: tables for programs, a workbook for the office, a page to read and print."""

from __future__ import annotations

from pathlib import Path

from duixian.rulebook.vocabulary.text import Language
from duixian.sheets import files

from . import page, tables, workbook
from .report import Report
from .tables import ROUND

__all__ = ["ROUND", "Report", "write"]


def write(report: Report, folder: Path, *, csv: bool = False, language: Language = "zh") -> None:
    """Write the tables, the workbook in one language and the page in both, all at once or not at all.

    Raises:
        Unusable: the folder holds something else; nothing was written.
    """
    contents = files.Contents(
        tables.tables(report),
        tables.note(report),
        lambda path: workbook.write(report, path, language),
        lambda each: page.page(report, each),
    )
    files.write(ROUND, contents, folder, csv=csv)
