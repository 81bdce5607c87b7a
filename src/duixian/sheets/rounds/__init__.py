"""A round on paper: tables for programs, a workbook for the office, a page to read and print."""

from __future__ import annotations

from pathlib import Path

from duixian.folders import Earlier, placing
from duixian.rulebook.vocabulary.text import Language

from . import page, tables, workbook
from .report import Report

__all__ = ["ROUND", "Report", "write"]

ROUND = Earlier(
    names=frozenset((
        tables.NOTE, workbook.NAME, *page.NAMES.values(),
        *(f"{name}.{suffix}" for name in tables.TABLES for suffix in ("parquet", "csv")),
    )),
    mark=tables.NOTE,
)  # fmt: skip
"""Every file a round may leave; a folder with anything else is somebody's own."""


def write(report: Report, folder: Path, *, csv: bool = False, language: Language = "zh") -> None:
    """Write the tables, the workbook in one language and the page in both, all at once or not at all.

    Raises:
        Unusable: the folder holds something else; nothing was written.
    """
    with placing(folder, ROUND) as fresh:
        tables.write(report, fresh, csv=csv)
        workbook.write(report, fresh, language)
        page.write(report, fresh)
