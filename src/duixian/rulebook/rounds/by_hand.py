"""The figures of a round worked out in plain Python, for a few units: examples, previews, appeals."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from duixian.rulebook.measures import Value
from duixian.rulebook.scorecards.sums import limits, total
from duixian.rulebook.vocabulary.words import Line, Track

from .figures import Card, Figures

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.measures import World
    from duixian.rulebook.scorecards.points import Earned
    from duixian.rulebook.scorecards.standard import Pack


def figures_by_hand(pack: Pack, world: World) -> Figures:
    """The same as `figures_of`, indicator by indicator and unit by unit."""
    values: dict[tuple[str, str], Value] = {}
    brought: dict[tuple[str, Line, str], list[Earned]] = defaultdict(list)
    for indicator in pack.indicators:
        if pack.track_of(indicator) is not Track.UNIT:
            continue
        points, day = pack.points_of(indicator), indicator.ruled_on(world.day, world.calendar)
        per_cent = indicator.measure.per_cent
        for unit in world.tree.standing:
            if unit.category not in pack.applies_to(indicator):
                continue
            value = indicator.measure.by_hand(world, unit.code).value
            values[unit.code, indicator.id] = value
            if points:
                earned = points.earned(value.fraction, day, per_cent=per_cent)
                brought[unit.code, indicator.line, indicator.heading].append(earned)
    return Figures.of(values, cards_by_hand(pack, world, brought))


def cards_by_hand(
    pack: Pack, world: World, brought: Mapping[tuple[str, Line, str], list[Earned]]
) -> list[Card]:
    """The sum of each heading on each line, with its base, floor and ceiling."""
    cards: list[Card] = []
    for (unit, line, heading), earned in brought.items():
        found = total(earned, limits(pack, heading, line, world.day, world.calendar))
        if found.attainable:
            cards.append((unit, line, heading, found.earned or 0, found.attainable))
    return cards
