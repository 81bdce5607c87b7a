"""What of a pack is sound, for checks that go on from it."""

from __future__ import annotations

import dataclasses

from duixian.rulebook.kinds.rosters import countable
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack


def sound_of(pack: Pack, reader: Reader) -> Pack:
    """The pack without what has errors, and without ranks and grades where an indicator has."""
    kinds = {id_: kind for id_, kind in pack.kinds.items() if reader.sound(kind)}
    whole = countable(kinds)
    indicators = tuple(
        i
        for i in pack.indicators
        if reader.sound(i)
        and set(i.measure.kinds_named) <= whole.keys()
        and all(part.linked is None or part.linked.kind in kinds for part in i.measure.parts())
    )
    sound = dataclasses.replace(pack, kinds=kinds, indicators=indicators)
    if len(indicators) < len(pack.indicators):  # points of a line would be too few
        return dataclasses.replace(sound, ranking=(), grades=())
    return sound
