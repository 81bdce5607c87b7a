"""The calendar of a draft pack: only what the text gives with its year."""

from __future__ import annotations

import calendar as days
import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Kind
from duixian.rulebook.outline.lexicon import table
from duixian.rulebook.outline.recognise.times import moment

from .yamltext import Line, Value

if TYPE_CHECKING:
    from duixian.rulebook.outline.drafting import Draft
    from duixian.rulebook.outline.items import Item


def calendar(draft: Draft) -> list[Value]:
    """Phases whose start has its year; an end without one stays open, bound to its words."""
    items: list[Value] = []
    for phase in (i for i in draft.items if i.kind is Kind.PHASE and not i.fact("count")):
        start = day(phase.fact("start"), last=False)
        end = day(phase.fact("end"), last=True) or _same_year(start, phase.fact("end"))
        if start:
            items.append(_item(phase, len(items) + 1, start, end))
    return items


def _item(phase: Item, number: int, start: str, end: str) -> Line:
    """A calendar item; the term of the whole campaign carries its own name."""
    whole, stage = bool(phase.fact("whole")), bool(phase.fact("number"))
    item = Line(
        id="campaign" if whole else f"p{number}",
        name=Line(zh=phase.name, en="Whole campaign" if whole else f"Phase {number}"),
        type="campaign" if whole else "phase" if stage else "node",
    )
    item["from"] = start
    if end and end >= start:
        item["to"] = end
    elif phase.fact("end"):
        item["until"] = Line(zh=phase.fact("end"), en="as said in the text")
    return item


def _same_year(start: str, end: str) -> str:
    """2027年3月至5月 ends in the year it begins, if the month is not before that of the start."""
    within = day(f"{start[:4]}年{end}", last=True) if start and end[:1].isdigit() else ""
    return within if within >= start else ""


def day(said: str, *, last: bool) -> str:
    """A day as YYYY-MM-DD, if the words give its year; a month is its first or last day."""
    found = re.search(table("times")["dates"]["point"], said)
    facts = moment(found) if found else {}
    year, written = facts.get("year", ""), facts.get("day", "")
    if not year.isdigit() or not written:
        return ""
    month, _, date = written.partition("-")
    longest = (
        days.monthrange(int(year), int(month))[1]
        if 1 <= int(month) <= len(days.month_name) - 1
        else 0
    )
    date = date or (f"{longest:02}" if last else "01")
    return f"{year}-{month}-{date}" if 1 <= int(date) <= longest else ""
