"""What became of the tree and of the roll between two days."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from duixian.rulebook.ledger.tree import Tree, tree_on

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Cut

What = Literal["moved", "merged", "closed", "opened", "joined", "left"]


@dataclass(frozen=True, order=True)
class Change:
    """Something that happened to a unit: where it came from and went to, or how many members."""

    on: dt.date
    unit: str
    what: What
    before: str = ""
    after: str = ""
    many: int = 0


def tree_changes(cut: Cut, earlier: dt.date, later: dt.date) -> list[Change]:
    """Units that moved, merged, closed or opened after one day and by another; members who came or went.

    Comings and goings of members are added up for each unit, and stand under the later day.
    """

    def between(day: dt.date | None) -> bool:
        return day is not None and earlier < day <= later

    rows = {n: cut.tables[n].to_pylist() for n in ("units", "unit_moves", "heirs", "persons")}
    before, after = (tree_on(day, *rows.values()) for day in (earlier, later))
    merged = {row["code"]: row for row in rows["heirs"] if between(row["on"])}
    found = [Change(r["on"], c, "merged", "", r["into"]) for c, r in merged.items()]
    for row in rows["units"]:
        if between(row["opened_on"]):
            found.append(Change(row["opened_on"], row["code"], "opened", "", row["parent"] or ""))
        if between(row["closed_on"]) and row["code"] not in merged:
            found.append(Change(row["closed_on"], row["code"], "closed"))
    found += _moved(
        before, after, {r["code"]: r["on"] for r in rows["unit_moves"] if between(r["on"])}
    )
    columns: tuple[tuple[What, str], ...] = (("joined", "joined_on"), ("left", "left_on"))
    for what, column in columns:
        members = (r for r in rows["persons"] if r["status"] != "none" and between(r[column]))
        many = Counter(row["unit"] for row in members)
        found += [Change(later, unit, what, many=n) for unit, n in many.items()]
    return sorted(found)


def _moved(earlier: Tree, later: Tree, on: dict[str, dt.date]) -> Iterator[Change]:
    """Units that moved and in the end stand under another than before."""
    for code, day in on.items():
        if earlier.stands(code) and later.stands(code):
            before, after = earlier.parent_of(code) or "", later.parent_of(code) or ""
            if before != after:
                yield Change(day, code, "moved", before, after)
