"""What a field allows at most or at least: numbers, characters, and how many values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.ledger.casts import decimal
from duixian.rulebook.vocabulary.words import FieldType

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from duixian.rulebook.kinds import Field
    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


def check_limits(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note numbers beyond their ends, texts that are too long, and too many values."""
    for loaded in tables.values():
        for field in loaded.kind.fields if loaded.kind else ():
            if field.type is FieldType.NUMBER:
                check_numbers(loaded, field, notes)
            elif field.type is FieldType.TEXT and field.most:
                check_length(loaded, field, notes)
            elif field.many:
                check_many(loaded, field, tables, notes)


def check_numbers(loaded: Loaded, field: Field, notes: Notes) -> None:
    """Note numbers above the field's `to`, and below a `from` other than 0 (that is E317)."""
    import pyarrow.compute as pc

    values, one = loaded.column(field.id), 10**field.scale
    if isinstance(field.to, int):
        high = pc.fill_null(pc.greater(values, field.to * one), fill_value=False)
        shown = as_written(values, high, field.scale)
        notes.rows("E344", loaded, high, field.id, value=shown, most=field.to)
    if field.from_:
        low = pc.fill_null(pc.less(values, field.from_ * one), fill_value=False)
        if field.from_ > 0:
            low = pc.and_(low, pc.fill_null(pc.greater_equal(values, 0), fill_value=False))
        shown = as_written(values, low, field.scale)
        notes.rows("E345", loaded, low, field.id, value=shown, least=field.from_)


def as_written(values: pa.Array, marked: pa.Array, scale: int) -> pa.Array:
    """The numbers that are marked, as a person writes them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    only = pc.if_else(marked, values, pa.scalar(None, pa.int64())).dictionary_encode()
    texts = [decimal(value, scale) for value in only.dictionary.to_pylist()]
    return pa.array(texts, pa.string()).take(only.indices)


def check_length(loaded: Loaded, field: Field, notes: Notes) -> None:
    """Note texts with more characters than the field's `most`."""
    import pyarrow.compute as pc

    length = pc.utf8_length(loaded.column(field.id))
    long = pc.fill_null(pc.greater(length, field.most), fill_value=False)
    notes.rows("E346", loaded, long, field.id, n=length, most=field.most)


def check_many(loaded: Loaded, field: Field, tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note the record, or the first row beside it, where a field has too many values."""
    import pyarrow.compute as pc

    assert field.many
    limits = {"least": field.many.from_, "most": field.many.to}
    if not field.elsewhere:
        n = pc.list_value_length(loaded.column(field.id))
        over = pc.fill_null(pc.greater(n, field.many.to), fill_value=False)
        notes.rows("E347", loaded, over, field.id, n=n, **limits)
        return
    kept = tables[field.elsewhere]
    table = kept.table.select(["record", "role"]).append_column("row", kept.rows)
    mine = pc.and_(
        pc.equal(table["role"], field.id), pc.is_in(table["record"], loaded.column("record"))
    )
    counts = table.filter(mine).group_by("record").aggregate([("row", "min"), ("row", "count")])
    counts = counts.filter(pc.greater(counts["row_count"], field.many.to))
    first = counts["row_min"].combine_chunks()
    n = counts["row_count"].combine_chunks().take(pc.index_in(kept.rows, first))
    notes.rows("E347", kept, pc.is_in(kept.rows, first), "record", n=n, **limits)
