"""What follows: sanctions with the faults that bring them, honours and exemplars."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, first_of_each, listed
from duixian.rulebook.outline.lexicon import table
from duixian.rulebook.outline.numbers import NUMERAL, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


def sanctions(speech: Speech) -> Iterator[Item]:
    """Each sanction once, where the text says most of the faults that bring it."""
    for row in table("sanctions")["sanctions"]:
        found = [
            Item(
                *m.span(),
                Kind.SANCTION,
                row["zh"],
                (("level", str(row["level"])), ("said", m.group())),
                tuple(_triggers(speech, m.start())),
            )
            for m in speech.find(row["pattern"])
        ]
        if found:
            yield max(found, key=lambda item: len(item.parts))


def _triggers(speech: Speech, place: int) -> Iterator[Item]:
    """The faults before a sanction in its sentence: the nearest group of them."""
    rules = table("sanctions")
    low = max(speech.sentence_at(place)[0] - 1, 0)
    groups = [m for form in rules["triggers"] for m in speech.find(form, low, place)]
    if not groups:
        return
    nearest = max(groups, key=lambda m: m.start())
    whom = re.compile(f"(?P<unit>{rules['organisations']})|(?P<person>{rules['persons']})")
    about = ""
    for start, end in listed(nearest.group("list"), nearest.start("list"), "、,，"):
        head = whom.match(speech.text, start, end)
        about = (head.lastgroup or "") if head else about
        begin = head.end() if head and head.end() < end else start
        scope = re.compile(rules["scope"]).match(speech.text, begin, end)
        yield speech.item(Kind.SANCTION, (scope.end() if scope else begin, end), of=about)


def honours(speech: Speech) -> Iterator[Item]:
    """Whom a campaign praises and how, each name once, and the stages of an exemplar."""
    yield from first_of_each(_praised(speech))
    rules = table("honours")
    stages = {m.group("stage"): m for m in reversed(list(speech.find(rules["exemplar"])))}
    order = [stage for stage in rules["stages"] if stage in stages]
    parts = tuple(speech.item(Kind.HONOUR, stages[stage].span("stage")) for stage in order)
    word = next(speech.find(rules["exemplar_word"]), None)
    if parts or word:
        span = word.span() if word else (parts[0].start, parts[0].end)
        yield Item(*span, Kind.HONOUR, "典型", (("role", "exemplar"),), parts)


def _praised(speech: Speech) -> Iterator[Item]:
    rules = table("honours")
    for found in speech.find(rules["counted"].replace("{n}", NUMERAL)):
        low = speech.sentence_at(found.start())[0]
        said = re.search(rules["counting"], speech.text[low : found.start()])
        if said:
            count = str(number(found.group("number")))
            yield speech.item(Kind.HONOUR, found.span("name"), act=said.group(), number=count)
    for form in ("acts", "passive", "nouns"):
        for found in speech.find(rules[form]):
            act = found.groupdict().get("act") or ""
            start, end = found.span("name")
            lead = re.compile(rules["lead"]).match(speech.text, start, end)
            start = lead.end() if lead else start
            if speech.text[start:end].endswith("情况"):
                # 对……的情况进行总结表彰 says that there will be honours, not for whom.
                yield speech.item(Kind.HONOUR, found.span("act"))
            elif start < end:
                yield speech.item(Kind.HONOUR, (start, end), act=act)
