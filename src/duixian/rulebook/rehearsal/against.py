"""Who gains and who loses under one pack against another: line by line, never over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from duixian.rulebook.ranks import By, Ranking
from duixian.rulebook.vocabulary.words import Line

from .trial import Trial

Direction = Literal["gains", "loses", "same", "unknown"]
Basis = Literal["points", "place"]


@dataclass(frozen=True)
class Moved:
    """One unit on one line (or under one heading of it): by the part of its points, or by its place.

    Parts are pairs of hundredths of points; places are `(rank, of so many)`.
    """

    unit: str
    line: Line
    heading: str
    basis: Basis
    before: tuple[int, int] | None
    after: tuple[int, int] | None
    direction: Direction


def moved(old: Trial, new: Trial) -> list[Moved]:
    """Every unit of both packs, on each line; by place too where both declare the same ranking."""
    units = sorted({a.unit for a in old.answers} & {a.unit for a in new.answers})
    found: list[Moved] = []
    for line in Line:
        headings = _shared_headings(old, new, line)
        for by in (By(line=line), *(By(line=line, heading=h) for h in headings)):
            if any(trial.figures.points(u, by)[1] for trial in (old, new) for u in units):
                found += [_by_points(old, new, by, unit) for unit in units]
    for before, after in _shared_rankings(old, new):
        found += _by_place(old, new, before, after, units)
    return found


def _shared_headings(old: Trial, new: Trial, line: Line) -> list[str]:
    """The headings by which both packs give points on a line; a single one is the line itself."""
    sides = [
        [i.heading for i in trial.indicators if i.points and i.line is line] for trial in (old, new)
    ]
    if all(len(set(side)) == 1 for side in sides):
        return []
    return [h for h in dict.fromkeys(sides[1]) if h in sides[0]]


def _by_points(old: Trial, new: Trial, by: By, unit: str) -> Moved:
    before, after = (_points(trial, unit, by) for trial in (old, new))
    assert by.line is not None
    return Moved(
        unit, by.line, by.heading or "", "points", before, after,
        direction(_part(before), _part(after)),
    )  # fmt: skip


def _points(trial: Trial, unit: str, by: By) -> tuple[int, int] | None:
    points, attainable = trial.figures.points(unit, by)
    return (points, attainable) if attainable else None


def _part(pair: tuple[int, int] | None) -> Fraction | None:
    return Fraction(*pair) if pair else None


def direction(before: Fraction | None, after: Fraction | None) -> Direction:
    """Whether more is had than before; unknown where one of the two is missing."""
    if before is None or after is None:
        return "unknown"
    if before == after:
        return "same"
    return "gains" if after > before else "loses"


def _shared_rankings(old: Trial, new: Trial) -> Iterator[tuple[Ranking, Ranking]]:
    """The rankings of both packs that look at the same line or heading among the same peers."""
    for after in new.pack.ranking:
        if after.by.line is None:
            continue
        for before in old.pack.ranking:
            if (before.by, before.within) == (after.by, after.within):
                yield before, after
                break


def _by_place(
    old: Trial, new: Trial, before: Ranking, after: Ranking, units: Sequence[str]
) -> Iterator[Moved]:
    was, is_ = places(old, before), places(new, after)
    line = after.by.line
    assert line is not None
    for unit in units:
        first, second = was.get(unit), is_.get(unit)
        way: Direction = "unknown"
        if first and second:
            way = direction(Fraction(-first[0]), Fraction(-second[0]))
        yield Moved(unit, line, after.by.heading or "", "place", first, second, way)


def places(trial: Trial, ranking: Ranking) -> Mapping[str, tuple[int, int]]:
    """The rank of each unit among so many, in the first round that yields the ranking."""
    standings = next(
        (
            held.standings[ranking.id]
            for held in trial.held.values()
            if ranking.id in held.standings
        ),
        (),
    )
    return {s.place.unit: (s.place.rank, s.place.of) for s in standings if s.place.rank is not None}
