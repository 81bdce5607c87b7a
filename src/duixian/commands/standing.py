"""`duixian standing`: what is kept of all records in a folder; a day is put to it, results are read from it."""

from __future__ import annotations

import argparse
import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.commands.told import say
from duixian.folders import Earlier, alone_at, placing, refuse_others
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.ledger import Ledger
from duixian.rulebook.ledger.cut import cut, end_of
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.score import calendar_of
from duixian.rulebook.standings import Standing, advance, begin, not_kept, scores
from duixian.rulebook.standings.roll import Known, known_in, put_to
from duixian.rulebook.standings.storing import FILES, NOTE, digest, restore, store
from duixian.rulebook.vocabulary.text import Text
from duixian.sheets import RESULTS, County, run_of, write

from .counties import ledger_in
from .progress import Steps

if TYPE_CHECKING:
    from duixian.rulebook.scorecards.standard import Pack

STANDING = Earlier(FILES, NOTE)
STEPS = {
    "begin": (Text("读表", "reading"), Text("汇总", "adding up"), Text("写底账", "writing")),
    "advance": (Text("读表", "reading"), Text("并入", "putting to it"), Text("写底账", "writing")),
    "read": (Text("读表", "reading"), Text("计算", "scoring"), Text("写结果", "writing")),
}
EARLIER = Text(
    "底账已经到了更晚的一天，答不出“{day}”；从全部记录算：duixian score。",
    "The standing is of a later day than {day} already; work it out from all records: duixian score.",
)


def run(given: argparse.Namespace) -> int:
    """Begin, advance or read; nothing is left where it does not end well."""
    steps = Steps(STEPS[given.action], given.lang)
    steps.next()
    pack = open_pack(find(given.pack))
    told = {"begin": begun, "advance": advanced, "read": results}[given.action](given, pack, steps)
    steps.end()
    say(told, given.lang)
    return 0


def begun(given: argparse.Namespace, pack: Pack, steps: Steps) -> Text:
    """A standing of all records of a folder."""
    refuse_others(given.standing, STANDING)
    with alone_at(given.standing):
        return begun_alone(given, pack, steps)


def begun_alone(given: argparse.Namespace, pack: Pack, steps: Steps) -> Text:
    """The same, while nobody else works at it."""
    ledger = ledger_in(given.data, pack.kinds, given.lang)
    steps.next()
    stands = begin(pack, ledger, given.as_of, calendar_of(pack, ledger), DuckDB())
    known = known_in(pack, ledger, given.as_of)
    steps.next()
    put(stands, known, given.standing)
    return kept_text(stands, known, pack, given.standing)


def advanced(given: argparse.Namespace, pack: Pack, steps: Steps) -> Text:
    """The standing with the records of a day put to it, in place of the one before."""
    if not given.standing.is_dir():
        restore(given.standing)  # says what is missing; nothing is made there
    with alone_at(given.standing):
        return advanced_alone(given, pack, steps)


def advanced_alone(given: argparse.Namespace, pack: Pack, steps: Steps) -> Text:
    """The same, while nobody else works at it."""
    was, known = restore(given.standing)
    refuse_earlier(was, given.as_of)
    after = ledger_in(given.data, pack.kinds, given.lang)
    before = ledger_in(given.before, pack.kinds, given.lang) if given.before else None
    steps.next()
    known = put_to(known, pack, before, after, since=was.day, day=given.as_of)
    stands = at(was, pack, before, after, given.as_of)
    steps.next()
    put(stands, known, given.standing)
    return kept_text(stands, known, pack, given.standing)


def results(given: argparse.Namespace, pack: Pack, steps: Steps) -> Text:
    """The results of a day, out of the standing and the rosters of the day."""
    refuse_others(given.out, RESULTS.earlier)
    stands, _ = restore(given.standing)
    of_day = stands.day
    refuse_earlier(stands, given.as_of)
    rosters = without_records(ledger_in(given.data, pack.kinds, given.lang))
    if given.as_of > stands.day:
        stands = at(stands, pack, None, rosters, given.as_of)
    steps.next()
    calendar = calendar_of(pack, rosters)
    known = cut(rosters, list(pack.kinds.values()), as_of=given.as_of, known_at=None)
    found = scores(stands, pack, known, calendar, DuckDB())
    steps.next()
    facts = {
        **run_of(pack, known, rosters.hashes, found),
        "known_at": f"{end_of(given.as_of):%Y-%m-%dT%H:%M:%S}",
        "standing": {"day": of_day.isoformat(), "sha256": digest(given.standing / NOTE)},
    }
    write(
        County(pack, known, calendar, found, facts),
        given.out,
        csv=given.csv,
        forms=(),
        language=given.lang,
    )
    units = len(found.scorecards.column("unit").unique())
    zh, en = left_out(pack)
    return Text(
        f"读出来了：{units} 个组织的成绩单在 {given.out}。{zh}",
        f"Read {units} units; the results are in {given.out}.{en}",
    )


def refuse_earlier(stands: Standing, day: dt.date) -> None:
    """Refuse a day before that of the standing.

    Raises:
        NotAnswerable: it is one.
    """
    if day < stands.day:
        said = (text.format(day=day.isoformat()) for text in (EARLIER.zh, EARLIER.en))
        raise NotAnswerable(Text(*said))


def at(was: Standing, pack: Pack, before: Ledger | None, after: Ledger, day: dt.date) -> Standing:
    """A standing moved on to a day."""
    return advance(was, pack, before, after, calendar_of(pack, after), day=day, engine=DuckDB())


def put(stands: Standing, known: Known, folder: Path) -> None:
    """A standing in its folder, whole or not at all."""
    with placing(folder, STANDING) as fresh:
        store(stands, known, fresh)


def kept_text(stands: Standing, known: Known, pack: Pack, folder: Path) -> Text:
    """What was done, in one sentence; and what the standing cannot answer."""
    many, rows, day = (
        len(known.records),
        sum(t.num_rows for t in stands.tables.values()),
        stands.day,
    )
    zh, en = left_out(pack)
    return Text(
        f"底账记到 {day:%Y-%m-%d}：{many} 条记录，{rows} 行，在 {folder}。{zh}",
        f"The standing is of {day:%Y-%m-%d}: {many} records in {rows} rows, in {folder}.{en}",
    )


def left_out(pack: Pack) -> tuple[str, str]:
    """Which indicators a standing does not keep, if there are any."""
    ids = [indicator.id for indicator in not_kept(pack)]
    if not ids:
        return "", ""
    return (
        f"不在底账里、要从全部记录算的：{'、'.join(ids)}。",
        f" Not kept, to be worked out from all records: {', '.join(ids)}.",
    )


def without_records(ledger: Ledger) -> Ledger:
    """A ledger with nothing but its rosters and calendars."""
    named = ("participants", "partners", "links")
    tables = {
        name: table.slice(0, 0) if name in named or name.startswith("records/") else table
        for name, table in ledger.tables.items()
    }
    return replace(ledger, tables=tables)
