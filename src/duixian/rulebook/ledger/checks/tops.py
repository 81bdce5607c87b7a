"""The top of the tree: on every day exactly one unit has none above it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


@dataclass(frozen=True, order=True)
class Reign:
    """From when to before when a unit has none above it."""

    starts: dt.date
    row: int
    code: str
    ends: dt.date


def check_tops(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note days with two top units, and days without one after the last was closed."""
    units = tables["units"]
    if units.unread or not units.table.num_rows:
        return
    reigns = sorted(reigns_of(units, first_moves(tables["unit_moves"])))
    if not reigns:
        starts = min(filter(None, units.column("opened_on").to_pylist()), default=None)
        if starts:  # else no day is known, which is noted of the days
            notes.add("E340", Place(units.file, 0, "parent"), day=starts)
        return
    before = reigns[0]
    for reign in reigns[1:]:
        place = Place(units.file, reign.row, "parent")
        if before.ends > reign.starts:
            tops = f"{before.code}, {reign.code}"
            notes.add("E322", place, day=reign.starts, tops=tops)
        note_gap(units, before, reign.starts, notes)
        before = max(before, reign, key=lambda r: r.ends)
    note_gap(units, before, dt.date.max, notes)


def note_gap(units: Loaded, before: Reign, until: dt.date, notes: Notes) -> None:
    """Note that nothing follows a top unit although others remain."""
    if before.ends < until and in_force(units, before.ends):
        notes.add("E340", Place(units.file, before.row, "closed_on"), day=before.ends)


def reigns_of(units: Loaded, moved: Mapping[str, dt.date]) -> list[Reign]:
    """The units without a parent at the beginning, each until it was closed or put under one."""
    names = ("code", "parent", "opened_on", "closed_on")
    columns = [units.column(name).to_pylist() for name in names]
    return [
        Reign(opened, row, code, min(closed or dt.date.max, moved.get(code, dt.date.max)))
        for code, parent, opened, closed, row in zip(*columns, units.rows.to_pylist(), strict=True)
        if code and opened and parent is None
    ]


def first_moves(moves: Loaded) -> dict[str, dt.date]:
    """The first day on which each unit was put under another."""
    rows = zip(moves.column("code").to_pylist(), moves.column("on").to_pylist(), strict=True)
    firsts: dict[str, dt.date] = {}
    for code, on in rows:
        if code and on:
            firsts[code] = min(on, firsts.get(code, on))
    return firsts


def in_force(units: Loaded, day: dt.date) -> bool:
    """Whether any unit exists on a day."""
    import pyarrow as pa
    import pyarrow.compute as pc

    at = pa.scalar(day, pa.date32())
    opened = pc.less_equal(units.column("opened_on"), at)
    closed = pc.fill_null(pc.less_equal(units.column("closed_on"), at), fill_value=False)
    return bool(pc.any(pc.and_not(opened, closed), min_count=0).as_py())
