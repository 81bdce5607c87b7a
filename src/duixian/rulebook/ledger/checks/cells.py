"""Cells by themselves: values out of a closed list, and counts below nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.ledger.schema import Form

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.schema import Column
    from duixian.rulebook.ledger.sheets import Loaded


def check_cells(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note values that are not in a column's list, and numbers below its least."""
    for loaded in tables.values():
        for column in loaded.form.columns:
            if column.allowed:
                check_allowed(loaded, column, notes)
            if column.least is not None:
                check_least(loaded, column, column.least, notes)


def check_allowed(loaded: Loaded, column: Column, notes: Notes) -> None:
    """Note the values that are not in the list."""
    import pyarrow as pa
    import pyarrow.compute as pc

    values = loaded.column(column.name)
    rule = "E328" if column.name == "state" else "E329"
    if column.form is Form.CODES:
        loaded = replace(loaded, rows=loaded.rows.take(pc.list_parent_indices(values)))
        values = values.flatten()
    bad = pc.and_not(pc.is_valid(values), pc.is_in(values, pa.array(column.allowed)))
    allowed = ", ".join(column.allowed)
    notes.rows(rule, loaded, bad, column.name, value=values, allowed=allowed)


def check_least(loaded: Loaded, column: Column, least: int, notes: Notes) -> None:
    """Note the numbers below the least."""
    import pyarrow.compute as pc

    values = loaded.column(column.name)
    low = pc.fill_null(pc.less(values, least), fill_value=False)
    notes.rows("E317", loaded, low, column.name, value=values)
