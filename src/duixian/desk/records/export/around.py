"""What stands around the records: units, moves, heirs, persons, posts, calendars, as tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from django.db.models import CharField, F, Value

from duixian.desk.campaigns.models import Campaign
from duixian.desk.org.models import Heir, Person, Post, Stay, Unit, UnitMove

if TYPE_CHECKING:
    import pyarrow as pa

YEAR = 4
"""The characters of a year at the head of 1985-06-01."""


def around() -> dict[str, pa.Table]:
    """The tables of the tree, the people and the calendars, as they stand."""
    first, later = moves()
    return {
        "units": units(first),
        "unit_moves": table(("code", "on", "parent"), later),
        "heirs": table(
            ("code", "into", "on"),
            Heir.objects.unscoped().order_by("pk").values_list("unit__code", "into__code", "on"),
        ),
        "persons": persons(),
        "posts": posts(),
        "calendar": calendar(),
    }


def moves() -> tuple[dict[str, str | None], list[tuple[Any, ...]]]:
    """Where each unit stood at first, and all later moves."""
    first: dict[str, str | None] = {}
    later = []
    rows = UnitMove.objects.unscoped().order_by("unit", "on", "pk")
    for code, on, parent in rows.values_list("unit__code", "on", "parent__code"):
        if code in first:
            later.append((code, on, parent))
        else:
            first[code] = parent
    return first, later


def units(first: dict[str, str | None]) -> pa.Table:
    """The register of units; the parent is the one under which a unit opened."""
    names = ("code", "parent", "name", "type", "category", "opened_on", "closed_on", "members", "households")  # fmt: skip
    rows = Unit.objects.unscoped().order_by("path")
    found = rows.values_list("code", "parent__code", *names[2:])
    return table(names, [(row[0], first.get(row[0], row[1]), *row[2:]) for row in found])


def persons() -> pa.Table:
    """One row for each stay; of a birthday the year only."""
    names = ("code", "unit", "status", "joined_on", "left_on", "birth_year", "gender", "education")
    about = ("born", "gender", "education")
    stays = Stay.objects.unscoped().order_by("pk").values_list(
        "person__code", "unit__code", "status", "joined_on", "left_on",
        *(f"person__{name}" for name in about),
    )  # fmt: skip
    # Somebody whose stays nobody has written down is where they are since their unit opened.
    others = (
        Person.objects.unscoped()
        .filter(stays=None)
        .order_by("pk")
        .annotate(left=Value(None, CharField()))
    )
    rest = others.values_list("code", "unit__code", "status", "unit__opened_on", "left", *about)
    rows = [*stays, *rest]
    return table(names, [(*r[:5], r[5][:YEAR] or None, r[6] or None, r[7] or None) for r in rows])


def posts() -> pa.Table:
    """Who holds which post; an account without anybody of the roster is none."""
    names = ("person", "unit", "role", "from_on", "to_on")
    held = Post.objects.unscoped().exclude(person=None).exclude(to_day__lt=F("from_day"))
    rows = held.order_by("pk").values_list(
        "person__code", "unit__code", "role", "from_day", "to_day"
    )
    once = {row[:4]: row for row in rows}
    return table(names, once.values())


def calendar() -> pa.Table:
    """First and last days of campaigns and their items."""
    rows = Campaign.objects.unscoped().order_by("pk").values_list("pack", "calendar")
    found = [
        (pack, item, starts, ends) for pack, items in rows for item, (starts, ends) in items.items()
    ]
    return table(("campaign", "item", "starts_on", "ends_on"), found)


def table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> pa.Table:
    """Rows as a table of text; nothing stays nothing."""
    import pyarrow as pa

    cells = list(zip(*rows, strict=True)) or [()] * len(names)
    return pa.table(
        {
            name: pa.array([None if v is None else str(v) for v in column], pa.string())
            for name, column in zip(names, cells, strict=True)
        }
    )
