"""The measures: each word in a file of its own, with its query, its working by hand, and its words."""

from __future__ import annotations

from .change import Change
from .count import Count
from .coverage import Coverage
from .days import Days
from .distinct import Distinct
from .judged import Judged
from .latest import Latest
from .measure import Measure
from .ratio import Ratio
from .satisfaction import Satisfaction
from .scope import Scope
from .selection import Part, Roster, Selection, Side
from .share import Share
from .sum import Sum
from .value import Status, Value, Working
from .world import World

AnyMeasure = (
    Count
    | Sum
    | Distinct
    | Share
    | Ratio
    | Coverage
    | Days
    | Latest
    | Change
    | Satisfaction
    | Judged
)

__all__ = [
    "AnyMeasure", "Change", "Count", "Coverage", "Days", "Distinct", "Judged", "Latest", "Measure", "Part",
    "Ratio", "Roster", "Satisfaction", "Scope", "Selection", "Share", "Side", "Status", "Sum", "Value",
    "Working", "World",
]  # fmt: skip
