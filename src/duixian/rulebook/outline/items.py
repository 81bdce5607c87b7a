"""What is recognised in a speech: items of closed classes, each with its span in the cleaned text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .segments import Outline


class Kind(StrEnum):
    """The classes of what a speech fixes for a campaign."""

    CAMPAIGN = "campaign"
    THEME = "theme"
    REQUIREMENT = "requirement"
    STANDARD = "standard"
    OBLIGATION = "obligation"
    PHASE = "phase"
    DATE = "date"
    CATEGORY = "category"
    MECHANISM = "mechanism"
    DUTY = "duty"
    ROLE = "role"
    EVALUATION = "evaluation"
    SANCTION = "sanction"
    HONOUR = "honour"
    CHANNEL = "channel"
    NUMBER = "number"


@dataclass(frozen=True, order=True)
class Item:
    """One thing recognised: where it stands, its class, its name, what is known of it, its parts."""

    start: int
    end: int
    kind: Kind
    name: str
    facts: tuple[tuple[str, str], ...] = ()
    parts: tuple[Item, ...] = ()

    def fact(self, key: str) -> str:
        """What is known under a key, or nothing."""
        return dict(self.facts).get(key, "")


@dataclass(frozen=True)
class Speech:
    """A cleaned text with its outline; recognisers look at its body only, never at its header.

    `milled` says that words of the source had been swapped for synonyms.
    """

    text: str
    outline: Outline
    milled: bool = False

    def find(self, pattern: str, start: int = -1, end: int = -1) -> Iterator[re.Match[str]]:
        """Where a pattern stands in the body, or in a part of it."""
        low = self.outline.body if start < 0 else start
        return re.compile(pattern).finditer(self.text, low, len(self.text) if end < 0 else end)

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences of the body."""
        return tuple(m.span() for m in self.find(r"[^。！？!?\n]+[。！？!?]?[”’]?"))

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence in which a place stands."""
        return next((s for s in self.sentences if s[0] <= place < s[1]), (place, place))

    def heading_at(self, place: int) -> str:
        """The heading of the innermost point in which a place stands."""
        nodes = [n for n in self.outline.walk() if n.start <= place < n.end]
        return self.text[slice(*nodes[-1].title)] if nodes else ""


def item(kind: Kind, found: re.Match[str], group: str | int = "name", **facts: str) -> Item:
    """An item from a match: the named group is its name and span; empty facts are left out."""
    start, end = found.span(group)
    known = tuple((key, value) for key, value in facts.items() if value)
    return Item(start, end, kind, found.group(group), known)


def listed(text: str, start: int, marks: str = "、,，;；") -> Iterator[tuple[int, int]]:
    """The spans of the parts of a list that begins at `start` of the cleaned text."""
    for found in re.finditer(f"[^{marks}]+", text):
        yield start + found.start(), start + found.end()
