"""Quotation marks: odd ones corrected, lost closing ones put back where the words suggest."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .lexicon import table
from .repairs import Edit

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = "一二三四五六七八九十两双百千"
STOP = re.compile(r"[“。！？\n]")


def odd_quotes(text: str) -> Iterator[Edit]:
    """Signs that stand for a quotation mark, and marks that face the wrong way."""
    odd, is_open = table("quotes")["odd_closing"], False
    for place, char in enumerate(text):
        meant = char
        if char in '“”"' or char in odd:
            meant = "”" if is_open else "“"
            if char in odd:
                meant = "”"
            elif char == "“":
                meant = "“"
            is_open = meant == "“"
        elif char == "\n":
            is_open = False
        if meant != char:
            yield Edit(place, place + 1, meant, "quote-odd")


def question_quotes(text: str) -> Iterator[Edit]:
    """Pairs of question marks that stand where quotation marks were: 以?铁的纪律?为准绳."""
    rules = table("quotes")
    for found in re.finditer(rules["questioned"], text):
        if not re.search(rules["asking"], found.group("name")):
            yield Edit(found.start(), found.start() + 1, "“", "quote-question")
            yield Edit(found.end() - 1, found.end(), "”", "quote-question")


def lost_quotes(text: str) -> Iterator[Edit]:
    """Closing marks for names that were left open before the next name or the sentence's end."""
    for found in re.finditer("“", text):
        stop = STOP.search(text, found.end())
        end = stop.start() if stop else len(text)
        if "”" in text[found.end() : end]:
            continue
        length = _name_length(text[found.end() : end])
        if length:
            yield Edit(found.end() + length, found.end() + length, "”", "quote-lost")


def _name_length(open_name: str) -> int:
    """How many characters of the open text are the name; 0 where no word tells."""
    rules = table("quotes")
    ends = [*rules["strong"], *(rules["after_number"] if open_name[:1] in NUMBER else ())]
    found = re.compile("|".join(ends)).search(open_name, rules["shortest"], rules["longest"])
    return found.start() if found else 0
