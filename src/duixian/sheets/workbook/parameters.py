"""The sheet 规则: each indicator's rule and its numbers, which the formulas of the other sheets read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duixian.rulebook.measures import Coverage, Satisfaction
from duixian.rulebook.scorecards.standard import Indicator
from duixian.sheets.county import County
from duixian.sheets.figures import ABSENT
from duixian.sheets.page.sheet import LINE_NAMES

from .looks import Book, fit, put, tall

NAME = "规则"
HEADS = (
    "指标", "指标编号", "线", "怎样算", "从", "到", "至少", "固定分母", "计分",
    "满分", "目标", "起分", "每个", "最低", "最高", "换算", "没有数时得分", "出处",
    "满分×100", "目标×100", "起分×100", "每个×100", "最低×100", "最高×100",
)  # fmt: skip
FORMS = {"target": "达标折算", "each": "逐个加减"}
HEAD_ROW, FIRST = 2, 3
SENTENCE, CLAUSE = 48, 30
AT = {
    name: column
    for column, name in enumerate((
        "name", "id", "line", "sentence", "from", "to", "at_least", "base", "form",
        "full", "target", "start", "each", "least", "most", "unit", "none_gives", "clause",
        "full_100", "target_100", "start_100", "each_100", "least_100", "most_100",
    ))
}  # fmt: skip
NUMBERS = frozenset(
    {
        AT["at_least"],
        AT["base"],
        *range(AT["full"], AT["clause"]),
        *range(AT["clause"] + 1, len(HEADS)),
    }
)
PARAMETERS = ("full", "target", "start", "each", "least", "most")


def cell(county: County, indicator: Indicator, name: str) -> str:
    """Where a parameter of an indicator stands, as formulas write it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    row = FIRST + county.indicators.index(indicator)
    return f"{NAME}!{xl_rowcol_to_cell(row, AT[name], row_abs=True, col_abs=True)}"


def parameters(book: Book, county: County) -> None:
    """Write the sheet."""
    sheet = book.sheet(
        NAME,
        "规则",
        "黄底的数可以改，成绩单跟着变。从、到是算进来的第一天和最后一天，没有“从”就是不限。固定分母：计数是 1，合计是小数的位（10、100），占比不固定。",
    )
    book.heads(sheet, HEAD_ROW, HEADS, NUMBERS)
    for row, indicator in enumerate(county.indicators, FIRST):
        _row(book, sheet, row, county, indicator)
    sheet.set_column(AT["id"], AT["id"], None, None, {"hidden": True})
    fit(sheet, AT["name"], [i.name.zh for i in county.indicators])
    sheet.set_column(AT["sentence"], AT["sentence"], SENTENCE)
    sheet.set_column(AT["from"], AT["to"], 12)
    sheet.set_column(AT["at_least"], AT["none_gives"], 7.5)
    sheet.set_column(AT["form"], AT["form"], 11)
    sheet.set_column(AT["clause"], AT["clause"], CLAUSE)
    sheet.print_area(0, 0, FIRST + len(county.indicators) - 1, AT["clause"])
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD_ROW)


def _row(book: Book, sheet: Any, row: int, county: County, indicator: Indicator) -> None:
    measure = indicator.measure
    span = county.interval(indicator)
    open_ = {"bg_color": "#fbf3d9"}
    number, day = (
        book.look(align="right", indent=1, **open_),
        book.look(num_format="yyyy-mm-dd", align="left", **open_),
    )
    said = measure.sentence(county.names(indicator)).zh
    put(sheet, row, AT["id"], indicator.id, book.words)
    put(sheet, row, AT["name"], indicator.name.zh, book.look(text_wrap=True))
    put(sheet, row, AT["line"], LINE_NAMES[indicator.line].zh, book.words)
    put(sheet, row, AT["sentence"], said, book.look(text_wrap=True))
    put(sheet, row, AT["from"], span.start if span else None, day)
    put(sheet, row, AT["to"], span.end if span else dt.date(1900, 1, 1), day)
    least = measure.at_least if isinstance(measure, Coverage | Satisfaction) else None
    put(sheet, row, AT["at_least"], least, number if least is not None else book.words)
    put(sheet, row, AT["base"], base(county, indicator), book.whole)
    put(sheet, row, AT["clause"], indicator.clause.in_("zh"), book.look(text_wrap=True))
    _points(book, sheet, row, county, indicator, number)
    sheet.set_row(row, tall([(said, SENTENCE - 2), (indicator.clause.in_("zh"), CLAUSE - 2)]))


def base(county: County, indicator: Indicator) -> int:
    """The denominator of a count or sum while its window has begun; 0 for shares, whose records are it."""
    from duixian.rulebook.measures.scope import Scope

    if county.interval(indicator) is None:
        return 0
    scope = Scope(county.kinds, county.day, county.calendar)
    return indicator.measure.empty_denominator(scope)


def _points(
    book: Book, sheet: Any, row: int, county: County, indicator: Indicator, look: Any
) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    if indicator.points is None:
        put(sheet, row, AT["form"], "不计分", book.words)
        return
    form, *rest = indicator.points.row(county.day, per_cent=indicator.measure.per_cent)
    *amounts, unit, none_gives = rest
    put(sheet, row, AT["form"], FORMS[form], book.words)
    for name, amount in zip(PARAMETERS, amounts, strict=True):
        if amount is not None:
            put(sheet, row, AT[name], amount / 100, look)
            formula = f"=ROUND({xl_rowcol_to_cell(row, AT[name])}*100,0)"
            sheet.write_formula(row, AT[f"{name}_100"], formula, book.whole, amount)
    put(sheet, row, AT["unit"], unit, book.whole)
    if none_gives is None:
        put(sheet, row, AT["none_gives"], ABSENT, book.absent)
    else:
        put(sheet, row, AT["none_gives"], none_gives / 100, look)
