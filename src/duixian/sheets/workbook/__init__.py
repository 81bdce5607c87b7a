"""The workbook of an office: the whole county, its townships, and some units' numbers as live formulas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from pathlib import Path

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.vocabulary.text import Language
from duixian.sheets.books import workbook_at
from duixian.sheets.county import County
from duixian.sheets.results import RESULTS

from .about import about, title
from .basis import basis
from .cards import cards, opened
from .evidence import behind
from .looks import Book
from .parameters import parameters
from .steps import steps
from .sums import sums
from .townships import townships
from .whole import whole

NAME = RESULTS.workbook
SAMPLE = 20
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(
    county: County,
    folder: Path,
    units: Sequence[str] | None = None,
    language: Language = "zh",
    *,
    seen: Collection[str] | None = None,
) -> None:
    """Put the workbook in one language into a folder; `units` are those whose numbers become formulas.

    `seen` are the units whose records the reader may see; those of others count without their names.

    Raises:
        Unusable: one of them has no scorecard.
    """
    chosen = list(sample(county) if units is None else known(county, units))
    with workbook_at(folder / NAME, OPTIONS) as file:
        created = dt.datetime.combine(county.day, dt.time())
        book = Book(file, county, language)
        file.set_properties({"title": book.text(title(county)), "created": created})
        file.set_calc_mode("auto")
        about(book, len(chosen))
        whole(book)
        townships(book)
        sheet = opened(book)
        blocks = basis(book, chosen, behind(county, chosen, seen))
        sums(book, chosen, cards(book, sheet, chosen, blocks))
        parameters(book)
        steps(book)


def sample(county: County, many: int = SAMPLE) -> list[str]:
    """Every so-manieth unit of the tree: nobody is picked, and the same county gives the same units."""
    scored = county.scored
    return (
        [scored[len(scored) * n // many] for n in range(many)]
        if len(scored) > many
        else list(scored)
    )


def known(county: County, units: Sequence[str]) -> Sequence[str]:
    """The units named, each once; all that have no scorecard are told at once."""
    findings = Findings()
    for unit in units:
        if unit not in county.numbers:
            findings.add("E602", Place(), unit=unit, many=len(county.scored))
    if len(findings):
        raise Unusable(findings)
    return list(dict.fromkeys(units))
