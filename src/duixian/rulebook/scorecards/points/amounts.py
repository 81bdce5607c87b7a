"""Amounts of points: whole numbers of hundredths, rounded in one place and printed in one way."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Literal

NoneGives = Decimal | Literal["out"]
HUNDRED = 100


def hundredths(amount: Decimal) -> int:
    """An amount with at most two places as a whole number of hundredths."""
    return int(amount * HUNDRED)


def half_up(amount: Fraction) -> int:
    """An exact number of points, rounded half up to hundredths."""
    return int((amount * HUNDRED + Fraction(1, 2)) // 1)


def printed(points: int) -> str:
    """Hundredths of points as people read them: `6.67`, `-0.5`, `20`."""
    whole, rest = divmod(abs(points), HUNDRED)
    sign = "-" if points < 0 else ""
    return f"{sign}{whole}.{rest:02d}".rstrip("0").rstrip(".")
