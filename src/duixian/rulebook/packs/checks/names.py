"""Names: each stands once, and leads somewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from duixian.rulebook.packs.shape import IDENTIFIER, Reader
from duixian.rulebook.scorecards.standard import Pack

RESERVED = (
    "seats", "successors", "roster", "members", "participants", "partners", "links", "units", "unit_moves", "heirs",
    "persons", "posts", "holders", "calendar", "holidays", "asked", "applies", "points", "bands", "cards", "answers", "overdue",
    "owed", "everyone", "scored", "rollup", "scorecards", "indicators",
)  # fmt: skip


def once(
    things: Iterable[Any], what: str, reader: Reader, pattern: re.Pattern[str] = IDENTIFIER
) -> None:
    """No id stands twice in a list, and each is a word one can write anywhere."""
    seen = set()
    for thing in things:
        if not pattern.fullmatch(thing.id):
            reader.findings.add("E202", reader.place(thing, "id"), id=thing.id)
        if thing.id in seen:
            reader.findings.add("E201", reader.place(thing, "id"), what=what, id=thing.id)
        seen.add(thing.id)


def known(name: str, allowed: Iterable[str], what: str, place: tuple[Reader, object, str]) -> bool:
    """The name is one of those allowed; else a finding at the key of the thing that names it.

    What could not be read may still be named: its own finding is noted already.
    """
    reader, thing, key = place
    names = list(allowed)
    if name not in names and name not in reader.lost and not reader.blind:
        reader.findings.add(
            "E106", reader.place(thing, key), what=what, name=name, allowed=", ".join(names)
        )
    return name in names


def check_names(pack: Pack, reader: Reader) -> None:
    """Ids of categories, calendar, standards, headings, indicators and questions."""
    headings = [h for s in pack.standards for h in s.headings]
    for things, what in (
        ([pack], "pack"), (pack.categories, "category"), (pack.calendar, "calendar item"),
        (pack.standards, "standard"), (headings, "heading"), (pack.indicators, "indicator"),
        (pack.questions, "question"),
    ):  # fmt: skip
        once(things, what, reader)
    for indicator in pack.indicators:
        known(
            indicator.heading, [h.id for h in headings], "heading", (reader, indicator, "heading")
        )
        for category in indicator.applies_to:
            known(
                category,
                [c.id for c in pack.categories],
                "category",
                (reader, indicator, "applies_to"),
            )
