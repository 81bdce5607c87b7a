"""The tree above each unit: it must not come back to itself, today or after any move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


def check_tree(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note circles among the parents at the beginning, then after the moves of each day."""
    units, moves = tables["units"], tables["unit_moves"]
    codes = units.column("code").to_pylist()
    parents = dict(zip(reversed(codes), reversed(units.column("parent").to_pylist()), strict=True))
    opened = dict(zip(codes, units.column("opened_on").to_pylist(), strict=True))
    rows = dict(zip(reversed(codes), reversed(units.rows.to_pylist()), strict=True))
    for circle in circles(parents, codes):
        day = max(str(opened[code] or "") for code in circle)
        place = Place(units.file, rows[circle[0]], "parent")
        notes.add("E321", place, day=day, circle=" → ".join((*circle, circle[0])))
    for on, moved in by_day(moves):
        parents.update((code, parent) for code, parent, _ in moved)
        row_of = {code: row for code, _, row in reversed(moved)}
        for circle in circles(parents, list(row_of)):
            row = next((row_of[code] for code in circle if code in row_of), None)
            if row is not None:
                place = Place(moves.file, row, "parent")
                notes.add("E321", place, day=on, circle=" → ".join((*circle, circle[0])))


def by_day(moves: Loaded) -> list[tuple[object, list[tuple[str, str, int]]]]:
    """The moves of each day, days and rows in order; rows with a blank are left out."""
    columns = [moves.column(name).to_pylist() for name in ("on", "code", "parent")]
    days: dict[object, list[tuple[str, str, int]]] = {}
    for on, code, parent, row in zip(*columns, moves.rows.to_pylist(), strict=True):
        if on and code and parent:
            days.setdefault(on, []).append((code, parent, row))
    return sorted(days.items(), key=lambda item: str(item[0]))


def circles(parents: Mapping[str, str | None], among: list[str]) -> list[tuple[str, ...]]:
    """The circles on the way up from some units, each once, from the unit met first."""
    done: set[str] = set()
    found = []
    for code in among:
        path: dict[str, int] = {}
        at: str | None = code
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = parents.get(at)
        if at is not None and at in path:
            found.append(tuple(path)[path[at] :])
        done.update(path)
    return found
