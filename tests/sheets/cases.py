"""Counties to lay out: the small one worked out by hand, and an invented one with everything in it."""

import datetime as dt
import tempfile
from functools import cache
from pathlib import Path

from duixian import demo
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import cut, from_texts, read
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.score import calendar_of, score, starts
from duixian.sheets import County, run_of

SMALL = Path(__file__).parents[1] / "counties" / "small"
TODAY = dt.date(2011, 11, 23)


@cache
def pack():
    return open_pack(find("chuangxianzhengyou"))


def county(ledger, day):
    kinds, calendar = list(pack().kinds.values()), calendar_of(pack(), ledger)
    known = cut(ledger, kinds, as_of=day, known_at=None, starts=starts(pack(), day, calendar))
    scores = score(pack(), known, calendar, DuckDB())
    return County(pack(), known, calendar, scores, run_of(pack(), known, ledger.hashes, scores))


@cache
def small():
    return county(read(SMALL, list(pack().kinds.values())), dt.date(2010, 12, 31))


@cache
def invented():
    with tempfile.TemporaryDirectory() as folder:
        demo.write(Path(folder) / "county", units=40, today=TODAY)
        ledger = read(Path(folder) / "county", list(pack().kinds.values()))
    return county(ledger, TODAY)


def typed(units, **records):
    """A county of units given as (code, parent, name), and records by kind as rows of text."""
    rows = [
        {"code": code, "parent": parent, "name": name, "type": "branch" if parent else "committee",
         "category": "rural" if parent else "committee", "opened_on": "1990-01-01"}
        for code, parent, name in units
    ]  # fmt: skip
    tables = {f"records/{kind}": entries for kind, entries in records.items()}
    kinds = list(pack().kinds.values())
    return county(from_texts({"units": rows, **tables}, kinds), TODAY)


def empty():
    return typed([("T", "", "虚县委员会")])
