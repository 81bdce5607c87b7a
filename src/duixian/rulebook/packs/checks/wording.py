"""The names and sentences of a pack, and the words that today's rules do not want to see in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from duixian.rulebook.findings import Place
from duixian.rulebook.kinds import Kind
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text


@dataclass(frozen=True)
class Said:
    """Something a pack says to those who take part, and where."""

    text: Text
    where: Place


@cache
def prohibited() -> dict[str, Any]:
    """The instruments, and what is known of each finding of law; callers only read it."""
    text = resources.files(__package__).joinpath("prohibited.toml").read_text("utf-8")
    return tomllib.loads(text)


@cache
def pattern(rule: str) -> re.Pattern[str] | None:
    """The words of a finding as one pattern; nothing where it is not known by words."""
    words = prohibited()[rule].get("words")
    return re.compile("|".join(words), re.IGNORECASE) if words else None


def word_in(rule: str, text: Text) -> str | None:
    """The first word of a finding in a text, unless the text says that it is done away with."""
    wanted, undone = pattern(rule), re.compile(prohibited()["unless"]["before"])
    for sentence in (text.zh, text.en) if wanted else ():
        assert wanted is not None
        for match in wanted.finditer(sentence):
            if not undone.search(sentence[: match.start()]):
                return match[0]
    return None


def said(pack: Pack, reader: Reader) -> Iterator[Said]:
    """All that the pack says, but for its sources, examples and open questions."""
    yield Said(pack.name, reader.place(pack, "name"))
    if pack.theme:
        yield Said(_alone(pack.theme), reader.place(pack, "theme"))
    for words in pack.requirements:
        yield Said(_alone(words), reader.place(pack, "requirements"))
    for item in pack.calendar:
        yield Said(item.name, reader.place(item, "name"))
    for category in pack.categories:
        yield Said(category.name, reader.place(category, "name"))
    for standard in pack.standards:
        yield Said(standard.name, reader.place(standard, "name"))
        for heading in standard.headings:
            yield Said(heading.name, reader.place(heading, "name"))
            yield from (Said(_alone(ask), reader.place(heading, "asks")) for ask in heading.asks)
    for indicator in pack.indicators:
        yield Said(indicator.name, reader.place(indicator, "name"))
    for kind in pack.kinds.values():
        yield from _of_kind(kind, reader)


def _of_kind(kind: Kind, reader: Reader) -> Iterator[Said]:
    yield Said(kind.name, reader.place(kind, "name"))
    for field in kind.fields:
        yield Said(field.name, reader.place(field, "name"))
        yield from (Said(option.name, reader.place(option, "name")) for option in field.options)
    for state in kind.states:
        yield Said(state.name, reader.place(state, "name"))
    for move in kind.moves:
        yield Said(move.name, reader.place(move, "name"))


def _alone(words: str) -> Text:
    """A sentence that packs have in Chinese only."""
    return Text(words, words)


def length(pack: Pack) -> int:
    """How many characters the plan has: all it says in Chinese but the forms, which are not read aloud."""
    named = [pack.name.zh, pack.theme, *pack.requirements]
    named += [item.name.zh for item in pack.calendar]
    named += [indicator.name.zh for indicator in pack.indicators]
    named += [category.name.zh + category.arena for category in pack.categories]
    for standard in pack.standards:
        named.append(standard.name.zh)
        for heading in standard.headings:
            named += [heading.name.zh, *heading.asks]
    return sum(len("".join(words.split())) for words in named)
