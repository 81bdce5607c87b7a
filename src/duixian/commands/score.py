"""`duixian score`: every indicator for every unit and person, into a folder of results."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from duixian.commands.told import say
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.scorecards.score import score
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.place import placing, refuse_others
from duixian.sheets.results import run_of, write

from .counties import county
from .progress import Steps

if TYPE_CHECKING:
    from duixian.rulebook.scorecards.score import Scores

    from .counties import County

STEPS = (
    Text("读表", "reading"),
    Text("计算", "scoring"),
    Text("写结果", "writing"),
)


def run(given: argparse.Namespace) -> int:
    """Read, cut, score, write; nothing is left where it does not end well."""
    refuse_others(given.out)
    steps = Steps(STEPS, given.lang)
    steps.next()
    found = county(given)
    steps.next()
    scores = score(found.pack, found.cut, found.calendar, DuckDB())
    steps.next()
    put(found, scores, given)
    units = len(scores.scorecards.column("unit").unique())
    steps.end()
    say(
        Text(
            f"算好了：{units} 个组织的成绩单在 {given.out}。",
            f"Scored {units} units; the results are in {given.out}.",
        ),
        given.lang,
    )
    return 0


def put(found: County, scores: Scores, given: argparse.Namespace) -> None:
    """Write the results as tables; they take their place all at once."""
    with placing(given.out) as folder:
        write(
            scores,
            run_of(found.pack, found.cut, found.ledger.hashes, scores),
            folder,
            csv=given.csv,
        )
