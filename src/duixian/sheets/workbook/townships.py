"""The sheet 各乡镇: worst, median and best of the units below every unit that has some."""

from __future__ import annotations

from typing import Any

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.county import Spread
from duixian.sheets.lines import LINE_NAMES

from .looks import Book
from .whole import ratio, value

NAME = Text("各乡镇", "Townships")
TITLE = Text("各乡镇内部的差距", "The spread within each township")
NOTE = Text(
    "合计是下级所有记录合在一起算的，不是下级得数的平均。",
    "“Together” is worked out from all records below, not as the mean of the units' numbers.",
)
HEADS = (
    Text("组织代码", "Unit code"),
    Text("组织", "Unit"),
    Text("到期未办（含下级）", "Overdue, with units below"),
    Text("线", "Line"),
    Text("指标", "Indicator"),
    Text("合计", "Together"),
    Text("最差", "Worst"),
    Text("中位数", "Median"),
    Text("最好", "Best"),
    Text("有数的组织", "Units with a number"),
    Text("没有数的组织", "Units without a number"),
)
NUMBERS = frozenset((2, *range(5, len(HEADS))))
HEAD_ROW, FIRST = 2, 3


def townships(book: Book) -> None:
    """Write the sheet."""
    county = book.county
    sheet = book.sheet(NAME, TITLE, NOTE)
    rows = [
        (unit, indicator, spread)
        for unit in county.by_tree
        for indicator in county.indicators
        if (spread := county.spreads.get((unit, indicator.id))) is not None
    ]
    for row, (unit, indicator, spread) in enumerate(rows, FIRST):
        _row(book, sheet, row, unit, indicator, spread)
    above = list(dict.fromkeys(unit for unit, *_ in rows))
    widths = {
        0: book.fit(above, least=10),
        1: book.fit([county.name(u) for u in above]),
        3: book.fit(LINE_NAMES.values(), least=12),
        4: book.fit([i.name for i in county.indicators]),
        **dict.fromkeys(NUMBERS, 10),
        2: 12,
    }
    book.heads(sheet, HEAD_ROW, HEADS, NUMBERS, widths)
    last = FIRST + len(rows) - 1
    book.part_rows(sheet, FIRST, last, len(HEADS), "A")
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), len(HEADS) - 1)


def _row(book: Book, sheet: Any, row: int, unit: str, indicator: Indicator, spread: Spread) -> None:
    county = book.county
    owed, line = len(county.owed.get(unit, ())), LINE_NAMES[indicator.line]
    for column, cell in enumerate((unit, county.name(unit), owed, line, indicator.name)):
        book.put(sheet, row, column, cell, book.whole if isinstance(cell, int) else book.words)
    value(book, sheet, row, 5, spread.number, indicator)
    for column, pair in enumerate((spread.worst, spread.median, spread.best), 6):
        ratio(book, sheet, row, column, pair, indicator)
    book.put(sheet, row, 9, spread.with_value, book.whole)
    book.put(sheet, row, 10, spread.without, book.whole)
