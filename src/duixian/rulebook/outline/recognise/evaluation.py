"""Evaluation: its forms, what is measured by, who rates, what weighs nothing; and publicity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, first_of_each, listed
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duixian.rulebook.outline.items import Speech


def evaluations(speech: Speech) -> Iterator[Item]:
    """Everything about evaluation, each name once; what stands inside a measure belongs to it."""
    found = sorted(item for part in PARTS for item in part(speech))
    measures = [(i.start, i.end) for i in found if i.fact("role") == "measure"]
    yield from first_of_each(
        item
        for item in found
        if item.fact("role") == "measure"
        or not any(low <= item.start < high for low, high in measures)
    )


def _forms(speech: Speech) -> Iterator[Item]:
    """Known forms and questions, and the lists in which one of them stands: 采取……等形式."""
    rules = table("evaluation")
    known = re.compile(alternatives(rules["forms"]))
    said = {m.group() for m in speech.find(known.pattern)}
    for found in speech.find(rules["by_list"]):
        if known.search(found.group("list")):
            for span in listed(found.group("list"), found.start("list"), "、和"):
                yield speech.item(Kind.EVALUATION, span, role="form")
    for found in speech.find(known.pattern):
        # 点评 after 领导点评 is the same form told shorter.
        if not any(found.group() in longer for longer in said - {found.group()}):
            yield speech.item(Kind.EVALUATION, found.span(), role="form")
    for found in speech.find(alternatives(rules["answers"])):
        yield speech.item(Kind.EVALUATION, found.span(), role="answer")


def _measures(speech: Speech) -> Iterator[Item]:
    """用……来检验; 把……作为考核的标准; polls and who rates in them."""
    rules = table("evaluation")
    for form in rules["measure"]:
        for found in speech.find(form):
            yield speech.item(Kind.EVALUATION, found.span("name"), role="measure")
    for found in speech.find(rules["polls"]):
        yield speech.item(Kind.EVALUATION, found.span("name"), role="poll")
    for found in speech.find(rules["rated_by"]):
        yield speech.item(Kind.EVALUATION, found.span("who"), role="rater", by=found.group("role"))


def _ranks(speech: Speech) -> Iterator[Item]:
    """Ranks: 排名靠前的几个……进行经验交流."""
    for found in speech.find(table("evaluation")["ranked"]):
        facts = {
            "role": "ranked",
            "side": "top" if found.group("side") == "前" else "bottom",
            "number": str(number(found.group("number"))),
            "who": found.group("who"),
            "action": found.group("action"),
        }
        yield speech.item(Kind.EVALUATION, found.span(), (), **facts)


def _comments(speech: Speech) -> Iterator[Item]:
    """The parts of a leader's comment."""
    for found in speech.find(table("evaluation")["comment"]):
        for group in ("first", "second", "third"):
            if found.group(group):
                yield speech.item(Kind.EVALUATION, found.span(group), role="comment")


def _registers(speech: Speech) -> Iterator[Item]:
    """What goes into the register of problems, and the paper that is to weigh nothing."""
    rules = table("evaluation")
    for found in speech.find(rules["register"]):
        for span in listed(found.group("name"), found.start("name"), "和、"):
            yield speech.item(Kind.EVALUATION, span, role="register")
    for found in speech.find(rules["no_weight"]):
        for start, end in listed(found.group("list"), found.start("list"), "、,，"):
            last = end - speech.text[start:end].endswith("上")
            yield speech.item(Kind.EVALUATION, (start, last), role="no weight")


PARTS: tuple[Callable[[Speech], Iterator[Item]], ...] = (
    _forms,
    _measures,
    _ranks,
    _comments,
    _registers,
)


def channels(speech: Speech) -> Iterator[Item]:
    """Channels of publicity, each once."""
    known = alternatives(table("evaluation")["channels"])
    yield from first_of_each(speech.item(Kind.CHANNEL, m.span()) for m in speech.find(known))
