"""A round held: who stands where, what is proposed, what was decided, for every unit that takes part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from duixian.rulebook.ranks.ranking import ranked

from .graded import Award, Over, graded, over
from .occasion import Occasion
from .standing import Drawn, Rank, Standing, draw_of, stood


@dataclass(frozen=True)
class Held:
    """All that a round yields: standings by ranking, awards by grading, draws, quotas that were passed."""

    standings: Mapping[str, Sequence[Standing]]
    awards: Mapping[str, Sequence[Award]]
    draws: Sequence[Drawn]
    over: Mapping[str, Sequence[Over]]


def hold(occasion: Occasion, rank: Rank = ranked) -> Held:
    """Work out a round; `rank` orders the units, by hand unless something quicker is handed in."""
    pack, round_ = occasion.pack, occasion.round
    gradings = pack.gradings_in(round_.id)
    awards = {g.id: graded(occasion, g) for g in gradings}
    return Held(
        {r.id: stood(occasion, r, rank) for r in pack.rankings_in(round_.id)},
        awards,
        [each for draw in round_.draws for each in draw_of(occasion, draw)],
        {g.id: over(occasion, g, awards[g.id]) for g in gradings},
    )
