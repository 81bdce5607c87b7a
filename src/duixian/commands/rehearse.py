"""`duixian rehearse`: a pack that is not yet at work, on the records that are there."""

from __future__ import annotations

import argparse

from duixian.commands.told import say
from duixian.folders import refuse_others
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.rehearsal.rehearsal import rehearse
from duixian.rulebook.rehearsal.trial import try_on
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets.files import write
from duixian.sheets.rehearsal import REHEARSED, contents, run_of

from .counties import ledger_in
from .progress import Steps

STEPS = (
    Text("读表", "reading"),
    Text("预演", "rehearsing"),
    Text("写结果", "writing"),
)


def run(given: argparse.Namespace) -> int:
    """Read, try the pack (and the other one), write; nothing is left where it does not end well."""
    refuse_others(given.out, REHEARSED.earlier, given.data)
    steps = Steps(STEPS, given.lang)
    steps.next()
    pack = open_pack(find(given.pack))
    other = open_pack(find(given.against)) if given.against else None
    known = {**(other.kinds if other else {}), **pack.kinds}
    ledger = ledger_in(given.data, known, given.lang, given.as_of)
    steps.next()
    kinds, engine = list(known.values()), DuckDB()
    old = try_on(other, ledger, kinds, given.as_of, engine) if other else None
    found = rehearse(try_on(pack, ledger, kinds, given.as_of, engine), old)
    steps.next()
    told = contents(found, run_of(found, ledger.hashes), given.lang)
    write(REHEARSED, told, given.out, csv=given.csv)
    steps.end()
    say(
        Text(f"预演好了：先看 {given.out / 'rehearsal.html'}。",
             f"Rehearsed; begin with {given.out / 'rehearsal.en.html'}."),
        given.lang,
    )  # fmt: skip
    return 0
