"""Fields kept in tables of their own: each must be a field of the record's kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from duixian.rulebook.kinds import Field, Kind
    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


# The table and its column that names the field.
KEPT = (("participants", "role"), ("partners", "role"), ("links", "field"))


def check_fields(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note fields the record's kind does not have, and links to records of another kind."""
    import pyarrow.compute as pc

    for loaded in tables.values():
        if loaded.kind is None:
            continue
        numbers = loaded.column("record").drop_null()
        for name, column in KEPT:
            kept = tables[name]
            mine = pc.is_in(kept.column("record"), numbers)
            check_names(kept, column, mine, loaded.kind, notes)
        for field in loaded.kind.fields:
            if field.elsewhere == "links":
                check_targets(tables, numbers, field, notes)


def check_names(kept: Loaded, column: str, mine: pa.Array, kind: Kind, notes: Notes) -> None:
    """Note the rows of a kind's records that name no field of it."""
    import pyarrow as pa
    import pyarrow.compute as pc

    fields = [f.id for f in kind.fields if f.elsewhere == kept.form.name]
    names = kept.column(column)
    unknown = pc.and_not(pc.is_valid(names), pc.is_in(names, pa.array(fields, pa.string())))
    allowed = ", ".join(fields) or "-"
    wrong = pc.and_(mine, unknown)
    notes.rows("E327", kept, wrong, column, kind=kind.id, value=names, allowed=allowed)


def check_targets(
    tables: Mapping[str, Loaded], numbers: pa.Array, field: Field, notes: Notes
) -> None:
    """Note links of one field that point at a kind it may not point at."""
    import pyarrow.compute as pc

    links = tables["links"]
    named = pc.fill_null(pc.equal(links.column("field"), field.id), fill_value=False)
    mine = pc.and_(named, pc.is_in(links.column("record"), numbers))
    others = links.column("other")
    to = field.to if isinstance(field.to, tuple) else ()
    for loaded in tables.values():
        if loaded.kind is None or loaded.kind.id in to:
            continue
        there = pc.is_in(others, loaded.column("record").drop_null())
        words = {"field": field.id, "kind": loaded.kind.id, "allowed": ", ".join(to)}
        notes.rows("E339", links, pc.and_(mine, there), "other", value=others, **words)
