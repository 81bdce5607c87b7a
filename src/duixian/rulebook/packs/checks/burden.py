"""What a pack asks of those who enter: told with its place, alone and beside packs that run."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction

from duixian.rulebook.findings import Findings, Level
from duixian.rulebook.norms import BUDGET, Assumed
from duixian.rulebook.norms.weighing import Weighed, weigh, weigh_beside
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack

USUAL = Assumed()


def check_burden(pack: Pack, reader: Reader) -> None:
    """What is to be said of a pack alone, once nothing is wrong with it."""
    if not any(found.level is Level.ERROR for found in reader.findings):
        _tell(weigh(pack, USUAL), reader, reader.findings)


def burdens(
    pack: Pack,
    running: Sequence[Pack],
    reader: Reader,
    assumed: Assumed = USUAL,
    budget: Fraction = BUDGET,
) -> Findings:
    """What is to be said of a sound pack alone and beside others."""
    into = Findings()
    _tell(weigh(pack, assumed, budget), reader, into)
    _tell(weigh_beside(pack, running, assumed, budget), reader, into)
    return into


def _tell(weighed: Iterable[Weighed], reader: Reader, into: Findings) -> None:
    for each in weighed:
        into.add(each.rule, reader.place(each.thing, each.key), **each.values)
