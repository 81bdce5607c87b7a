"""What the tables must satisfy, a file for each thing looked at; every check notes all it finds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .cells import check_cells
from .days import check_days
from .fields import check_fields
from .heirs import check_heirs
from .keys import check_keys
from .limits import check_limits
from .references import check_references
from .stays import check_stays
from .tallies import check_tallies
from .tops import check_tops
from .tree import check_tree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded

__all__ = ["CHECKS"]

CHECKS: tuple[Callable[[Mapping[str, Loaded], Notes], None], ...] = (
    check_cells,
    check_keys,
    check_days,
    check_references,
    check_tree,
    check_tops,
    check_heirs,
    check_stays,
    check_fields,
    check_limits,
    check_tallies,
)
