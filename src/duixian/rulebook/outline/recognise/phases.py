"""Phases: with start and end as said, named by what they are directed to."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, overlaps
from duixian.rulebook.outline.lexicon import table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


def phases(speech: Speech) -> Iterator[Item]:
    """Phases and nodes with start and end as said, and how many phases are announced."""
    forms = table("times")["phases"]
    for found in speech.find(forms["counted"]):
        count = str(number(found.group("number")))
        yield speech.item(Kind.PHASE, found.span(), count=count, what=found.group("what"))
    termed = [_named(speech, found) for found in speech.find(forms["named"])]
    termed += [
        _phase(speech, found)
        for form in ("range", "open_range")
        for found in speech.find(forms[form])
        if re.search(forms["dated"], found.group("start"))
    ]
    termed += [_of_campaign(speech, m) for m in speech.find(forms["term"] + forms["between"])]
    yield from termed
    taken = sorted((item.start, item.end) for item in termed)
    for found in speech.find(forms["between"]):
        heads = speech.sentence_at(found.start())[0] == found.start()
        if heads and not overlaps(found.span(), taken):
            yield _of_point(speech, found)


def _named(speech: Speech, found: re.Match[str]) -> Item:
    """第一阶段：宣传动员（2027年3月至5月）, with its term if its sentence gives one."""
    forms = table("times")["phases"]
    limit = speech.sentence_at(found.start())[1]
    term = next(speech.find(forms["between"], found.end(), limit), None)
    last = term or next(speech.find(forms["until"], found.end(), limit), None)
    whole = speech.item(
        Kind.PHASE,
        (found.start("name"), last.end() if last else found.end("name")),
        number=str(number(found.group("number"))),
        start=term.group("start") if term else "",
        end=last.group("end") if last else "",
    )
    return replace(whole, name=found.group("name"))


def _of_campaign(speech: Speech, found: re.Match[str]) -> Item:
    """活动时间：2027年3月至12月."""
    start, end = found.group("start"), found.group("end")
    whole = speech.item(Kind.PHASE, found.span(), start=start, end=end, whole="yes")
    return replace(whole, name="整个活动")


def _of_point(speech: Speech, found: re.Match[str]) -> Item:
    """4月21日至6月30日，……: a term at the head of a sentence is a phase named by its point."""
    limit = speech.sentence_at(found.start())[1]
    whole = speech.item(
        Kind.PHASE,
        found.span(),
        start=found.group("start"),
        end=found.group("end"),
        content=speech.text[found.end() : limit].strip(",，。"),
    )
    heading = speech.heading_at(found.start())
    short = 0 < len(heading) <= table("times")["phases"]["longest_name"]
    return replace(whole, name=heading) if short else whole


def _phase(speech: Speech, found: re.Match[str]) -> Item:
    """One phase with its term, and what its sentence says of it."""
    sentence_end = speech.sentence_at(found.start())[1]
    stop = re.compile("[;；。]").search(speech.text, found.end(), sentence_end)
    limit = stop.start() if stop else sentence_end
    later = next(speech.find(table("times")["phases"]["on_until"], found.end(), limit), None)
    content = speech.text[found.end() : limit].strip(",，。")
    whole = speech.item(
        Kind.PHASE,
        found.span(),
        start=found.group("start"),
        end=found.groupdict().get("end") or (later.group("end") if later else ""),
        content=content,
    )
    return _phase_named(speech, whole, limit)


def _phase_named(speech: Speech, phase: Item, limit: int) -> Item:
    """A phase under its name: the whole campaign, what it is directed to, an event, its first clause."""
    forms = table("times")["phases"]
    low = max(speech.text.rfind(c, 0, phase.start) for c in "，,。；;\n") + 1
    if re.search(forms["whole"], speech.text[low : phase.start]):
        return replace(phase, name="整个活动", facts=(*phase.facts, ("whole", "yes")))
    focus = next(speech.find(forms["focus"], phase.end, limit), None)
    if focus:
        return replace(phase, name=focus.group("name").removesuffix("活动"))
    event = next(speech.find(table("times")["dates"]["event"], phase.start, limit), None)
    if event:
        return replace(phase, name=f"迎接{event.group('event')}")
    clause = re.split("[,，]", phase.fact("content"))[0]
    return replace(phase, name=clause) if 0 < len(clause) <= forms["longest_name"] else phase
