"""The cast: which units play a part, and which merge, close or move in the two years."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from .tree import form_groups, plant

if TYPE_CHECKING:
    from .days import Times
    from .tree import Tree, Unit

# Villages if there are enough: only like units merge, move or copy from each other.
VILLAGE_PARTS = ("copy_one", "copy_two", "merged", "heir", "moved", "closed", "reopened")
OTHER_PARTS = (
    "paper_tiger", "quiet_good", "promise_breaker", "owes_much", "silent", "small",
    "late_known", "corrected",
)  # fmt: skip
# Who shows something on paper that nothing comes of; cast last, so that nobody else changes.
FURTHER_PARTS = (
    "unvisited", "unanswered", "exemplar_only", "paper_pairs", "inspected", "wall_of_rules",
)  # fmt: skip
_BUSY = ("paper_tiger", "promise_breaker", "owes_much", "copy_one", "copy_two", "late_known")


def grow(seed: int, units: int, times: Times) -> Tree:
    """The whole tree with its cast and the changes of the two years."""
    tree = plant(seed, units, times.first)
    _cast_townships(tree)
    _cast_branches(tree)
    form_groups(tree)
    _stage_changes(tree, times.today)
    _change_others(tree, times.today)
    _cast_further(seed, tree)
    return tree


def _cast_townships(tree: Tree) -> None:
    """One township lags behind, one is far ahead."""
    townships = [unit for unit in tree.units.values() if unit.code[0] == "T"]
    lagging, excellent = tree.rng.sample(townships, 2)
    lagging.part, excellent.part = "lagging_township", "excellent_township"


def _cast_branches(tree: Tree) -> None:
    """Single branches, of ordinary townships as long as these suffice."""
    parts = VILLAGE_PARTS + OTHER_PARTS
    below = [unit for unit in tree.branches() if unit.home[0] == "T"]
    plain = [unit for unit in below if not tree.units[unit.home].part]
    pool = tree.rng.sample(plain, len(plain))
    if len(pool) < 2 * len(parts):
        pool = tree.rng.sample(below, len(below))
    # A stable sort: by chance within villages, then by chance within the rest.
    pool.sort(key=lambda unit: unit.category != "rural")
    for part in VILLAGE_PARTS:
        pool.pop(0).part = part
    for part, unit in zip(OTHER_PARTS, tree.rng.sample(pool, len(OTHER_PARTS)), strict=True):
        unit.part = part
    one, two = sorted((tree.playing("copy_one"), tree.playing("copy_two")), key=_code)
    one.part, two.part = "copy_one", "copy_two"
    tree.playing("small").size = 3
    for part in _BUSY:
        unit = tree.playing(part)
        unit.size = max(unit.size, 22)


def _stage_changes(tree: Tree, today: int) -> None:
    """The merger, the closing and the move that the cast plays."""
    heir = tree.playing("heir")
    merged, moved, closed = (tree.playing(part) for part in ("merged", "moved", "closed"))
    merged.home, merged.closed, merged.heir = heir.home, today - 240, heir.code
    moved.moved = (today - 365, tree.rng.choice(_other_townships(tree, moved)))
    closed.closed = today - 150


def _change_others(tree: Tree, today: int) -> None:
    """A few more mergers, closings and moves, as in any two years."""
    homes = {unit.home for unit in tree.units.values()}
    plain = [u for u in tree.branches() if not u.part and u.code not in homes and u.home[0] == "T"]
    heirs: set[str] = set()
    for unit in tree.rng.sample(plain, len(plain) // 70):
        day = today - tree.rng.randrange(60, 640)
        near = [
            u for u in plain if u.home == unit.home and u is not unit and not (u.closed or u.moved)
        ]
        chance = tree.rng.random()
        if unit.code in heirs:
            continue
        if chance < 0.4 and near:
            unit.closed, unit.heir = day, tree.rng.choice(near).code
            heirs.add(unit.heir)
        elif chance < 0.6:
            unit.closed = day
        else:
            unit.moved = (day, tree.rng.choice(_other_townships(tree, unit)))


def _cast_further(seed: int, tree: Tree) -> None:
    """Branches that stay as they are, of ordinary townships as long as these suffice."""
    rng = random.Random(f"{seed}:further parts")
    homes = {unit.home for unit in tree.units.values()}
    heirs = {unit.heir for unit in tree.units.values()}
    free = [
        unit
        for unit in tree.branches()
        if not (unit.part or unit.closed or unit.moved) and unit.code not in heirs
    ]
    pool = rng.sample(free, len(free))
    pool.sort(key=lambda unit: (unit.home[0] != "T", unit.code in homes, _odd(tree, unit)))
    for part, unit in zip(FURTHER_PARTS, pool, strict=False):
        unit.part = part


def _odd(tree: Tree, unit: Unit) -> bool:
    """Whether the township itself plays a part."""
    return bool(tree.units[unit.home].part)


def _other_townships(tree: Tree, unit: Unit) -> list[str]:
    """Townships under which the unit does not stand."""
    return [code for code in tree.units if code[0] == "T" and code != unit.home]


def _code(unit: Unit) -> str:
    return unit.code
