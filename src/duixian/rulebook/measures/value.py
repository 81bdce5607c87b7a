"""What a measure comes to: a pair of whole numbers, or the honest absence of one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .world import Row


class Status(StrEnum):
    """Whether there is a value: `none` is not 0, and `too_few` answers are never shown."""

    VALUE = "value"
    NONE = "none"
    TOO_FEW = "too_few"


NO_VALUE = {Status.NONE: "-", Status.TOO_FEW: "few"}


@dataclass(frozen=True)
class Value:
    """Numerator and denominator, never reduced; both 0 where there is no value."""

    n: int = 0
    d: int = 0
    status: Status = Status.NONE

    @classmethod
    def of(cls, n: int, d: int, few: int = 0) -> Value:
        """A value where there is a denominator; else none, or too few where parts were left out."""
        if d:
            return cls(n, d, Status.VALUE)
        return cls(status=Status.TOO_FEW if few else Status.NONE)

    @property
    def fraction(self) -> Fraction | None:
        """The exact number."""
        return Fraction(self.n, self.d) if self.status is Status.VALUE else None

    def is_(self, wanted: str) -> bool:
        """Whether this is the value written `2/3` (just so), `5`, `2.5`, `-` or `few`."""
        if self.status is not Status.VALUE or wanted in NO_VALUE.values():
            return wanted == str(self)
        return (
            wanted == f"{self.n}/{self.d}" if "/" in wanted else self.fraction == Fraction(wanted)
        )

    def __str__(self) -> str:
        if self.status is not Status.VALUE:
            return NO_VALUE[self.status]
        return str(self.n) if self.d == 1 else f"{self.n}/{self.d}"


@dataclass(frozen=True)
class Working:
    """A value with its working: the records (or members) behind numerator and denominator."""

    value: Value
    counted: Sequence[Row] = ()
    among: Sequence[Row] = ()
    left_out: Sequence[Row] = ()
