"""The course of a campaign: how it went down the tree, and what it leaves when it closes."""

from __future__ import annotations

from .closing import Carried, Heir, Owing, ages_by_unit, settled
from .launching import Launch, Place, Spread, common, is_copy, launches, spread
from .tallies import Stood, Tally, counted, tallies

__all__ = [
    "Carried",
    "Heir",
    "Launch",
    "Owing",
    "Place",
    "Spread",
    "Stood",
    "Tally",
    "ages_by_unit",
    "common",
    "counted",
    "is_copy",
    "launches",
    "settled",
    "spread",
    "tallies",
]
