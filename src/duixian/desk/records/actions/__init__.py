"""Writes: each is one transaction with its entry, and refuses with everything that is wrong."""

from __future__ import annotations

from duixian.desk.records.judged import Sent

from .attaching import attach, detach
from .carrying import Left, close_campaign
from .correcting import correct
from .drafting import drop_draft, keep_draft
from .making import create, make_move
from .taking_back import undo
from .writing import Done

__all__ = [
    "Done",
    "Left",
    "Sent",
    "attach",
    "close_campaign",
    "correct",
    "create",
    "detach",
    "drop_draft",
    "keep_draft",
    "make_move",
    "undo",
]
