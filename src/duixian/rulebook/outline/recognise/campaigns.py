"""Campaigns: this one, those before it, those beside it, and what it is combined with."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, listed
from duixian.rulebook.outline.lexicon import table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

OWN = r"开展[“]?(?P<name>[^，,。；;、“”\n各这该本此的好开]{2,12}?)[”]?活动"


def campaigns(speech: Speech) -> Iterator[Item]:
    """Each campaign once, with its relation to this one."""
    own = campaign_name(speech)
    seen: set[str] = {own.name if own else ""}
    if own:
        yield own
    longest_first = sorted(
        _related(speech), key=lambda r: (r[0].startswith("combined"), -len(r[2]))
    )
    for relation, (start, end), name in longest_first:
        plain = re.sub(table("campaigns")["adverbs"], "", name)
        start += len(name) - len(plain)
        same = any(_within(plain, other) for other in seen) or bool(
            own and _within(own.name, plain) and relation != "predecessor"
        )
        if len(plain) >= 4 and not same:
            seen.add(plain)
            kind, _, of = relation.partition(":")
            known = (("relation", kind), ("set", of)) if of else (("relation", kind),)
            yield Item(start, end, Kind.CAMPAIGN, plain, known)


def _within(short: str, long: str) -> bool:
    """Whether one name is a short form of another: its characters in their order."""
    letters = iter(long)
    return all(char in letters for char in short.removesuffix("活动"))


def campaign_name(speech: Speech) -> Item | None:
    """The campaign the speech is about: named in the title, or most often in the text."""
    title = speech.text[slice(*speech.outline.title)]
    found = list(speech.find(OWN))
    counts = Counter(m.group("name") for m in found)
    in_title = [name for name in counts if name in title]
    best = max(in_title or counts, key=lambda name: counts[name], default="")
    if not best or (counts[best] < 2 and not in_title):
        several = next(speech.find(table("campaigns")["counted"]), None)
        return _umbrella(several) if several else None
    first = next(m for m in found if m.group("name") == best)
    tracks = next(speech.find(table("campaigns")["tracks"]), None)
    more = tuple(tracks.groupdict().items()) if tracks else ()
    return Item(*first.span("name"), Kind.CAMPAIGN, best + "活动", (("relation", "own"), *more))


def _umbrella(found: re.Match[str]) -> Item:
    name = f"{found.group('number')}项{found.group('noun')}"
    return Item(
        found.start() + 1,
        found.end() - 1,
        Kind.CAMPAIGN,
        name,
        (("relation", "own"), ("count", str(number(found.group("number"))))),
    )


def _related(speech: Speech) -> Iterator[tuple[str, tuple[int, int], str]]:
    rules = table("campaigns")
    for relation in ("predecessor", "parallel"):
        for form in rules[relation]:
            for found in speech.find(form):
                yield relation, found.span("name"), found.group("name")
    for found in speech.find(rules["several"]):
        for start, end in listed(found.group("list"), found.start("list"), "、"):
            whole = f"{found.group('number')}项{found.group('noun')}"
            yield f"parallel:{whole}", (start, end), speech.text[start:end]
    for form in ("combined", "combined_next"):
        for found in speech.find(rules[form]):
            yield "combined", found.span("name"), found.group("name")
    for found in re.finditer(rules["parallel"][0], speech.text[: speech.outline.body]):
        yield "parallel", found.span("name"), found.group("name")
