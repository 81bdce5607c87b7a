"""The sheet 成绩单: numerator, denominator, value and points of some units, each a formula over 依据."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duixian.rulebook.scorecards.points import Target
from duixian.rulebook.scorecards.standard import Indicator
from duixian.sheets.county import County, Number
from duixian.sheets.figures import ABSENT
from duixian.sheets.page.sheet import LINE_NAMES

from .basis import COUNTS, PART, Block, Blocks
from .looks import Book, fit, put
from .parameters import base, cell

HEADS = (
    "组织代码",
    "组织",
    "指标编号",
    "指标",
    "线",
    "项",
    "分子",
    "分母",
    "数",
    "得分",
    "满分",
    "说明",
    "出处",
)
(UNIT, UNIT_NAME, ID, INDICATOR, LINE, HEADING, N, D, VALUE, POINTS, ATTAINABLE, REMARK, CLAUSE) = (
    range(len(HEADS))
)
HEAD_ROW, FIRST = 2, 3
REMARKS = {"none": "没有数，不是零", "too_few": "答卷太少，不显示", "value": ""}


def cards(book: Book, county: County, units: Sequence[str], blocks: Blocks, sheet: Any) -> None:
    """Write the sheet."""
    book.heads(sheet, HEAD_ROW, HEADS, range(N, REMARK))
    row = FIRST
    for unit in units:
        for indicator in county.indicators:
            number = county.numbers[unit].get(indicator.id)
            if number is not None:
                _row(
                    book, sheet, row, county, (unit, indicator, number, blocks[unit, indicator.id])
                )
                row += 1
    fit(sheet, UNIT_NAME, [county.name(u) for u in units], most=34)
    fit(sheet, INDICATOR, [i.name.zh for i in county.indicators], most=34)
    sheet.set_column(ID, ID, None, None, {"hidden": True})
    sheet.set_column(LINE, HEADING, 12)
    sheet.set_column(N, ATTAINABLE, 9)
    sheet.set_column(REMARK, REMARK, 16)
    sheet.set_column(CLAUSE, CLAUSE, 40)
    book.part_rows(sheet, FIRST, row - 1, len(HEADS), "A")
    sheet.freeze_panes(FIRST, INDICATOR + 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(row - 1, HEAD_ROW), len(HEADS) - 1)


Entry = tuple[str, Indicator, Number, Block]


def _row(book: Book, sheet: Any, row: int, county: County, entry: Entry) -> None:
    unit, indicator, number, block = entry
    heading = county.pack.heading(indicator.heading)
    texts = {
        UNIT: unit, UNIT_NAME: county.name(unit), ID: indicator.id, INDICATOR: indicator.name.zh,
        LINE: LINE_NAMES[indicator.line].zh, HEADING: heading.name.zh if heading else "",
        REMARK: REMARKS[number.status], CLAUSE: indicator.clause.in_("zh"),
    }  # fmt: skip
    for column, text in texts.items():
        put(sheet, row, column, text, book.words)
    own = cell(county, indicator, "base")
    below = own if base(county, indicator) else block.sum(COUNTS)
    n, d = number.n or 0, number.d or 0
    value = book.part if indicator.measure.per_cent else book.number
    sheet.write_formula(row, N, f"={block.sum(PART)}", book.whole, n)
    sheet.write_formula(row, D, f"={below}", book.whole, d)
    at_n, at_d = f"$G{row + 1}", f"$H{row + 1}"
    sheet.write_formula(
        row, VALUE, f'=IF({at_d}>0,{at_n}/{at_d},"{ABSENT}")', value, n / d if d else ABSENT
    )
    if indicator.points is None:
        put(sheet, row, POINTS, ABSENT, book.absent)
        put(sheet, row, ATTAINABLE, ABSENT, book.absent)
        return
    earned = ABSENT if number.points is None else number.points / 100
    sheet.write_formula(row, POINTS, points(county, indicator, at_n, at_d), book.points, earned)
    most = cell(county, indicator, "full" if isinstance(indicator.points, Target) else "most")
    gives = cell(county, indicator, "none_gives")
    formula = f"=IF({at_d}>0,{most},IF(ISNUMBER({gives}),{most},0))"
    sheet.write_formula(row, ATTAINABLE, formula, book.points, (number.attainable or 0) / 100)


def points(county: County, indicator: Indicator, n: str, d: str) -> str:
    """Points as a formula: in whole hundredths, so that rounding half up is exact."""

    def hundred(name: str) -> str:
        return cell(county, indicator, f"{name}_100")

    unit, gives = cell(county, indicator, "unit"), cell(county, indicator, "none_gives")
    if isinstance(indicator.points, Target):
        full, target = hundred("full"), hundred("target")
        earned = f"INT((2*MIN({full}*{unit}*100*MAX({n},0),{full}*{target}*{d})+{target}*{d})/(2*{target}*{d}))"
    else:
        start, each, least, most = (hundred(name) for name in ("start", "each", "least", "most"))
        inner = f"MIN(({start}-{least})*{d}+{each}*{unit}*{n},({most}-{least})*{d})"
        earned = f"(INT((2*MAX(0,{inner})+{d})/(2*{d}))+{least})"
    return f"=IF({d}>0,{earned}/100,{gives})"
