"""Categories of unit, each with the stretch of text that speaks to it."""

from __future__ import annotations

import re
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
def _words() -> dict[str, tuple[str, str]]:
    """Each word for a category with its id and full name."""
    return {
        w: (row["id"], row["zh"]) for row in table("categories")["category"] for w in row["words"]
    }


def categories(speech: Speech) -> Iterator[Item]:
    """Each category that is addressed, with where it is to excel and the carriers named for it."""
    forms = table("categories")["forms"]
    address = forms["address"].replace("{words}", alternatives(list(_words())))
    found = list(speech.find(address))
    beside = (c for c in campaigns(speech) if c.fact("relation") == "parallel")
    carriers = sorted((*mechanisms(speech), *beside))
    for place, match in enumerate(found):
        following = found[place + 1].start() if place + 1 < len(found) else len(speech.text)
        end = _until(speech, match.end(), following)
        id_, _ = _words()[match.group("word")]
        arena = next(
            speech.find(forms["arena"], match.end(), min(end, speech.sentence_at(match.end())[1])),
            None,
        )
        facts = (("id", id_), ("arena", arena.group("name") if arena else ""), ("until", str(end)))
        parts = tuple(c for c in carriers if match.start() <= c.start < end)
        name = match.group("word") + "党组织"
        span = (match.start("word"), match.end("word"))
        yield Item(*span, Kind.CATEGORY, name, tuple(f for f in facts if f[1]), parts)


def _until(speech: Speech, start: int, following: int) -> int:
    """A category is spoken to until the next one, or the end of the paragraph or of its clause."""
    stop = re.compile("\n").search(speech.text, start)
    sentence = speech.sentence_at(start)[1]
    limit = min(following, stop.start() if stop else len(speech.text))
    return limit if following > sentence else min(limit, following)
