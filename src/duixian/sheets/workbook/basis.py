"""The sheet 依据: the records and members behind the numbers, and formulas that say which of them count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from duixian.rulebook.measures import Days
from duixian.rulebook.scorecards.standard import Indicator

from .evidence import Behind
from .further import reckoned
from .items import TIMINGS, Item, Said
from .looks import Book
from .row import (
    AMOUNT,
    ANSWERS,
    ASKED,
    CARRIED,
    CLOSED,
    COUNTS,
    DUE,
    ENTERED,
    FIRST,
    HEAD_ROW,
    HEADS,
    ID,
    INDICATOR,
    KIND,
    NAME,
    NOTE,
    OCCURRED,
    OTHER,
    PART,
    SAID,
    STAGE,
    STATE,
    TIMING,
    UNIT,
    UNIT_NAME,
    VALUE,
    WHAT,
    Block,
    Row,
)

Blocks = dict[tuple[str, str], Block]


def basis(book: Book, units: Sequence[str], behind: Behind) -> Blocks:
    """Write the sheet; where each number's rows stand."""
    county = book.county
    sheet = book.sheet(NAME, NAME, NOTE)
    blocks: Blocks = {}
    row = FIRST
    for unit in units:
        for indicator in county.indicators:
            items = behind.get((unit, indicator.id), ())
            blocks[unit, indicator.id] = block = Block(row, row + len(items) - 1)
            about = (unit, county.name(unit), indicator.id, indicator.name)
            for item in items:
                _facts(book, sheet, row, about, item)
                _formulas(book, sheet, row, indicator, block, item)
                row += 1
    _heads(book, sheet, units, [item for items in behind.values() for item in items])
    book.part_rows(sheet, FIRST, row - 1, len(HEADS), "C")
    sheet.freeze_panes(FIRST, WHAT + 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(row - 1, HEAD_ROW), len(HEADS) - 1)
    return blocks


def _heads(book: Book, sheet: Any, units: Sequence[str], items: Sequence[Item]) -> None:
    county = book.county
    widths = {
        UNIT: book.fit(units, least=9),
        UNIT_NAME: book.fit([county.name(u) for u in units], most=34),
        INDICATOR: book.fit([i.name for i in county.indicators], most=34),
        WHAT: book.fit([item.what for item in items]),
        KIND: book.fit([item.kind for item in items], least=8),
        STATE: book.fit([item.state for item in items], least=8, most=20),
        STAGE: 8,
        **dict.fromkeys(range(OCCURRED, CARRIED), 12),
        **dict.fromkeys(range(CARRIED, len(HEADS)), 9),
        TIMING: book.fit(TIMINGS.values(), least=9),
        VALUE: book.fit([item.value for item in items], least=9, most=24),
    }
    book.heads(sheet, HEAD_ROW, HEADS, (AMOUNT, ASKED, ANSWERS, COUNTS, PART), widths)
    sheet.set_column(ID, ID, None, None, {"hidden": True})


def _facts(book: Book, sheet: Any, row: int, about: tuple[Said, ...], item: Item) -> None:
    open_ = {"bg_color": "#fbf3d9"}
    plain, number = book.look(**open_), book.look(align="right", indent=1, **open_)
    day = book.look(num_format="yyyy-mm-dd", align="left", **open_)
    for column, text in enumerate((*about, item.what, item.kind)):
        book.put(sheet, row, column, text, book.words)
    facts = (
        (STATE, item.state, plain), (STAGE, item.stage, plain), (OCCURRED, item.occurred_on, day),
        (DUE, item.due_on, day), (CLOSED, item.closed_on, day), (ENTERED, item.entered_on, day),
        (CARRIED, SAID[item.carried], plain), (AMOUNT, item.amount, number), (ASKED, item.asked, number),
        (ANSWERS, item.answers, number), (VALUE, item.value, plain), (OTHER, SAID[item.other], plain),
    )  # fmt: skip
    for column, fact, look in facts:
        if fact not in (None, ""):
            book.put(sheet, row, column, fact, look)


def _formulas(
    book: Book, sheet: Any, row: int, indicator: Indicator, block: Block, item: Item
) -> None:
    """Formulas with what they come to, for programs that only show."""
    formulas = Row(book, indicator, row, below=item.below)
    measure = indicator.measure
    if item.state:
        stands = book.text(item.timing)
        sheet.write_formula(row, TIMING, f"={formulas.timing()}", book.words, stands)
    if isinstance(measure, Days) and reckoned(measure) and item.amount is None:
        length = "" if item.days is None else item.days
        sheet.write_formula(row, AMOUNT, f"={formulas.days(measure)}", book.whole, length)
    sheet.write_formula(row, COUNTS, f"={formulas.counts()}", book.whole, item.counts)
    part = "" if item.part is None else item.part
    if item.fixed:
        book.put(sheet, row, PART, part, book.whole)
    else:
        sheet.write_formula(row, PART, f"={formulas.part(block)}", book.whole, part)
