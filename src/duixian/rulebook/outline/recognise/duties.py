"""Duties: who, what, by when, how much, and which words leave the time open."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, listed
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import NUMERAL

from .times import dates_in, vague

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

WHAT = r"(?P<what>[^。；;\n]{4,})"
WITHOUT_SUBJECT = re.compile(f"[,，]?要{WHAT}")


@cache
def _with_subject() -> re.Pattern[str]:
    rules = table("actors")
    subject = f"(?:{'|'.join(rules['subjects'])})"
    who = rf"(?P<who>{subject}(?:[、和及]{subject})*)"
    modal = f"(?:(?!负责){alternatives(rules['modals'])}|(?=负责))"
    return re.compile(f"{who}[,，]?{modal}{WHAT}")


def duties(speech: Speech) -> Iterator[Item]:
    """What somebody must do, sentence by sentence; a clause without a subject goes to the last one."""
    rules = table("actors")
    assessed = re.compile(alternatives(rules["not_duties"]))
    who, paragraph = "", -1
    for start, end in speech.sentences:
        begun = speech.text.rfind("\n", max(paragraph, 0), start)
        who, paragraph = (who, paragraph) if begun in (paragraph, -1) else ("", begun)
        if assessed.search(speech.text, start, end):
            continue
        for low, high in listed(speech.text[start:end], start, ";；"):
            found = _with_subject().search(speech.text, low, high)
            who = re.sub(rules["lead"], "", found.group("who")) if found else who
            found = found or WITHOUT_SUBJECT.match(speech.text, low, high)
            if found:
                yield _duty(speech, found, who)
            else:
                yield from _dated(speech, low, high)


def _dated(speech: Speech, start: int, end: int) -> Iterator[Item]:
    """A task without a modal word, by a date: 某局牵头，7月底前完成."""
    rules = table("actors")
    found = next(speech.find(rules["dated"], start, end), None)
    leader = next(speech.find(rules["lead_by"], start, end), None)
    if found:
        yield _duty(speech, found, leader.group("who") if leader else "")


def _duty(speech: Speech, found: re.Match[str], who: str) -> Item:
    start, end = found.span("what")
    rules = table("actors")
    counts = re.finditer(rules["how_much"].replace("{n}", NUMERAL), speech.text[start:end])
    return speech.item(
        Kind.DUTY,
        (start, end),
        who=who,
        by_when=dates_in(speech, found.start(), end),
        how_much="；".join(m.group() for m in counts if not re.match(rules["no_count"], m.group())),
        open="；".join(dict.fromkeys(m.group() for m in vague(speech, found.start(), end))),
    )
