"""The sheet 规则: each indicator's rule and its numbers, which the formulas of the other sheets read."""

from __future__ import annotations

import datetime as dt
from typing import Any

from duixian.rulebook.measures import Coverage, Satisfaction
from duixian.rulebook.scorecards.points import PARAMETERS
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.county import County
from duixian.sheets.figures import ABSENT
from duixian.sheets.lines import LINE_NAMES

from .looks import Book, tall

NAME = Text("规则", "Rules")
NOTE = Text(
    "黄底的数可以改，成绩单跟着变。从、到是算进来的第一天和最后一天，没有“从”就是不限。固定分母：计数是 1，合计是小数的位（10、100），占比不固定。",
    "Numbers on yellow can be changed; the scorecards follow. From and to are the first and last day that count; no “from” means no limit. The fixed denominator is 1 for counts, the decimal place (10, 100) for sums, none for shares.",
)
COLUMNS = {
    "name": Text("指标", "Indicator"),
    "id": Text("指标编号", "Indicator id"),
    "line": Text("线", "Line"),
    "sentence": Text("怎样算", "How it is worked out"),
    "from": Text("从", "From"),
    "to": Text("到", "To"),
    "at_least": Text("至少", "At least"),
    "base": Text("固定分母", "Fixed denominator"),
    "form": Text("计分", "Points given"),
    "full": Text("满分", "Full"),
    "target": Text("目标", "Target"),
    "start": Text("起分", "Start"),
    "each": Text("每个", "Each"),
    "least": Text("最低", "Least"),
    "most": Text("最高", "Most"),
    "unit": Text("换算", "Scale"),
    "none_gives": Text("没有数时得分", "Points without a number"),
    "clause": Text("出处", "Source"),
    "full_100": Text("满分×100", "Full×100"),
    "target_100": Text("目标×100", "Target×100"),
    "start_100": Text("起分×100", "Start×100"),
    "each_100": Text("每个×100", "Each×100"),
    "least_100": Text("最低×100", "Least×100"),
    "most_100": Text("最高×100", "Most×100"),
}
AT = {name: column for column, name in enumerate(COLUMNS)}
FORMS = {
    "target": Text("达标折算", "by target"),
    "bands": Text("分档，见“分档”表", "bands, see Bands"),
    "each": Text("逐个加减", "for each"),
    "given": Text("由人给分", "given by people"),
}
NOT_SCORED = Text("不计分", "no points")
HEAD_ROW, FIRST = 2, 3
SENTENCE, CLAUSE = 48, 30
NUMBERS = frozenset(
    {
        AT["at_least"],
        AT["base"],
        *range(AT["full"], AT["clause"]),
        *range(AT["clause"] + 1, len(AT)),
    }
)


def cell(book: Book, indicator: Indicator, name: str) -> str:
    """Where a parameter of an indicator stands, as formulas write it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    row = FIRST + book.county.indicators.index(indicator)
    return f"{book.text(NAME)}!{xl_rowcol_to_cell(row, AT[name], row_abs=True, col_abs=True)}"


def parameters(book: Book) -> None:
    """Write the sheet."""
    county = book.county
    sheet = book.sheet(NAME, NAME, NOTE)
    widths = {
        "name": book.fit([i.name for i in county.indicators]),
        "line": book.fit(LINE_NAMES.values(), least=8),
        "sentence": SENTENCE,
        **dict.fromkeys(("from", "to"), 12),
        **dict.fromkeys(("at_least", "base", *PARAMETERS, "unit", "none_gives"), 7.5),
        "form": 11,
        "clause": CLAUSE,
    }
    by_place = {AT[name]: wide for name, wide in widths.items()}
    book.heads(sheet, HEAD_ROW, list(COLUMNS.values()), NUMBERS, by_place)
    sheet.set_column(AT["id"], AT["id"], None, None, {"hidden": True})
    for row, indicator in enumerate(county.indicators, FIRST):
        _row(book, sheet, row, indicator)
    sheet.print_area(0, 0, FIRST + len(county.indicators) - 1, AT["clause"])
    sheet.freeze_panes(FIRST, 2)
    sheet.repeat_rows(HEAD_ROW)


def _row(book: Book, sheet: Any, row: int, indicator: Indicator) -> None:
    county = book.county
    measure = indicator.measure
    span = county.interval(indicator)
    open_ = {"bg_color": "#fbf3d9"}
    number, day = (
        book.look(align="right", indent=1, **open_),
        book.look(num_format="yyyy-mm-dd", align="left", **open_),
    )
    said = measure.sentence(county.names(indicator)).in_(book.language)
    clause = indicator.clause.in_(book.language)
    book.put(sheet, row, AT["id"], indicator.id, book.words)
    book.put(sheet, row, AT["name"], indicator.name, book.look(text_wrap=True))
    book.put(sheet, row, AT["line"], LINE_NAMES[indicator.line], book.words)
    book.put(sheet, row, AT["sentence"], said, book.look(text_wrap=True))
    book.put(sheet, row, AT["from"], span.start if span else None, day)
    book.put(sheet, row, AT["to"], span.end if span else dt.date(1900, 1, 1), day)
    least = measure.at_least if isinstance(measure, Coverage | Satisfaction) else None
    book.put(sheet, row, AT["at_least"], least, number if least is not None else book.words)
    book.put(sheet, row, AT["base"], base(county, indicator), book.whole)
    book.put(sheet, row, AT["clause"], clause, book.look(text_wrap=True))
    _points(book, sheet, row, indicator, number)
    sheet.set_row(row, tall([(said, SENTENCE - 2), (clause, CLAUSE - 2)]))


def base(county: County, indicator: Indicator) -> int:
    """The denominator of a count or sum while its window has begun; 0 for shares, whose records are it."""
    from duixian.rulebook.measures.scope import Scope

    if county.interval(indicator) is None:
        return 0
    scope = Scope(county.kinds, county.day, county.calendar)
    return indicator.measure.empty_denominator(scope)


def _points(book: Book, sheet: Any, row: int, indicator: Indicator, look: Any) -> None:
    from xlsxwriter.utility import xl_rowcol_to_cell

    if indicator.points is None:
        book.put(sheet, row, AT["form"], NOT_SCORED, book.words)
        return
    points, day = indicator.points, book.county.ruled_on(indicator)
    numbers = points.row(day, per_cent=indicator.measure.per_cent)
    unit, none_gives = numbers["unit"], numbers["none_gives"]
    book.put(sheet, row, AT["form"], FORMS[points.word], book.words)
    for name in PARAMETERS:
        amount = numbers[name]
        if isinstance(amount, int):
            book.put(sheet, row, AT[name], amount / 100, look)
            formula = f"=ROUND({xl_rowcol_to_cell(row, AT[name])}*100,0)"
            sheet.write_formula(row, AT[f"{name}_100"], formula, book.whole, amount)
    book.put(sheet, row, AT["unit"], unit, book.whole)
    if not isinstance(none_gives, int):
        book.put(sheet, row, AT["none_gives"], ABSENT, book.absent)
    else:
        book.put(sheet, row, AT["none_gives"], none_gives / 100, look)
