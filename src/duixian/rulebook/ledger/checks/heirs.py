"""Who takes over from whom: never itself, not even by way of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

from .tree import circles

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


def check_heirs(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note units that are their own heirs, directly or in a circle."""
    heirs = tables["heirs"]
    codes, into = heirs.column("code").to_pylist(), heirs.column("into").to_pylist()
    pairs = {code: other for code, other in zip(codes, into, strict=True) if code and other}
    for circle in circles(pairs, list(pairs)):
        row = heirs.rows[codes.index(circle[0])].as_py()
        place = Place(heirs.file, row, "into")
        notes.add("E323", place, circle=" → ".join((*circle, circle[0])))
