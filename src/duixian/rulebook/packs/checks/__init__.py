"""What a pack means, checked: names that lead nowhere, words that do not go together, law, examples."""

from __future__ import annotations

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack

from .burden import check_burden
from .examples import check_examples
from .indicators import check_indicators
from .kinds import check_kinds
from .law import check_law
from .names import check_names

CHECKS = (check_names, check_kinds, check_indicators, check_examples, check_law, check_burden)


def check(pack: Pack, reader: Reader) -> None:
    """Note every finding about a pack that could be read."""
    for each in CHECKS:
        each(pack, reader)
