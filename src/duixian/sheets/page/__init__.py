"""The page a leader opens: one file of HTML in each language, without scripts and without anything from outside."""

from __future__ import annotations

from pathlib import Path

from duixian.rulebook.vocabulary.text import Language
from duixian.sheets.county import County
from duixian.sheets.files import write_page
from duixian.sheets.frame import framed
from duixian.sheets.results import RESULTS

from .opening import colophon, contents, masthead
from .owing import owing
from .quadrant import quadrant
from .rules import rules
from .sheet import MOST, Sheet
from .spread import spreads
from .units import units
from .voice import voice

SECTIONS = (owing, quadrant, spreads, voice, units, rules)


def write(county: County, folder: Path) -> None:
    """Put the page in both languages into a folder."""
    for language, name in RESULTS.pages.items():
        write_page(page(county, language), folder / name)


def page(county: County, language: Language, *, most: int = MOST) -> str:
    """The whole page in one language, with entries for so many units; the same results give the same text."""
    sheet = Sheet(county, language, most)
    title = f"{sheet.text(county.pack.name)} {sheet.say('成绩单', 'scorecards')}"
    sections = "\n".join(section(sheet) for section in SECTIONS)
    body = f"{masthead(sheet)}\n{contents(sheet)}\n<main>\n{sections}\n</main>\n{colophon(sheet)}"
    return framed(title, body, language, first="owing")
