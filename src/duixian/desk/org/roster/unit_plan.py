"""Rows of units beside the units that stand: which are new, which change, which cannot be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .differences import Change, Changed, New, Plan, Standing, changes_of
from .directory import Directory, Known
from .names import folded
from .rows import UnitRow
from .telling import Telling

Parents = dict[str, str]
Rows = dict[str, UnitRow]
OWN = "new:"


def plan_units(
    rows: Sequence[UnitRow], standing: Mapping[str, Standing], home: str, telling: Telling
) -> tuple[Plan[UnitRow], Directory]:
    """What the rows would do, and every unit by name once they have done it.

    `standing` holds the units of the importer's part of the tree by key: `name`, `code`, `parent`
    (a key) and what else is known; `home` is the unit under which the file is taken in. A unit is
    the same by its code, else by its name under its superior.
    """
    directory = directory_of(standing)
    meant = matched(rows, standing, home, directory, telling)
    directory = called_then(meant, standing)
    parents = placed(meant, standing, home, directory, telling)
    refuse_circles(meant, parents, standing, telling)
    refuse_twins(meant, parents, standing, telling)
    refuse_orphans(meant, parents, directory, telling)
    plan = Plan[UnitRow](refused=len(rows) - len(parents))
    for key, parent in parents.items():
        sort_in(plan, key, meant[key], parent, standing)
    plan.new.sort(key=lambda new: depth(new.key, parents))
    return plan, after(standing, plan)


def directory_of(standing: Mapping[str, Standing]) -> Directory:
    """The units that stand, by name."""
    return Directory(known(key, of) for key, of in standing.items())


def known(key: str, of: Standing) -> Known:
    """A standing unit as the directory knows it."""
    return Known(key, str(of["name"]), str(of.get("code") or ""), str(of.get("parent") or ""))


def called_then(rows: Rows, standing: Mapping[str, Standing]) -> Directory:
    """All units by what the file calls them: a superior is named as it will be, not as it was."""
    units = {key: known(key, of) for key, of in standing.items()}
    for key, row in rows.items():
        was = units.get(key, Known(key, row.name))
        units[key] = Known(key, row.name, row.code or was.code, was.parent)
    return Directory(units.values())


def matched(
    rows: Sequence[UnitRow],
    standing: Mapping[str, Standing],
    home: str,
    directory: Directory,
    telling: Telling,
) -> Rows:
    """The rows by what stands, or by a key of their own; a second row for the same is refused.

    Those found by code are not looked for by name.
    """
    sure = [directory.by_code(row.code) for row in rows]
    found: Rows = {}
    for row, by_code in zip(rows, sure, strict=True):
        named = same_by_name(row, standing, home, directory)
        keys = [by_code] if by_code else [key for key in named if key not in sure]
        if len(keys) > 1:
            telling.add("E821", row, "name", value=row.name, many=len(keys))
            continue
        key = keys[0] if keys else own_key(row)
        if not keys and row.code:
            tell_namesake(row, standing, home, directory, telling)
        if key in found:
            telling.again(row, "name", found[key], "党组织", "unit")
            continue
        found[key] = row
    return found


def tell_namesake(
    row: UnitRow,
    standing: Mapping[str, Standing],
    home: str,
    directory: Directory,
    telling: Telling,
) -> None:
    """A new code for a name that stands under the same superior may well be a slip of the pen."""
    over = set(directory.find(row.parent)) if row.parent else {home}
    for key in directory.named(row.name):
        if standing[key].get("parent") in over:
            telling.add("W807", row, "code", value=row.name, code=standing[key].get("code"))


def own_key(row: UnitRow) -> str:
    """What a row is known by before it stands."""
    return f"{OWN}{row.code or folded(row.parent or '') + '/' + folded(row.name)}"


def same_by_name(
    row: UnitRow, standing: Mapping[str, Standing], home: str, directory: Directory
) -> list[str]:
    """The standing units a row may mean by its name, and by its superior where that is told."""
    named = directory.named(row.name)
    if row.code:
        named = [key for key in named if not standing[key].get("code")]
    if row.parent is None or not named:
        return named
    over = set(directory.find(row.parent))
    if not over and home in named:
        return [home]  # its superior lies outside and is not asked about
    return [key for key in named if standing[key].get("parent") in over]


def placed(
    rows: Rows,
    standing: Mapping[str, Standing],
    home: str,
    directory: Directory,
    telling: Telling,
) -> Parents:
    """The superior of each row by key; a row whose superior is not to be had is left out."""
    parents: Parents = {}
    for key, row in rows.items():
        if key == home or row.parent is None:
            parents[key] = str(standing[key].get("parent") or "") if key in standing else home
            continue
        found = directory.find(row.parent)
        if len(found) == 1:
            parents[key] = found[0]
        elif found:
            telling.add("E821", row, "parent", value=row.parent, many=len(found))
        else:
            telling.unknown(row, "parent", row.parent, directory)
    return parents


def refuse_circles(
    rows: Rows, parents: Parents, standing: Mapping[str, Standing], telling: Telling
) -> None:
    """Leave out rows that would make a unit stand above itself."""
    above = {key: str(of.get("parent") or "") for key, of in standing.items()} | parents
    circles = {key: circle(key, above) for key in parents}
    for key, members in circles.items():
        if members:
            names = "、".join(sorted(rows[each].name for each in members if each in rows))
            telling.add("E823", rows[key], "parent", names=names)
            del parents[key]


def circle(key: str, above: Mapping[str, str]) -> list[str]:
    """The units from one up to itself; none if the way up ends."""
    seen, at = [key], above.get(key, "")
    while at and at not in seen:
        seen.append(at)
        at = above.get(at, "")
    return seen if at == key else []


def refuse_twins(
    rows: Rows, parents: Parents, standing: Mapping[str, Standing], telling: Telling
) -> None:
    """Leave out rows without a code whose name, under their superior if told, others bear too."""
    bearing: dict[str, dict[str, str]] = {}
    for key in {**standing, **parents}:
        of = standing.get(key, {})
        name = rows[key].name if key in parents else str(of["name"])
        over = parents.get(key, str(of.get("parent") or ""))
        bearing.setdefault(folded(name), {})[key] = over
    for key, row in reversed(list(rows.items())):
        if key not in parents or row.code:
            continue
        alike = bearing[folded(row.name)]
        many = [each for each in alike if row.parent is None or alike[each] == parents[key]]
        if len(many) > 1:
            telling.add("E821", row, "name", value=row.name, many=len(many))
            del parents[key]
            if key not in standing:
                del alike[key]


def refuse_orphans(
    rows: Rows,
    parents: Parents,
    directory: Directory,
    telling: Telling,
) -> None:
    """Leave out rows under a new unit that is itself left out."""
    while lost := [k for k, p in parents.items() if p.startswith(OWN) and p not in parents]:
        for key in lost:
            row = rows[key]
            telling.add("E820", row, "parent", value=directory.units[parents[key]].name, near="")
            del parents[key]


def sort_in(
    plan: Plan[UnitRow], key: str, row: UnitRow, parent: str, standing: Mapping[str, Standing]
) -> None:
    """A row as new, changed or the same."""
    if key not in standing:
        plan.new.append(New(key, row, parent))
        return
    changes, old = changes_of(row, standing[key]), str(standing[key].get("parent") or "")
    if parent != old:
        changes += (Change("parent", old, parent),)
    if changes:
        plan.changed.append(Changed(key, row, changes, parent if parent != old else ""))
    else:
        plan.same += 1


def depth(key: str, parents: Parents) -> int:
    """How many new units stand above a new one."""
    steps, at = 0, parents.get(key, "")
    while at in parents:
        steps, at = steps + 1, parents[at]
    return steps


def after(standing: Mapping[str, Standing], plan: Plan[UnitRow]) -> Directory:
    """Every unit by name once the plan is carried out."""
    now = {key: known(key, of) for key, of in standing.items()}
    for new in plan.new:
        now[new.key] = Known(new.key, new.row.name, new.row.code or "", new.under)
    for changed in plan.changed:
        was = now[changed.key]
        told = {change.field: str(change.new) for change in changed.changes}
        now[changed.key] = Known(
            was.key,
            told.get("name", was.name),
            told.get("code", was.code),
            changed.under or was.parent,
        )
    return Directory(now.values())
