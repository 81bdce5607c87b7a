"""Who stands where: the rankings and draws of a round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from duixian.rulebook.measures import Status
from duixian.rulebook.ranks import By, Draw, Ranking
from duixian.rulebook.ranks.draws import drawn
from duixian.rulebook.ranks.ranking import LAST, Entry, NoRank, Place
from duixian.rulebook.ranks.shown import Shown
from duixian.rulebook.vocabulary.words import Track

from .occasion import Occasion

Rank = Callable[[Ranking, Sequence[Entry], str | None], list[Place]]


@dataclass(frozen=True)
class Small:
    """A number whose denominator is so small that one record more or less moves it far."""

    indicator: str
    n: int
    d: int


@dataclass(frozen=True)
class Standing:
    """One unit in one ranking: its place, the number as printed, and what stands behind it.

    `pair` are points earned and attainable (hundredths), or numerator and denominator of the
    indicator; `most` is what the peers could have at most, where this unit could have less.
    """

    place: Place
    seen: Shown | None
    pair: tuple[int, int] | None
    further: Sequence[Shown | None] = ()
    small: Sequence[Small] = ()
    most: int | None = None


@dataclass(frozen=True)
class Drawn:
    """The units of one peer group in the order of their lots; the first `draw.take` are drawn."""

    draw: Draw
    peers: tuple[str, ...]
    units: Sequence[str]

    @property
    def taken(self) -> Sequence[str]:
        """Those drawn."""
        return self.units[: self.draw.take]


def stood(occasion: Occasion, ranking: Ranking, rank: Rank) -> list[Standing]:
    """Every unit that takes part, in the order of one ranking."""
    entries = entries_of(occasion, ranking)
    smalls, most = small(occasion, ranking), most_of(occasion, ranking)
    return [
        Standing(
            place,
            occasion.shown(place.unit, ranking.by),
            pair_of(occasion, place.unit, ranking.by),
            [occasion.shown(place.unit, By(indicator=i)) for i in ranking.next_],
            smalls.get(place.unit, ()),
            most.get(place.unit),
        )
        for place in rank(ranking, entries, occasion.seed or None)
    ]


def entries_of(occasion: Occasion, ranking: Ranking) -> list[Entry]:
    """The units as the ranking sees them."""
    return [
        Entry(unit, peers, *_key(occasion, ranking, unit))
        for unit, peers in occasion.peers(ranking.within).items()
    ]


def _key(
    occasion: Occasion, ranking: Ranking, unit: str
) -> tuple[int | None, tuple[int, ...], NoRank]:
    found = occasion.value(unit, ranking.by)
    seen = occasion.shown(unit, ranking.by)
    if seen is None:
        return None, (), "too_few" if found and found.status is Status.TOO_FEW else "none"
    if found and found.d < ranking.least_denominator:
        return None, (), "least_denominator"
    further = []
    for indicator in ranking.next_:
        by = By(indicator=indicator)
        next_ = occasion.shown(unit, by)
        further.append(LAST if next_ is None else next_.key * sign(occasion, by))
    return seen.key * sign(occasion, ranking.by), tuple(further), ""


def sign(occasion: Occasion, by: By) -> int:
    """Whether more is better (1) or less is (-1)."""
    less = by.indicator is not None and occasion.indicator(by.indicator).better == "less"
    return -1 if less else 1


def pair_of(occasion: Occasion, unit: str, by: By) -> tuple[int, int] | None:
    """What stands behind the number: points and what can be had, or numerator and denominator."""
    found = occasion.value(unit, by)
    if found is not None:
        return (found.n, found.d) if found.status is Status.VALUE else None
    points, attainable = occasion.figures.points(unit, by)
    return (points, attainable) if attainable else None


def small(occasion: Occasion, ranking: Ranking) -> Mapping[str, Sequence[Small]]:
    """The shares in a ranking by points whose denominators are below `least_denominator`."""
    by, found = ranking.by, defaultdict(list)
    if by.indicator is not None or not ranking.least_denominator:
        return {}
    pack = occasion.pack
    asked = [
        i
        for i in pack.indicators
        if pack.points_of(i) and i.measure.per_cent and i.line is by.line and pack.track_of(i) is Track.UNIT
        and by.heading in (None, i.heading)
    ]  # fmt: skip
    for unit in occasion.units:
        for indicator in asked:
            value = occasion.figures.value(unit.code, indicator.id)
            if 0 < value.d < ranking.least_denominator:
                found[unit.code].append(Small(indicator.id, value.n, value.d))
    return found


def most_of(occasion: Occasion, ranking: Ranking) -> Mapping[str, int]:
    """What the peers of a unit could have at most, for units that could have less: little was asked of them."""
    if ranking.by.indicator is not None:
        return {}
    peers = occasion.peers(ranking.within)
    attainable = {unit: occasion.figures.points(unit, ranking.by)[1] for unit in peers}
    most: dict[tuple[str, ...], int] = defaultdict(int)
    for unit, group in peers.items():
        most[group] = max(most[group], attainable[unit])
    return {u: most[group] for u, group in peers.items() if 0 < attainable[u] < most[group]}


def draw_of(occasion: Occasion, draw: Draw) -> list[Drawn]:
    """The lots of one draw, by peer group; none before there is a seed."""
    if not occasion.seed:
        return []
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for unit, peers in occasion.peers(draw.within).items():
        groups[peers].append(unit)
    return [Drawn(draw, peers, drawn(occasion.seed, groups[peers])) for peers in sorted(groups)]
