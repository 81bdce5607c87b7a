"""Quotas over a peer group: how many may have a grade, who is beyond, and who stands at the edge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from .declared import Quota
from .grading import best_left

Where = Literal["within", "edge", "beyond"]


@dataclass(frozen=True)
class Candidate:
    """A unit that may get a grade: the number that orders it, as printed, and what is barred."""

    unit: str
    key: int
    grade: str | None
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Limited:
    """What a quota did to one unit: `most` of `group` may have the grade, `wanted` were proposed.

    At the edge `left` places are for `equal` units with the same number: people choose.
    """

    quota: Quota
    group: int
    most: int
    wanted: int
    where: Where
    equal: int = 0
    left: int = 0


def most_of(quota: Quota, group: int) -> int:
    """How many of a group may have the grade: its part, rounded down.

    >>> most_of(Quota("5", (3, 10)), 7)
    2
    """
    part, whole = quota.most
    return group * part // whole


def limited(
    quotas: Sequence[tuple[Quota, Mapping[str, tuple[str, ...]]]],
    scale: Sequence[str],
    grades: Mapping[str, Candidate],
) -> tuple[dict[str, str | None], dict[str, list[Limited]]]:
    """The grades after all quotas, best grade first, and what each did to whom.

    With each quota come the peers of every unit of the round, whether it has a number or not: the
    part is taken of them all. Who is beyond falls to the best grade left; who is equal at the edge
    keeps the grade and is marked.
    """
    now: dict[str, str | None] = {unit: c.grade for unit, c in grades.items()}
    done: dict[str, list[Limited]] = defaultdict(list)
    for quota, peers in sorted(quotas, key=lambda q: scale.index(q[0].grade)):
        for group in _groups(peers):
            wanting = [grades[u] for u in group if u in grades and now[u] == quota.grade]
            for unit, limit in _limit(quota, len(group), wanting).items():
                done[unit].append(limit)
                if limit.where == "beyond":
                    lower = scale[scale.index(quota.grade) + 1 :]
                    now[unit] = best_left(lower, lower[0], grades[unit].barred) if lower else None
    return now, dict(done)


def _groups(peers: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for unit, group in peers.items():
        found[group].append(unit)
    return [found[key] for key in sorted(found)]


def _limit(quota: Quota, group: int, wanting: Sequence[Candidate]) -> dict[str, Limited]:
    """Who of those that are proposed stays within, stands at the edge, lies beyond."""
    most = most_of(quota, group)
    found = {}
    for each in wanting:
        better = sum(1 for other in wanting if other.key > each.key)
        equal = sum(1 for other in wanting if other.key == each.key)
        left = max(0, most - better)
        where: Where = "within" if left >= equal else "edge" if left else "beyond"
        at_edge = (equal, left) if where == "edge" else (0, 0)
        found[each.unit] = Limited(quota, group, most, len(wanting), where, *at_edge)
    return found
