"""One step of one record: what its form asks for, what was typed, whether it may be made."""

from __future__ import annotations

from .asked import Asked, Judgement, Obstacle, Other, Step, Value, Values, filled
from .correcting import correction_sheet, goes_forward, judge_correction
from .judging import judge, judge_alone
from .reading import Known, Texts, Typed, read_fields, texts_of
from .sheet import Sheet, sheet_of

__all__ = [
    "Asked",
    "Judgement",
    "Known",
    "Obstacle",
    "Other",
    "Sheet",
    "Step",
    "Texts",
    "Typed",
    "Value",
    "Values",
    "correction_sheet",
    "filled",
    "goes_forward",
    "judge",
    "judge_alone",
    "judge_correction",
    "read_fields",
    "sheet_of",
    "texts_of",
]
