"""What a pack means, checked: names that lead nowhere, words that do not go together, law, examples."""

from __future__ import annotations

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack

from .calendar import check_calendar
from .examples import check_examples
from .indicators import check_indicators
from .kinds import check_kinds
from .kinship import check_kinship
from .law import check_law
from .names import check_names

CHECKS = (
    check_names, check_calendar, check_kinds, check_indicators, check_kinship, check_examples, check_law,
)  # fmt: skip


def check(pack: Pack, reader: Reader) -> None:
    """Note every finding about a pack that could be read."""
    for each in CHECKS:
        each(pack, reader)
