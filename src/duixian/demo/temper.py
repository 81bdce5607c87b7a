"""The hidden temper of each unit: what it writes, keeps, solves, and how it is liked.

What a unit writes and what it achieves are drawn apart, so that paper and effect differ.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import random


@dataclass(frozen=True)
class Temper:
    """Chances between 0 and 1, but `writes` (1 is usual) and `lag` (days until entry, mean)."""

    writes: float
    keeps: float
    admits: float  # owns up to a promise not kept
    timely: float
    finishes: float
    solves: float
    confesses: float  # registers a problem itself
    confirmed: float  # deeds that someone else confirms
    liked: float
    lag: float
    bunches: bool = False


PARTS: dict[str, dict[str, float | bool]] = {
    "paper_tiger": {
        "writes": 2.3, "keeps": 0.3, "admits": 0.05, "timely": 0.12, "finishes": 0.7,
        "solves": 0.3, "confesses": 0.0, "confirmed": 0.06, "liked": 0.42, "bunches": True,
    },
    "quiet_good": {
        "writes": 0.4, "keeps": 1.0, "admits": 1.0, "timely": 1.0, "finishes": 1.0,
        "solves": 1.0, "confesses": 0.8, "confirmed": 1.0, "liked": 0.98, "lag": 1.0,
    },
    "promise_breaker": {"keeps": 0.12, "admits": 0.45, "liked": 0.6},
    "owes_much": {
        "keeps": 0.12, "admits": 0.02, "timely": 0.1, "finishes": 0.15, "solves": 0.08,
        "liked": 0.55,
    },
    "late_known": {"lag": 80.0},
    "small": {"writes": 0.7},
    "copy_one": {"writes": 1.3, "lag": 3.0},
    "copy_two": {"writes": 1.3, "lag": 4.0},
}  # fmt: skip


def clip(value: float, low: float, high: float) -> float:
    """The value, kept between two bounds."""
    return max(low, min(high, value))


def township_quality(rng: random.Random, part: str) -> float:
    """How well a township or an office is led, between 0 and 1."""
    if part == "lagging_township":
        return 0.16
    if part == "excellent_township":
        return 0.93
    return clip(rng.gauss(0.58, 0.1), 0.38, 0.78)


def draw(rng: random.Random, quality: float, part: str) -> Temper:
    """The temper of one unit under a township or office of that quality."""
    own = clip(quality + rng.gauss(0, 0.13), 0.02, 1.0)
    temper = Temper(
        writes=clip(0.55 + 0.75 * rng.random() + 0.25 * quality, 0.3, 1.6),
        keeps=clip(0.42 + 0.52 * own, 0, 0.97),
        admits=0.25 + 0.5 * own,
        timely=clip(0.35 + 0.6 * own, 0, 0.97),
        finishes=clip(0.62 + 0.36 * own, 0, 0.99),
        solves=clip(0.68 + 0.3 * own, 0, 0.98),
        confesses=0.15 + 0.45 * own,
        confirmed=0.4 + 0.5 * own,
        liked=clip(0.6 + 0.34 * own + rng.gauss(0, 0.03), 0.35, 0.99),
        lag=1.5 + 11 * (1 - own),
    )
    return replace(temper, **PARTS.get(part, {}))  # type: ignore[arg-type]  # names are its fields
