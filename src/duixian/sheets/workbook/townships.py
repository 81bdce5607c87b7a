"""The sheet 各乡镇: worst, median and best of the units below every unit that has some."""

from __future__ import annotations

from duixian.sheets.county import County
from duixian.sheets.page.sheet import LINE_NAMES

from .looks import Book, fit, put
from .whole import ratio, value

HEADS = (
    "组织代码",
    "组织",
    "到期未办（含下级）",
    "线",
    "指标",
    "合计",
    "最差",
    "中位数",
    "最好",
    "有数的组织",
    "没有数的组织",
)
NUMBERS = frozenset((2, *range(5, len(HEADS))))
HEAD_ROW, FIRST = 2, 3


def townships(book: Book, county: County) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        "各乡镇", "各乡镇内部的差距", "合计是下级所有记录合在一起算的，不是下级得数的平均。"
    )
    book.heads(sheet, HEAD_ROW, HEADS, NUMBERS)
    above = [
        u for u in county.by_tree if any((u, i.id) in county.spreads for i in county.indicators)
    ]
    row = FIRST
    for unit in above:
        for indicator in county.indicators:
            spread = county.spreads.get((unit, indicator.id))
            if spread is None:
                continue
            cells = (
                unit,
                county.name(unit),
                len(county.owed.get(unit, ())),
                LINE_NAMES[indicator.line].zh,
                indicator.name.zh,
            )
            for column, cell in enumerate(cells):
                put(sheet, row, column, cell, book.whole if isinstance(cell, int) else book.words)
            value(book, sheet, row, 5, spread.number, indicator)
            for column, pair in enumerate((spread.worst, spread.median, spread.best), 6):
                ratio(book, sheet, row, column, pair, indicator)
            put(sheet, row, 9, spread.with_value, book.whole)
            put(sheet, row, 10, spread.without, book.whole)
            row += 1
    fit(sheet, 0, above, least=10)
    fit(sheet, 1, [county.name(u) for u in above])
    fit(sheet, 4, [i.name.zh for i in county.indicators])
    sheet.set_column(2, 3, 12)
    sheet.set_column(5, 10, 10)
    book.part_rows(sheet, FIRST, row - 1, len(HEADS), "A")
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(row - 1, HEAD_ROW), len(HEADS) - 1)
