"""Every round of a pack as if it were held on a day: to compare, and to rehearse. It decides nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from .figures import figures_of
from .held import Held, hold
from .life import life_of
from .occasion import Occasion
from .ratings import ratings_of

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ledger.tree import Tree
    from duixian.rulebook.scorecards.score import Scores
    from duixian.rulebook.scorecards.standard import Pack


def tried(pack: Pack, ledger: Ledger, tree: Tree, scores: Scores) -> Mapping[str, Held]:
    """What each round yields over some scores; with its lots where the round was started."""
    return {each.round.id: hold(each) for each in _occasions(pack, ledger, tree, scores)}


def _occasions(pack: Pack, ledger: Ledger, tree: Tree, scores: Scores) -> Iterator[Occasion]:
    figures = figures_of(scores) if pack.rounds else None
    for round_ in pack.rounds:
        assert figures is not None
        life = life_of(pack, ledger, round_.id, tree.day)
        ratings = {
            grading.id: ratings_of(pack, ledger, grading, life)
            for grading in pack.gradings_in(round_.id)
        }
        seed = life.seed if life else ""
        yield Occasion(pack, round_, tree.day, tree, figures, ratings, seed)
