"""Time: dates, phases, ends bound to events, and the words that leave the time open."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, item
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

DAMAGED = "××××"
PARTS = {
    "底": "end",
    "末": "end",
    "初": "start",
    "上旬": "first third",
    "中旬": "second third",
    "下旬": "last third",
}
LENGTHS = {2: 28}


def dates(speech: Speech) -> Iterator[Item]:
    """Dates, feasts and events by which something is to happen; a year is never filled in."""
    forms = table("times")["dates"]
    taken: list[tuple[int, int]] = []
    for found in speech.find(forms["point"], speech.outline.title[1], speech.outline.body):
        # A year beside the title may be the web page's: only month and day are taken from there.
        facts = moment(found)
        year = "damaged" if facts.get("year") == "damaged" else ""
        yield item(Kind.DATE, found, 0, **{**facts, "year": year, "where": "head"})
    for form in ("feast", "point", "event", "year_only"):
        for found in speech.find(forms[form]):
            if not any(start < found.end() and found.start() < end for start, end in taken):
                taken.append(found.span())
                if form != "year_only" or found.group("part") or found.group("year"):
                    yield item(Kind.DATE, found, 0, **moment(found))


def moment(found: re.Match[str]) -> dict[str, str]:
    """What a match of one of the forms of dates says: month and day, year as said, side, event."""
    said = {key: value for key, value in found.groupdict().items() if value}
    facts = {key: said[key] for key in ("event", "side", "relative") if key in said}
    if "year" in said:
        facts["year"] = "damaged" if said["year"] == DAMAGED else said["year"]
    if "feast" in said:
        facts["feast"] = said["feast"]
        facts["day"] = table("times")["feasts"].get(said["feast"], "")
    if "month" in said:
        facts["day"] = _day(said)
    if "part" in said and "month" not in said:
        facts["part"] = said["part"]
    return facts


def _day(said: dict[str, str]) -> str:
    """Month and day as MM-DD, or MM alone; 月底 is the month's last day."""
    month = number(said["month"])
    if "day" in said:
        return f"{month:02}-{number(said['day']):02}"
    if said.get("part") in ("底", "末"):
        return f"{month:02}-{LENGTHS.get(month, 30 if month in (4, 6, 9, 11) else 31):02}"
    return f"{month:02}"


def dates_in(speech: Speech, start: int, end: int) -> str:
    """What a stretch says of time, as written: 今年5月, 年底前, 每年."""
    forms = table("times")["dates"]
    both = "|".join(
        re.sub(r"\?P<\w+>", "?:", forms[f])
        for f in ("feast", "point", "event", "year_only", "span")
    )
    return "；".join(m.group() for m in speech.find(both, start, end))


def vague(speech: Speech, start: int = -1, end: int = -1) -> Iterator[re.Match[str]]:
    """Words of time without a number: 定期, 适时, 限期."""
    return speech.find(alternatives(list(table("times")["vague"])) + "(?![性化态])", start, end)


def phases(speech: Speech) -> Iterator[Item]:
    """Phases and nodes with start and end as said, and how many phases are announced."""
    forms = table("times")["phases"]
    for found in speech.find(forms["counted"]):
        yield item(
            Kind.PHASE, found, 0, count=str(number(found.group("number"))), what=found.group("what")
        )
    for found in speech.find(forms["named"]):
        yield item(Kind.PHASE, found, number=str(number(found.group("number"))))
    for form in ("range", "open_range"):
        for found in speech.find(forms[form]):
            if re.search(r"月|年|日|现在|即日|周", found.group("start")):
                yield _phase(speech, found)


def _phase(speech: Speech, found: re.Match[str]) -> Item:
    """One phase, named by what it is directed to in the rest of its sentence."""
    sentence_end = speech.sentence_at(found.start())[1]
    stop = re.compile("[;；。]").search(speech.text, found.end(), sentence_end)
    limit = stop.start() if stop else sentence_end
    focus = next(speech.find(table("times")["phases"]["focus"], found.end(), limit), None)
    event = next(speech.find(table("times")["dates"]["event"], found.start(), limit), None)
    name = (
        focus.group("name") if focus else f"迎接{event.group('event')}" if event else found.group()
    )
    said = {"start": found.group("start"), "end": found.groupdict().get("end") or ""}
    facts = {**said, "focus": name, "content": speech.text[found.end() : limit].strip(",，。")}
    return Item(
        *found.span(), Kind.PHASE, _plain(name), tuple((k, v) for k, v in facts.items() if v)
    )


def _plain(name: str) -> str:
    return name.removesuffix("活动")
