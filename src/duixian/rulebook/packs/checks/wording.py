"""The names and sentences of a pack, and the words that today's rules do not want to see in them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Protocol

from duixian.rulebook.findings import Place
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text


class Named(Protocol):
    """Something with a name in two languages."""

    @property
    def name(self) -> Text:
        """What it is called."""


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
    alone = [("theme", pack.theme)] if pack.theme else []
    alone += [("requirements", words) for words in pack.requirements]
    for key, words in alone:
        yield Said(_alone(words), reader.place(pack, key))
    for standard in pack.standards:
        for heading in standard.headings:
            yield from (Said(_alone(ask), reader.place(heading, "asks")) for ask in heading.asks)
    for thing in _named(pack):
        yield Said(thing.name, reader.place(thing, "name"))


def _named(pack: Pack) -> Iterator[Named]:
    """Everything of a pack and its kinds that has a name."""
    yield pack
    for things in (pack.calendar, pack.categories, pack.standards, pack.indicators):
        yield from things
    for standard in pack.standards:
        yield from standard.headings
    for declared in (pack.rounds, pack.ranking, pack.grades):
        yield from declared
    for kind in pack.kinds.values():
        yield kind
        for parts in (kind.fields, kind.states, kind.moves):
            yield from parts
        for field in kind.fields:
            yield from field.options


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
