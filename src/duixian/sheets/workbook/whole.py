"""The sheet 全县: every unit a row, every indicator a column, by line; what is owed comes first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import County, Number
from duixian.sheets.figures import ABSENT
from duixian.sheets.lines import LINE_NAMES

from .looks import Book

NAME = Text("全县", "County")
TITLE = Text("全县成绩单", "Scorecards of the county")
NOTE = Text(
    "欠得多的在前。点一个百分数，编辑栏里是它的分子和分母。“—”是没有数。",
    "Those who owe most come first. Click a per cent to see its numerator and denominator. A dash means that there is no number.",
)
LEADS = (
    Text("组织代码", "Unit code"),
    Text("组织", "Unit"),
    Text("上级", "Above it"),
    Text("类别", "Category"),
    Text("到期未办", "Overdue"),
    Text("最早时限", "Oldest deadline"),
)
NAMED = 2
"""The columns that name a unit, which every page repeats."""
POINTS = Text("得分", "Points")
TOO_FEW = Text("人数太少", "too few")
LINE_ROW, HEAD_ROW, FIRST = 2, 3, 4
MOST_PRINTED, LEAST_PRINTED = 56, 44
ACROSS = 190
"""The width that fits on A4 across at `MOST_PRINTED` per cent, whatever typeface stands in for ours."""
Columns = Sequence[tuple[Indicator, Text]]
"""Each column's indicator and head; that of its points is `POINTS`."""


def whole(book: Book) -> None:
    """Write the sheet."""
    county = book.county
    sheet = book.sheet(NAME, TITLE, NOTE)
    columns = _columns(county)
    widths = _heads(book, sheet, columns)
    for row, unit in enumerate(county.by_owing, FIRST):
        _lead(book, sheet, row, unit)
        numbers = county.numbers[unit]
        for column, (indicator, head) in enumerate(columns, len(LEADS)):
            number = numbers.get(indicator.id)
            if head is POINTS:
                points(book, sheet, row, column, number)
            else:
                value(book, sheet, row, column, number, indicator)
    last, right = FIRST + len(county.scored) - 1, len(LEADS) + len(columns) - 1
    sheet.freeze_panes(FIRST, NAMED)
    sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), right)
    _on_paper(book, sheet, columns, widths)
    sheet.print_area(LINE_ROW, 0, max(last, HEAD_ROW), right)


def _on_paper(book: Book, sheet: Any, columns: Columns, widths: Sequence[float]) -> None:
    """Each line on its own pages with the units' names before it; the title over the page, where nothing cuts it."""
    starts = list(_starts(columns).values())[1:]
    names = sum(widths[:NAMED])
    pages = [
        sum(widths[first:last]) + (names if first else 0)
        for first, last in pairwise([0, *starts, len(widths)])
    ]
    scale = int(MOST_PRINTED * ACROSS / max(pages))
    sheet.set_print_scale(max(LEAST_PRINTED, min(scale, MOST_PRINTED)))
    sheet.set_v_pagebreaks(starts)
    sheet.repeat_columns(0, NAMED - 1)
    sheet.repeat_rows(LINE_ROW, HEAD_ROW)
    sheet.set_margins(left=0.4, right=0.4, top=0.9, bottom=0.6)
    sheet.set_header(f"&L{book.text(TITLE)}\n{book.text(NOTE)}")


def _columns(county: County) -> Columns:
    return [
        (indicator, head)
        for indicator in county.indicators
        for head in (indicator.name, *([POINTS] if indicator.points else []))
    ]


def _heads(book: Book, sheet: Any, columns: Columns) -> list[float]:
    numbers = range(len(LEADS), len(LEADS) + len(columns))
    wide = 10 if book.language == "zh" else 12
    widths = _widths(book) | {
        column: 8 if head is POINTS else wide
        for column, (_, head) in zip(numbers, columns, strict=True)
    }
    names = (*LEADS, *(head for _, head in columns))
    became = book.heads(sheet, HEAD_ROW, names, (4, *numbers), widths)
    group = book.look(**book.head_font, left=1)
    for line, at in _starts(columns).items():
        book.put(sheet, LINE_ROW, at, LINE_NAMES[line], group)
    return became


def _starts(columns: Columns) -> dict[Line, int]:
    """The first column of each line that has some."""
    found: dict[Line, int] = {}
    for at, (indicator, _) in enumerate(columns, len(LEADS)):
        found.setdefault(indicator.line, at)
    return found


def _widths(book: Book) -> dict[int, float]:
    county = book.county
    return {
        0: book.fit(county.scored),
        1: book.fit([county.name(u) for u in county.scored], most=32),
        2: book.fit([_above(county, u) for u in county.scored], most=24),
        3: book.fit([_category(county, u) for u in county.scored]),
        4: 9,
        5: 12,
    }


def _lead(book: Book, sheet: Any, row: int, unit: str) -> None:
    county = book.county
    owed = county.own.get(unit, ())
    texts = (unit, county.name(unit), _above(county, unit), _category(county, unit))
    for column, text in enumerate(texts):
        book.put(sheet, row, column, text, book.words)
    book.put(sheet, row, 4, len(owed), book.whole)
    book.put(sheet, row, 5, owed[0].due_on if owed else None, book.day)


def _above(county: County, unit: str) -> str:
    parent = county.tree.parent_of(unit)
    return county.name(parent) if parent and county.may_name(parent) else ""


def _category(county: County, unit: str) -> str | Text:
    id_ = county.tree.units[unit].category
    return next((c.name for c in county.pack.categories if c.id == id_), id_)


def value(
    book: Book, sheet: Any, row: int, column: int, number: Number | None, indicator: Indicator
) -> None:
    """A number as its own arithmetic (`=2/3`), or a dash."""
    if number is None or number.n is None or not number.d:
        few = number is not None and number.status == "too_few"
        book.put(sheet, row, column, TOO_FEW if few else ABSENT, book.absent)
    else:
        ratio(book, sheet, row, column, (number.n, number.d), indicator)


def ratio(
    book: Book,
    sheet: Any,
    row: int,
    column: int,
    pair: tuple[int, int] | None,
    indicator: Indicator,
) -> None:
    """A numerator and denominator as a number that shows both, or a dash."""
    if pair is None:
        book.put(sheet, row, column, ABSENT, book.absent)
        return
    n, d = pair
    look = book.value(indicator)
    if d == 1 and not indicator.measure.per_cent:
        book.put(sheet, row, column, n, look)
    else:
        sheet.write_formula(row, column, f"={n}/{d}", look, n / d)


def points(book: Book, sheet: Any, row: int, column: int, number: Number | None) -> None:
    """Points with two places, or a dash."""
    if number is None or number.points is None:
        book.put(sheet, row, column, ABSENT, book.absent)
    else:
        book.put(sheet, row, column, number.points / 100, book.points)
