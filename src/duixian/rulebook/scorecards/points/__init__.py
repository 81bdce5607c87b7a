"""How a value becomes points, each way in a file of its own: exact, rounded half up to two places once."""

from __future__ import annotations

from .amounts import NoneGives, half_up, hundredths, printed
from .bands import Band, Bands
from .each import Each
from .given import Given
from .method import COLUMNS, PARAMETERS, Earned, Method
from .target import Target

Points = Target | Bands | Each | Given

__all__ = [
    "COLUMNS", "PARAMETERS", "Band", "Bands", "Each", "Earned", "Given", "Method", "NoneGives", "Points",
    "Target", "half_up", "hundredths", "printed",
]  # fmt: skip
