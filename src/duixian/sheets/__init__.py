"""Results on paper: tables for programs, a workbook for an office, a page for a leader.

county = County(pack, cut, calendar, scores, run_of(pack, cut, ledger.hashes, scores))
write(county, folder, csv=True)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.folders import placing

from .county import County
from .results import RESULTS, run_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path
    from typing import Literal

    from duixian.rulebook.vocabulary.text import Language

    Form = Literal["workbook", "page"]

__all__ = ["FORMS", "RESULTS", "County", "run_of", "write"]

FORMS: tuple[Form, ...] = ("workbook", "page")


def write(
    county: County,
    folder: Path,
    *,
    csv: bool = False,
    forms: Collection[Form] = FORMS,
    units: Sequence[str] | None = None,
    language: Language = "zh",
) -> None:
    """Write the tables, and the workbook and page asked for, all at once or not at all.

    `units` are those whose numbers become formulas in the workbook; a fair sample where none are named.
    The workbook speaks one language; the page comes in both.

    Raises:
        Unusable: the folder holds something else, or a unit has no scorecard; nothing was written.
    """
    from . import page, results, workbook

    with placing(folder, RESULTS.earlier) as fresh:
        results.write(county.scores, county.run, fresh, csv=csv)
        if "workbook" in forms:
            workbook.write(county, fresh, units, language)
        if "page" in forms:
            page.write(county, fresh)
