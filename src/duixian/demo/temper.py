"""The hidden temper of each unit: what it writes, keeps, solves, and how it is liked.

What a unit writes and what it achieves are drawn apart, so that paper and effect differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .days import SEASONS

if TYPE_CHECKING:
    import random


@dataclass(frozen=True)
class Temper:
    """Chances between 0 and 1, but `writes` (1 is usual), days, and `tastes` (1 is usual)."""

    writes: float
    attends: float  # members at a session
    reads: float  # members who read their book of the year
    keeps: float
    admits: float  # owns up to a promise not kept, a task not done
    timely: float
    drags: float  # days that late things are late, mean
    patience: int  # days after which somebody above puts an end to it
    finishes: float
    solves: float
    confesses: float  # registers a problem itself
    confirmed: float  # deeds that someone else confirms
    liked: float
    lag: float  # days until entry, mean
    bunches: bool = False
    tastes: Mapping[str, float] = field(default_factory=dict)


NEVER = 2000
# Shares of units that write much for what they do, or little.
PAPERY, QUIET = 0.02, 0.03
PARTS: dict[str, dict[str, Any]] = {
    "paper_tiger": {
        "writes": 2.3, "attends": 0.97, "reads": 0.97, "keeps": 0.3, "admits": 0.3,
        "timely": 0.12, "drags": 90.0, "patience": NEVER, "finishes": 0.7, "solves": 0.4,
        "confesses": 0.0, "confirmed": 0.06, "liked": 0.42, "bunches": True, "tastes": {},
    },
    "quiet_good": {
        "writes": 0.35, "attends": 0.55, "reads": 0.2, "keeps": 1.0, "admits": 1.0,
        "timely": 1.0, "finishes": 1.0, "solves": 1.0, "confesses": 0.8, "confirmed": 1.0,
        "liked": 0.98, "lag": 1.0,
        "tastes": {"deed": 3.0, "task": 1.6, "session": 0.5, "visit": 0.6, "pledge": 1.2},
    },
    "promise_breaker": {
        "keeps": 0.12, "admits": 0.6, "drags": 45.0, "patience": NEVER, "liked": 0.6,
    },
    "owes_much": {
        "keeps": 0.12, "admits": 0.02, "timely": 0.1, "drags": 150.0, "patience": NEVER,
        "finishes": 0.15, "solves": 0.08, "liked": 0.55,
    },
    "late_known": {"lag": 80.0, "tastes": {}},
    "small": {"writes": 0.7},
    "exemplar_only": {"solves": 0.0, "patience": NEVER, "confesses": 0.3},
    "inspected": {"confesses": 0.0, "solves": 0.1, "patience": NEVER, "liked": 0.6},
    "copy_one": {"writes": 1.3, "lag": 3.0, "tastes": {}},
    "copy_two": {"writes": 1.3, "lag": 4.0, "tastes": {}},
}  # fmt: skip


def clip(value: float, low: float, high: float) -> float:
    """The value, kept between two bounds."""
    return max(low, min(high, value))


def township_quality(rng: random.Random, part: str) -> float:
    """How well a township or an office is led, between 0 and 1."""
    if part == "lagging_township":
        return 0.23
    if part == "excellent_township":
        return 0.96
    return clip(rng.gauss(0.62, 0.16), 0.36, 0.88)


def draw(rng: random.Random, quality: float, part: str) -> Temper:
    """The temper of one unit under a township or office of that quality."""
    own = quality + rng.gauss(0, 0.12)
    writes = rng.gauss(0.9 + 0.2 * quality, 0.24)
    leaning = rng.random()
    if leaning < PAPERY:
        own, writes = own - 0.3, writes * 1.6
    elif leaning > 1 - QUIET:
        own, writes = own + 0.3, writes * 0.5
    own = clip(own, 0.02, 1.0)
    lax = 1 - own
    temper = Temper(
        writes=clip(writes, 0.35, 1.9),
        attends=clip(0.4 + 0.56 * own, 0, 0.97),
        reads=clip(0.36 + 0.54 * own, 0, 0.95),
        keeps=clip(0.99 - 0.35 * lax, 0, 0.98),
        admits=clip(0.62 + 1.06 * quality, 0, 1),
        timely=clip(0.6 + 0.39 * own, 0, 0.98),
        drags=4 + 215 * lax * lax,
        patience=int(32 + 280 * (1 - quality) ** 2),
        finishes=clip(0.99 - 0.2 * lax, 0, 0.99),
        solves=clip(0.8 + 0.56 * quality, 0, 1),
        confesses=(0.05 + 2.4 * own) / (1.05 + 2.4 * own),
        confirmed=0.4 + 0.5 * own if leaning >= PAPERY else 0.2,
        liked=clip(0.5 + 0.47 * own + rng.gauss(0, 0.03), 0.35, 0.99),
        lag=1 + 4 * lax,
        tastes={kind: rng.lognormvariate(0, 0.27) for kind in SEASONS},
    )
    return replace(temper, **PARTS.get(part, {}))
