"""One step of one record: what its form asks for, what was typed, whether it may be made."""

from __future__ import annotations

from .asked import Asked, Judgement, Obstacle, Other, Step, Value, Values
from .judging import judge
from .reading import Known, Typed, read_fields, texts_of
from .sheet import Sheet, sheet_of

__all__ = [
    "Asked",
    "Judgement",
    "Known",
    "Obstacle",
    "Other",
    "Sheet",
    "Step",
    "Typed",
    "Value",
    "Values",
    "judge",
    "read_fields",
    "sheet_of",
    "texts_of",
]
