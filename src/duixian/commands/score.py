"""`duixian score`: every indicator for every unit and person, into a folder of results."""

from __future__ import annotations

import argparse

from duixian.commands.told import say
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.scorecards.score import score
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.results import facts, write

from .counties import county


def run(given: argparse.Namespace) -> int:
    """Read, cut, score, write; nothing is left where it does not end well."""
    found = county(given)
    scores = score(found.pack, found.cut, found.calendar, DuckDB())
    write(scores, facts(found.pack, found.cut, found.ledger.hashes), given.out, csv=given.csv)
    units = scores.scorecards.column("unit").unique()
    say(
        Text(
            f"算好了：{len(units)} 个组织的成绩单在 {given.out}。",
            f"Scored {len(units)} units; the results are in {given.out}.",
        ),
        given.lang,
    )
    return 0
