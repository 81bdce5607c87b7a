"""What a reviewer may want to ask about: copied texts, bunched entries, late entries, last days.

Questions only. Nothing here enters a number, and no person is named.
"""

from __future__ import annotations

from .facts import Facts, facts_of
from .looking import Told, signals_of, told
from .signal import Seen, Signal, Sort
from .thresholds import Thresholds, thresholds

__all__ = [
    "Facts",
    "Seen",
    "Signal",
    "Sort",
    "Thresholds",
    "Told",
    "facts_of",
    "signals_of",
    "thresholds",
    "told",
]
