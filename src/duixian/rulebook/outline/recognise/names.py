"""Named mechanisms: names in quotation marks with a telling neighbour, and names without."""

from __future__ import annotations

import re
from bisect import insort
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, overlaps
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import NUMERAL, number

from .campaigns import campaigns
from .plain_names import enumerated, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

QUOTED = r"“(?P<name>[^“”\n]{2,40})”"
COUNTED = re.compile(rf"{NUMERAL}[^，,。；;、\d]")
BRACKET = re.compile(r"[^，,。；;、“”\n]{0,8}[(（](?P<content>[^)）\n]{6,})[)）]")
IN_ROW = re.compile(r"[^，,。；;“”\n]{0,6}[、和]")
NEIGHBOUR = 14


def mechanisms(speech: Speech) -> Iterator[Item]:
    """Every named mechanism, each name once, with its content where the text gives one."""
    beside = [c for c in campaigns(speech) if c.fact("relation") == "parallel"]
    taken = sorted((c.start, c.end) for c in beside)
    names: set[str] = set()
    told = [c.name for c in campaigns(speech) if c.fact("relation") != "combined"]
    for item in (*_quoted(speech), *enumerated(speech), *plain(speech)):
        campaign = any(item.name in name for name in told)
        if not campaign and item.name not in names and not overlaps((item.start, item.end), taken):
            names.add(item.name)
            insort(taken, (item.start, item.end))
            yield item


def _quoted(speech: Speech) -> Iterator[Item]:
    """Names in quotation marks, known by noun, verb, handle or by standing in a row with one."""
    end = -1
    for match in speech.find(QUOTED):
        between = speech.text[end : match.start()] if 0 <= match.start() - end < NEIGHBOUR else "。"
        in_row = between == "" or IN_ROW.fullmatch(between) is not None
        if _may_be_name(speech.text, match) and (in_row or _is_told(speech.text, match)):
            end = _noun_end(speech.text, match.end())
            noun = speech.text[match.end() : end].removeprefix("的")
            content = _content(speech, match)
            span = match.span("name")
            yield speech.item(Kind.MECHANISM, span, noun=noun, content=content, quoted="yes")


def _may_be_name(text: str, match: re.Match[str]) -> bool:
    """Whether what is quoted is no saying, no aim, no standard, no set of campaigns, no feast."""
    rules, name = table("names"), match.group("name")
    before, after = _around(text, match)
    return not (
        len(name) > rules["longest_quoted"]
        or name in rules["not_names"]
        or re.search("[。！？]", name)
        or re.fullmatch(table("standards")["counted"], name)
        or re.fullmatch(rules["sets"], name)
        or re.search(rules["said"], before)
        or re.match(rules["aims"], after)
    )


def _is_told(text: str, match: re.Match[str]) -> bool:
    """Whether a neighbour tells that this is a name: verb, noun, handle; or its own form."""
    rules, name = table("names"), match.group("name")
    before, after = _around(text, match)
    verb = re.search(
        _verbs() + r"(?:了|好)?(?:“[^”]{2,24}”[、和])*[^，,。；;“”\n]{0,6}$", before
    ) and (COUNTED.search(name) or len(name) <= rules["longest_bare"])
    noun = re.match(rf"(?:的)?[^，,。；;、“”\n]{{0,8}}?{_cues()}", after)
    slogan = len(name) >= rules["shortest_plain"] and COUNTED.match(name) and "、" not in name
    return bool(
        verb
        or noun
        or slogan
        or re.match(rules["handles"], after)
        or re.search(rf"{_cues()}$", name)
    )


def _around(text: str, match: re.Match[str]) -> tuple[str, str]:
    start, end = match.span()
    return text[max(0, start - NEIGHBOUR) : start], text[end : end + NEIGHBOUR]


@cache
def _verbs() -> str:
    return alternatives(table("names")["verbs"])


@cache
def _cues() -> str:
    return alternatives(table("names")["cues"])


def _noun_end(text: str, end: int) -> int:
    """Where the noun that belongs to a quoted name ends."""
    noun = re.compile(rf"(?:的)?[^，,。；;、“”\n和等的为与]{{0,8}}{_cues()}").match(text, end)
    return noun.end() if noun else end


def _content(speech: Speech, match: re.Match[str]) -> str:
    """What a name stands for: in brackets after it, or as many points as its number says."""
    bracket = BRACKET.match(speech.text, match.end())
    if bracket:
        return bracket.group("content")
    count = re.match(NUMERAL, match.group("name"))
    points = speech.run(match.end(), number(count.group())) if count else ()
    return "；".join(speech.text[slice(*node.title)] for node in points)
