"""The sheet 全县: every unit a row, every indicator a column, by line; what is owed comes first."""

from __future__ import annotations

from typing import Any

from duixian.rulebook.scorecards.standard import Indicator
from duixian.sheets.county import LINES, County, Number
from duixian.sheets.figures import ABSENT
from duixian.sheets.page.sheet import LINE_NAMES

from .looks import Book, fit, put

LINE_ROW, HEAD_ROW, FIRST = 2, 3, 4
PRINTED = 56
LEADS = ("组织代码", "组织", "上级", "类别", "到期未办", "最早时限")


def whole(book: Book, county: County) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        "全县", "全县成绩单", "欠得多的在前。点一个百分数，编辑栏里是它的分子和分母。“—”是没有数。"
    )
    columns = _columns(county)
    _heads(book, sheet, county)
    for row, unit in enumerate(county.by_owing, FIRST):
        _lead(book, sheet, row, county, unit)
        numbers = county.numbers[unit]
        for column, (indicator, kind) in enumerate(columns, len(LEADS)):
            number = numbers.get(indicator.id)
            if kind == "points":
                points(book, sheet, row, column, number)
            else:
                value(book, sheet, row, column, number, indicator)
    last = FIRST + len(county.scored) - 1
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(LINE_ROW, HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(last, HEAD_ROW), len(LEADS) + len(columns) - 1)


def _columns(county: County) -> list[tuple[Indicator, str]]:
    found = []
    for indicator in county.indicators:
        found.append((indicator, "value"))
        if indicator.points:
            found.append((indicator, "points"))
    return found


def _heads(book: Book, sheet: Any, county: County) -> None:
    book.heads(sheet, HEAD_ROW, LEADS, (4,))
    at = len(LEADS)
    group = book.look(font_name="黑体", left=1)
    breaks = []
    for line in LINES:
        columns = [c for c in _columns(county) if c[0].line is line]
        if columns:
            sheet.write_string(LINE_ROW, at, LINE_NAMES[line].zh, group)
        for column, (indicator, kind) in enumerate(columns, at):
            name = "得分" if kind == "points" else indicator.name.zh
            sheet.write_string(HEAD_ROW, column, name, book.number_head)
            sheet.set_column(column, column, 8 if kind == "points" else 10.5)
        breaks.append(at)
        at += len(columns)
    # On paper each line has its own pages, with the units' names before it.
    sheet.set_print_scale(PRINTED)
    sheet.set_v_pagebreaks(breaks[1:])
    sheet.repeat_columns(0, 1)
    sheet.set_row(HEAD_ROW, 48)
    fit(sheet, 0, list(county.scored))
    fit(sheet, 1, [county.name(u) for u in county.scored], most=32)
    fit(sheet, 2, [_above(county, u) for u in county.scored], most=24)
    fit(sheet, 3, [_category(county, u) for u in county.scored])
    sheet.set_column(4, 4, 9)
    sheet.set_column(5, 5, 12)


def _lead(book: Book, sheet: Any, row: int, county: County, unit: str) -> None:
    owed = county.own.get(unit, ())
    put(sheet, row, 0, unit, book.words)
    put(sheet, row, 1, county.name(unit), book.words)
    put(sheet, row, 2, _above(county, unit), book.words)
    put(sheet, row, 3, _category(county, unit), book.words)
    put(sheet, row, 4, len(owed), book.whole)
    put(sheet, row, 5, owed[0].due_on if owed else None, book.day)


def _above(county: County, unit: str) -> str:
    parent = county.tree.parent_of(unit)
    return county.name(parent) if parent else ""


def _category(county: County, unit: str) -> str:
    id_ = county.tree.units[unit].category
    return next((c.name.zh for c in county.pack.categories if c.id == id_), id_)


def value(
    book: Book, sheet: Any, row: int, column: int, number: Number | None, indicator: Indicator
) -> None:
    """A number as its own arithmetic (`=2/3`), or a dash."""
    if number is None or number.n is None or not number.d:
        few = number is not None and number.status == "too_few"
        put(sheet, row, column, "人数太少" if few else ABSENT, book.absent)
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
        put(sheet, row, column, ABSENT, book.absent)
        return
    n, d = pair
    look = book.part if indicator.measure.per_cent else book.number
    if d == 1 and not indicator.measure.per_cent:
        put(sheet, row, column, n, look)
    else:
        sheet.write_formula(row, column, f"={n}/{d}", look, n / d)


def points(book: Book, sheet: Any, row: int, column: int, number: Number | None) -> None:
    """Points with two places, or a dash."""
    if number is None or number.points is None:
        put(sheet, row, column, ABSENT, book.absent)
    else:
        put(sheet, row, column, number.points / 100, book.points)
