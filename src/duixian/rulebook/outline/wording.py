"""Words put back: synonyms of text mills by their context, wrong characters by their phrase."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import table
from .repairs import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

CONTEXT = 24


@dataclass(frozen=True)
class Pair:
    """A word and the synonym that stands in its place, with what must stand around it."""

    wrong: re.Pattern[str]
    right: str
    before: re.Pattern[str]
    after: re.Pattern[str]
    telling: bool

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the synonym stands in a context that gives it away."""
        for found in self.wrong.finditer(text):
            start, end = found.span()
            if self._stands(text, start, end):
                yield start, end

    def _stands(self, text: str, start: int, end: int) -> bool:
        head = text[max(0, start - CONTEXT) : start]
        return self.before.search(head) is not None and self.after.match(text, end) is not None


@cache
def _pairs() -> tuple[Pair, ...]:
    return tuple(
        Pair(
            re.compile(re.escape(row["wrong"])),
            row["right"],
            re.compile(f"(?:{'|'.join(row.get('before', ['']))})$"),
            re.compile(f"(?:{'|'.join(row.get('after', ['']))})"),
            row.get("telling", False),
        )
        for row in table("synonyms")["pair"]
    )


def is_milled(text: str) -> bool:
    """Whether a text shows that words were swapped: telling pairs are met in enough places."""
    enough = table("synonyms")["evidence"]
    met = [sum(1 for _ in pair.places(text)) for pair in _pairs() if pair.telling]
    return bool(sum(met) >= enough["places"] and sum(map(bool, met)) >= enough["pairs"])


def synonyms(text: str) -> Iterator[Edit]:
    """Words swapped for synonyms, in a text that shows the damage."""
    if not is_milled(text):
        return
    at = 0
    places = {place: pair.right for pair in _pairs() for place in pair.places(text)}
    for (start, end), right in sorted(places.items()):
        if start >= at:
            yield Edit(start, end, right, "synonym")
            at = end


def phrases(text: str) -> Iterator[Edit]:
    """Common phrases with a wrong or lost character."""
    for row in table("phrases")["phrase"]:
        for found in re.finditer(row["wrong"], text):
            if found.group() != row["right"]:
                yield Edit(found.start(), found.end(), row["right"], "word-lost")
