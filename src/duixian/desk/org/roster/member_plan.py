"""Rows of members beside the people that stand: who is new, who changes, who cannot be told apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from .differences import Change, Changed, New, Plan, Standing, changes_of
from .directory import Directory
from .names import folded
from .rows import MemberRow
from .telling import Telling

Placed = list[tuple[MemberRow, str]]


def plan_members(
    rows: Sequence[MemberRow],
    standing: Mapping[str, Standing],
    directory: Directory,
    home: str,
    telling: Telling,
) -> Plan[MemberRow]:
    """What the rows would do to the people of the importer's part of the tree.

    `standing` holds them by key: `name`, `branch` (the key of a unit), `id_number` and what else is
    known. Somebody is the same by identity number, else by name within the branch where only one
    bears it. Without a column of branches the sheet's name may say it, else it is `home`.
    """
    placed = in_branches(rows, directory, home, telling)
    people = People(standing)
    taken: dict[str, MemberRow] = {}
    meant = [people.by_identity(row) for row, _ in placed]
    people.leave(key for key in meant if key)
    plan = Plan[MemberRow]()
    for (row, branch), sure in zip(placed, meant, strict=True):
        key = sure or people.by_name(row, branch, telling)
        if key is None:
            continue
        key = key or own_key(row, branch)
        if key in taken:
            field = "id_number" if row.id_number else "name"
            telling.again(row, field, taken[key], "人", "person")
            continue
        taken[key] = row
        sort_in(plan, key, row, branch, standing)
    plan.refused = len(rows) - len(plan.new) - len(plan.changed) - plan.same
    return plan


class People:
    """Who stands, by identity number, and by branch and name; those found leave the second list."""

    def __init__(self, standing: Mapping[str, Standing]) -> None:
        self.standing = standing
        self._identities = {
            of["id_number"]: key for key, of in standing.items() if of.get("id_number")
        }
        self._names: dict[tuple[str, str], list[str]] = defaultdict(list)
        for key, of in standing.items():
            self._names[str(of["branch"]), folded(str(of["name"]))].append(key)
        self._left: set[str] = set()

    def by_identity(self, row: MemberRow) -> str:
        """The key of who bears the row's identity number."""
        return self._identities.get(row.id_number, "") if row.id_number else ""

    def leave(self, keys: object) -> None:
        """These were found by their number and are not looked for by name."""
        self._left |= set(keys)  # type: ignore[call-overload]

    def by_name(self, row: MemberRow, branch: str, telling: Telling) -> str | None:
        """The key of who bears the name in the branch, empty if nobody; nothing if it is not clear."""
        namesakes = self._names.get((branch, folded(row.name)), [])
        keys = [key for key in namesakes if key not in self._left]
        bare = [key for key in keys if not self.standing[key].get("id_number")]
        found = bare or ([] if row.id_number else keys)
        if len(found) > 1:
            telling.add("E824", row, "name", value=row.name, many=len(found))
            return None
        if row.id_number and namesakes and not found:
            telling.add("W804", row, "name", value=row.name)
        return found[0] if found else ""


def own_key(row: MemberRow, branch: str) -> str:
    """What a row is known by before somebody stands."""
    return f"new:{row.id_number or f'{branch}/{folded(row.name)}'}"


def in_branches(
    rows: Sequence[MemberRow], directory: Directory, home: str, telling: Telling
) -> Placed:
    """Each row with the key of its branch; rows whose branch is not to be had are left out."""
    known: dict[str, list[str]] = {}
    placed: Placed = []
    for row in rows:
        said = row.branch or row.sheet
        found = known.setdefault(said, directory.find(said))
        if len(found) == 1:
            placed.append((row, found[0]))
        elif row.branch is None and not found and home:
            placed.append((row, home))
        elif found:
            telling.add("E821", row, "branch", value=said, many=len(found))
        else:
            telling.unknown(row, "branch", said, directory)
    return placed


def sort_in(
    plan: Plan[MemberRow], key: str, row: MemberRow, branch: str, standing: Mapping[str, Standing]
) -> None:
    """A row as new, changed or the same."""
    if key not in standing:
        plan.new.append(New(key, row, branch))
        return
    changes, old = changes_of(row, standing[key]), str(standing[key]["branch"])
    if branch != old:
        changes += (Change("branch", old, branch),)
    if changes:
        plan.changed.append(Changed(key, row, changes, branch if branch != old else ""))
    else:
        plan.same += 1
