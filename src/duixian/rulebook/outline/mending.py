"""The repairs, in order: each rule reads the text as it stands and proposes edits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from .lexicon import table
from .lines import (
    broken_lines,
    lost_lines,
    run_in_headings,
    twice_told_titles,
    web_addresses,
    web_lines,
    wrapped_lines,
)
from .quotation import lost_quotes, odd_quotes, question_quotes
from .repairs import Edit, Mended
from .wording import phrases, synonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

HAN = re.compile(r"[\u3400-\u9fff]")


def mend(source: str) -> Mended:
    """The text after every repair, with the list of them."""
    mended = Mended(source)
    for step in MENDING:
        mended = mended.with_(step(mended.text))
    return mended


def line_ends(text: str) -> Iterator[Edit]:
    """One sign for the end of a line, and no byte-order mark."""
    for found in re.finditer(r"\ufeff", text):
        yield Edit(found.start(), found.end(), "", "byte-mark")
    for found in re.finditer(r"\r\n?|\f", text):
        yield Edit(found.start(), found.end(), "\n", "line-end")


def pinyin(text: str) -> Iterator[Edit]:
    """Readings in brackets after the character they belong to."""
    for found in re.finditer(table("marks")["pinyin"], text):
        yield Edit(found.start(), found.end(), "", "pinyin")


def traditional(text: str) -> Iterator[Edit]:
    """Traditional characters, in a text that is written in them."""
    plain = _simplified(text)
    if len(plain) != len(text):
        return
    changed = [i for i, pair in enumerate(zip(text, plain, strict=True)) if pair[0] != pair[1]]
    if len(changed) * 100 < table("marks")["traditional_percent"] * len(HAN.findall(text)):
        return
    for start, end in _runs(changed):
        yield Edit(start, end, plain[start:end], "traditional")


def years(text: str) -> Iterator[Edit]:
    """Years that were blanked or garbled, written in one way and never guessed."""
    rules = table("years")
    for kind in ("blank", "garbled"):
        for found in re.finditer(rules[kind], text):
            if found.group() != rules["written"]:
                yield Edit(found.start(), found.end(), rules["written"], f"year-{kind}")


def spaces(text: str) -> Iterator[Edit]:
    """Blanks between two characters of one sentence."""
    for found in re.finditer(r"(?<=[\u3400-\u9fff,，、])[ \u3000]{1,2}(?=[\u3400-\u9fff])", text):
        yield Edit(found.start(), found.end(), "", "space")


MENDING: tuple[Callable[[str], Iterable[Edit]], ...] = (
    line_ends,
    pinyin,
    traditional,
    web_lines,
    web_addresses,
    broken_lines,
    wrapped_lines,
    odd_quotes,
    question_quotes,
    twice_told_titles,
    lost_lines,
    synonyms,
    phrases,
    lost_quotes,
    run_in_headings,
    years,
    spaces,
)


def _runs(places: list[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring places as stretches."""
    start = end = -1
    for place in places:
        if place != end:
            if end > start:
                yield start, end
            start = place
        end = place + 1
    if end > start:
        yield start, end


@cache
def _converter() -> object:
    import opencc

    return opencc.OpenCC("t2s")


def _simplified(text: str) -> str:
    return str(_converter().convert(text))  # type: ignore[attr-defined]
