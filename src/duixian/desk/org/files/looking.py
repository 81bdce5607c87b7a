"""A file looked through: its rows beside what stands, and the report that the page shows."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import astuple, dataclass
from typing import Any

from duixian.desk.org.models import RosterFile
from duixian.desk.org.roster import (
    Changed,
    MemberRow,
    New,
    Plan,
    Roster,
    Telling,
    UnitRow,
    plan_members,
    plan_units,
    read_roster,
)
from duixian.desk.walls import Viewer
from duixian.intake import Table, read_grids
from duixian.rulebook.findings import Finding, Findings, Level

from .standing import Part, part_of

KEPT = 5_000
"""Findings and differences that the report keeps; the counts are of all."""
STEPS = 4

Told = Callable[[int, int], None]


@dataclass(frozen=True)
class Looked:
    """What looking through a file gave."""

    part: Part
    roster: Roster
    units: Plan[UnitRow]
    members: Plan[MemberRow]
    findings: Findings

    @property
    def usable(self) -> bool:
        """Whether there are rows at all."""
        return bool(self.roster.units or self.roster.members)


def look_through(file: RosterFile, viewer: Viewer, today: dt.date, told: Told) -> Looked:
    """Read a file and compare it with what the viewer sees below its unit; `told` hears each step."""
    findings = Findings()
    grids = read_grids(bytes(file.data or b""), file.name, findings)
    told(1, STEPS)
    roster = read_roster(grids, today, findings)
    told(2, STEPS)
    part = part_of(file.unit, viewer)
    told(3, STEPS)
    telling, home = Telling.of(roster.tables, findings), str(file.unit_id)
    units, directory = plan_units(roster.units, part.standing_units, home, telling)
    members = plan_members(roster.members, part.standing_people, directory, home, telling)
    told(4, STEPS)
    return Looked(part, roster, units, members, findings)


def digest_of(looked: Looked) -> str:
    """A hash of all that taking it in would change; what new rows say is fixed by the file."""
    plans = [
        [[each.key, each.under] for each in plan.new]
        + [[each.key, [astuple(change) for change in each.changes]] for each in plan.changed]
        for plan in (looked.units, looked.members)
    ]
    return hashlib.sha256(json.dumps(plans, ensure_ascii=False).encode()).hexdigest()


def report_of(looked: Looked) -> dict[str, Any]:
    """What the page shows, as plain values."""
    findings = list(looked.findings)
    differences = [*_differences(looked)]
    return {
        "tables": [_table(table, looked.roster.of_units) for table in looked.roster.tables],
        "units": _counts(looked.units, len(looked.roster.units)),
        "members": _counts(looked.members, len(looked.roster.members)),
        "unreadable": looked.roster.refused,
        "errors": sum(1 for finding in findings if finding.level is Level.ERROR),
        "warnings": sum(1 for finding in findings if finding.level is Level.WARNING),
        "findings": [_finding(finding) for finding in _gravest_first(findings)[:KEPT]],
        "changed": len(differences),
        "differences": differences[:KEPT],
    }


def _gravest_first(findings: list[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda finding: (finding.level is not Level.ERROR, finding))


def _finding(finding: Finding) -> list[Any]:
    where = finding.where
    return [finding.id, where.file, where.line, where.column, dict(finding.values)]


def _table(table: Table, of_units: set[str]) -> dict[str, Any]:
    return {
        "of": "units" if table.sheet in of_units else "members",
        "sheet": table.sheet,
        "header": list(table.header),
        "rows": len(table.rows),
        "columns": [[table.titles[name], name] for name in table.columns],
        "unread": list(table.unread),
    }


def _counts(plan: Plan[Any], rows: int) -> dict[str, int]:
    return {
        "rows": rows,
        "new": len(plan.new),
        "changed": len(plan.changed),
        "same": plan.same,
        "refused": plan.refused,
    }


def _differences(looked: Looked) -> Iterator[list[Any]]:
    """One line for each changed field: of what, whose, in which row, which field, what stands, what comes."""
    coming: list[New[UnitRow]] = looked.units.new
    names = {new.key: new.row.name for new in coming}
    names |= {key: unit.name for key, unit in looked.part.units.items()}
    everyone: list[tuple[str, Changed[UnitRow] | Changed[MemberRow]]] = [
        *(("units", changed) for changed in looked.units.changed),
        *(("members", changed) for changed in looked.members.changed),
    ]
    for of, changed in everyone:
        row = changed.row
        for change in changed.changes:
            placed = change.field in {"parent", "branch"}
            old, new = (
                (names.get(str(value), value) if placed else value)
                for value in (change.old, change.new)
            )
            yield [of, row.name, row.sheet, row.number, change.field, old, new]
