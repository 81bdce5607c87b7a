"""What the county knows: tables read and checked whole, then cut at a day and a moment."""

from __future__ import annotations

from .cut import Cut, cut
from .reading import Ledger, from_texts, read

__all__ = ["Cut", "Ledger", "cut", "from_texts", "read"]
