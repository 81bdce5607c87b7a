"""What is recognised in a speech: items of closed classes, each with its span in the cleaned text."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .segments import Node, Outline

SENTENCE = r"[^。！？!?\n]+[。！？!?]?[”’]?"


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
        return next((value for known, value in self.facts if known == key), "")


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

    def item(
        self, kind: Kind, span: tuple[int, int], parts: tuple[Item, ...] = (), **facts: str
    ) -> Item:
        """An item named by the words of its span; empty facts are left out."""
        known = tuple((key, value) for key, value in facts.items() if value)
        return Item(*span, kind, self.text[slice(*span)], known, parts)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every point of the outline, in the order of the text."""
        return tuple(self.outline.walk())

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The spans of the sentences of the body."""
        return tuple(m.span() for m in self.find(SENTENCE))

    @cached_property
    def _starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    def sentence_at(self, place: int) -> tuple[int, int]:
        """The sentence in which a place stands; the place alone if it stands in none."""
        index = bisect_right(self._starts, place) - 1
        if index >= 0 and place < self.sentences[index][1]:
            return self.sentences[index]
        return place, place

    def heading_at(self, place: int) -> str:
        """The heading of the innermost point in which a place stands."""
        around = [n for n in self.nodes if n.start <= place < n.end]
        return self.text[slice(*around[-1].title)] if around else ""

    def run(self, place: int, count: int) -> tuple[Node, ...]:
        """The points 1 to `count` of one style that begin at once after a place, if all are there."""
        first = next((n for n in self.nodes if place <= n.start <= place + NEAR), None)
        if first is None:
            return ()
        run = [n for n in self.nodes if n.style == first.style and n.start >= first.start][:count]
        return tuple(run) if [n.number for n in run] == list(range(1, count + 1)) else ()


NEAR = 3
"""Characters that may stand between a name and the first of its points: ”:⏎"""


def listed(text: str, start: int, marks: str = "、,，;；") -> Iterator[tuple[int, int]]:
    """The spans of the parts of a list that begins at `start` of the cleaned text."""
    for found in re.finditer(f"[^{marks}]+", text):
        yield start + found.start(), start + found.end()


def first_of_each(items: Iterator[Item]) -> Iterator[Item]:
    """The first item of each name."""
    seen: set[str] = set()
    for item in items:
        if item.name not in seen:
            seen.add(item.name)
            yield item


def overlaps(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span shares a place with one of those taken, which are disjoint and in order."""
    index = bisect_left(taken, span)
    before, after = taken[max(index - 1, 0) : index], taken[index : index + 1]
    return any(end > span[0] for _, end in before) or any(start < span[1] for start, _ in after)
