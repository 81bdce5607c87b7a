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


def calendar(draft: Draft) -> list[Value]:
    """Phases whose start has its year; an end without one stays open, bound to its words."""
    items: list[Value] = []
    for phase in (i for i in draft.items if i.kind is Kind.PHASE and not i.fact("count")):
        start = day(phase.fact("start"), last=False)
        end = day(phase.fact("end"), last=True)
        number = len(items) + 1
        if start:
            item = Line(
                id=f"node{number}",
                name=Line(zh=phase.name, en=f"Node {number}"),
                type="node",
                **{"from": start},
            )
            if end:
                item["to"] = end
            elif phase.fact("end"):
                item["until"] = Line(zh=phase.fact("end"), en="as said in the text")
            items.append(item)
    return items


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
