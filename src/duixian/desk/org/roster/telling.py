"""Findings at the cell of a row, when only the row is at hand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from duixian.intake import Table
from duixian.rulebook.findings import Findings, Place

from .directory import Directory
from .rows import Row


@dataclass(frozen=True)
class Telling:
    """Where the columns of each sheet stand, and where findings go."""

    tables: dict[str, Table]
    findings: Findings

    @classmethod
    def of(cls, tables: Iterable[Table], findings: Findings) -> Telling:
        """For the tables of one file."""
        return cls({table.sheet: table for table in tables}, findings)

    def add(self, rule: str, row: Row, field: str, **values: object) -> None:
        """A finding at the cell of a field, or at the row where its sheet lacks the column."""
        table = self.tables.get(row.sheet)
        known = table is not None and field in table.columns
        place = table.place(row.number, field) if table and known else Place(row.sheet, row.number)
        self.findings.add(rule, place, **values)

    def unknown(self, row: Row, field: str, said: str, directory: Directory) -> None:
        """No unit is called so; names much like it are offered."""
        near = "、".join(directory.near(said))
        self.add("E820", row, field, value=said, near=f"（{near}？）" if near else "")

    def again(self, row: Row, field: str, first: Row, zh: str, en: str) -> None:
        """The same thing stood in an earlier row."""
        self.add("E822", row, field, first=first.number, what_zh=zh, what_en=en)
