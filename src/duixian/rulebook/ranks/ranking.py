"""Ranks of units within their peer groups, worked out by hand; `query.py` asks the same in columns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from .declared import Ranking
from .draws import ticket

End = Literal["", "top", "bottom"]
NoRank = Literal["", "none", "too_few", "least_denominator"]
LAST = -(2**62)
"""Where a further indicator has no value: after all that have one."""


@dataclass(frozen=True)
class Entry:
    """One unit as a ranking sees it: peers, the number that orders it (greater is better), ties beyond.

    `key` is empty where `without` says why there is no rank.
    """

    unit: str
    peers: tuple[str, ...]
    key: int | None
    further: tuple[int, ...] = ()
    without: NoRank = ""


@dataclass(frozen=True)
class Place:
    """The rank of one unit: shared by `tied` units, among `of` that have one."""

    unit: str
    peers: tuple[str, ...]
    rank: int | None = None
    tied: int = 0
    of: int = 0
    end: End = ""
    without: NoRank = ""


def ranked(ranking: Ranking, entries: Iterable[Entry], seed: str | None = None) -> list[Place]:
    """The place of every unit, by peer group and rank; those without one stand last.

    Ties that are to be settled by lot stay shared until the seed is known.
    """
    groups: dict[tuple[str, ...], list[Entry]] = defaultdict(list)
    for entry in entries:
        groups[entry.peers].append(entry)
    return [
        place for peers in sorted(groups) for place in _group(ranking, groups[peers], seed or "")
    ]


def _group(ranking: Ranking, entries: Sequence[Entry], seed: str) -> list[Place]:
    keys = {e.unit: _key(e, ranking, seed) for e in entries if e.key is not None}
    ordered = sorted(keys, key=lambda unit: (keys[unit], unit))
    equal = Counter(keys.values())
    first: dict[tuple[object, ...], int] = {}
    for number, unit in enumerate(ordered, 1):
        first.setdefault(keys[unit], number)
    peers = entries[0].peers
    places = [
        Place(unit, peers, rank, tied, len(keys), end_of(ranking, rank, tied, len(keys)))
        for unit in ordered
        for rank, tied in [(first[keys[unit]], equal[keys[unit]])]
    ]
    absent = sorted((e for e in entries if e.key is None), key=lambda e: e.unit)
    return [*places, *(Place(e.unit, peers, of=len(keys), without=e.without) for e in absent)]


def _key(entry: Entry, ranking: Ranking, seed: str) -> tuple[object, ...]:
    assert entry.key is not None
    lot = ticket(seed, entry.unit) if ranking.ties == "lot" and seed else ""
    further = entry.further if ranking.ties == "next" else ()
    return -entry.key, *(-value for value in further), lot


def end_of(ranking: Ranking, rank: int, tied: int, of: int) -> End:
    """Whether a rank is among the first or the last: all that are tied are in, and nobody is in both.

    A group smaller than both ends together has no last ones.
    """
    if rank <= ranking.top:
        return "top"
    worse = of - rank - tied + 1
    return "bottom" if of >= ranking.top + ranking.bottom and worse < ranking.bottom else ""
