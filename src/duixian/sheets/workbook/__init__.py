"""The workbook of an office: the whole county, its townships, and some units' numbers as live formulas."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.sheets.county import County

from .about import about
from .basis import basis
from .cards import cards
from .evidence import behind
from .looks import Book
from .parameters import parameters
from .townships import townships
from .whole import whole

NAME = "scorecards.xlsx"
SAMPLE = 20
OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write(county: County, folder: Path, units: Sequence[str] | None = None) -> None:
    """Put the workbook into a folder; `units` are those whose numbers become formulas.

    Raises:
        Unusable: one of them has no scorecard.
    """
    import xlsxwriter

    chosen = list(sample(county) if units is None else known(county, units))
    with xlsxwriter.Workbook(folder / NAME, OPTIONS) as file:
        created = dt.datetime.combine(county.day, dt.time())
        file.set_properties({"title": f"{county.pack.name.zh} 成绩单", "created": created})
        file.set_calc_mode("auto")
        book = Book(file)
        about(book, county, len(chosen))
        whole(book, county)
        townships(book, county)
        note = "分子、分母、数、得分都是公式：点一个格子，编辑栏里就是算法。"
        sheet = book.sheet("成绩单", "成绩单（公式）", note)
        blocks = basis(book, county, chosen, behind(county, chosen))
        cards(book, county, chosen, blocks, sheet)
        parameters(book, county)


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
