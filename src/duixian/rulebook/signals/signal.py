"""A question to a reviewer: what was seen, of which units, in which records."""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass
from enum import StrEnum

from duixian.rulebook.vocabulary.text import Text


class Sort(StrEnum):
    """What kind of thing was seen."""

    SAME_TEXT = "same_text"
    SHARED_TEXTS = "shared_texts"
    TEXTS_AGAIN = "texts_again"
    BUNCHED = "bunched"
    ENTERED_LATE = "entered_late"
    LAST_DAY = "last_day"
    PAPER = "paper"


@dataclass(frozen=True, order=True)
class Seen:
    """A record behind a question: of which unit, of what kind, when it happened and was entered."""

    unit: str
    record: str
    kind: str
    occurred_on: dt.date | None
    entered_on: dt.date


@dataclass(frozen=True)
class Signal:
    """What was seen, in a sentence, with every record behind it; `about` tells it from its like.

    `told` names units by their codes in braces, so that whoever shows it writes the names in sight.
    """

    sort: Sort
    units: tuple[str, ...]
    told: Text
    records: tuple[Seen, ...] = ()
    about: str = ""
    text: str = ""

    @property
    def key(self) -> str:
        """A short mark that stays the same while the question does."""
        written = "\n".join((self.sort, *self.units, self.about))
        return hashlib.sha256(written.encode()).hexdigest()[:12]
