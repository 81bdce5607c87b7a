"""The sheet 成绩单: numerator, denominator, value and points of some units, each a formula over 依据."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duixian.rulebook.scorecards.points import Bands, Given, Points, Target
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.county import Number
from duixian.sheets.figures import ABSENT
from duixian.sheets.lines import LINE_NAMES

from .basis import Blocks
from .division import Division
from .looks import Book
from .parameters import cell
from .row import Block
from .steps import FROM_100, GIVES
from .steps import cells as steps

NAME = Text("成绩单", "Scorecards")
TITLE = Text("成绩单（公式）", "Scorecards (formulas)")
NOTE = Text(
    "分子、分母、数、得分都是公式：点一个格子，编辑栏里就是算法。",
    "Numerator, denominator, value and points are formulas: click a cell to see how it is worked out.",
)
HEADS = (
    Text("组织代码", "Unit code"),
    Text("组织", "Unit"),
    Text("指标编号", "Indicator id"),
    Text("指标", "Indicator"),
    Text("线", "Line"),
    Text("项", "Heading"),
    Text("分子", "Numerator"),
    Text("分母", "Denominator"),
    Text("数", "Value"),
    Text("得分", "Points"),
    Text("满分", "Full points"),
    Text("说明", "Remark"),
    Text("出处", "Source"),
)
(UNIT, UNIT_NAME, ID, INDICATOR, LINE, HEADING, N, D, VALUE, POINTS, ATTAINABLE, REMARK, CLAUSE) = (
    range(len(HEADS))
)
HEAD_ROW, FIRST = 2, 3
REMARKS: dict[str, str | Text] = {
    "none": Text("没有数，不是零", "no number, not nought"),
    "too_few": Text("答卷太少，不显示", "too few answers to show"),
    "value": "",
}


def opened(book: Book) -> Any:
    """The sheet, still empty: it stands before the one that its formulas read."""
    return book.sheet(NAME, TITLE, NOTE)


def cards(
    book: Book, sheet: Any, units: Sequence[str], blocks: Blocks
) -> dict[tuple[str, str], int]:
    """Write the sheet; the row of each unit's indicator."""
    county = book.county
    row = FIRST
    rows = {}
    for unit in units:
        for indicator in county.indicators:
            number = county.numbers[unit].get(indicator.id)
            if number is not None:
                block = blocks[unit, indicator.id]
                _texts(book, sheet, row, unit, indicator, number)
                _numbers(book, sheet, row, indicator, number, block)
                rows[unit, indicator.id] = row
                row += 1
    headings = [county.pack.heading(i.heading) for i in county.indicators]
    widths = {
        UNIT: book.fit(units, least=9),
        UNIT_NAME: book.fit([county.name(u) for u in units], most=34),
        INDICATOR: book.fit([i.name for i in county.indicators], most=34),
        LINE: book.fit(LINE_NAMES.values(), least=12),
        HEADING: book.fit([h.name for h in headings if h], least=12, most=30),
        **dict.fromkeys(range(N, REMARK), 9),
        REMARK: book.fit(REMARKS.values(), least=16),
        CLAUSE: 40,
    }
    book.heads(sheet, HEAD_ROW, HEADS, range(N, REMARK), widths)
    sheet.set_column(ID, ID, None, None, {"hidden": True})
    book.part_rows(sheet, FIRST, row - 1, len(HEADS), "A")
    sheet.freeze_panes(FIRST, INDICATOR + 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(row - 1, HEAD_ROW), len(HEADS) - 1)
    return rows


def _texts(
    book: Book, sheet: Any, row: int, unit: str, indicator: Indicator, number: Number
) -> None:
    heading = book.county.pack.heading(indicator.heading)
    texts = {
        UNIT: unit, UNIT_NAME: book.county.name(unit), ID: indicator.id, INDICATOR: indicator.name,
        LINE: LINE_NAMES[indicator.line], HEADING: heading.name if heading else "",
        REMARK: REMARKS[number.status], CLAUSE: indicator.clause.in_(book.language),
    }  # fmt: skip
    for column, text in texts.items():
        book.put(sheet, row, column, text, book.words)


def _numbers(
    book: Book, sheet: Any, row: int, indicator: Indicator, number: Number, block: Block
) -> None:
    above, below = Division(book, indicator, block).sides()
    n, d = number.n or 0, number.d or 0
    value = book.value(indicator)
    sheet.write_formula(row, N, f"={above}", book.whole, n)
    sheet.write_formula(row, D, f"={below}", book.whole, d)
    at_n, at_d = f"$G{row + 1}", f"$H{row + 1}"
    sheet.write_formula(
        row, VALUE, f'=IF({at_d}>0,{at_n}/{at_d},"{ABSENT}")', value, n / d if d else ABSENT
    )
    if indicator.points is None:
        book.put(sheet, row, POINTS, ABSENT, book.absent)
        book.put(sheet, row, ATTAINABLE, ABSENT, book.absent)
        return
    earned = ABSENT if number.points is None else number.points / 100
    sheet.write_formula(row, POINTS, points(book, indicator, at_n, at_d), book.points, earned)
    most = at_most(book, indicator, indicator.points)
    gives = cell(book, indicator, "none_gives")
    formula = f"=IF({at_d}>0,{most},IF(ISNUMBER({gives}),{most},0))"
    sheet.write_formula(row, ATTAINABLE, formula, book.points, (number.attainable or 0) / 100)


def at_most(book: Book, indicator: Indicator, scored: Points) -> str:
    """Where the most that can be had stands."""
    if isinstance(scored, Bands):
        gives = steps(book, indicator, GIVES)
        return f"MAX(0,{','.join(gives)})"
    return cell(book, indicator, "full" if isinstance(scored, Target | Given) else "most")


def points(book: Book, indicator: Indicator, n: str, d: str) -> str:
    """Points as a formula: in whole hundredths, so that rounding half up is exact."""

    def hundred(name: str) -> str:
        return cell(book, indicator, f"{name}_100")

    unit, gives = cell(book, indicator, "unit"), cell(book, indicator, "none_gives")
    if isinstance(indicator.points, Bands):
        bands = zip(steps(book, indicator, FROM_100), steps(book, indicator, GIVES), strict=True)
        first = "".join(f"IF(100*{unit}*{n}>={at}*{d},{give}," for at, give in bands)
        return f"=IF({d}>0,{first}0{')' * first.count('IF')},{gives})"
    if isinstance(indicator.points, Given):
        kept = f"MAX(0,MIN(100*{unit}*{n},{hundred('full')}*{d}))"
        earned = f"INT((2*{kept}+{d})/(2*{d}))"
    elif isinstance(indicator.points, Target):
        full, target = hundred("full"), hundred("target")
        earned = f"INT((2*MIN({full}*{unit}*100*MAX({n},0),{full}*{target}*{d})+{target}*{d})/(2*{target}*{d}))"
    else:
        start, each, least, most = (hundred(name) for name in ("start", "each", "least", "most"))
        inner = f"MIN(({start}-{least})*{d}+{each}*{unit}*{n},({most}-{least})*{d})"
        earned = f"(INT((2*MAX(0,{inner})+{d})/(2*{d}))+{least})"
    return f"=IF({d}>0,{earned}/100,{gives})"
