"""Standards with their headings and points: counted names, lists of qualities, principles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, listed
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech
    from duixian.rulebook.outline.segments import Node

LONG_PHRASE = 5
Spans = list[tuple[int, int]]


def standards(speech: Speech) -> Iterator[Item]:
    """Every standard whose headings the text gives; a counted name without them is a mechanism."""
    known: dict[str, Item] = {}
    for found in speech.find(table("standards")["counted"] + "[”]?"):
        standard = _counted(speech, found)
        if standard and (
            standard.name not in known or _weight(standard) > _weight(known[standard.name])
        ):
            known[standard.name] = standard
    taken = [(part.start, part.end) for standard in known.values() for part in standard.parts]
    yield from known.values()
    for standard in (*_qualities(speech), *_principles(speech)):
        if not any(start <= standard.parts[0].start < end for start, end in taken):
            yield standard


def _weight(standard: Item) -> int:
    """How much a text says of a standard: its headings and their points."""
    return sum(1 + len(part.parts) for part in standard.parts)


def _counted(speech: Speech, found: re.Match[str]) -> Item | None:
    """五个好, with its headings from points, from a list after it, in brackets, or before it."""
    text, count = speech.text, number(found.group("n"))
    start, end = found.start(), found.end()
    if "”" in found.group():
        start = text.rfind("“", 0, found.end()) + 1
        end -= 1
    quoted = text[start - 1 : start] == "“"
    name = text[start:end]
    if quoted:
        name, end, count = _whole(text, start, end, count)
    if not 2 <= count <= 10 or (not quoted and found.group("noun") not in ("功能", "标准")):
        return None
    points = _points(speech, found.end(), count)
    if points:
        parts = tuple(_heading(speech, node) for node in points)
    else:
        parts = tuple(_part(text, span) for span in _beside(text, start, end + quoted, count))
    if not parts and (not quoted or not re.fullmatch(table("standards")["counted"], name)):
        return None
    return Item(start, end, Kind.STANDARD, name, (("count", str(count)),), parts)


def _whole(text: str, start: int, end: int, count: int) -> tuple[str, int, int]:
    """The whole of a quoted name of several counts: 三强一化 is four headings."""
    close = text.find("”", start)
    name = text[start:close] if 0 <= close - start <= 12 else text[start:end]
    counts = re.fullmatch(
        rf"(?:{table('standards')['counted'].replace('?P<n>', '').replace('?P<noun>', '')}){{2,3}}",
        name,
    )
    if counts is None:
        return text[start:end], end, count
    return name, close, sum(number(c) for c in re.findall("[一二三四五六七八九十]", name))


def _points(speech: Speech, place: int, count: int) -> list[Node]:
    """Numbered points 一是…… that follow a name at once and are as many as it says."""
    later = [n for n in speech.outline.walk() if n.rank >= 4 and place <= n.start < place + 4]
    if not later:
        return []
    first = later[0]
    run = [n for n in speech.outline.walk() if n.style == first.style and n.start >= first.start][
        :count
    ]
    return run if [n.number for n in run] == list(range(1, count + 1)) else []


def _heading(speech: Speech, node: Node) -> Item:
    """One heading with the points below it: the clauses of its text."""
    text = speech.text
    body = node.title[1] + 1
    clauses = listed(text[body : node.end], body, ",，;；。\n")
    points = tuple(_part(text, span) for clause in clauses for span in _split(text, clause))
    return Item(
        *node.title,
        Kind.STANDARD,
        text[slice(*node.title)],
        (),
        tuple(p for p in points if len(p.name) > 2),
    )


def _split(text: str, clause: tuple[int, int]) -> Spans:
    """A clause of several long parallel phrases is several points; short ones belong together."""
    spans = list(listed(text[slice(*clause)], clause[0], "、"))
    long = all(end - start >= LONG_PHRASE for start, end in spans)
    return spans if len(spans) >= table("standards")["fewest"] and long else [clause]


def _part(text: str, span: tuple[int, int]) -> Item:
    start, end = span
    while start < end and text[start] in " 　和与即“":
        start += 1
    while end > start and text[end - 1] in " 　”":
        end -= 1
    return Item(start, end, Kind.STANDARD, text[start:end])


def _beside(text: str, start: int, end: int, count: int) -> Spans:
    """A list as long as the name says: after a colon, in brackets, or before the name."""
    after = re.compile(
        r"\s*(?:[:：,，]?即|[:：]|就?是[:：,，]?)[:：]?(?P<list>[^。；;\n]+)|[(（](?P<in>[^)）]+)[)）]"
    ).match(text, end)
    if after:
        group = "list" if after.group("list") else "in"
        spans = list(listed(after.group(group), after.start(group)))
        if len(spans) == count:
            return spans
    low = max(text.rfind(char, 0, start) for char in "。！？；;\n") + 1
    before = text[low:start].rstrip("“")
    joint = "(?:的|等)" if text[start - 1] == "“" else ""
    found = re.search(
        rf"(?:按照|发挥|坚持|做到|突出|具备|是|要|做)(?P<list>[^。；;“”]{{4,160}}?){joint}$", before
    )
    if not found:
        return []
    spans = list(listed(found.group("list"), low + found.start("list"), ",，"))
    if len(spans) < count:
        spans = list(listed(found.group("list"), low + found.start("list")))
    spans = spans[-count:] if len(spans) >= count else []
    return [(_after_verb(text, a), b) for a, b in spans]


def _after_verb(text: str, start: int) -> int:
    """Where the first of a list before its name really starts: after 着力发挥, 要做."""
    found = re.compile(r"(?:[^,，、]{0,10}?(?:着力发挥|充分发挥|按照|要做|做到))").match(
        text, start
    )
    return found.end() if found and found.end() - start < 12 else start


def _qualities(speech: Speech) -> Iterator[Item]:
    """A、B、C、D的班子: three or more qualities before the one that is to have them."""
    rules = table("standards")
    form = (
        rf"(?:{'|'.join(rules['introduced'])})(?P<list>[^，,。；;、“”\n是的]{{3,14}}(?:、[^，,。；;、“”\n]{{3,14}}){{2,5}})"
        rf"的(?P<bearer>[^，,。；;\n]{{0,12}}?{alternatives(rules['bearers'])})"
    )
    seen: set[str] = set()
    for found in speech.find(form):
        if found.group("list") in seen:
            continue
        seen.add(found.group("list"))
        parts = tuple(
            _part(speech.text, s) for s in listed(found.group("list"), found.start("list"), "、")
        )
        yield Item(
            *found.span("bearer"),
            Kind.STANDARD,
            found.group("bearer"),
            (("count", str(len(parts))),),
            parts,
        )


def _principles(speech: Speech) -> Iterator[Item]:
    """按照有利于……，有利于……的原则; 突出……、……的工作重点."""
    rules = table("standards")
    for found in (*speech.find(rules["principle"]), *speech.find(rules["focus"])):
        parts = tuple(
            _part(speech.text, s) for s in listed(found.group("list"), found.start("list"), ",，、")
        )
        if len(parts) >= 2:
            yield Item(
                *found.span("noun"),
                Kind.STANDARD,
                found.group("noun"),
                (("count", str(len(parts))),),
                parts,
            )
