"""The figures of a round worked out in plain Python, for a few units: examples, previews, appeals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.measures import Value
from duixian.rulebook.vocabulary.words import Line, Track

from .figures import Card, Figures

if TYPE_CHECKING:
    from duixian.rulebook.measures import World
    from duixian.rulebook.scorecards.standard import Pack


def figures_by_hand(pack: Pack, world: World) -> Figures:
    """The same as `figures_of`, indicator by indicator and unit by unit."""
    values: dict[tuple[str, str], Value] = {}
    cards: list[Card] = []
    for indicator in pack.indicators:
        if pack.track_of(indicator) is not Track.UNIT:
            continue
        day = indicator.ruled_on(world.day, world.calendar)
        per_cent = indicator.measure.per_cent
        for unit in world.tree.standing:
            if unit.category not in pack.applies_to(indicator):
                continue
            value = indicator.measure.by_hand(world, unit.code).value
            values[unit.code, indicator.id] = value
            if indicator.points:
                earned = indicator.points.earned(value.fraction, day, per_cent=per_cent)
                place = (unit.code, Line(indicator.line), indicator.heading)
                cards.append((*place, earned.points or 0, earned.attainable))
    return Figures.of(values, cards)
