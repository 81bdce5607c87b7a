"""What campaigns ask of those who enter: entries, fields and minutes, alone and beside one another."""

from __future__ import annotations

from .assumed import BUDGET, Assumed
from .burden import Amount, Beside, Load, Row, beside, heaviest, load
from .claims import Claim, Pull, claims
from .life import Side
from .times import Times, times

__all__ = [
    "BUDGET", "Amount", "Assumed", "Beside", "Claim", "Load", "Pull", "Row", "Side", "Times", "beside",
    "claims", "heaviest", "load", "times",
]  # fmt: skip
