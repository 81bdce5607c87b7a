"""From a number to a proposed grade, for one unit: bands, then what bars; whole steps, to be told."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from .declared import Band, Blend, Grading, Veto

HUNDRED = 100
Outcome = Literal["bars", "passes", "no_value"]


@dataclass(frozen=True)
class Tested:
    """A veto as it was tried on one unit: the value seen, the line, and what came of it."""

    veto: Veto
    value: Fraction | None
    line: Fraction
    outcome: Outcome


@dataclass(frozen=True)
class Proposal:
    """What the rule proposes for one unit: the number, its band, what bars, and the grade left.

    `banded` is the grade before anything barred it. No grade where there is no number, no band
    fits or all that are left are barred.
    """

    number: Fraction | None
    banded: str | None = None
    band: Band | None = None
    tested: Sequence[Tested] = ()
    grade: str | None = None

    @property
    def barred(self) -> frozenset[str]:
        """The grades that are barred."""
        return frozenset(g for t in self.tested if t.outcome == "bars" for g in t.veto.bars)


def blended(blend: Blend, scores: Mapping[str, Fraction | None]) -> Fraction | None:
    """The weighted score of all judges; none while one of them is missing."""
    parts = [(scores.get(name), weight) for name, weight in blend.parts.items()]
    known = [(score, weight) for score, weight in parts if score is not None]
    if len(known) < len(parts):
        return None
    return sum((score * Fraction(weight) for score, weight in known), Fraction(0)) / HUNDRED


def propose(
    grading: Grading,
    number: Fraction | None,
    values: Mapping[str, Fraction | None],
    day: dt.date,
) -> Proposal:
    """The grade that the rule proposes, before quotas; thresholds are tested exactly.

    `values` are those of the indicators that may bar, in per cent where they are shares.
    """
    if number is None:
        return Proposal(None)
    band = next((b for b in grading.bands if number >= Fraction(b.from_.on(day))), None)
    tested = [tried(veto, values.get(veto.indicator), day) for veto in grading.veto]
    found = Proposal(number, band.grade if band else None, band, tested)
    if band is None:
        return found
    left = best_left(grading.scale, band.grade, found.barred)
    return Proposal(number, band.grade, band, tested, left)


def tried(veto: Veto, value: Fraction | None, day: dt.date) -> Tested:
    """Whether a veto bars: no value, no veto, but a remark."""
    limit = veto.below if veto.below is not None else veto.above
    assert limit is not None
    line = Fraction(limit.on(day))
    if value is None:
        return Tested(veto, None, line, "no_value")
    bars = value < line if veto.below is not None else value > line
    return Tested(veto, value, line, "bars" if bars else "passes")


def best_left(scale: Sequence[str], grade: str, barred: frozenset[str]) -> str | None:
    """The best grade that is not better than `grade` and not barred."""
    return next((g for g in scale[scale.index(grade) :] if g not in barred), None)
