"""Categories of unit, each with where it is to excel and the carriers named for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind
from duixian.rulebook.outline.lexicon import alternatives, table

from .campaigns import campaigns
from .names import mechanisms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


@cache
def _ids() -> dict[str, str]:
    """The category that each of the trade's words means."""
    return {word: row["id"] for row in table("categories")["category"] for word in row["words"]}


def categories(speech: Speech) -> Iterator[Item]:
    """Each category that is addressed; it is spoken to until the next one or the paragraph's end."""
    forms = table("categories")["forms"]
    found = list(speech.find(forms["address"].replace("{words}", alternatives(list(_ids())))))
    if not found:
        return
    beside = (c for c in campaigns(speech) if c.fact("relation") == "parallel")
    carriers = sorted((*mechanisms(speech), *beside))
    ends = [*(m.start() for m in found[1:]), len(speech.text)]
    for match, following in zip(found, ends, strict=True):
        paragraph = speech.text.find("\n", match.end())
        end = min(following, paragraph) if paragraph >= 0 else following
        near = min(end, speech.sentence_at(match.end())[1])
        arena = next(speech.find(forms["arena"], match.end(), near), None)
        whole = speech.item(
            Kind.CATEGORY,
            match.span("word"),
            tuple(c for c in carriers if match.start() <= c.start < end),
            id=_ids()[match.group("word")],
            arena=arena.group("name") if arena else "",
        )
        yield replace(whole, name=whole.name + "党组织")
