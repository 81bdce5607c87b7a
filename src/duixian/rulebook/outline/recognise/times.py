"""Time: dates, phases, ends bound to events, and the words that leave the time open."""

from __future__ import annotations

import re
from bisect import insort
from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, overlaps
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

DAMAGED = "××××"
KEPT = ("event", "side", "relative")
# A month's last day where no year is known; February has 28 until a year says otherwise.
LAST_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def dates(speech: Speech) -> Iterator[Item]:
    """Dates, feasts and events by which something is to happen; a year is never filled in."""
    forms = table("times")["dates"]
    taken: list[tuple[int, int]] = []
    for found in speech.find(forms["point"], speech.outline.title[1], speech.outline.body):
        # A year beside the title may be the web page's: only month and day are taken from there.
        facts = moment(found)
        year = "damaged" if facts.get("year") == "damaged" else ""
        yield speech.item(Kind.DATE, found.span(), (), **{**facts, "year": year, "where": "head"})
    for form in ("feast", "point", "event", "year_only"):
        for found in speech.find(forms[form]):
            if not overlaps(found.span(), taken):
                insort(taken, found.span())
                if form != "year_only" or found.group("part") or found.group("year"):
                    yield speech.item(Kind.DATE, found.span(), (), **moment(found))


def moment(found: re.Match[str]) -> dict[str, str]:
    """What a match of one of the forms of dates says: month and day, year as said, side, event."""
    said = {key: value for key, value in found.groupdict().items() if value}
    facts: dict[str, str] = {key: value for key, value in said.items() if key in KEPT}
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
        return f"{month:02}-{LAST_DAYS[(month - 1) % len(LAST_DAYS)]:02}"
    return f"{month:02}"


def dates_in(speech: Speech, start: int, end: int) -> str:
    """What a stretch says of time, as written: 今年5月, 年底前, 15个工作日内."""
    forms = table("times")["dates"]
    both = "|".join(
        re.sub(r"\?P<\w+>", "?:", forms[f]) for f in ("feast", "point", "event", "span")
    )
    return "；".join(dict.fromkeys(m.group() for m in speech.find(both, start, end)))


def vague(speech: Speech, start: int = -1, end: int = -1) -> Iterator[re.Match[str]]:
    """Words of time without a number: 定期, 适时, 限期."""
    return speech.find(alternatives(list(table("times")["vague"])) + "(?![性化态])", start, end)


def phases(speech: Speech) -> Iterator[Item]:
    """Phases and nodes with start and end as said, and how many phases are announced."""
    forms = table("times")["phases"]
    for found in speech.find(forms["counted"]):
        count = str(number(found.group("number")))
        yield speech.item(Kind.PHASE, found.span(), count=count, what=found.group("what"))
    for found in speech.find(forms["named"]):
        yield _named(speech, found)
    for form in ("range", "open_range"):
        for found in speech.find(forms[form]):
            if re.search(forms["dated"], found.group("start")):
                yield _phase(speech, found)


def _named(speech: Speech, found: re.Match[str]) -> Item:
    """第一阶段：宣传动员（2027年3月至5月）, with its term if its sentence gives one."""
    forms = table("times")["phases"]
    limit = speech.sentence_at(found.start())[1]
    term = next(speech.find(forms["between"], found.end(), limit), None)
    last = next(speech.find(forms["until"], found.end(), limit), None)
    start = term.group("start") if term else ""
    end = term.group("end") if term else last.group("end") if last else ""
    place = str(number(found.group("number")))
    return speech.item(Kind.PHASE, found.span("name"), number=place, start=start, end=end)


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
