"""Codes that name a unit, a person or a record there must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


RULES = {"units": "E324", "persons": "E325", "records": "E326"}
NO_PARENT = "E320"


def check_references(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note codes that name nothing; where a table could not be read nothing is said of it."""
    import pyarrow.compute as pc

    named = {
        "units": named_in([tables["units"]], "code"),
        "persons": named_in([tables["persons"]], "code"),
        "records": named_in([t for t in tables.values() if t.kind], "record"),
    }
    for loaded in tables.values():
        for column in loaded.form.columns:
            known = named.get(column.refers)
            if known is None:
                continue
            codes = loaded.column(column.name)
            wrong = pc.and_(pc.is_valid(codes), pc.invert(pc.is_in(codes, known)))
            rule = NO_PARENT if loaded.form.name == "units" else RULES[column.refers]
            notes.rows(rule, loaded, wrong, column.name, value=codes)


def named_in(tables: list[Loaded], column: str) -> pa.Array | None:
    """The codes that tables give; nothing if one of them, or its column, could not be read."""
    import pyarrow as pa

    arrays = [t.column(column) for t in tables]
    lost = any(len(a) and a.null_count == len(a) for a in arrays)
    if lost or any(t.unread for t in tables):
        return None
    return pa.concat_arrays([pa.array([], pa.string()), *(a.drop_null() for a in arrays)])
