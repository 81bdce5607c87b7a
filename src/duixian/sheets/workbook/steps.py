"""The sheet 分档: from which value on an indicator gives how many points, read by the formulas of 成绩单."""

from __future__ import annotations

from typing import Any

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.county import County

from .looks import Book

NAME = Text("分档", "Bands")
NOTE = Text(
    "黄底的数可以改，成绩单跟着变；从高到低，先达到哪一档就得哪一档的分。",
    "Numbers on yellow can be changed; the scorecards follow. The first band that is reached gives its points, highest first.",
)
HEADS = (
    Text("指标", "Indicator"),
    Text("指标编号", "Indicator id"),
    Text("达到", "From"),
    Text("得分", "Points"),
    Text("达到×100", "From×100"),
)
INDICATOR, ID, FROM, GIVES, FROM_100 = range(len(HEADS))
HEAD_ROW, FIRST = 2, 3


def in_steps(county: County) -> list[tuple[Indicator, int]]:
    """Each indicator with bands, as often as it has bands."""
    return [
        (indicator, place)
        for indicator in county.indicators
        if indicator.points
        for place in range(len(indicator.points.steps(county.ruled_on(indicator))))
    ]


def cells(book: Book, indicator: Indicator, column: int) -> list[str]:
    """Where the bands of an indicator stand, as formulas write it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    rows = [row for row, (i, _) in enumerate(in_steps(book.county), FIRST) if i is indicator]
    sheet = book.text(NAME)
    return [f"{sheet}!{xl_rowcol_to_cell(r, column, row_abs=True, col_abs=True)}" for r in rows]


def steps(book: Book) -> None:
    """Write the sheet, where there is anything to write."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    county, rows = book.county, in_steps(book.county)
    if not rows:
        return
    sheet: Any = book.sheet(NAME, NAME, NOTE)
    widths = {
        INDICATOR: book.fit([i.name for i, _ in rows], most=40),
        **dict.fromkeys((FROM, GIVES, FROM_100), 10),
    }
    book.heads(sheet, HEAD_ROW, HEADS, (FROM, GIVES, FROM_100), widths)
    sheet.set_column(ID, ID, None, None, {"hidden": True})
    number = book.look(align="right", indent=1, bg_color="#fbf3d9")
    for row, (indicator, place) in enumerate(rows, FIRST):
        assert indicator.points is not None
        from_, gives = indicator.points.steps(county.ruled_on(indicator))[place]
        book.put(sheet, row, INDICATOR, indicator.name, book.words)
        book.put(sheet, row, ID, indicator.id, book.words)
        book.put(sheet, row, FROM, int(from_ * 100) / 100, number)
        book.put(sheet, row, GIVES, int(gives * 100) / 100, number)
        formula = f"=ROUND({xl_rowcol_to_cell(row, FROM)}*100,0)"
        sheet.write_formula(row, FROM_100, formula, book.whole, int(from_ * 100))
    sheet.print_area(0, 0, FIRST + len(rows) - 1, GIVES)
    sheet.freeze_panes(FIRST, 1)
