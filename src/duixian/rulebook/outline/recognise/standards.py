"""Standards with their headings and points: counted names, lists of qualities, principles."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, listed
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech
    from duixian.rulebook.outline.segments import Node

Spans = list[tuple[int, int]]
DIGIT = "[一二两三四五六七八九十]"
# How far before a name its list may begin.
REACH = 240


def standards(speech: Speech) -> Iterator[Item]:
    """Every standard, each name once and where the text says most of it."""
    known: dict[str, Item] = {}
    for found in _counted(speech):
        if found.name not in known or _weight(found) > _weight(known[found.name]):
            known[found.name] = found
    yield from known.values()
    yield from _jobs(speech)
    taken = {(part.start, part.end) for standard in known.values() for part in standard.parts}
    for found in _listed(speech):
        if not taken & {(part.start, part.end) for part in found.parts}:
            yield found


def _weight(standard: Item) -> int:
    """How much a text says of a standard: its headings and their points."""
    return sum(1 + len(part.parts) for part in standard.parts)


def _counted(speech: Speech) -> Iterator[Item]:
    """五个好, 三强一化: from points, from a list after the name, in brackets, or before it."""
    rules = table("standards")
    one = rules["counted"].replace("?P<n>", "").replace("?P<noun>", "")
    for found in speech.find(f"“(?P<name>(?:{one}){{1,3}})”|(?P<bare>{rules['bare']})"):
        group = "name" if found.group("name") else "bare"
        count = sum(number(digit) for digit in re.findall(DIGIT, found.group(group)))
        if rules["fewest_headings"] <= count <= rules["most_headings"]:
            parts = _headings(speech, found, count)
            if parts or group == "name":
                yield speech.item(Kind.STANDARD, found.span(group), parts, count=str(count))


def _jobs(speech: Speech) -> Iterator[Item]:
    """五项工作 with the headings of the points that follow at once; their texts are duties."""
    rules = table("standards")
    for found in speech.find(rules["jobs"]):
        count = number(found.group()[0])
        points = speech.run(found.end(), count)
        parts = tuple(_without_lead(speech, node, rules["job_lead"]) for node in points)
        if parts:
            yield speech.item(Kind.STANDARD, found.span(), parts, count=str(count))


def _without_lead(speech: Speech, node: Node, lead: str) -> Item:
    """A heading without the verb before its job."""
    start, end = node.title
    verb = re.compile(lead).match(speech.text, start, end)
    return speech.item(Kind.STANDARD, (verb.end() if verb else start, end))


def _headings(speech: Speech, found: re.Match[str], count: int) -> tuple[Item, ...]:
    points = speech.run(found.end(), count)
    if points:
        return tuple(_heading(speech, node) for node in points)
    spans = _after(speech.text, found.end(), count) or _before(speech.text, found, count)
    return tuple(_part(speech, span) for span in spans)


def _heading(speech: Speech, node: Node) -> Item:
    """One heading with the points below it: the clauses of its text."""
    body = node.title[1] + 1
    clauses = listed(speech.text[body : node.end], body, ",，;；。\n")
    spans = [span for clause in clauses for span in _split(speech.text, clause)]
    points = (_part(speech, span) for span in spans)
    shortest = table("standards")["shortest_point"]
    return speech.item(
        Kind.STANDARD, node.title, tuple(p for p in points if len(p.name) >= shortest)
    )


def _split(text: str, clause: tuple[int, int]) -> Spans:
    """A clause of several long parallel phrases is several points; short ones belong together."""
    rules = table("standards")
    spans = list(listed(text[slice(*clause)], clause[0], "、"))
    long = all(end - start >= rules["long_phrase"] for start, end in spans)
    return spans if len(spans) >= rules["fewest"] and long else [clause]


def _part(speech: Speech, span: tuple[int, int]) -> Item:
    """An item of a span without blanks, quotation marks and joining words at its ends."""
    text = speech.text[slice(*span)]
    start = span[0] + len(text) - len(text.lstrip(" 　和与即“"))
    return speech.item(
        Kind.STANDARD, (start, max(start, span[1] - len(text) + len(text.rstrip(" 　”"))))
    )


def _after(text: str, end: int, count: int) -> Spans:
    """A list as long as the name says: after a colon or 即, or in brackets."""
    rules = table("standards")
    for form in (rules["after"], rules["in_brackets"]):
        found = re.compile(form).match(text, end)
        spans = list(listed(found.group("list"), found.start("list"))) if found else []
        if len(spans) == count:
            return spans
    return []


def _before(text: str, name: re.Match[str], count: int) -> Spans:
    """A list as long as the name says, before it: 按照A、B、C的“三有”; A、B、C三大功能."""
    rules = table("standards")
    low = max(max(text.rfind(c, 0, name.start()) for c in "。！？；;\n") + 1, name.start() - REACH)
    joint = "(?:的|等)" if name.group("name") else ""
    found = re.compile(rules["before"] + joint + "$").search(text, low, name.start())
    if not found:
        return []
    spans = list(listed(found.group("list"), found.start("list"), ",，"))
    if len(spans) < count:
        spans = list(listed(found.group("list"), found.start("list")))
    lead = re.compile(rules["before_lead"])
    begun = [(lead.match(text, start, end), start, end) for start, end in spans[-count:]]
    return [(m.end() if m else a, b) for m, a, b in begun] if len(spans) >= count else []


def _listed(speech: Speech) -> Iterator[Item]:
    """Lists under a noun: A、B、C的班子; 按照有利于……的原则; 突出……的工作重点. Each list once."""
    rules = table("standards")
    qualities = rules["qualities"].format(
        introduced="|".join(rules["introduced"]), bearers=alternatives(rules["bearers"])
    )
    seen: set[str] = set()
    for form in (qualities, rules["principle"], rules["focus"]):
        for found in speech.find(form):
            spans = listed(found.group("list"), found.start("list"), ",，、")
            parts = tuple(_part(speech, span) for span in spans)
            if len(parts) > 1 and found.group("list") not in seen:
                seen.add(found.group("list"))
                whole = speech.item(Kind.STANDARD, found.span("noun"), parts, count=str(len(parts)))
                named = rules["qualities_named"].format(noun=whole.name)
                yield replace(whole, name=named) if form == qualities else whole
