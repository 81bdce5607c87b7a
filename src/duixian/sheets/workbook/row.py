"""One row of the sheet 依据: its columns, and the formulas that say whether it counts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from duixian.rulebook.measures import (
    Change,
    Coverage,
    Days,
    Distinct,
    Judged,
    Latest,
    Ratio,
    Roster,
    Satisfaction,
    Selection,
    Share,
    Side,
    Sum,
)
from duixian.rulebook.measures.days import AS_OF
from duixian.rulebook.measures.lasting import scale_of
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import ByDate, Stage, Timing

from .items import STAGES, TIMINGS, Said, kind_name, state_name
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

    @property
    def any(self) -> bool:
        """Whether it has rows at all."""
        return self.first <= self.last

    def sum(self, book: Book, column: int) -> str:
        """The sum of a column over the block, as a formula writes it."""
        return f"SUM({self.numbers(book, column)})" if self.any else "0"

    def numbers(self, book: Book, column: int) -> str:
        """The cells of a column over the block, as a formula writes them."""
        from xlsxwriter.utility import xl_range_abs

        return f"{book.text(NAME)}!{xl_range_abs(self.first, column, self.last, column)}"

    def own(self, column: int) -> str:
        """The same on the sheet itself."""
        return f"{at(self.first, column, fixed=True)}:{at(self.last, column, fixed=True)}"


@dataclass(frozen=True)
class Row:
    """A row of the sheet and the indicator it stands under, speaking the language of its workbook.

    `below` says that it stands below the line of a ratio.
    """

    book: Book
    indicator: Indicator
    place: int
    below: bool = False

    @property
    def selection(self) -> Selection:
        """What the record was selected by."""
        return self.indicator.measure.selections[-1 if self.below else 0]

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
        if isinstance(measure, Ratio):
            return self._side(measure.under, measure.raised(self.book.county.kinds)[1], of=True)
        tests = self._selected()
        if isinstance(measure, Days | Latest | Change | Judged):
            tests.append(f"ISNUMBER({self.at(AMOUNT)})")
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
            case Ratio() as ratio:
                return self._side(ratio.top, ratio.raised(self.book.county.kinds)[0], of=False)
            case _:
                return self._further(block)

    def _further(self, block: Block) -> str:
        """The same of numbers that are more than a count or a sum; who adds nothing stays empty."""
        counted = f"{self.at(COUNTS)}=1"
        match self.indicator.measure:
            case Days():
                return f'IF({counted},{self.at(AMOUNT)},"")'
            case Latest(field=name):
                last = self._last(block, later=">")
                return f'IF({counted},IF({last},{self._whole(name)},""),"")'
            case Change(field=name):
                return self._moved(block, name)
            case Judged() as judged:
                whole = f"ROUND({self.at(AMOUNT)}*{judged.scale(self.book.county.kinds)},0)"
                return f"IF({counted},{whole},0)"
            case _:
                return self.at(COUNTS)

    def _selected(self) -> list[str]:
        """That the record still is one of those selected."""
        return [
            self._in_window(),
            *self._states(self.selection.in_),
            *self._timings(self.selection.timing),
        ]

    def days(self, days: Days) -> str:
        """The days between two dates of the row."""
        first = self._date(days.from_)
        last = self._date(days.to)
        return f'IF(OR({first}="",{last}=""),"",{last}-{first})'

    def _date(self, name: str) -> str:
        if name == AS_OF:
            day = self.book.county.day
            return f"DATE({day.year},{day.month},{day.day})"
        return self.at(DATES[ByDate(name)])

    def _side(self, side: Side | Roster, by: int, *, of: bool) -> str:
        """What a row of a ratio adds above or below the line; nothing to the other side."""
        if of is not self.below:
            return "0"
        if isinstance(side, Roster):
            return f"{self.at(AMOUNT)}*{by}"
        amount = f"{self.at(AMOUNT)}"
        if side.field is not None:
            scale = scale_of(self.book.county.kinds, self.selection, side.field)
            amount = f"ROUND({amount}*{scale},0)"
        return f"IF(AND({','.join(self._selected())}),{amount}*{by},0)"

    def _last(self, block: Block, *, later: str) -> str:
        """That no counted row of the same owner is later (or earlier), by day and then by record."""
        day, owner = self.at(OCCURRED), self.at(VALUE)
        days, places = block.own(OCCURRED), f"ROW({block.own(OCCURRED)})"
        others = f"({block.own(VALUE)}={owner})*({block.own(COUNTS)}=1)"
        after = f"(({days}{later}{day})+({days}={day})*({places}{later}ROW())>0)"
        return f"SUMPRODUCT({others}*{after})=0"

    def _whole(self, field: str) -> str:
        """The number of the row in parts of its scale."""
        kinds = self.book.county.kinds
        return f"ROUND({self.at(AMOUNT)}*{scale_of(kinds, self.selection, field)},0)"

    def _moved(self, block: Block, field: str) -> str:
        """The last of an owner with two or more is added, the first taken off."""
        whole, counted = self._whole(field), f"{self.at(COUNTS)}=1"
        owner = f"({block.own(VALUE)}={self.at(VALUE)})*({block.own(COUNTS)}=1)"
        alone = f"SUMPRODUCT({owner})<2"
        ends = f'IF({self._last(block, later=">")},{whole},IF({self._last(block, later="<")},-{whole},""))'
        return f'IF({counted},IF({alone},"",{ends}),"")'

    def _in_window(self) -> str:
        selection = self.selection
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
        for id_ in self.selection.of:
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
