"""Numbers: obligations that can be counted, and the parameters that stand in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import NUMERAL, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech

BEFORE = re.compile(r"[^，,。；;\n]*$")


@cache
def _obligation() -> str:
    rules = table("obligations")
    verb = rf"(?P<verb>{alternatives(rules['verbs'])})(?:好|到|了)?"
    measures = alternatives([*rules["measures"], rules["loose"]])
    return (
        rf"(?:{rules['per_person']})?(?:{rules['each']}{rules['least']}{rules['where']})?{rules['least']}{verb}"
        rf"{rules['least']}(?P<number>{NUMERAL}{{1,4}})(?P<measure>{measures})(?:以上)?"
        r"(?P<thing>[^，,。；;、“”\n]{0,14})"
    )


def obligations(speech: Speech) -> Iterator[Item]:
    """Each period, so many of a thing: verb, number, measure word, thing."""
    rules = table("obligations")
    for found in speech.find(_obligation()):
        if found.group("measure") == rules["loose"] and not found.group("period"):
            continue
        yield speech.item(
            Kind.OBLIGATION,
            found.span(),
            verb=found.group("verb"),
            number=str(number(found.group("number"))),
            measure=found.group("measure"),
            thing=found.group("thing"),
            period=rules["periods"].get(found.group("period") or "", ""),
            heading=speech.heading_at(found.start()),
            whose=_whose(speech, found),
        )


def _whose(speech: Speech, found: re.Match[str]) -> str:
    """Whether its sentence has said that this is for each member: 每名党员."""
    low = speech.sentence_at(found.start())[0]
    whom = list(speech.find(table("obligations")["per_person"], low, found.end()))
    named = whom[-1].group("whom") if whom else ""
    return "person" if re.search(table("obligations")["persons"], named) else ""


def numbers(speech: Speech) -> Iterator[Item]:
    """Numbers that a campaign would have as parameters; one said twice stands once."""
    seen: set[tuple[str, str]] = set()
    for item in (*_counted(speech), *_durations(speech), *_each(speech)):
        known = (
            item.fact("parameter"),
            item.fact("value") + item.fact("thing") * (item.fact("parameter") == "each"),
        )
        if known not in seen:
            seen.add(known)
            yield item


def _counted(speech: Speech) -> Iterator[Item]:
    """Counted things of the lexicon, in the title and in the body."""
    for row in table("numbers")["counted"]:
        form = row["pattern"].replace("{n}", NUMERAL)
        for found in (*speech.find(form, *speech.outline.title), *speech.find(form)):
            written = found.group("number")
            value = written if re.search("[+%％分]", written) else str(number(written))
            span = (
                min(found.start("number"), found.start("thing")),
                max(found.end("number"), found.end("thing")),
            )
            thing = found.group("thing")
            yield speech.item(Kind.NUMBER, span, parameter=row["id"], value=value, thing=thing)


def _durations(speech: Speech) -> Iterator[Item]:
    """两年半 is 30 months, said of the campaign that its clause names."""
    rules = table("numbers")
    for found in speech.find(rules["duration"]):
        months = number(found.group("number")) * rules["months"][found.group("unit")]
        months += rules["months"]["half"] * found.group("unit").endswith("半")
        low = max(0, found.start() - rules["near"])
        clause = BEFORE.search(speech.text, low, found.start())
        near = next(
            speech.find(
                rules["whose"], clause.start() if clause else low, found.end() + rules["near"]
            ),
            None,
        )
        of = near.group("name") if near else ""
        yield speech.item(
            Kind.NUMBER, found.span(), parameter="duration_months", value=str(months), of=of
        )


def _each(speech: Speech) -> Iterator[Item]:
    """The numbers of obligations."""
    for one in obligations(speech):
        value, thing = one.fact("number"), one.fact("thing")
        yield speech.item(
            Kind.NUMBER, (one.start, one.end), parameter="each", value=value, thing=thing
        )
