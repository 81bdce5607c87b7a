"""Lamps: how a task or problem stands on a day, as a word with its reason. Only shown, never counted.

A lamp is asked of a `Case`, which holds a record's days and parts and nobody's name; there is no way to
ask for the lamp of a person.
"""

from __future__ import annotations

from .accounts import Account, Owed, account
from .lighting import Case, lit
from .progress import Milestone, Progress, by_amount, by_milestones
from .putting_off import put_off
from .shades import Lit, Shade

__all__ = [
    "Account",
    "Case",
    "Lit",
    "Milestone",
    "Owed",
    "Progress",
    "Shade",
    "account",
    "by_amount",
    "by_milestones",
    "lit",
    "put_off",
]
