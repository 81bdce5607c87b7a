"""One step of one record: what its form asks for, what was typed, whether it may be made."""

from __future__ import annotations

from .asked import Asked, Judgement, Obstacle, Other, Step, Value, Values, filled
from .correcting import correction_sheet, goes_forward, judge_correction
from .entailed import Owed, circle, first_move, foretold, judge_entailed, objections, owed
from .judging import judge, judge_alone
from .needs import asks_others
from .notices import Given, given
from .reading import Known, Texts, Typed, read_fields, texts_of
from .sheet import Sheet, sheet_of
from .standing_still import due_again, stood_still

__all__ = [
    "Asked",
    "Given",
    "Judgement",
    "Known",
    "Obstacle",
    "Other",
    "Owed",
    "Sheet",
    "Step",
    "Texts",
    "Typed",
    "Value",
    "Values",
    "asks_others",
    "circle",
    "correction_sheet",
    "due_again",
    "filled",
    "first_move",
    "foretold",
    "given",
    "goes_forward",
    "judge",
    "judge_alone",
    "judge_correction",
    "judge_entailed",
    "objections",
    "owed",
    "read_fields",
    "sheet_of",
    "stood_still",
    "texts_of",
]
