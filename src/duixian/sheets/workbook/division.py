"""What stands above and below the line of a number, as formulas over its rows in 依据."""

from __future__ import annotations

from dataclasses import dataclass

from duixian.rulebook.measures import Change, Days, Judged, Latest, Ratio
from duixian.rulebook.measures.lasting import scale_of
from duixian.rulebook.scorecards.standard import Indicator

from .looks import Book
from .parameters import base, cell
from .row import COUNTS, PART, Block


@dataclass(frozen=True)
class Division:
    """Numerator and denominator of one number of one unit."""

    book: Book
    indicator: Indicator
    block: Block

    def sides(self) -> tuple[str, str]:
        """Both formulas."""
        measure = self.indicator.measure
        if not self.block.any:
            return "0", self._fixed()
        match measure:
            case Days():
                return self._days(measure)
            case Ratio():
                return self._sum(PART), f"MAX(0,{self._sum(COUNTS)})"
            case Latest():
                scale = self._scale(measure)
                last = f"COUNT({self._cells(PART)})"
                many = last if measure.up == "mean" else f"MIN(1,{last})"
                return self._sum(PART), f"{scale}*{many}"
            case Change():
                return self._sum(PART), f"{self._scale(measure)}*COUNT({self._cells(PART)})/2"
            case Judged():
                scale = measure.scale(self.book.county.kinds)
                return self._sum(PART), f"{scale}*{self._sum(COUNTS)}"
            case _:
                return self._sum(PART), self._fixed() if self._is_fixed() else self._sum(COUNTS)

    def _days(self, days: Days) -> tuple[str, str]:
        """The middle of the lengths, or the mean of the two there; a formula does not see empty cells."""
        cells = self._cells(PART)
        if days.take == "longest":
            return f"MAX({cells})", f"MIN(1,COUNT({cells}))"
        low = f"SMALL({cells},INT((COUNT({cells})+1)/2))"
        high = f"SMALL({cells},INT(COUNT({cells})/2)+1)"
        none = f"COUNT({cells})=0"
        return (
            f"IF({none},0,IF({low}={high},{low},{low}+{high}))",
            f"IF({none},0,IF({low}={high},1,2))",
        )

    def _is_fixed(self) -> bool:
        return bool(base(self.book.county, self.indicator))

    def _fixed(self) -> str:
        """The denominator that counts and sums have."""
        return cell(self.book, self.indicator, "base") if self._is_fixed() else "0"

    def _scale(self, measure: Latest | Change) -> int:
        return scale_of(self.book.county.kinds, measure.selection, measure.field)

    def _cells(self, column: int) -> str:
        return self.block.numbers(self.book, column)

    def _sum(self, column: int) -> str:
        return self.block.sum(self.book, column)
