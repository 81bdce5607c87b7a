"""Responsibility: who answers for what, leading bodies, principles, and who is to help."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, first_of_each, listed
from duixian.rulebook.outline.lexicon import table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


def roles(speech: Speech) -> Iterator[Item]:
    """Each person, body, principle and helper once."""
    yield from first_of_each(
        item for part in (_persons, _bodies, _principles, _helpers) for item in part(speech)
    )


def _persons(speech: Speech) -> Iterator[Item]:
    """书记为第一责任人; 由……负责; ……担任组长."""
    rules = table("actors")["roles"]
    for form in rules["persons"]:
        for found in speech.find(form):
            span = _without_lead(speech, found.span("who"), rules["person_lead"])
            yield speech.item(Kind.ROLE, span, of="person", role=found.group("role"))


def _bodies(speech: Speech) -> Iterator[Item]:
    rules = table("actors")["roles"]
    for found in speech.find(rules["bodies"]):
        span = _without_lead(speech, found.span("who"), rules["body_lead"])
        yield speech.item(Kind.ROLE, span, of="body")


def _without_lead(speech: Speech, span: tuple[int, int], lead: str) -> tuple[int, int]:
    """A name without the words before it that are none of it."""
    found = re.compile(lead).match(speech.text, *span)
    return (found.end() if found else span[0], span[1])


def _principles(speech: Speech) -> Iterator[Item]:
    """一级抓一级、层层抓落实; 边创建、边整改; 领导关系按……确定."""
    for form in table("actors")["roles"]["principles"]:
        for found in speech.find(form):
            yield speech.item(Kind.ROLE, found.span("name"), of="principle")


def _helpers(speech: Speech) -> Iterator[Item]:
    """发挥A、B、C的作用."""
    for found in speech.find(table("actors")["roles"]["helpers"]):
        spans = list(listed(found.group("list"), found.start("list"), "、"))
        for span in spans if len(spans) > 1 else ():
            yield speech.item(Kind.ROLE, span, of="helper")
