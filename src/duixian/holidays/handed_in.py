"""An installation's own holidays: a table of days, names and kinds, used whole or not at all."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from duixian.rulebook.calendars.working import WEEKEND, Holidays
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.ledger.checks.cells import check_cells
from duixian.rulebook.ledger.checks.keys import check_keys
from duixian.rulebook.ledger.files import load
from duixian.rulebook.ledger.notes import Notes
from duixian.rulebook.ledger.schema import Column, Form, TableForm
from duixian.rulebook.ledger.shaping import shape
from duixian.rulebook.ledger.sheets import Loaded
from duixian.rulebook.vocabulary.text import Text

NAME = "holidays.csv"
HOLIDAY, WORKING = "holiday", "working"
LEAST = 11
"""So many days are off in every year by the State Council's rules of 2007 to 2024; since 2025 there are 13."""
FORM = TableForm(
    "holidays",
    Text("放假与调休", "Holidays and the working days that make up for them"),
    (
        Column("day", Form.DAY, Text("日期", "day"), required=True),
        Column("name", Form.TEXT, Text("名称", "name")),
        Column(
            "kind",
            Form.CODE,
            Text("holiday 放假，working 上班", "holiday, or working"),
            required=True,
            allowed=(HOLIDAY, WORKING),
        ),
    ),
    key=("day",),
)


@dataclass(frozen=True)
class HandedIn:
    """What a file says: whether days are worked, and how they are called; or what is wrong with it."""

    days: Holidays = field(default_factory=dict)
    names: Mapping[dt.date, str] = field(default_factory=dict)
    findings: Findings = field(default_factory=Findings)


def handed_in(path: Path, years: frozenset[int]) -> HandedIn:
    """The days of a file, or every mistake in it; `years` are those that are known without it."""
    notes = Notes()
    sheet = load(path, path.name, notes)
    if sheet is None:
        return HandedIn(findings=notes.close())
    tables = {FORM.name: shape(FORM, sheet, None, notes)}
    check_cells(tables, notes)
    check_keys(tables, notes)
    rows = [*rows_of(tables[FORM.name])]
    note_days(rows, path.name, notes)
    note_years(rows, path.name, years, notes)
    findings = notes.close()
    if findings.items:
        return HandedIn(findings=findings)
    days = {day: kind == WORKING for _, day, _, kind in rows}
    return HandedIn(days, {day: name for _, day, name, _ in rows}, findings)


Row = tuple[int, dt.date, str, str]


def rows_of(loaded: Loaded) -> Iterator[Row]:
    """The rows with a day: number, day, name, kind."""
    columns = (loaded.table.column(name).to_pylist() for name in ("day", "name", "kind"))
    for number, day, name, kind in zip(loaded.rows.to_pylist(), *columns, strict=True):
        if day is not None:
            yield number, day, name or "", kind or ""


def note_days(rows: list[Row], file: str, notes: Notes) -> None:
    """Note days that are worked for others and would be worked anyway."""
    for number, day, _, kind in rows:
        if kind == WORKING and day.weekday() < WEEKEND:
            notes.add("E381", Place(file, number, "day"), day=day)


def note_years(rows: list[Row], file: str, years: frozenset[int], notes: Notes) -> None:
    """Note years that nobody else knows and of which only a part is there."""
    off = Counter(day.year for _, day, _, kind in rows if kind == HOLIDAY)
    for year in sorted({day.year for _, day, _, _ in rows} - years):
        if off[year] < LEAST:
            notes.add("E382", Place(file), year=year, n=off[year], least=LEAST)
