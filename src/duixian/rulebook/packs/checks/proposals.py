"""Examples of ranks and grades: each ranking and grading has one, and proposes what it promises."""

from __future__ import annotations

import re
from collections.abc import Mapping

from duixian.rulebook.packs.examples import Case
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.ranks import Grading, Ranking
from duixian.rulebook.rounds.told import grades_told, occasion_by_hand, ranks_told, told_as
from duixian.rulebook.scorecards.standard import Example, Pack

from .names import known

PROMISED = {
    "grades": re.compile(r"(-|[a-z0-9_]+)( edge)?( remark)?"),
    "ranks": re.compile(r"-|[1-9][0-9]*( (top|bottom))?"),
}
SAID = {"grades": "5, 5 edge, 5 remark, -", "ranks": "1, 1 top, 7 bottom, -"}
Promises = Mapping[str, Mapping[str, str]]


def check_proposals(pack: Pack, reader: Reader) -> None:
    """Every ranking and grading has an example, and examples name those there are."""
    for things, what, key in (
        (pack.ranking, "ranking", "ranks"),
        (pack.grades, "grading", "grades"),
    ):
        shown = {id_ for example in pack.examples for id_ in getattr(example, key)}
        for thing in things:
            if thing.id not in shown and not reader.blind and "examples" not in reader.lost_lists:
                reader.findings.add("E259", reader.place(thing), id=thing.id)
        for example in pack.examples:
            for id_ in getattr(example, key):
                known(id_, [t.id for t in things], what, (reader, example, key))


def run_proposals(example: Example, case: Case, pack: Pack, reader: Reader) -> None:
    """Work out the ranks and grades of an example, as far as they are sound."""
    if reader.blind or reader.lost or reader.lost_lists:
        return  # who takes part may have been lost
    for key, things in (("ranks", pack.ranking), ("grades", pack.grades)):
        for thing in things:
            wanted = getattr(example, key).get(thing.id)
            rounds = [r for r in thing.only_in if pack.round_(r)]
            if wanted and rounds and reader.sound(thing):
                _compare(thing, rounds[0], (example, case, pack, reader), wanted)


def _compare(
    thing: Ranking | Grading,
    round_: str,
    place: tuple[Example, Case, Pack, Reader],
    wanted: Mapping[str, str],
) -> None:
    example, case, pack, reader = place
    occasion = occasion_by_hand(pack, round_, case.ledger, case.world(pack), example.seed)
    is_rank = isinstance(thing, Ranking)
    found = (
        ranks_told(occasion, thing) if isinstance(thing, Ranking) else grades_told(occasion, thing)
    )
    key = "ranks" if is_rank else "grades"
    where = reader.place(example, key)
    for who, expected in wanted.items():
        if not PROMISED[key].fullmatch(expected):
            reader.findings.add("E112", where, found=expected, wanted=SAID[key])
        elif not told_as(found.get(who, "-"), expected):
            reader.findings.add(
                "E220", where, example=example.name, indicator=thing.id, who=who,
                expected=expected, found=found.get(who, "-"),
            )  # fmt: skip
