"""The sheet 各项得分: the points of each heading on each line, as sums over 成绩单 with base, floor and ceiling."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from duixian.rulebook.scorecards.sums import HeadingSum, on_sheet
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import LINES, County
from duixian.sheets.figures import ABSENT
from duixian.sheets.lines import LINE_NAMES

from .cards import ATTAINABLE as MOST
from .cards import NAME as CARDS
from .cards import POINTS
from .looks import Book

NAME = Text("各项得分", "Headings")
NOTE = Text(
    "一项的得分是成绩单上各指标得分之和，加基础分，不低于最低、不高于最高。各指标都没有数，就没有合计（“—”），不是零。三条线从不相加。",
    "The points of a heading are those of its indicators and the base, not below the floor nor above the ceiling. Where nothing has a number there is no sum (a dash), which is not nought. The three lines are never added.",
)
HEADS = (
    Text("组织代码", "Unit code"),
    Text("组织", "Unit"),
    Text("项", "Heading"),
    Text("线", "Line"),
    Text("基础分", "Base"),
    Text("最低", "Floor"),
    Text("最高", "Ceiling"),
    Text("得分", "Points"),
    Text("可得", "Attainable"),
)
UNIT, UNIT_NAME, HEADING, LINE, BASE, FLOOR, CEILING, EARNED, ATTAINABLE = range(len(HEADS))
HEAD_ROW, FIRST = 2, 3
Rows = Mapping[tuple[str, str], int]
"""The row of each unit's indicator on the sheet 成绩单."""


def summed(county: County, units: Sequence[str]) -> Iterator[tuple[str, str, Line, HeadingSum]]:
    """What some units have of the headings with points: unit, heading, line and sum."""
    headings = dict.fromkeys(i.heading for i in county.indicators if i.points)
    for unit in units:
        for heading in headings:
            for line in LINES:
                found = county.sums.get((unit, heading, line))
                if found is not None and found.attainable is not None:
                    yield unit, heading, line, found


def sums(book: Book, units: Sequence[str], rows: Rows) -> None:
    """Write the sheet, where there is anything to write."""
    found = list(summed(book.county, units))
    if not found:
        return
    sheet = book.sheet(NAME, NAME, NOTE)
    names = {h.id: h.name for s in book.county.pack.standards for h in s.headings}
    widths = {
        UNIT: book.fit(units, least=9),
        UNIT_NAME: book.fit([book.county.name(u) for u in units], most=34),
        HEADING: book.fit([names[h] for _, h, _, _ in found], least=12, most=30),
        LINE: book.fit(LINE_NAMES.values(), least=12),
        **dict.fromkeys(range(BASE, len(HEADS)), 9),
    }
    book.heads(sheet, HEAD_ROW, HEADS, range(BASE, len(HEADS)), widths)
    for row, (unit, heading, line, total) in enumerate(found, FIRST):
        within = book.county.limits(heading, line)
        texts = (unit, book.county.name(unit), names[heading], LINE_NAMES[line])
        for column, text in enumerate(texts):
            book.put(sheet, row, column, text, book.words)
        for column, amount in (
            (BASE, within.base),
            (FLOOR, within.floor),
            (CEILING, within.ceiling),
        ):
            book.put(sheet, row, column, None if amount is None else amount / 100, book.points)
        mine = [
            rows[unit, i.id]
            for i in on_sheet(book.county.pack, heading, line)
            if (unit, i.id) in rows
        ]
        earned = ABSENT if total.earned is None else total.earned / 100
        formula = kept(book, row, mine, POINTS, f'"{ABSENT}"')
        sheet.write_formula(row, EARNED, formula, book.points, earned)
        formula = kept(book, row, mine, MOST, "0")
        sheet.write_formula(row, ATTAINABLE, formula, book.points, (total.attainable or 0) / 100)
    book.part_rows(sheet, FIRST, FIRST + len(found) - 1, len(HEADS), "A")
    sheet.freeze_panes(FIRST, HEADING + 1)
    sheet.repeat_rows(HEAD_ROW)


def kept(book: Book, row: int, mine: Sequence[int], column: int, none: str) -> str:
    """Base and sum of a column of 成绩单, kept between the ends that stand in the row."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    def cells(of: int) -> str:
        name = book.text(CARDS)
        return ",".join(f"{name}!{xl_rowcol_to_cell(r, of)}" for r in mine)

    base, floor, ceiling = (xl_rowcol_to_cell(row, at) for at in (BASE, FLOOR, CEILING))
    sum_ = f"{base}+SUM({cells(column)})"
    found = f"MIN({ceiling},MAX({floor},{sum_}))"
    return f"=IF(COUNT({cells(POINTS)})=0,{none},{found})"
