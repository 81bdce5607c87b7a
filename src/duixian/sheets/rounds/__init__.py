"""A round on paper: tables for programs, a workbook for the office, a page to read and print."""

from __future__ import annotations

from duixian.rulebook.vocabulary.text import Language
from duixian.sheets.files import Contents

from . import page, tables, workbook
from .report import Report
from .tables import ROUND

__all__ = ["ROUND", "Report", "contents"]


def contents(report: Report, language: Language) -> Contents:
    """What stands in its files; the workbook speaks one language, the page both."""
    return Contents(
        tables.tables(report),
        tables.note(report),
        lambda path: workbook.write(report, path, language),
        lambda each: page.page(report, each),
    )
