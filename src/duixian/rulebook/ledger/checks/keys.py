"""What may occur only once: the key of each table, and a record's number in the whole ledger."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


def check_keys(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note rows whose key stood in a row before, and records that occur in two kinds."""
    for loaded in tables.values():
        if loaded.form.key:
            check_key(loaded, notes)
    check_record_numbers([loaded for loaded in tables.values() if loaded.kind], notes)


def check_key(loaded: Loaded, notes: Notes) -> None:
    """Note the second and later rows of one key; rows with an empty part have no key."""
    import pyarrow as pa
    import pyarrow.compute as pc

    key = list(loaded.form.key)
    table = loaded.table.select(key).append_column("row", loaded.rows).drop_null()
    firsts = table.group_by(key).aggregate([("row", "min")])
    if firsts.num_rows == table.num_rows:
        return
    rows = table.join(firsts, key, join_type="inner").sort_by("row")
    again = rows.filter(pc.not_equal(rows.column("row"), rows.column("row_min")))
    repeated = replace(loaded, table=again, rows=again.column("row"))
    every = pa.repeat(pa.scalar(value=True), again.num_rows)
    first = again.column("row_min")
    if loaded.kind:
        record, seq = again.column("record"), again.column("seq")
        notes.rows("E334", repeated, every, "seq", record=record, seq=seq, first=first)
    else:
        notes.rows("E319", repeated, every, key[0], key=" + ".join(key), first=first)


def check_record_numbers(records: list[Loaded], notes: Notes) -> None:
    """Note records whose number a kind before has used."""
    import pyarrow.compute as pc

    for i, loaded in enumerate(records):
        for earlier in records[:i]:
            numbers = loaded.column("record")
            taken = earlier.column("record").drop_null()
            mask = pc.is_in(numbers, taken)
            kind = earlier.form.name.removeprefix("records/")
            notes.rows("E341", loaded, mask, "record", record=numbers, kind=kind)
