"""What a pack means, checked: names that lead nowhere, words that do not go together, law, examples."""

from __future__ import annotations

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack

from .answerable import check_answerable
from .burden import check_burden
from .calendar import check_calendar
from .effects import check_effects
from .evidence import check_evidence
from .examples import check_examples
from .indicators import check_indicators
from .kinds import check_kinds
from .kinship import check_kinship
from .lamps import check_lamps
from .law import check_law
from .lowering import check_lowering
from .names import check_names
from .proposals import check_proposals
from .rounds import check_rounds
from .seen import check_seen
from .thresholds import check_grades, check_thresholds
from .twice import check_twice
from .unused import check_unused

CHECKS = (
    check_names,
    check_calendar,
    check_kinds,
    check_effects,
    check_seen,
    check_lamps,
    check_indicators,
    check_kinship,
    check_answerable,
    check_evidence,
    check_thresholds,
    check_grades,
    check_twice,
    check_lowering,
    check_unused,
    check_rounds,
    check_proposals,
    check_examples,
    check_law,
    check_burden,
)


def check(pack: Pack, reader: Reader, *, examples: bool = True) -> None:
    """Note every finding about a pack that could be read; its examples need not be run again."""
    for each in CHECKS:
        if examples or each is not check_examples:
            each(pack, reader)
