"""The commands on offer: what each is called, what it takes, and what is said of it in both languages.

Nothing here imports what a command does, so that `duixian --help` answers at once.
"""

from __future__ import annotations

from duixian.commands.arguments import Commands
from duixian.commands.parser import Parser
from duixian.rulebook.vocabulary.text import Language

from . import desk, packs, results
from .draws import draw
from .standing import standing

OFFERED = (
    packs.check,
    packs.burden,
    packs.words,
    results.score,
    results.round_,
    results.explain,
    results.compare,
    results.rehearse,
    results.signals,
    standing,
    draw,
    desk.demo,
    packs.draft,
    desk.serve,
    desk.backup,
    desk.restore,
)
"""In the order of the help."""


def parser(language: Language) -> Parser:
    """The parser of all commands, with its help in one language."""
    all_ = Commands(language)
    for each in OFFERED:
        each(all_)
    return all_.parser
