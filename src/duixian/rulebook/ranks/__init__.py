"""Places and grades of units: how they are declared, and the arithmetic that proposes them."""

from __future__ import annotations

from .declared import (
    PEER_COLUMNS,
    Band,
    Blend,
    By,
    Draw,
    Grading,
    Headings,
    PeerColumn,
    Quota,
    Ranking,
    Round,
    Veto,
)

__all__ = [
    "PEER_COLUMNS", "Band", "Blend", "By", "Draw", "Grading", "Headings", "PeerColumn", "Quota",
    "Ranking", "Round", "Veto",
]  # fmt: skip
