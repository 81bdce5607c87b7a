"""What a round proposes, in the short words of a pack's examples."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from duixian.rulebook.measures import World
from duixian.rulebook.ranks.ranking import ranked

from .by_hand import figures_by_hand
from .graded import Award, graded
from .life import life_of
from .occasion import Occasion
from .ratings import ratings_of
from .standing import Standing, stood

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ranks import Grading, Ranking
    from duixian.rulebook.scorecards.standard import Pack


NOTHING = "-"


def occasion_by_hand(pack: Pack, round_: str, ledger: Ledger, world: World, seed: str) -> Occasion:
    """A round over a few records, all of it in plain Python."""
    found = pack.round_(round_)
    assert found is not None
    life = life_of(pack, ledger, round_, world.day)
    ratings = {g.id: ratings_of(pack, ledger, g, life) for g in pack.gradings_in(round_)}
    figures = figures_by_hand(pack, world)
    return Occasion(pack, found, world.day, world.tree, figures, ratings, seed)


def grades_told(occasion: Occasion, grading: Grading) -> Mapping[str, str]:
    """The grade proposed to each unit: `5`, `5 edge`, `5 remark`, `-`."""
    return {award.unit: grade_told(award) for award in graded(occasion, grading)}


def grade_told(award: Award) -> str:
    """The grade proposed to one unit, with its marks."""
    marks = [word for word, there in (("edge", award.edge), ("remark", award.remarked)) if there]
    return " ".join([award.grade or NOTHING, *marks])


def ranks_told(occasion: Occasion, ranking: Ranking) -> Mapping[str, str]:
    """The rank of each unit: `1`, `1 top`, `7 bottom`, `-`."""
    standings: Sequence[Standing] = stood(occasion, ranking, ranked)
    return {each.place.unit: rank_told(each) for each in standings}


def rank_told(standing: Standing) -> str:
    """The rank of one unit, and whether it is among the first or the last."""
    place = standing.place
    if place.rank is None:
        return NOTHING
    return f"{place.rank} {place.end}".rstrip()


def told_as(found: str, wanted: str) -> bool:
    """Whether this is what was expected; marks that are not expected aloud do not matter."""
    return wanted in (found, found.split(" ", maxsplit=1)[0])
