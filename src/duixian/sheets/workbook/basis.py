"""The sheet 依据: the records and members behind the numbers, and formulas that say which of them count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Coverage, Distinct, Satisfaction, Share, Sum
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.words import ByDate, Stage, Timing
from duixian.sheets.county import County

from .evidence import STAGES, TIMINGS, Behind, Item
from .looks import Book, fit, put
from .parameters import cell

NAME = "依据"
HEADS = (
    "组织代码", "组织", "指标编号", "指标", "记录或党员", "类型", "状态", "性质", "发生", "时限", "办结", "录入",
    "期初在办", "进度", "数", "有效答卷", "全部答卷", "内容", "其他条件", "算进来", "其中",
)  # fmt: skip
(UNIT, UNIT_NAME, ID, INDICATOR, WHAT, KIND, STATE, STAGE, OCCURRED, DUE, CLOSED, ENTERED, CARRIED,
 TIMING, AMOUNT, ASKED, ANSWERS, VALUE, OTHER, COUNTS, PART) = range(len(HEADS))  # fmt: skip
HEAD_ROW, FIRST = 2, 3
DATES = {
    ByDate.OCCURRED_ON: OCCURRED,
    ByDate.DUE_ON: DUE,
    ByDate.CLOSED_ON: CLOSED,
    ByDate.ENTERED_AT: ENTERED,
}
YES, NO = "是", "否"
SAID = {None: "", True: YES, False: NO}


@dataclass(frozen=True)
class Block:
    """The rows of one number of one unit; none where `first` is after `last`."""

    first: int
    last: int

    def sum(self, column: int) -> str:
        """The sum of a column over the block, as a formula writes it."""
        from xlsxwriter.utility import xl_range_abs

        if self.last < self.first:
            return "0"
        return f"SUM({NAME}!{xl_range_abs(self.first, column, self.last, column)})"


Blocks = dict[tuple[str, str], Block]


def basis(book: Book, county: County, units: Sequence[str], behind: Behind) -> Blocks:
    """Write the sheet; where each number's rows stand."""
    sheet = book.sheet(
        NAME, "依据", "改动黄底的状态、性质、日期或数，“进度”“算进来”“其中”和成绩单跟着变。"
    )
    book.heads(sheet, HEAD_ROW, HEADS, (AMOUNT, ASKED, ANSWERS, COUNTS, PART))
    blocks: Blocks = {}
    row = FIRST
    for unit in units:
        for indicator in county.indicators:
            items = behind.get((unit, indicator.id), ())
            blocks[unit, indicator.id] = block = Block(row, row + len(items) - 1)
            for item in items:
                _facts(
                    book,
                    sheet,
                    row,
                    (unit, county.name(unit), indicator.id, indicator.name.zh),
                    item,
                )
                _formulas(book, sheet, row, county, indicator, block, item)
                row += 1
    fit(sheet, UNIT_NAME, [county.name(u) for u in units], most=34)
    fit(sheet, INDICATOR, [i.name.zh for i in county.indicators], most=34)
    fit(sheet, WHAT, [item.what for items in behind.values() for item in items])
    sheet.set_column(ID, ID, None, None, {"hidden": True})
    sheet.set_column(KIND, STAGE, 8)
    sheet.set_column(OCCURRED, ENTERED, 12)
    sheet.set_column(CARRIED, PART, 9)
    book.part_rows(sheet, FIRST, row - 1, len(HEADS), "C")
    sheet.freeze_panes(FIRST, WHAT + 1)
    sheet.repeat_rows(HEAD_ROW)
    sheet.autofilter(HEAD_ROW, 0, max(row - 1, HEAD_ROW), len(HEADS) - 1)
    return blocks


def _facts(book: Book, sheet: Any, row: int, about: tuple[str, ...], item: Item) -> None:
    open_ = {"bg_color": "#fbf3d9"}
    plain, number = book.look(**open_), book.look(align="right", indent=1, **open_)
    day = book.look(num_format="yyyy-mm-dd", align="left", **open_)
    for column, text in enumerate((*about, item.what, item.kind)):
        put(sheet, row, column, text, book.words)
    facts = (
        (STATE, item.state, plain), (STAGE, item.stage, plain), (OCCURRED, item.occurred_on, day),
        (DUE, item.due_on, day), (CLOSED, item.closed_on, day), (ENTERED, item.entered_on, day),
        (CARRIED, SAID[item.carried], plain), (AMOUNT, item.amount, number), (ASKED, item.asked, number),
        (ANSWERS, item.answers, number), (VALUE, item.value, plain), (OTHER, SAID[item.other], plain),
    )  # fmt: skip
    for column, fact, look in facts:
        if fact not in (None, ""):
            put(sheet, row, column, fact, look)


