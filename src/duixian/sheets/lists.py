"""A plain list as a workbook: words and numbers, never a formula; the same list gives the same bytes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import IO, Any

from .books import workbook_at
from .figures import width

OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
CREATED = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)
LOOKED_AT = 200
NARROWEST, WIDEST = 6, 46
LONGEST = 32_767
MOST_ROWS = 1_000_000
"""A sheet has hardly more rows; the tables hold all."""
EXACT = 10**15
FONT = "宋体"
A4 = 9
UNNAMEABLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
LONGEST_NAME = 31

Value = str | int | Decimal | dt.date | None


def write_list(
    file: Path | IO[bytes],
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Value]],
    *,
    note: str = "",
) -> None:
    """Write a list under its title, an optional line of remark and its frozen header.

    Days become text, whole numbers of more than 15 digits too, so that no digit is lost; a text
    longer than a cell may be is cut and ends with an ellipsis.
    """
    write_lists(file, [List(title, columns, rows, note)])


@dataclass(frozen=True)
class List:
    """One list of a workbook: its title, its columns and rows, and an optional line of remark."""

    title: str
    columns: Sequence[str]
    rows: Iterable[Sequence[Value]]
    note: str = ""


def write_lists(file: Path | IO[bytes], lists: Sequence[List]) -> None:
    """Write several lists, each on a sheet of its own, as `write_list` writes one."""
    with workbook_at(file, OPTIONS) as book:
        book.set_properties({"title": lists[0].title, "created": CREATED})
        for each in lists:
            rows = iter(each.rows)
            first = list(islice(rows, LOOKED_AT))
            sheet = book.add_worksheet(sheet_name(each.title))
            lay_out(book, sheet, each.columns, first)
            top = head(book, sheet, each.title, each.note, each.columns)
            plain = book.add_format({"font_name": FONT, "valign": "top"})
            for number, row in enumerate(chain(first, rows), top):
                for column, value in enumerate(row):
                    put(sheet, number, column, value, plain)


def sheet_name(title: str) -> str:
    """The title as the name of a sheet, without what such a name may not hold."""
    plain = UNNAMEABLE.sub("", title).strip("'").strip()
    return plain[:LONGEST_NAME].strip("'") or "1"


def lay_out(book: Any, sheet: Any, columns: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    """Widths by what the first rows hold, and a page of A4 across."""
    plain = book.add_format({"font_name": FONT})
    for at, name in enumerate(columns):
        texts = [name, *(str(row[at] or "") for row in rows if at < len(row))]
        wide = max(width(text) for text in texts) + 2
        sheet.set_column(at, at, min(max(wide, NARROWEST), WIDEST), plain)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&R&P / &N")


def head(book: Any, sheet: Any, title: str, note: str, columns: Sequence[str]) -> int:
    """Title, remark and header; how many rows they take."""
    sheet.write_string(0, 0, title, book.add_format({"font_name": "黑体", "font_size": 16}))
    if note:
        quiet = book.add_format({"font_name": FONT, "font_color": "#5f5a52"})
        sheet.write_string(1, 0, note, quiet)
    at = 2 if note else 1
    look = book.add_format({"font_name": "黑体", "bottom": 1, "valign": "bottom"})
    for column, name in enumerate(columns):
        sheet.write_string(at, column, name, look)
    sheet.freeze_panes(at + 1, 0)
    sheet.repeat_rows(at)
    return at + 1


def put(sheet: Any, row: int, column: int, value: Value, look: Any) -> None:
    """One value: a number that a spreadsheet holds exactly, or text as it is."""
    if value is None or value == "":
        return
    if isinstance(value, int | Decimal) and -EXACT < value < EXACT:
        sheet.write_number(row, column, value, look)
        return
    text = value.isoformat() if isinstance(value, dt.date) else str(value)
    cut = text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
    sheet.write_string(row, column, cut, look)
