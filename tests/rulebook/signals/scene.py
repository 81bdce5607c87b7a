"""A small county, written row by row, with the kinds of the shipped pack."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import pyarrow as pa

from duixian.rulebook.ledger import Cut
from duixian.rulebook.ledger.tree import Tree, Unit
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.signals import Facts, facts_of

DAY = dt.date(2012, 6, 30)
OPENED = dt.date(2000, 1, 1)
KINDS = open_pack(find("chuangxianzhengyou")).kinds
STAGE = {kind.id: kind.stages() for kind in KINDS.values()}
UNITS = ("C", "T", *(f"B{n}" for n in range(10)))
TREE = Tree(
    DAY,
    {
        code: Unit(
            code,
            code,
            "branch",
            "rural",
            None if code == "C" else "T" if code[0] == "B" else "C",
            OPENED,
        )
        for code in UNITS
    },
    heirs={"B9": "B8"},
)
DATES = ("occurred_on", "due_on", "closed_on", "entered_on")


def row(record: str, unit: str, occurred: str, entered: str = "", **more: str) -> dict[str, object]:
    """One record as it stands: a deed noted on a day, unless said otherwise."""
    kind = str(more.pop("kind", "deed"))
    state = str(more.pop("state", "noted"))
    day = dt.date.fromisoformat(occurred)
    found: dict[str, object] = {"kind": kind, "record": record, "unit": unit, "state": state}
    found |= dict.fromkeys(DATES)
    found |= {"occurred_on": day, "entered_on": dt.date.fromisoformat(entered or occurred)}
    found |= {k: dt.date.fromisoformat(v) if k in DATES else v for k, v in more.items()}
    return found | {"stage": STAGE[kind][state].value}


def county(rows: Iterable[dict[str, object]]) -> Facts:
    """The facts of these records on the day."""
    whole = list(rows)
    tables = {}
    for kind in KINDS.values():
        mine = [row for row in whole if row["kind"] == kind.id]
        columns = [
            *("record", "unit", "state", "stage"),
            *DATES,
            *(f.id for f in kind.fields if f.columns),
        ]
        dates = {*DATES, "day", "known_on"}
        tables[kind.id] = pa.table(
            {
                name: pa.array(
                    [each.get(name) for each in mine],
                    pa.date32() if name in dates else pa.string(),
                )
                for name in columns
            }
        )
    return facts_of(Cut(DAY, None, tables, {}), TREE, KINDS)
