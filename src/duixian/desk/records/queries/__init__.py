"""Reads: each takes the viewer and shows nothing that is out of sight."""

from __future__ import annotations

from .counting import counts_in
from .forms import (
    Shown,
    correction_of,
    first_moves,
    form_of,
    kinds_open,
    open_moves,
)
from .lists import drafts_of, listed, record_of
from .owed import Unwritten, draft_from, unwritten
from .past import Change, Passage, history
from .pictures import picture, pictures_of
from .posted import Posted, posted
from .waits import waiting

__all__ = [
    "Change",
    "Passage",
    "Posted",
    "Shown",
    "Unwritten",
    "correction_of",
    "counts_in",
    "draft_from",
    "drafts_of",
    "first_moves",
    "form_of",
    "history",
    "kinds_open",
    "listed",
    "open_moves",
    "picture",
    "pictures_of",
    "posted",
    "record_of",
    "unwritten",
    "waiting",
]
