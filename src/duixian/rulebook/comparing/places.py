"""Ranks and proposed grades that differ: because a unit's own numbers do, or because others passed it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from duixian.rulebook.ranks import By
from duixian.rulebook.rounds.trying import tried

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ledger.tree import Tree
    from duixian.rulebook.rounds.held import Held
    from duixian.rulebook.scorecards.score import Scores
    from duixian.rulebook.scorecards.standard import Pack

What = Literal["rank", "grade"]


@dataclass(frozen=True)
class Placed:
    """A rank or proposed grade of one unit that differs.

    `through` are the indicators looked at that differ for the unit itself; `passed_by` the peers
    that stood behind it or level and now stand before it, `passed` those it went past.
    """

    what: What
    id: str
    unit: str
    before: str
    after: str
    through: tuple[str, ...] = ()
    passed_by: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()


def places(
    pack: Pack,
    ledger: Ledger,
    trees: tuple[Tree, Tree],
    scores: tuple[Scores, Scores],
    differing: Mapping[str, Sequence[str]],
) -> list[Placed]:
    """What differs between the rounds of two runs; `differing` are a unit's indicators that do."""
    if not pack.rounds:
        return []
    before, after = (
        tried(pack, ledger, tree, each) for tree, each in zip(trees, scores, strict=True)
    )
    found: list[Placed] = []
    for round_ in pack.rounds:
        old, new = before[round_.id], after[round_.id]
        found += _ranks(pack, old, new, differing)
        found += _grades(pack, old, new, differing)
    return found


def _ranks(
    pack: Pack, old: Held, new: Held, differing: Mapping[str, Sequence[str]]
) -> Iterator[Placed]:
    for ranking in pack.ranking:
        was, is_ = (_rank_of(held, ranking.id) for held in (old, new))
        looked_at = _looked_at(pack, ranking.by) | {*ranking.next_}
        groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for standing in new.standings.get(ranking.id, ()):
            groups[standing.place.peers].append(standing.place.unit)
        peers_of = {unit: units for units in groups.values() for unit in units}
        for unit in sorted({*was, *is_}):
            first, second = was.get(unit), is_.get(unit)
            if first == second:
                continue
            by, past = _passing(unit, peers_of.get(unit, ()), was, is_)
            through = tuple(i for i in differing.get(unit, ()) if i in looked_at)
            yield Placed("rank", ranking.id, unit, _said(first), _said(second), through, by, past)


def _passing(
    unit: str, peers: Sequence[str], was: Mapping[str, int], is_: Mapping[str, int]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who went past a unit, and whom it went past; nobody where it had or has no rank."""
    if unit not in was or unit not in is_:
        return (), ()
    known = [p for p in peers if p != unit and p in was and p in is_]
    by = [p for p in known if was[p] >= was[unit] and is_[p] < is_[unit]]
    past = [p for p in known if was[p] <= was[unit] and is_[p] > is_[unit]]
    return tuple(by), tuple(past)


def _rank_of(held: Held, id_: str) -> dict[str, int]:
    standings = held.standings.get(id_, ())
    return {s.place.unit: s.place.rank for s in standings if s.place.rank is not None}


def _said(rank: int | None) -> str:
    return "" if rank is None else str(rank)


def _grades(
    pack: Pack, old: Held, new: Held, differing: Mapping[str, Sequence[str]]
) -> Iterator[Placed]:
    for grading in pack.grades:
        was, is_ = (
            {a.unit: a.grade or "" for a in held.awards.get(grading.id, ())} for held in (old, new)
        )
        looked_at = {veto.indicator for veto in grading.veto}
        if grading.by:
            looked_at |= _looked_at(pack, grading.by)
        if grading.headings:
            looked_at |= _looked_at(pack, By(line=grading.headings.line))
        for unit in sorted({*was, *is_}):
            first, second = was.get(unit, ""), is_.get(unit, "")
            if first != second:
                through = tuple(i for i in differing.get(unit, ()) if i in looked_at)
                yield Placed("grade", grading.id, unit, first, second, through)


def _looked_at(pack: Pack, by: By) -> set[str]:
    """The indicators behind a number: itself, or those that give points on the line or heading."""
    if by.indicator:
        return {by.indicator}
    return {
        i.id
        for i in pack.indicators
        if i.points and i.line is by.line and by.heading in (None, i.heading)
    }