def _formulas(
    book: Book, sheet: Any, row: int, county: County, indicator: Indicator, block: Block, item: Item
) -> None:
    """Formulas with what they come to, for programs that only show."""
    if not isinstance(indicator.measure, Coverage):
        sheet.write_formula(
            row, TIMING, timing(row, cell(county, indicator, "to")), book.words, item.timing
        )
    sheet.write_formula(row, COUNTS, f"={counts(row, county, indicator)}", book.whole, item.counts)
    sheet.write_formula(row, PART, f"={part(row, county, indicator, block)}", book.whole, item.part)


def timing(row: int, day: str) -> str:
    """How a record stands to its date, as a formula of its state and its dates."""
    stage, due, closed = at(row, STAGE), at(row, DUE), at(row, CLOSED)
    done, open_ = STAGES[Stage.DONE], STAGES[Stage.OPEN]
    return (
        f'=IF({due}="","",IF({stage}="{done}",IF({closed}<={due},"按时","逾期办结"),'
        f'IF({stage}="{open_}",IF({due}<={day},"到期未办","未到期"),"逾期办结")))'
    )


def counts(row: int, county: County, indicator: Indicator) -> str:
    """1 for a row that is counted at all; for answer sheets the valid answers."""
    measure = indicator.measure
    if isinstance(measure, Coverage):
        return "1"
    selection = measure.selection
    tests = [
        _in_window(row, county, indicator),
        *_states(row, selection.in_, _kinds(county, indicator)),
        *_timings(row, selection.timing),
    ]
    if isinstance(measure, Satisfaction):
        least = cell(county, indicator, "at_least")
        tests += [f"ISNUMBER({at(row, ANSWERS)})", f"{at(row, ANSWERS)}>={least}"]
        return f"IF(AND({','.join(tests)}),{at(row, ASKED)},0)"
    return f"IF(AND({','.join(tests)}),1,0)"


def part(row: int, county: County, indicator: Indicator, block: Block) -> str:
    """What a row adds to the numerator."""
    counted = f"{at(row, COUNTS)}=1"
    match indicator.measure:
        case Share(part=wanted):
            tests = [
                counted,
                *_states(row, wanted.in_, _kinds(county, indicator)),
                *_timings(row, wanted.timing),
                f'{at(row, OTHER)}<>"{NO}"',
            ]
            return f"IF(AND({','.join(tests)}),1,0)"
        case Coverage():
            return f"IF({at(row, AMOUNT)}>={cell(county, indicator, 'at_least')},1,0)"
        case Satisfaction():
            return f"IF({at(row, COUNTS)}>0,{at(row, AMOUNT)},0)"
        case Sum():
            return f"IF({counted},ROUND({at(row, AMOUNT)}*{cell(county, indicator, 'base')},0),0)"
        case Distinct():
            flags, values = (
                f"{at(block.first, c, fixed=True)}:{at(row, c)}" for c in (COUNTS, VALUE)
            )
            first = f"SUMPRODUCT({flags}*EXACT({values},{at(row, VALUE)}))=1"
            return f'IF(AND({counted},{at(row, VALUE)}<>"",{first}),1,0)'
        case _:
            return at(row, COUNTS)


def _kinds(county: County, indicator: Indicator) -> list[Kind]:
    return [county.kinds[kind] for kind in indicator.measure.selection.of]


def _in_window(row: int, county: County, indicator: Indicator) -> str:
    selection = indicator.measure.selection
    day = at(row, DATES[selection.by])
    begins, ends = (cell(county, indicator, name) for name in ("from", "to"))
    span = county.interval(indicator)
    if span is None or span.start is None:
        return f'OR({day}="",{day}<={ends})'
    inside = f"AND({day}>={begins},{day}<={ends})"
    if selection.carried_in:
        inside = f'OR({inside},AND({day}<{begins},{at(row, CARRIED)}="{YES}"))'
    return f'{day}<>"",{inside}'


def _states(row: int, words: tuple[str, ...], kinds: Iterable[Kind]) -> list[str]:
    """That a record is in one of these stages, or in a state that its kind calls so."""
    if not words:
        return []
    tests = [f'{at(row, STAGE)}="{STAGES[Stage(word)]}"' for word in words if word in set(Stage)]
    for kind in kinds:
        names = [s.name.zh for s in kind.states if s.id in words]
        tests += [
            f"AND({at(row, KIND)}={quoted(kind.name.zh)},{at(row, STATE)}={quoted(name)})"
            for name in names
        ]
    return [f"OR({','.join(tests)})"]


def quoted(text: str) -> str:
    """A text as a formula writes it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _timings(row: int, wanted: tuple[Timing, ...]) -> list[str]:
    tests = ",".join(f'{at(row, TIMING)}="{TIMINGS[t]}"' for t in wanted)
    return [f"OR({tests})"] if wanted else []


def at(row: int, column: int, *, fixed: bool = False) -> str:
    """A cell of this sheet, as a formula on it writes it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=True))
