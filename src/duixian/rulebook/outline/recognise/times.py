"""Time: dates, phases, ends bound to events, and the words that leave the time open."""

from __future__ import annotations

import re
from bisect import insort
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
    return speech.find(
        alternatives(list(table("times")["vague"])) + table("times")["not_vague"], start, end
    )
