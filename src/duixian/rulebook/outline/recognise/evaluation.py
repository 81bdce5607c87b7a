"""Evaluation, sanctions with their triggers, honours, and channels of publicity."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind, item, listed
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


def evaluations(speech: Speech) -> Iterator[Item]:
    """Forms of evaluation, what is measured by, who rates, what weighs nothing; each name once."""
    seen: set[str] = set()
    whole = sorted(_evaluations(speech))
    measures = [(i.start, i.end) for i in whole if i.fact("role") == "measure"]
    for found in whole:
        inside = any(low <= found.start < high for low, high in measures)
        if found.name not in seen and (found.fact("role") == "measure" or not inside):
            seen.add(found.name)
            yield found


def _evaluations(speech: Speech) -> Iterator[Item]:
    rules = table("evaluation")
    yield from _listed_forms(speech)
    for found in speech.find(alternatives([*rules["forms"], *rules["answers"]])):
        yield item(
            Kind.EVALUATION,
            found,
            0,
            role="answer" if found.group() in rules["answers"] else "form",
        )
    for form in rules["measure"]:
        for found in speech.find(form):
            yield item(Kind.EVALUATION, found, role="measure")
    for found in speech.find(rules["ranked"]):
        side = "top" if found.group("side") == "前" else "bottom"
        facts = {
            "side": side,
            "number": str(number(found.group("number"))),
            "who": found.group("who"),
        }
        yield item(Kind.EVALUATION, found, 0, role="ranked", action=found.group("action"), **facts)
    for found in speech.find(rules["rated_by"]):
        yield item(Kind.EVALUATION, found, "who", role="rater", by=found.group("role"))
    for found in speech.find(rules["polls"]):
        yield item(Kind.EVALUATION, found, role="poll")
    for found in speech.find(rules["comment"]):
        for group in ("first", "second", "third"):
            if found.group(group):
                yield item(Kind.EVALUATION, found, group, role="comment")
    for found in speech.find(rules["register"]):
        for start, end in listed(found.group("name"), found.start("name"), "和、"):
            yield Item(start, end, Kind.EVALUATION, speech.text[start:end], (("role", "register"),))
    for found in speech.find(rules["no_weight"]):
        for start, end in listed(found.group("list"), found.start("list"), "、,，"):
            yield Item(
                start,
                end,
                Kind.EVALUATION,
                speech.text[start:end].removesuffix("上"),
                (("role", "no weight"),),
            )


def _listed_forms(speech: Speech) -> Iterator[Item]:
    """采取听汇报、专题调研、交流研讨和明查暗访等不同形式, where one member is a known form."""
    rules = table("evaluation")
    known = re.compile(alternatives(rules["forms"]))
    for found in speech.find(rules["by_list"]):
        if known.search(found.group("list")):
            for start, end in listed(found.group("list"), found.start("list"), "、和"):
                yield Item(start, end, Kind.EVALUATION, speech.text[start:end], (("role", "form"),))


def sanctions(speech: Speech) -> Iterator[Item]:
    """Sanctions with the faults that bring them, as the sentence couples them."""
    rules = table("sanctions")
    for row in rules["sanctions"]:
        best: Item | None = None
        for found in speech.find(row["pattern"]):
            triggers = _triggers(speech, found.start())
            facts = (("level", str(row["level"])), ("said", found.group()))
            candidate = Item(*found.span(), Kind.SANCTION, row["zh"], facts, triggers)
            if best is None or len(candidate.parts) > len(best.parts):
                best = candidate
        if best:
            yield best


def _triggers(speech: Speech, place: int) -> tuple[Item, ...]:
    """The faults before a sanction in its sentence; the nearest group of them."""
    rules = table("sanctions")
    low = speech.sentence_at(place)[0]
    groups = [
        m
        for form in ("trigger", "short_trigger")
        for m in speech.find(rules[form], max(low - 1, 0), place)
    ]
    if not groups:
        return ()
    nearest = max(groups, key=lambda m: m.start())
    parts = []
    about = ""
    for start, end in listed(nearest.group("list"), nearest.start("list"), "、,，"):
        head = re.compile(rf"(?P<about>{rules['organisations']}|{rules['persons']})(?=..)").match(
            speech.text, start, end
        )
        if head:
            about = (
                "unit" if re.fullmatch(rules["organisations"], head.group("about")) else "person"
            )
            start = head.end()
        scope = re.compile(rules["scope"][1:]).match(speech.text, start, end)
        start = scope.end() if scope else start
        parts.append(
            Item(
                start, end, Kind.SANCTION, speech.text[start:end], (("of", about),) if about else ()
            )
        )
    return tuple(parts)


def honours(speech: Speech) -> Iterator[Item]:
    """Whom a campaign praises and how, each name once, and the stages of an exemplar."""
    rules = table("honours")
    seen: set[str] = set()
    for form in ("acts", "passive", "nouns"):
        for found in speech.find(rules[form]):
            act = found.groupdict().get("act") or ""
            name = re.sub(r"^.*?(?:涌现的|涌现出的|不同层次的|一批)", "", found.group("name"))
            if name.endswith("情况"):
                name, act = act, ""
            if name and name not in seen:
                seen.add(name)
                yield Item(
                    found.end("name") - len(name),
                    found.end("name"),
                    Kind.HONOUR,
                    name,
                    (("act", act),) if act else (),
                )
    stages = {m.group("stage"): m for m in reversed(list(speech.find(rules["exemplar"])))}
    parts = tuple(sorted(item(Kind.HONOUR, m, "stage") for m in stages.values()))
    word = next(speech.find(rules["exemplar_word"]), None)
    if parts or word:
        start, end = (parts[0].start, parts[-1].end) if parts else word.span() if word else (0, 0)
        yield Item(start, end, Kind.HONOUR, "典型", (("role", "exemplar"),), parts)


def channels(speech: Speech) -> Iterator[Item]:
    """Channels of publicity, each once."""
    seen: set[str] = set()
    for found in speech.find(alternatives(table("evaluation")["channels"])):
        if found.group() not in seen:
            seen.add(found.group())
            yield item(Kind.CHANNEL, found, 0)
