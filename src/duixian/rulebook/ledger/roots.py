"""The tree of a day in columns, for trees of millions: leaves apart, the rest walked unit by unit.

A leaf is a unit in force below which nothing stands and which took nobody over: it counts for
itself and for whatever its parent counts for. All others are few, and `Tree` says how they count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .tree import Tree, tree_on


def rooted(day: dt.date) -> Iterator[tuple[str, str]]:
    """The steps from `units`, `unit_moves` and `heirs` to `seated`, `leaves` and `inner`."""
    on = f"DATE '{day.isoformat()}'"
    yield (
        "placed",
        f"""
SELECT u.code, COALESCE(m.parent, u.parent) AS parent, u.type, u.category, u.opened_on, u.closed_on,
       h.code IS NULL AND u.opened_on <= {on} AND COALESCE(u.closed_on > {on}, TRUE) AS stands
FROM units AS u
LEFT JOIN (
  SELECT code, arg_max(parent, "on") AS parent FROM unit_moves WHERE "on" <= {on} GROUP BY code
) AS m ON m.code = u.code
LEFT JOIN heirs AS h ON h.code = u.code AND h."on" <= {on}""",
    )
    yield (
        "inner_codes",
        f"""
SELECT code FROM placed WHERE parent IS NULL OR NOT stands
UNION SELECT parent FROM placed WHERE parent IS NOT NULL
UNION SELECT "into" FROM heirs WHERE "on" <= {on}""",
    )
    yield (
        "seated",
        """
SELECT p.*, CASE WHEN i.code IS NULL THEN p.parent END AS above
FROM placed AS p LEFT JOIN inner_codes AS i ON i.code = p.code""",
    )
    yield "leaves", "SELECT code AS unit, above FROM seated WHERE above IS NOT NULL"
    yield (
        "inner",
        """
SELECT code, '' AS name, parent, type, category, opened_on, closed_on FROM seated WHERE above IS NULL""",
    )


def on_the_roll(day: dt.date) -> str:
    """The members of a day out of `stays` (the rows of persons) and `taken`: person, unit, joined_on."""
    on = f"DATE '{day.isoformat()}'"
    return f"""
SELECT p.code AS person, COALESCE(t.today, p.unit) AS unit, p.joined_on
FROM stays AS p LEFT JOIN taken AS t ON t.unit = p.unit
WHERE p.status <> 'none' AND p.joined_on <= {on} AND COALESCE(p.left_on > {on}, TRUE)"""


def inner_tree(
    day: dt.date, inner: Iterable[Mapping[str, Any]], heirs: Iterable[Mapping[str, Any]]
) -> Tree:
    """The units that are no leaves, under the parents of the day, with what took over from what."""
    return tree_on(day, inner, (), heirs)


def seats_of(tree: Tree) -> list[tuple[str, str]]:
    """Every unit that is no leaf, with each unit in force that it counts for."""
    return [(unit, above) for unit, line in tree.seats.items() for above in line]


def taken(tree: Tree) -> list[tuple[str, str]]:
    """The units that were taken over, with what they are today."""
    return [(unit, tree.successor(unit)) for unit in tree.heirs]
