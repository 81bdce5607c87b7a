"""`duixian signals`: what a reviewer may want to ask about; questions, never a penalty."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from duixian.commands.told import shown
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.scorecards.score import score
from duixian.rulebook.signals import Facts, Signal, facts_of, signals_of, told
from duixian.rulebook.signals.wording import NO_PENALTY, many_seen, named
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.sheets import County, run_of
from duixian.sheets.signals import as_csv, on_paper

from .counties import county

SHOWN = 5
"""So many records stand below a question; the table has them all."""
TEXT = 60


def run(given: argparse.Namespace) -> int:
    """Read, look, print."""
    read = county(given)
    scores = score(read.pack, read.cut, read.calendar, DuckDB())
    facts = run_of(read.pack, read.cut, read.ledger.hashes, scores)
    whole = County(read.pack, read.cut, read.calendar, scores, facts)
    looked = facts_of(read.cut, whole.tree, read.pack.kinds)
    found = [*signals_of(looked), *on_paper(whole)]
    if given.format == "csv":
        sys.stdout.write(as_csv(found, whole, looked.rules, given.lang))
    else:
        sys.stdout.write(shown("\n".join(page(found, whole, looked, given.lang)) + "\n"))
    return 0


def page(
    found: Sequence[Signal], county_: County, facts: Facts, language: Language
) -> Iterator[str]:
    """How many, that none is a penalty; then sort by sort: the rule, and each question."""
    yield many_seen(len(found)).in_(language)
    yield NO_PENALTY.in_(language)
    for sort, about in told(facts.rules).items():
        mine = [signal for signal in found if signal.sort is sort]
        if mine:
            yield ""
            yield f"{about.name.in_(language)} ({len(mine)})"
            yield f"  {about.rule.in_(language)}{gap(language)}{about.may_be.in_(language)}"
        for signal in mine:
            yield from lines(signal, county_, language)


def lines(signal: Signal, county_: County, language: Language) -> Iterator[str]:
    """One question: its sentence, its text, and the first of its records."""
    said = named(signal.told, lambda code: Text(county_.name(code), county_.name(code)))
    yield f"- {said.in_(language)}"
    if signal.text:
        cut = signal.text[:TEXT] + ("…" if len(signal.text) > TEXT else "")
        yield f"  {Text(f'“{cut}”', f'“{cut}”').in_(language)}"
    for seen in signal.records[:SHOWN]:
        kind = county_.pack.kinds[seen.kind].name.in_(language)
        entered = Text(f"{seen.entered_on} 录入", f"entered {seen.entered_on}").in_(language)
        day = seen.occurred_on or Text("无日期", "no day").in_(language)
        yield f"    {seen.record}  {kind}  {county_.name(seen.unit)}  {day}  {entered}"
    if (more := len(signal.records) - SHOWN) and more > 0:
        yield Text(f"    还有 {more} 条", f"    {more} more").in_(language)


def gap(language: Language) -> str:
    """What stands between two sentences."""
    return "" if language == "zh" else " "
