"""How a workbook speaks and looks: its language, typefaces, number formats, widths, and what all sheets share on paper."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.sheets.county import County
from duixian.sheets.figures import WIDE_FROM, width

BODY = Text("宋体", "Calibri")
HEAD: Mapping[Language, Mapping[str, Any]] = {
    "zh": {"font_name": "黑体"},
    "en": {"font_name": "Calibri", "bold": True},
}
UNSET = 8
A4 = 9
NARROWEST, WIDEST = 6, 46
SHORT = 12
"""A head up to this width stands on one line."""
ROOM = 3
"""What a head leaves free beside its text, for its indent and for wider typefaces."""
HEAD_HEIGHT = 33
LINE = 16
PIECE = re.compile(rf"[^\s{chr(WIDE_FROM)}-\uffff]+\s*|.")


class Book:
    """A county's workbook being written in one language, with the looks its sheets share."""

    def __init__(self, file: Any, county: County, language: Language) -> None:
        self.file = file
        self.county = county
        self.language: Language = language
        self._looks: dict[tuple[tuple[str, Any], ...], Any] = {}

    def say(self, zh: str, en: str) -> str:
        """The sentence in the language of the workbook."""
        return zh if self.language == "zh" else en

    def text(self, said: str | Text) -> str:
        """A text in the language of the workbook; a name that has only one form stays as it is."""
        return said.in_(self.language) if isinstance(said, Text) else said

    def look(self, **how: Any) -> Any:
        """A format of cells; equal ones are made once."""
        key = tuple(sorted(how.items()))
        if key not in self._looks:
            cell = {"font_name": self.text(BODY), "font_size": 11, "valign": "top", **how}
            self._looks[key] = self.file.add_format(cell)
        return self._looks[key]

    @property
    def head_font(self) -> Mapping[str, Any]:
        """The typeface of heads, which has no bold in Chinese and needs it in English."""
        return HEAD[self.language]

    @property
    def head(self) -> Any:
        """The head of a column of words."""
        return self.look(**self.head_font, text_wrap=True, bottom=1, valign="bottom")

    @property
    def number_head(self) -> Any:
        """The head of a column of numbers, which stand to the right."""
        right = {"align": "right", "indent": 1}
        return self.look(**self.head_font, text_wrap=True, bottom=1, valign="bottom", **right)

    @property
    def label(self) -> Any:
        """What stands before a text or over several heads."""
        return self.look(**self.head_font)

    @property
    def title(self) -> Any:
        """The title of a sheet."""
        return self.look(**self.head_font, font_size=16)

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

    def value(self, indicator: Indicator) -> Any:
        """The value of an indicator: per cent, or a number with its sign and unit where it has one."""
        look = self.county.look(indicator)
        after = look.after.in_(self.language).replace('"', "")
        if look.per_cent or not (look.signed or after):
            return self.part if look.per_cent else self.number
        unit = f'"{after}"' if after else ""
        plain = f"General{unit}"
        form = f"+{plain};-{plain};{plain}" if look.signed else plain
        return self.look(num_format=form, align="right", indent=1)

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

    def sheet(self, name: Text, title: Text, note: Text) -> Any:
        """A new sheet with its title and a line of explanation, set up for A4 across."""
        sheet = self.file.add_worksheet(self.text(name))
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&A&R" + self.say("第 &P 页，共 &N 页", "Page &P of &N"))
        sheet.hide_gridlines(2)
        sheet.set_row(0, 27)
        self.put(sheet, 0, 0, title, self.title)
        self.put(sheet, 1, 0, note, self.note)
        return sheet

    def heads(
        self,
        sheet: Any,
        row: int,
        names: Sequence[Text],
        numbers: Collection[int],
        widths: Mapping[int, float],
    ) -> list[float]:
        """The heads of columns, no word of them cut, those of numbers to the right as these are; how wide all became."""
        heights, became = [HEAD_HEIGHT], []
        for column, name in enumerate(names):
            text = self.text(name)
            wide = max(widths.get(column, UNSET), unbroken(text) + ROOM)
            sheet.set_column(column, column, wide)
            self.put(sheet, row, column, text, self.number_head if column in numbers else self.head)
            heights.append(tall([(text, int(wide) - ROOM)]))
            became.append(wide)
        sheet.set_row(row, max(heights))
        return became

    def put(self, sheet: Any, row: int, column: int, value: object, look: Any) -> None:
        """A value in a cell, by its type; text never becomes a formula, and nothing stays empty."""
        match value:
            case None:
                sheet.write_blank(row, column, None, look)
            case dt.date():
                sheet.write_datetime(row, column, value, look)
            case str() | Text():
                sheet.write_string(row, column, self.text(value), look)
            case _:
                sheet.write_number(row, column, value, look)

    def fit(
        self, texts: Iterable[str | Text], *, least: int = NARROWEST, most: int = WIDEST
    ) -> int:
        """How wide a column is that holds these texts, between two ends."""
        return min(max([least, *(width(self.text(t)) + 2 for t in texts)]), most)

    def part_rows(self, sheet: Any, first: int, last: int, columns: int, key: str) -> None:
        """A hair line above each row whose key differs from the row before."""
        rule = {
            "type": "formula",
            "criteria": f"=${key}{first + 1}<>${key}{first}",
            "format": self.file.add_format({"top": 1, "top_color": "#b9b2a6"}),
        }
        sheet.conditional_format(first, 0, max(first, last), columns - 1, rule)


def tall(texts: Iterable[tuple[str, int]], line: int = LINE) -> int:
    """The height of a row whose texts wrap at these widths; not every program works it out itself."""
    return line * max(lines(text, at) for text, at in texts)


def lines(text: str, at: int) -> int:
    """The lines of a text that wraps at a width: between words, and anywhere in Chinese."""
    found, used = 1, 0
    for piece in PIECE.findall(text):
        wide = width(piece.rstrip())
        if used and used + wide > at:
            found, used = found + 1, 0
        found += max(0, wide - 1) // at
        used += width(piece)
    return found


def unbroken(text: str) -> int:
    """The width that a head needs: all of it where it is short, else its longest word."""
    whole = width(text)
    return whole if whole <= SHORT else max(width(p.rstrip()) for p in PIECE.findall(text))
