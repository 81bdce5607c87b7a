"""`duixian compare`: two results of one pack side by side, and the entries that make the difference."""

from __future__ import annotations

import argparse

from duixian.commands.told import say
from duixian.folders import refuse_others
from duixian.rulebook.comparing.comparison import Asked, Source, compare
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import NotFound, Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.ledger.cut import end_of
from duixian.rulebook.scorecards.score import calendar_of
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.comparison import COMPARED, contents, run_of
from duixian.sheets.files import write

from .counties import handed
from .progress import Steps

STEPS = (
    Text("读表", "reading"),
    Text("对照", "comparing"),
    Text("写结果", "writing"),
)


def run(given: argparse.Namespace) -> int:
    """Read, score twice, tell the difference; nothing is left where it does not end well."""
    refuse_others(given.out, COMPARED.earlier, given.data)
    before, after = asked(given)
    steps = Steps(STEPS, given.lang)
    steps.next()
    pack, ledger = handed(given)
    known_units(given.unit, ledger.tables["units"].column("code").to_pylist())
    steps.next()
    source = Source(pack, ledger, calendar_of(pack, ledger), DuckDB())
    found = compare(source, before, after, [given.unit] if given.unit else None)
    steps.next()
    told = contents(found, run_of(found, ledger.hashes), given.lang)
    write(COMPARED, told, given.out, csv=given.csv)
    steps.end()
    numbers, entries = len(found.numbers), len(found.touching)
    say(
        Text(
            f"{numbers} 个数不一样，碰到它们的流水逐个列出，共 {entries} 行，在 {given.out}。",
            f"{numbers} numbers differ; what touches each is named in {entries} rows, in {given.out}.",
        ),
        given.lang,
    )
    return 0


def asked(given: argparse.Namespace) -> tuple[Asked, Asked]:
    """The two results that are asked for; without more, the later one is as known now.

    Raises:
        Unusable: the first is not the earlier of the two, or there is only one.
    """
    findings, place = Findings(), Place("compare")
    if given.with_as_of:
        if given.with_as_of <= given.as_of:
            findings.add("E603", place, first=given.as_of, second=given.with_as_of)
        found = Asked(given.as_of, given.known_at), Asked(given.with_as_of, given.known_at)
    else:
        if given.known_at is None:
            findings.add("E604", place)
        later = given.with_known_at
        if given.known_at and later and end_of(later) <= end_of(given.known_at):  # type: ignore[operator]
            findings.add("E603", place, first=given.known_at, second=later)
        found = Asked(given.as_of, given.known_at), Asked(given.as_of, later)
    if findings:
        raise Unusable(findings)
    return found


def known_units(unit: str | None, codes: list[str]) -> None:
    """Refuse a unit that the data does not know.

    Raises:
        NotFound: there is none of that code.
    """
    if unit is not None and unit not in set(codes):
        raise NotFound(Text(f"没有代码为“{unit}”的组织。", f"There is no unit “{unit}”."))
