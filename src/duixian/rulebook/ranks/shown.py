"""Numbers as they are printed, which is how ranks compare them: what looks equal is a tie."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

HUNDRED = 100
WHOLE = HUNDRED * HUNDRED
MOST_PLACES = 12


@dataclass(frozen=True, order=True)
class Shown:
    """A number rounded half up to two places: what is printed, and a whole number that orders it."""

    key: int
    text: str


def shown(value: Fraction, *, per_cent: bool) -> Shown:
    """A value as it is printed; a share is 100 % only where it is all.

    The key is twice the hundredths, so that `<100%` stands between 99.99 % and 100 %.

    >>> shown(Fraction(2, 3), per_cent=True)
    Shown(key=13334, text='66.67%')
    >>> shown(Fraction(99999, 100000), per_cent=True)
    Shown(key=19999, text='<100%')
    """
    scaled = value * HUNDRED if per_cent else value
    hundredths = half_up(scaled)
    if per_cent and hundredths == WHOLE and value < 1:
        return Shown(2 * WHOLE - 1, "<100%")
    return Shown(2 * hundredths, written(hundredths) + ("%" if per_cent else ""))


def half_up(amount: Fraction, places: int = 2) -> int:
    """An exact amount in units of 10^-places, rounded half up."""
    return int((amount * 10**places + Fraction(1, 2)) // 1)


def written(amount: int, places: int = 2) -> str:
    """An amount in units of 10^-places, without idle noughts."""
    whole, rest = divmod(abs(amount), 10**places)
    text = f"{whole}.{rest:0{places}d}".rstrip("0").rstrip(".")
    return f"-{text}" if amount < 0 else text


def beside(amount: Fraction, threshold: Fraction) -> str:
    """A number printed beside a threshold: with more places where two would print the threshold itself."""
    places = 2
    while (
        amount != threshold
        and half_up(amount, places) == half_up(threshold, places)
        and places < MOST_PLACES
    ):
        places += 1
    return written(half_up(amount, places), places)
