"""How a workbook looks: its typefaces, number formats, widths, and what every sheet shares on paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

BODY, HEADS = "宋体", "黑体"
A4 = 9
WIDEST = 46
HEAD_HEIGHT = 33
FIRST_PRINTABLE_WIDE = 0x2E80
"""From here on characters take two columns: Chinese, its punctuation, full-width forms."""


class Book:
    """A workbook being written, with the looks its sheets share."""

    def __init__(self, file: Any) -> None:
        self.file = file
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **how: Any) -> Any:
        """A format of cells; equal ones are made once."""
        key = tuple(sorted(how.items()))
        if key not in self._looks:
            cell = {"font_name": BODY, "font_size": 11, "valign": "top", **how}
            self._looks[key] = self.file.add_format(cell)
        return self._looks[key]

    @property
    def head(self) -> Any:
        """The head of a column of words."""
        return self.look(font_name=HEADS, text_wrap=True, bottom=1, valign="bottom")

    @property
    def number_head(self) -> Any:
        """The head of a column of numbers, which stand to the right."""
        return self.look(
            font_name=HEADS, text_wrap=True, bottom=1, valign="bottom", align="right", indent=1
        )

    @property
    def title(self) -> Any:
        """The title of a sheet."""
        return self.look(font_name=HEADS, font_size=16)

    @property
    def note(self) -> Any:
        """A quiet line of explanation."""
        return self.look(font_color="#5f5a52")

    @property
    def day(self) -> Any:
        """A date."""
        return self.look(num_format="yyyy-mm-dd", align="left")

    @property
    def part(self) -> Any:
        """A share in per cent."""
        return self.look(num_format="0.0%", align="right", indent=1)

    @property
    def number(self) -> Any:
        """A number with the places it has."""
        return self.look(num_format="General", align="right", indent=1)

    @property
    def whole(self) -> Any:
        """A whole number."""
        return self.look(num_format="#,##0", align="right", indent=1)

    @property
    def points(self) -> Any:
        """Points with two places."""
        return self.look(num_format="0.00", align="right", indent=1)

    @property
    def words(self) -> Any:
        """Plain text."""
        return self.look()

    @property
    def absent(self) -> Any:
        """The dash of no number."""
        return self.look(align="right", indent=1, font_color="#5f5a52")

    def sheet(self, name: str, title: str, note: str) -> Any:
        """A new sheet with its title and a line of explanation, set up for A4 across."""
        sheet = self.file.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R第 &P 页，共 &N 页")
        sheet.hide_gridlines(2)
        sheet.set_row(0, 27)
        sheet.write_string(0, 0, title, self.title)
        sheet.write_string(1, 0, note, self.note)
        return sheet

    def heads(
        self, sheet: Any, row: int, names: Sequence[str], numbers: Collection[int] = ()
    ) -> None:
        """The heads of columns; those of numbers stand to the right as these do."""
        for column, name in enumerate(names):
            look = self.number_head if column in numbers else self.head
            sheet.write_string(row, column, name, look)
        sheet.set_row(row, HEAD_HEIGHT)

    def part_rows(self, sheet: Any, first: int, last: int, columns: int, key: str) -> None:
        """A hair line above each row whose key differs from the row before."""
        rule = {
            "type": "formula",
            "criteria": f"=${key}{first + 1}<>${key}{first}",
            "format": self.file.add_format({"top": 1, "top_color": "#b9b2a6"}),
        }
        sheet.conditional_format(first, 0, max(first, last), columns - 1, rule)


def put(sheet: Any, row: int, column: int, value: object, look: Any) -> None:
    """A value in a cell, by its type; text never becomes a formula, and nothing stays empty."""
    match value:
        case None:
            sheet.write_blank(row, column, None, look)
        case dt.date():
            sheet.write_datetime(row, column, value, look)
        case str():
            sheet.write_string(row, column, value, look)
        case _:
            sheet.write_number(row, column, value, look)


def width(text: object) -> int:
    """The columns a text takes; a Chinese character takes two."""
    return sum(2 if ord(c) >= FIRST_PRINTABLE_WIDE else 1 for c in str(text))


def tall(texts: Sequence[tuple[str, int]], line: int = 16) -> int:
    """The height of a row whose texts wrap at these widths; not every program works it out itself."""
    return line * max(1, *(-(-width(text) // at) for text, at in texts))


def fit(
    sheet: Any, column: int, texts: Sequence[object], *, least: int = 6, most: int = WIDEST
) -> None:
    """A column as wide as its texts, between two ends."""
    sheet.set_column(column, column, min(max([least, *(width(t) + 2 for t in texts)]), most))
