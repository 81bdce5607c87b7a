"""Small rounds for tests, in the words of packs, by hand and by the engine."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from duixian.rulebook.packs import open_pack, shipped
from duixian.rulebook.packs.examples import case_of
from duixian.rulebook.ranks import Grading, Ranking, Round
from duixian.rulebook.rounds.figures import figures_of
from duixian.rulebook.rounds.life import life_of
from duixian.rulebook.rounds.occasion import Occasion
from duixian.rulebook.rounds.ratings import ratings_of
from duixian.rulebook.rounds.told import occasion_by_hand
from rulebook.counties import Golden, by_engine, pack_of, said


@dataclass(frozen=True)
class Case(Golden):
    """Indicators, what a round makes of them, and examples."""

    rounds: tuple[Round, ...] = ()
    ranking: tuple[Ranking, ...] = ()
    grades: tuple[Grading, ...] = ()


def case(text):
    """A case as it is written, and the pack it makes."""
    found = said(Case, text)
    kinds = {**open_pack(shipped() / "chuangxianzhengyou").kinds, **{k.id: k for k in found.kinds}}
    pack = pack_of(found.indicators, kinds, found.calendar)
    return found, dataclasses.replace(
        pack, rounds=found.rounds, ranking=found.ranking, grades=found.grades
    )


def by_hand(pack, example, round_="halfyear"):
    """The round of an example, all of it in plain Python."""
    made = case_of(example, pack)
    return occasion_by_hand(pack, round_, made.ledger, made.world(pack), example.seed)


def by_run(pack, example, round_="halfyear"):
    """The round of an example over the results of the engine, with its own record if there is one."""
    made = case_of(example, pack)
    life = life_of(pack, made.ledger, round_, example.as_of)
    ratings = {g.id: ratings_of(pack, made.ledger, g, life) for g in pack.gradings_in(round_)}
    figures = figures_of(by_engine(pack, made))
    return Occasion(
        pack, pack.round_(round_), example.as_of, made.tree, figures, ratings, example.seed
    )
