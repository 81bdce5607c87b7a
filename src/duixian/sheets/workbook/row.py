"""One row of the sheet 依据: its columns, and the formulas that say whether it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from duixian.rulebook.measures import Coverage, Distinct, Satisfaction, Share, Sum
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import ByDate, Stage, Timing

from .evidence import STAGES, TIMINGS, Said, kind_name, state_name
from .looks import Book
from .parameters import cell

NAME = Text("依据", "Evidence")
NOTE = Text(
    "改动黄底的状态、性质、日期或数，“进度”“算进来”“其中”和成绩单跟着变。",
    "Change a state, stage, date or number on yellow; “Standing”, “Counted”, “Of these” and the scorecards follow.",
)
HEADS = (
    Text("组织代码", "Unit code"),
    Text("组织", "Unit"),
    Text("指标编号", "Indicator id"),
    Text("指标", "Indicator"),
    Text("记录或党员", "Record or member"),
    Text("类型", "Kind"),
    Text("状态", "State"),
    Text("性质", "Stage"),
    Text("发生", "Happened"),
    Text("时限", "Due"),
    Text("办结", "Closed"),
    Text("录入", "Entered"),
    Text("期初在办", "Open at the start"),
    Text("进度", "Standing"),
    Text("数", "Number"),
    Text("有效答卷", "Valid answers"),
    Text("全部答卷", "All answers"),
    Text("内容", "Content"),
    Text("其他条件", "Other conditions"),
    Text("算进来", "Counted"),
    Text("其中", "Of these"),
)
(UNIT, UNIT_NAME, ID, INDICATOR, WHAT, KIND, STATE, STAGE, OCCURRED, DUE, CLOSED, ENTERED, CARRIED,
 TIMING, AMOUNT, ASKED, ANSWERS, VALUE, OTHER, COUNTS, PART) = range(len(HEADS))  # fmt: skip
HEAD_ROW, FIRST = 2, 3
DATES = {
    ByDate.OCCURRED_ON: OCCURRED,
    ByDate.DUE_ON: DUE,
    ByDate.CLOSED_ON: CLOSED,
    ByDate.ENTERED_AT: ENTERED,
}
YES, NO = Text("是", "yes"), Text("否", "no")
SAID: dict[bool | None, Said] = {None: "", True: YES, False: NO}


@dataclass(frozen=True)
class Block:
    """The rows of one number of one unit; none where `first` is after `last`."""

    first: int
    last: int

    def sum(self, book: Book, column: int) -> str:
        """The sum of a column over the block, as a formula writes it."""
        from xlsxwriter.utility import xl_range_abs

        if self.last < self.first:
            return "0"
        return f"SUM({book.text(NAME)}!{xl_range_abs(self.first, column, self.last, column)})"


@dataclass(frozen=True)
class Row:
    """A row of the sheet and the indicator it stands under, speaking the language of its workbook."""

    book: Book
    indicator: Indicator
    place: int

    def timing(self) -> str:
        """How a record stands to its date, as a formula of its state and its dates."""
        due, closed, day = self.at(DUE), self.at(CLOSED), self.cell("to")
        in_time, late, overdue, not_due = (
            self.said(TIMINGS[t])
            for t in (Timing.IN_TIME, Timing.LATE, Timing.OVERDUE, Timing.NOT_DUE)
        )
        return (
            f'IF({due}="","",IF({self.is_(STAGE, STAGES[Stage.DONE])},IF({closed}<={due},{in_time},{late}),'
            f"IF({self.is_(STAGE, STAGES[Stage.OPEN])},IF({due}<={day},{overdue},{not_due}),{late})))"
        )

    def counts(self) -> str:
        """1 for a row that is counted at all; for answer sheets the valid answers."""
        measure = self.indicator.measure
        if isinstance(measure, Coverage):
            return "1"
        selection = measure.selection
        tests = [
            self._in_window(),
            *self._states(selection.in_),
            *self._timings(selection.timing),
        ]
        if isinstance(measure, Satisfaction):
            least, answers = self.cell("at_least"), self.at(ANSWERS)
            tests += [f"ISNUMBER({answers})", f"{answers}>={least}"]
            return f"IF(AND({','.join(tests)}),{self.at(ASKED)},0)"
        return f"IF(AND({','.join(tests)}),1,0)"

    def part(self, block: Block) -> str:
        """What a row adds to the numerator."""
        counted = f"{self.at(COUNTS)}=1"
        match self.indicator.measure:
            case Share(part=wanted):
                tests = [
                    counted,
                    *self._states(wanted.in_),
                    *self._timings(wanted.timing),
                    f"{self.at(OTHER)}<>{self.said(NO)}",
                ]
                return f"IF(AND({','.join(tests)}),1,0)"
            case Coverage():
                return f"IF({self.at(AMOUNT)}>={self.cell('at_least')},1,0)"
            case Satisfaction():
                return f"IF({self.at(COUNTS)}>0,{self.at(AMOUNT)},0)"
            case Sum():
                return f"IF({counted},ROUND({self.at(AMOUNT)}*{self.cell('base')},0),0)"
            case Distinct():
                flags, values = (
                    f"{at(block.first, c, fixed=True)}:{self.at(c)}" for c in (COUNTS, VALUE)
                )
                first = f"SUMPRODUCT({flags}*EXACT({values},{self.at(VALUE)}))=1"
                return f'IF(AND({counted},{self.at(VALUE)}<>"",{first}),1,0)'
            case _:
                return self.at(COUNTS)

    def _in_window(self) -> str:
        selection = self.indicator.measure.selection
        day = self.at(DATES[selection.by])
        begins, ends = self.cell("from"), self.cell("to")
        span = self.book.county.interval(self.indicator)
        if span is None or span.start is None:
            return f'OR({day}="",{day}<={ends})'
        inside = f"AND({day}>={begins},{day}<={ends})"
        if selection.carried_in:
            inside = f"OR({inside},AND({day}<{begins},{self.is_(CARRIED, YES)}))"
        return f'{day}<>"",{inside}'

    def _states(self, words: Collection[str]) -> Iterator[str]:
        """That a record is in one of these stages, or in a state that its kind calls so."""
        if not words:
            return
        tests = [self.is_(STAGE, STAGES[Stage(word)]) for word in words if word in set(Stage)]
        kinds = self.book.county.kinds
        for id_ in self.indicator.measure.selection.of:
            kind = self.is_(KIND, kind_name(kinds, id_))
            tests += [
                f"AND({kind},{self.is_(STATE, state_name(kinds[id_], state.id))})"
                for state in kinds[id_].states
                if state.id in words
            ]
        yield f"OR({','.join(tests)})"

    def _timings(self, wanted: Collection[Timing]) -> Iterator[str]:
        if wanted:
            yield f"OR({','.join(self.is_(TIMING, TIMINGS[t]) for t in wanted)})"

    def is_(self, column: int, text: Text) -> str:
        """That a cell of the row holds a text."""
        return f"{self.at(column)}={self.said(text)}"

    def said(self, text: Text) -> str:
        """A text as a formula writes it."""
        doubled = self.book.text(text).replace('"', '""')
        return f'"{doubled}"'

    def at(self, column: int) -> str:
        """A cell of the row, as a formula on the sheet writes it."""
        return at(self.place, column)

    def cell(self, name: str) -> str:
        """A parameter of the indicator, as a formula writes it."""
        return cell(self.book, self.indicator, name)


def at(row: int, column: int, *, fixed: bool = False) -> str:
    """A cell of this sheet, as a formula on it writes it."""
    from xlsxwriter.utility import xl_rowcol_to_cell

    return str(xl_rowcol_to_cell(row, column, row_abs=fixed, col_abs=True))
