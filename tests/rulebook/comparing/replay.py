"""A county worked again with some of its entries only."""

from __future__ import annotations

from dataclasses import replace

from duixian.rulebook.ledger import cut
from duixian.rulebook.measures import World
from duixian.rulebook.scorecards.score import starts, tree_of

FAR = "2099-01-01"


def entries(ledger):
    """Every entry of a ledger: record and seq, with the moment at which it was entered."""
    return {
        (row["record"], row["seq"]): row["known_at"]
        for name, table in ledger.tables.items()
        if name.startswith("records/")
        for row in table.select(["record", "seq", "known_at"]).to_pylist()
    }


def with_only(ledger, kept):
    """The ledger as if nothing but these entries had been made."""
    import pyarrow as pa

    tables = dict(ledger.tables)
    for name, table in ledger.tables.items():
        if name.startswith("records/"):
            rows = zip(table["record"].to_pylist(), table["seq"].to_pylist(), strict=True)
            tables[name] = table.filter(pa.array([key in kept for key in rows], pa.bool_()))
    return replace(ledger, tables=tables, single_version=False)


def world_of(ledger, pack, day, calendar):
    """The world of a ledger on a day, in plain rows."""
    import datetime as dt

    kinds = list(pack.kinds.values())
    found = cut(
        ledger, kinds, as_of=day, known_at=dt.date.fromisoformat(FAR),
        starts=starts(pack, day, calendar),
    )  # fmt: skip
    return World.of_cut(found, tree_of(found), pack.countable, calendar)
