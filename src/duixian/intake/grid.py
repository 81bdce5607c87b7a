"""A sheet as rows of text, and the address of a cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from duixian.rulebook.findings import Place

LETTERS = 26


class Number(str):
    """The text of a cell that a spreadsheet holds as a number: its last zeros or digits may be lost."""

    __slots__ = ()


@dataclass(frozen=True)
class Grid:
    """One sheet: every cell as text, blank ones empty; the first row is row 1.

    A day is written 1985-06-01.
    """

    sheet: str
    rows: Sequence[tuple[str, ...]]


def spot(sheet: str, row: int, column: int) -> Place:
    """The place of a cell; `row` from 1, `column` from 0."""
    return Place(sheet, row, letters(column))


def address(place: Place) -> str:
    """A place as a spreadsheet writes it: 名册!C7, or the row or the sheet alone."""
    cell = f"{place.column}{place.line or ''}"
    return f"{place.file}!{cell}" if cell else place.file


def letters(column: int) -> str:
    """The letters of a column, from 0.

    >>> letters(0), letters(26), letters(199)
    ('A', 'AA', 'GR')
    """
    found, column = "", column + 1
    while column:
        column, digit = divmod(column - 1, LETTERS)
        found = chr(ord("A") + digit) + found
    return found
