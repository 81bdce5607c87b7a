"""`duixian score`: every indicator for every unit and person, into a folder of results."""

from __future__ import annotations

import argparse
from pathlib import Path

from duixian.commands.told import say
from duixian.folders import refuse_others
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.scorecards.score import score
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets import FORMS, RESULTS, County, run_of, write

from .counties import county
from .progress import Steps

STEPS = (
    Text("读表", "reading"),
    Text("计算", "scoring"),
    Text("写结果", "writing"),
)


def run(given: argparse.Namespace) -> int:
    """Read, cut, score, write; nothing is left where it does not end well."""
    refuse_others(given.out, RESULTS.earlier, given.data)
    steps = Steps(STEPS, given.lang)
    steps.next()
    found = county(given)
    steps.next()
    scores = score(found.pack, found.cut, found.calendar, DuckDB())
    steps.next()
    facts = run_of(found.pack, found.cut, found.ledger.hashes, scores)
    results = County(found.pack, found.cut, found.calendar, scores, facts)
    forms = FORMS if given.sheets else ()
    chosen = given.units.split(",") if given.units else None
    write(results, given.out, csv=given.csv, forms=forms, units=chosen, language=given.lang)
    steps.end()
    say(told(len(scores.scorecards.column("unit").unique()), given.out), given.lang)
    return 0


def told(units: int, out: Path) -> Text:
    """What was done, in one sentence."""
    if not units:
        return Text(
            f"没有一个组织有成绩单：这一天的组织，类型和类别都不是方案包考核的。结果在 {out}。",
            f"No unit has a scorecard: none on this day is of a type and category that the pack scores. "
            f"The results are in {out}.",
        )
    return Text(
        f"算好了：{units} 个组织的成绩单在 {out}。",
        f"Scored {units} units; the results are in {out}.",
    )
