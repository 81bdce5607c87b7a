"""The measures: each word in a file of its own, with its query, its working by hand, and its words."""

from __future__ import annotations

from .count import Count
from .coverage import Coverage
from .distinct import Distinct
from .measure import Measure
from .satisfaction import Satisfaction
from .scope import Scope
from .selection import Part, Roster, Selection
from .share import Share
from .sum import Sum
from .value import Status, Value, Working
from .world import World

AnyMeasure = Count | Sum | Distinct | Share | Coverage | Satisfaction

__all__ = [
    "AnyMeasure", "Count", "Coverage", "Distinct", "Measure", "Part", "Roster", "Satisfaction", "Scope",
    "Selection", "Share", "Status", "Sum", "Value", "Working", "World",
]  # fmt: skip
