"""The rosters of a day as tables: who is on the roll and where, and both rosters as records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.kinds.rosters import MEMBERS, ON_THE_ROLL, UNITS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa

    from .tree import Tree


def on_the_roll(tree: Tree, persons: pa.Table) -> pa.Table:
    """The stays that hold on the day of the tree, each in the unit that it is today."""
    import pyarrow as pa
    import pyarrow.compute as pc

    day = pa.scalar(tree.day, pa.date32())
    came = pc.less_equal(persons["joined_on"], day)
    gone = pc.fill_null(pc.less_equal(persons["left_on"], day), fill_value=False)
    member = pc.not_equal(persons["status"], "none")
    rows = persons.filter(pc.and_(member, pc.and_not(came, gone)))
    today = pa.array([tree.successor(code) for code in tree.units], pa.string())
    unit = today.take(pc.index_in(rows["unit"], pa.array(list(tree.units), pa.string())))
    return rows.set_column(rows.column_names.index("unit"), "unit", unit)


def as_records(tree: Tree, persons: pa.Table) -> Mapping[str, pa.Table]:
    """Units in force and members on the roll, each with the columns that every record has."""
    import pyarrow as pa
    import pyarrow.compute as pc

    standing = tree.standing
    codes = pa.array([u.code for u in standing], pa.string())
    units = {
        "record": codes,
        "unit": codes,
        "person": pa.nulls(len(standing), pa.string()),
        "occurred_on": pa.array([u.opened_on for u in standing], pa.date32()),
        "type": pa.array([u.type for u in standing], pa.string()),
        "category": pa.array([u.category for u in standing], pa.string()),
        "members": pa.array([u.members for u in standing], pa.int64()),
        "households": pa.array([u.households for u in standing], pa.int64()),
    }
    roll = on_the_roll(tree, persons)
    age = pc.subtract(pa.scalar(tree.day.year), roll["birth_year"])
    members = {
        "record": roll["code"],
        "unit": roll["unit"],
        "person": roll["code"],
        "occurred_on": roll["joined_on"],
        **{name: roll[name] for name in ("status", "gender", "education")},
        "age": age,
    }
    return {UNITS.id: _recorded(UNITS.id, units), MEMBERS.id: _recorded(MEMBERS.id, members)}


def _recorded(kind: str, columns: dict[str, pa.Array]) -> pa.Table:
    """With the columns of a record that stands since it came about, and is never due."""
    import pyarrow as pa

    table = pa.table(columns)
    since, n = table["occurred_on"], table.num_rows
    same = {"kind": kind, "state": ON_THE_ROLL.id, "stage": ON_THE_ROLL.stage.value}
    for name, value in same.items():
        table = table.append_column(name, pa.repeat(pa.scalar(value), n))
    for name in ("state_on", "closed_on", "entered_on"):
        table = table.append_column(name, since)
    table = table.append_column("due_on", pa.nulls(n, pa.date32()))
    table = table.append_column("timing", pa.nulls(n, pa.string()))
    return table.append_column("campaigns", pa.nulls(n, pa.list_(pa.string())))
