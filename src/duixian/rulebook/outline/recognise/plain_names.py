"""Names without quotation marks: members of a list that says what they are, verb and noun."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, listed
from duixian.rulebook.outline.lexicon import alternatives, table

from .campaigns import campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

LONG_MEMBER = 8


def enumerated(speech: Speech) -> Iterator[Item]:
    """The members of a list that says what they are: A、B、C等活动."""
    rules = table("names")
    form = (
        r"(?P<list>[^，,。；;\n]{4,80}?)等(?:一系列|不同|各种|多种)?"
        rf"(?P<kind>{'|'.join(rules['kinds_of_list'])})"
    )
    inspection = re.compile(f"{alternatives(table('evaluation')['forms'])}$")
    for found in speech.find(form):
        for span in _members(speech.text, found):
            name = speech.text[slice(*span)]
            fits = rules["shortest_listed"] <= len(name) <= rules["longest_listed"]
            # 听汇报、暗访等形式 are forms of evaluation; 评星定级等活动 is a carrier as well.
            inspects = found.group("kind") in rules["ways"] and inspection.search(name)
            if fits and not inspects and not re.search("[“”等]", name):
                yield speech.item(Kind.MECHANISM, span)


def _members(text: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """The members without their verbs; a long one may be two, joined by 和."""
    head = _opening().match(found.group("list"))
    if head is None:
        return
    start = found.start("list") + head.end()
    for low, high in listed(text[start : found.end("list")], start, "、"):
        pieces = listed(text[low:high], low, "和") if high - low > LONG_MEMBER else ((low, high),)
        for begin, end in pieces:
            verb = _verb().match(text, begin, max(begin, end - table("names")["shortest_plain"]))
            yield (verb.end() if verb else begin), end


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(alternatives(table("names")["verbs"]))


@cache
def _opening() -> re.Pattern[str]:
    """What stands before the first member: a verb, or quoted members of the same list."""
    rules = table("names")
    verbs = alternatives(rules["verbs"])
    return re.compile(
        rf"^.*?(?:{'|'.join(rules['adverbs'])})*(?:{verbs}和)?(?:{verbs}|通过|采取|组织(?:[^，、]{{0,4}}(?:开展|参加))?)(?:了|好|党员(?=“))?"
        "|^[^“]*”、"
    )


def plain(speech: Speech) -> Iterator[Item]:
    """Names by verb and noun: 实施……工程."""
    rules = table("names")
    nouns, verbs = alternatives(rules["noun_cues"]), alternatives(rules["verbs"])
    form = (
        rf"{verbs}(?:好|了)?(?P<name>(?:[^，,。；;“”\n的]|“[^”]{{1,4}}”){{2,{rules['longest_plain']}}}?"
        rf"{nouns})(?![^，,。；;、]{{0,3}}{nouns})"
    )
    lead = re.compile(f"(?:{'|'.join([*rules['adverbs'], *rules['verbs'], *rules['between']])})+")
    others = alternatives(
        [re.sub("(?:活动|行动|工程)$", "", c.name) for c in campaigns(speech)] or ["创先争优"]
    )
    elsewhere = re.compile(rf"{others}(?:活动|行动|工程)?$|{rules['pointing']}")
    for found in speech.find(form):
        start, end = found.span("name")
        cut = lead.match(speech.text, start, end)
        name = speech.text[cut.end() if cut else start : end]
        if not _says_nothing(name) and not elsewhere.search(name):
            yield from _one_or_several(speech, (end - len(name), end))


def _one_or_several(speech: Speech, span: tuple[int, int]) -> Iterator[Item]:
    """设岗定责、评星定级活动 are two; 讲党性、重品行、作表率活动 is one name of short parts."""
    rules = table("names")
    noun = re.search("(?:活动|制度|机制|工程|行动)$", speech.text[slice(*span)])
    parts = list(listed(speech.text[slice(*span)], span[0], "、"))
    shortest = min(end - start for start, end in parts)
    if len(parts) == 1 or noun is None or shortest < rules["shortest_plain"]:
        yield speech.item(Kind.MECHANISM, span)
        return
    for start, end in parts:
        last = end - len(noun.group()) if end == span[1] else end
        yield speech.item(Kind.MECHANISM, (start, last))


def _says_nothing(name: str) -> bool:
    """Whether a phrase is a common one (社会管理) or a list that is no name.

    The parts of a name that is a list are of one length: 讲党性、重品行、作表率活动.
    """
    rules = table("names")
    shortest = rules["shortest_managed"] if name.endswith("管理") else rules["shortest_plain"]
    parts = re.sub("(?:活动|制度|机制|工程|行动)$", "", name).split("、")
    uneven = len({len(part) for part in parts}) > 1 and not name.endswith("联创")
    return name in rules["empty"] or len(name) < shortest or uneven
