"""The way up from each unit: it must not come back to itself, today or after any move or merger."""

from __future__ import annotations

from collections import ChainMap
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from duixian.rulebook.findings import Place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from duixian.rulebook.ledger.notes import Notes
    from duixian.rulebook.ledger.sheets import Loaded


@dataclass(frozen=True)
class Change:
    """From a day on, the way up from a unit goes to another; `where` says so."""

    day: dt.date
    code: str
    to: str
    where: Place


def check_tree(tables: Mapping[str, Loaded], notes: Notes) -> None:
    """Note circles at the beginning, then after the moves and mergers of each day."""
    units = tables["units"]
    codes = units.column("code").to_pylist()
    parents = dict(zip(reversed(codes), reversed(units.column("parent").to_pylist()), strict=True))
    opened = dict(zip(codes, units.column("opened_on").to_pylist(), strict=True))
    rows = dict(zip(reversed(codes), reversed(units.rows.to_pylist()), strict=True))
    for circle in circles(parents, codes):
        since = max(str(opened[code] or "") for code in circle)
        note_circle(circle, since, Place(units.file, rows[circle[0]], "parent"), notes)
    heirs: dict[str, str | None] = {}
    way_up = ChainMap(heirs, parents)
    for day, today in by_day(tables):
        for change in today:
            (heirs if change.where.column == "into" else parents)[change.code] = change.to
        for circle in circles(way_up, [change.code for change in today]):
            place = next((c.where for c in today if c.code in circle), None)
            # A circle of heirs alone is told by check_heirs, an old one was told on its day.
            if place is not None and not all(code in heirs for code in circle):
                note_circle(circle, str(day), place, notes)


def note_circle(circle: tuple[str, ...], day: str, place: Place, notes: Notes) -> None:
    """Note a circle with the way around it."""
    notes.add("E321", place, day=day, circle=" → ".join((*circle, circle[0])))


def by_day(tables: Mapping[str, Loaded]) -> Iterator[tuple[dt.date, list[Change]]]:
    """The moves and mergers of each day, days in order."""
    moves = changes(tables["unit_moves"], "parent")
    mergers = changes(tables["heirs"], "into")
    in_order = sorted((*moves, *mergers), key=lambda change: change.day)
    for day, today in groupby(in_order, key=lambda change: change.day):
        yield day, list(today)


def changes(loaded: Loaded, column: str) -> Iterator[Change]:
    """What the rows of a table change; rows with a blank change nothing."""
    columns = [loaded.column(name).to_pylist() for name in ("on", "code", column)]
    for on, code, to, row in zip(*columns, loaded.rows.to_pylist(), strict=True):
        if on and code and to:
            yield Change(on, code, to, Place(loaded.file, row, column))


def circles(way_up: Mapping[str, str | None], among: list[str]) -> list[tuple[str, ...]]:
    """The circles on the way up from some units, each once, from the unit met first."""
    done: set[str] = set()
    found = []
    for code in among:
        path: dict[str, int] = {}
        at: str | None = code
        while at is not None and at not in done and at not in path:
            path[at] = len(path)
            at = way_up.get(at)
        if at is not None and at in path:
            found.append(tuple(path)[path[at] :])
        done.update(path)
    return found
