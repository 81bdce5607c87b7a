"""Duties (who, what, by when, how much) and the roles that carry them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, item, listed
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import NUMERAL

from .times import dates_in, vague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

COUNT = re.compile(
    rf"(?:{NUMERAL}{{1,4}}(?:本|篇|门|次|场|件|名|户|项|份|期|天)|每(?:年|月|季度|周)[^，,。；;]{{1,12}})"
)
EMPTY_COUNT = re.compile("一(?:批|系列|个|些|种|项|套)")


@cache
def _subject() -> str:
    rules = table("actors")
    return rf"(?P<who>(?:{'|'.join(rules['subjects'])})(?:(?:、|和|及)(?:{'|'.join(rules['subjects'])}))*)"


def duties(speech: Speech) -> Iterator[Item]:
    """What somebody must do, sentence by sentence; a clause without a subject goes to the last one."""
    rules = table("actors")
    with_subject = re.compile(
        rf"{_subject()}[,，]?(?:(?!负责){alternatives(rules['modals'])}|(?=负责))(?P<what>[^。；;\n]{{4,}})"
    )
    without = re.compile(r"(?:^|[,，]?)要(?P<what>[^。；;\n]{4,})")
    who, paragraph = "", -1
    for start, end in speech.sentences:
        line = speech.text.rfind("\n", 0, start)
        if line != paragraph:
            who, paragraph = "", line
        if any(word in speech.text[start:end] for word in rules["not_duties"]):
            continue
        for low, high in listed(speech.text[start:end], start, ";；"):
            found = with_subject.search(speech.text, low, high)
            if found:
                who = found.group("who")
            else:
                found = without.match(speech.text, low, high)
            if found:
                yield _duty(speech, found, who)


def _duty(speech: Speech, found: re.Match[str], who: str) -> Item:
    start, end = found.span("what")
    counts = [
        m.group()
        for m in COUNT.finditer(speech.text, start, end)
        if not EMPTY_COUNT.match(m.group())
    ]
    open_words = "；".join(dict.fromkeys(m.group() for m in vague(speech, found.start(), end)))
    what = found.group("what").rstrip("。！ ")
    return item(
        Kind.DUTY, found, "what", who=who, what=what, by_when=dates_in(speech, found.start(), end),
        how_much="；".join(counts), open=open_words,
    )  # fmt: skip


def roles(speech: Speech) -> Iterator[Item]:
    """Who answers for what: responsible persons, leading bodies, principles of duty."""
    rules = table("actors")["roles"]
    seen: set[str] = set()
    for kind, found, name, more in (*_persons(speech, rules), *_others(speech, rules)):
        if name not in seen:
            seen.add(name)
            yield Item(*found, Kind.ROLE, name, (("of", kind), *more))


Role = tuple[str, tuple[int, int], str, tuple[tuple[str, str], ...]]


def _persons(speech: Speech, rules: dict[str, object]) -> Iterator[Role]:
    for form in rules["patterns"]:  # type: ignore[attr-defined]
        for found in speech.find(form):
            who = re.sub(r"^(?:形成|由|并|和|，|,)+", "", found.group("who"))
            start = found.end("who") - len(who)
            yield "person", (start, found.end()), who, (("role", found.group("role")),)
    for found in speech.find(str(rules["first"])):
        yield "person", found.span("who"), found.group("who"), (("role", found.group("role")),)


def _others(speech: Speech, rules: dict[str, object]) -> Iterator[Role]:
    for found in speech.find(str(rules["bodies"])):
        who = re.sub(
            r"^.*?(?:已成立了|成立了|根据|专门|建立相应的|成立相应的|的|希望|各级|我局|全县|深入开展)",
            "",
            found.group("who"),
        )
        yield "body", (found.end("who") - len(who), found.end("who")), who, ()
    for form in ("principle", "follow", "turns"):
        for found in speech.find(str(rules[form])):
            yield "principle", found.span("name"), found.group("name"), ()
    for found in speech.find(str(rules["helpers"])):
        if "、" in found.group("list"):
            for start, end in listed(found.group("list"), found.start("list"), "、"):
                yield "helper", (start, end), speech.text[start:end], ()
