"""Where a person was: in one unit at a time."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


def check_stays(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note stays that begin before an earlier one of the same person has ended."""
    persons = tables["persons"]
    previous, ends, row_before = "", dt.date.min, 0
    for code, joined, left, row in stays_of_many(persons):
        if code != previous:
            ends = dt.date.min
        elif joined < ends:
            place = Place(persons.file, row, "joined_on")
            notes.add("E331", place, person=code, first=row_before)
        previous = code
        if (left or dt.date.max) > ends:
            ends, row_before = left or dt.date.max, row


def stays_of_many(persons: Loaded) -> list[tuple[str, dt.date, dt.date | None, int]]:
    """The stays of persons with several, by person and first day."""
    import pyarrow.compute as pc

    table = persons.table.select(["code", "joined_on", "left_on"])
    table = table.append_column("row", persons.rows)
    table = table.filter(pc.and_(pc.is_valid(table["code"]), pc.is_valid(table["joined_on"])))
    counts = table.group_by("code").aggregate([([], "count_all")])
    many = counts.filter(pc.greater(counts["count_all"], 1))["code"]
    table = table.filter(pc.is_in(table["code"], many.combine_chunks()))
    order = [(name, "ascending") for name in ("code", "joined_on", "row")]
    rows = table.sort_by(order).to_pylist()
    return [(r["code"], r["joined_on"], r["left_on"], r["row"]) for r in rows]
