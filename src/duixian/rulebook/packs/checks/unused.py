"""Kinds of a pack's own that nothing in it reads: a form to fill that nobody looks at."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Clause, Text

SAYS_NOTHING = ("examples", "questions", "kinds", "brought")
"""What may name a kind without making use of it."""


def check_unused(pack: Pack, reader: Reader) -> None:
    """Tell of every own kind that no indicator, roster, clock, link or effect names."""
    if reader.blind or reader.lost_lists or not all(map(reader.sound, pack.indicators)):
        return
    kinds = [k for k in pack.kinds.values() if reader.folder(k) == reader.folder(pack)]
    rest = {f.name: getattr(pack, f.name) for f in dataclasses.fields(pack)}
    named = {
        word for key, value in rest.items() if key not in SAYS_NOTHING for word in words(value)
    }
    for kind in kinds:
        others = (other for other in pack.kinds.values() if other is not kind)
        if kind.id not in named.union(*(words(other) for other in others)):
            reader.findings.add("W207", reader.place(kind), id=kind.id)


def words(value: object) -> Iterator[str]:
    """All words that a declaration holds, without its names and sources."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (Text, Clause)):
        return
    elif dataclasses.is_dataclass(value):
        for each in dataclasses.fields(value):
            if each.name != "id":
                yield from words(getattr(value, each.name))
    elif isinstance(value, Mapping):
        for key, held in value.items():
            yield from words(key)
            yield from words(held)
    elif isinstance(value, (tuple, list)):
        for held in value:
            yield from words(held)
