"""Campaigns: this one, those before it, those beside it, and what it is combined with."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, first_of_each, listed
from duixian.rulebook.outline.lexicon import table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

SHORTEST = 4


def campaigns(speech: Speech) -> Iterator[Item]:
    """Each campaign once, under the longest of its names, with its relation to this one."""
    own = this_campaign(speech)
    taken = [own.name] if own else []
    if own:
        yield own
        yield from first_of_each(s for s in _sets(speech, "set") if s.name != own.name)
    for found in sorted(
        _related(speech), key=lambda i: (i.fact("relation") == "combined", -len(i.name))
    ):
        other = _without_lead(found)
        again = own is not None and _within(own.name, other.name)
        known = any(_within(other.name, name) for name in taken)
        if (
            len(other.name) < SHORTEST
            or known
            or (again and other.fact("relation") != "predecessor")
        ):
            continue
        taken.append(other.name)
        yield other


def this_campaign(speech: Speech) -> Item | None:
    """The campaign the speech is about: named in the title, or most often in the text."""
    rules = table("campaigns")
    in_title = [m for form in rules["own_title"] for m in speech.find(form, *speech.outline.title)]
    found = list(speech.find(rules["own"]))
    counts = Counter(m.group("name") for m in found)
    often = [m for m in found if counts[m.group("name")] > 1]
    named = in_title[:1] or sorted(often, key=lambda m: -counts[m.group("name")])[:1]
    if named:
        tracks = next(speech.find(rules["tracks"]), None)
        facts = {"relation": "own", **(tracks.groupdict() if tracks else {})}
        whole = speech.item(Kind.CAMPAIGN, named[0].span("name"), (), **facts)
        return replace(whole, name=whole.name + named[0].group("noun"))
    return next(_sets(speech, "own"), None)


def _sets(speech: Speech, relation: str) -> Iterator[Item]:
    """Counted sets of campaigns: “六项活动”."""
    for found in speech.find(table("campaigns")["counted"]):
        count = str(number(found.group("number")))
        yield speech.item(Kind.CAMPAIGN, found.span("name"), relation=relation, count=count)


def _related(speech: Speech) -> Iterator[Item]:
    """Campaigns in relation to this one, as the text words them; one may be told several times."""
    rules = table("campaigns")
    for relation in ("predecessor", "parallel", "combined"):
        for form in rules[relation]:
            for found in speech.find(form):
                yield speech.item(Kind.CAMPAIGN, found.span("name"), relation=relation)
    for found in speech.find(rules["several"]):
        whole = f"{found.group('number')}项{found.group('noun')}"
        for span in listed(found.group("list"), found.start("list"), "、"):
            yield speech.item(Kind.CAMPAIGN, span, relation="parallel", set=whole)
    for found in speech.find(rules["parallel"][0], *speech.outline.title):
        yield speech.item(Kind.CAMPAIGN, found.span("name"), relation="parallel")


def _without_lead(found: Item) -> Item:
    """A name without the words before it that are none of it: 我局一道历时."""
    name = re.sub(table("campaigns")["lead"], "", found.name)
    return replace(found, start=found.end - len(name), name=re.sub("[“”]", "", name))


def _within(short: str, long: str) -> bool:
    """Whether one name is a short form of another: its characters in their order."""
    letters = iter(long)
    return all(char in letters for char in re.sub("(?:活动|行动|工程)$", "", short))
