"""Named mechanisms: names in quotation marks with a telling neighbour, and names without."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import NUMERAL, number

from .campaigns import campaigns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

QUOTED = re.compile(r"“(?P<name>[^“”\n]{2,40})”")
COUNTED = re.compile(rf"{NUMERAL}[^，,。；;、\d]")
LONG_ENOUGH = 6
BRACKET = re.compile(r"[^，,。；;、“”]{0,8}[(（](?P<content>[^)）]{6,})[)）]")


def mechanisms(speech: Speech) -> Iterator[Item]:
    """Every named mechanism, each name once, with its content where the text gives one."""
    found: dict[str, Item] = {}
    taken = [c for c in campaigns(speech) if c.fact("relation") == "parallel"]
    for name in (*_quoted(speech), *_enumerated(speech), *_plain(speech)):
        known = [
            other
            for other in (*found.values(), *taken)
            if other.start < name.end and name.start < other.end
        ]
        if not known and name.name not in found:
            found[name.name] = name
    yield from found.values()


def _quoted(speech: Speech) -> Iterator[Item]:
    """Names in quotation marks, known by noun, verb, handle or by standing in a list with one."""
    previous_end = -1
    for match in QUOTED.finditer(speech.text, speech.outline.body):
        in_row = 0 <= match.start() - previous_end <= 1 or _joined(
            speech.text, previous_end, match.start()
        )
        if _is_name(speech, match, in_row=in_row):
            previous_end = _noun_end(speech.text, match.end())
            yield _named(speech, match, previous_end)


def _joined(text: str, end: int, start: int) -> bool:
    """Whether only 、, 和 or a noun stand between two names."""
    return end >= 0 and re.fullmatch(r"[^，,。；;“”\n]{0,6}[、和]", text[end:start]) is not None


def _is_name(speech: Speech, match: re.Match[str], *, in_row: bool) -> bool:
    rules, text, name = table("names"), speech.text, match.group("name")
    before, after = (
        text[max(0, match.start() - 14) : match.start()],
        text[match.end() : match.end() + 14],
    )
    if (
        len(name) > rules["longest_quoted"]
        or name in rules["not_names"]
        or re.search("[。！？]", name)
    ):
        return False
    if re.fullmatch(table("standards")["counted"], name) or re.fullmatch(
        f"{NUMERAL}项(?:活动|工程|行动)", name
    ):
        return False
    if re.search(rules["said"], before) or re.match(_standard_role(), after):
        return False
    verb = re.search(_verbs() + r"(?:了|好)?(?:“[^”]{2,24}”[、和])*[^，,。；;“”]{0,6}$", before)
    noun = re.match(rf"(?:的)?[^，,。；;、“”\n]{{0,8}}?{_cues()}", after)
    handle = re.match(rules["handles"], after)
    own = re.search(rf"{_cues()}$", name)
    return bool(
        noun
        or handle
        or own
        or in_row
        or (verb and (COUNTED.search(name) or len(name) <= 12))
        or _slogan(name)
    )


def _slogan(name: str) -> bool:
    """两个走在前, 五推动五打造: a number, then what is counted."""
    standard = re.fullmatch(table("standards")["counted"], name)
    return len(name) >= 4 and COUNTED.match(name) is not None and "、" not in name and not standard


@cache
def _verbs() -> str:
    return alternatives(table("names")["verbs"])


@cache
def _cues() -> str:
    return alternatives(table("names")["cues"])


@cache
def _standard_role() -> str:
    return r"为(?:活动|总|最终|奋斗|根本|努力)?(?:主题|主线|目标|总体要求|总要求|方向)"


def _noun_end(text: str, end: int) -> int:
    """Where the noun that belongs to a quoted name ends."""
    noun = re.compile(rf"(?:的)?[^，,。；;、“”\n和等的为与]{{0,8}}{_cues()}").match(text, end)
    return noun.end() if noun else end


def _named(speech: Speech, match: re.Match[str], end: int) -> Item:
    text = speech.text
    bracket = BRACKET.match(text, match.end())
    noun = text[match.end() : end].removeprefix("的")
    content = bracket.group("content") if bracket else _points(speech, match)
    facts = (("noun", noun), ("content", content), ("quoted", "yes"))
    return Item(
        match.start("name"),
        match.end("name"),
        Kind.MECHANISM,
        match.group("name"),
        tuple(f for f in facts if f[1]),
    )


def _points(speech: Speech, match: re.Match[str]) -> str:
    """The headings of the points that follow a counted name at once, if as many as it says."""
    count = re.match(NUMERAL, match.group("name"))
    follows = [n for n in speech.outline.walk() if match.end() <= n.start <= match.end() + 3]
    if not count or not follows:
        return ""
    run = [
        n
        for n in speech.outline.walk()
        if n.style == follows[0].style and n.start >= follows[0].start
    ]
    run = run[: number(count.group())]
    whole = [n.number for n in run] == list(range(1, number(count.group()) + 1))
    return "；".join(speech.text[slice(*n.title)] for n in run) if whole else ""


def _enumerated(speech: Speech) -> Iterator[Item]:
    """The members of a list that says what they are: A、B、C等活动."""
    rules = table("names")
    form = rf"(?P<list>[^，,。；;\n]{{4,80}}?)等(?:一系列|不同|各种|多种|党员)?(?:{'|'.join(rules['kinds_of_list'])})"
    forms = re.compile(f"[“”等]|{alternatives(table('evaluation')['forms'])}$")
    opening = re.compile(
        rf"^.*?(?:{'|'.join(rules['adverbs'])})*(?:{_verbs()}和)?(?:{_verbs()}|通过|采取)(?:了|好|党员(?=“))?|^[^“]*”、"
    )
    for found in speech.find(form):
        head = opening.match(found.group("list"))
        if head is None:
            continue
        start = found.start("list") + head.end()
        for part in re.finditer(r"[^、]+", speech.text[start : found.end("list")]):
            for piece in re.finditer(r"[^和]+" if len(part.group()) > 8 else r".+", part.group()):
                name = piece.group()
                if 3 <= len(name) <= 14 and not forms.search(name):
                    low = start + part.start() + piece.start()
                    yield Item(low, low + len(name), Kind.MECHANISM, name)


def _uneven(name: str) -> bool:
    """A list that is no name: its parts differ in length (讲党性、重品行、作表率活动 is one)."""
    parts = re.sub("(?:活动|制度|机制|工程|行动)$", "", name).split("、")
    return len(parts) > 1 and len({len(part) for part in parts}) > 1 and not name.endswith("联创")


def _plain(speech: Speech) -> Iterator[Item]:
    """Names without quotation marks: verb, name, noun (实施……工程)."""
    rules = table("names")
    nouns = alternatives(rules["noun_cues"])
    others = alternatives([c.name.removesuffix("活动") for c in campaigns(speech)] or ["创先争优"])
    form = rf"{_verbs()}(?:好|了)?(?P<name>(?:[^，,。；;“”\n的]|“[^”]{{1,4}}”){{2,{rules['longest_plain']}}}?{nouns})(?![^，,。；;、]{{0,3}}{nouns})"
    adverbs = re.compile(
        rf"^(?:{'|'.join([*rules['adverbs'], *rules['verbs'], '和', '好', '了', '全县', '我县'])})+"
    )
    for found in speech.find(form):
        name = found.group("name")
        cut = adverbs.match(name)
        skip = cut.end() if cut else 0
        name = name[skip:]
        if (
            name in rules["empty"]
            or len(name) < 4
            or _uneven(name)
            or (name.endswith("管理") and len(name) < LONG_ENOUGH)
            or re.search(rf"{others}(?:活动)?$|各项|各种|^(?:这|该|本|此|其|与)", name)
        ):
            continue
        start = found.start("name") + skip
        yield Item(start, start + len(name), Kind.MECHANISM, name)
