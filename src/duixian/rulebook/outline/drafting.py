"""The way of a speech, step by step, and what comes of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from .items import Item, Speech
from .mending import mend
from .questions import Question, questions
from .reading import read
from .recognise import recognise
from .repairs import Mended
from .segments import Outline, segment
from .wording import is_milled

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["Draft", "draft"]


NOTHING_READ = Mended("")
NO_OUTLINE = Outline((0, 0), 0)


@dataclass(frozen=True)
class Draft:
    """A speech and what was made of it so far; each step fills in one thing more."""

    name: str
    bytes: bytes
    source: str = ""
    mended: Mended = NOTHING_READ
    outline: Outline = NO_OUTLINE
    items: tuple[Item, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def cleaned(self) -> str:
        """The text after every repair."""
        return self.mended.text

    @cached_property
    def speech(self) -> Speech:
        """The cleaned text with its outline, as the recognisers read it."""
        return Speech(self.cleaned, self.outline, is_milled(self.source))

    def line(self, place: int) -> str:
        """The line of the cleaned text in which a place stands, as pages show it."""
        return f"第{bisect_right(self._lines, place)}行"

    @cached_property
    def _lines(self) -> list[int]:
        return [0, *(i + 1 for i, char in enumerate(self.cleaned) if char == "\n")]


def reading(draft: Draft) -> Draft:
    """Bytes to text."""
    return replace(draft, source=read(draft.bytes, draft.name))


def mending(draft: Draft) -> Draft:
    """Text to cleaned text, with the list of repairs."""
    return replace(draft, mended=mend(draft.source))


def segmenting(draft: Draft) -> Draft:
    """Cleaned text to outline."""
    return replace(draft, outline=segment(draft.cleaned))


def recognising(draft: Draft) -> Draft:
    """Outline to items."""
    return replace(draft, items=recognise(draft.speech))


def questioning(draft: Draft) -> Draft:
    """Items to what they leave open."""
    return replace(draft, questions=questions(draft.mended, draft.speech, draft.items))


STEPS: tuple[Callable[[Draft], Draft], ...] = (
    reading,
    mending,
    segmenting,
    recognising,
    questioning,
)


def draft(source: bytes, name: str) -> Draft:
    """A draft campaign from the bytes of a txt, html or docx file and its name.

    Raises:
        Unusable: the file is empty, binary, too large, damaged, hostile or of another kind.
    """
    made = Draft(name, source)
    for step in STEPS:
        made = step(made)
    return made
