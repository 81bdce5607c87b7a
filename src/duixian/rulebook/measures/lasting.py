"""Values of a number field in the order of time: which is the last of each unit or person, which the first."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .printing import unit_of
from .selection import Selection

if TYPE_CHECKING:
    from sqlglot import exp
    from sqlglot.expressions import Select

    from .kept import Amount
    from .scope import Scope
    from .world import Row, World

LONG_AGO = "CAST('0001-01-01' AS DATE)"
ORDERED = "{'day': COALESCE(p.day, " + LONG_AGO + "), 'record': p.record, 'v': p.v}"
"""What the engine takes the greatest or the least of: by day, then by record; the value rides along."""


def entry(field: str) -> dict[str, Amount]:
    """A value of a field as it is kept, where it is filled: the number, and the day as a number."""
    from sqlglot import exp
    from sqlglot.expressions import column

    from .kept import Amount

    def there(_kind: Kind) -> exp.Expr:
        return exp.not_(column(field, "r").is_(exp.null()))

    return {
        "n": Amount(lambda _: f'r."{field}"', there),
        "d": Amount(lambda _: f"(COALESCE(r.occurred_on, {LONG_AGO}) - {LONG_AGO})", there),
    }


def owned(selection: Selection, scope: Scope, field: str) -> Select:
    """The values of a field, with their record and day, for the unit (as it is today) or person itself."""
    from sqlglot import select

    from .compile import counted_once, credited_rows, inner

    values = {"day": "r.occurred_on", "v": f'r."{field}"'}
    rows = credited_rows(selection, scope, values)
    found = select("o.record", "o.day", "o.v").where("NOT o.v IS NULL")
    if scope.track is Track.PERSON:
        found = found.select("o.who")
    else:
        found = found.select("t.today AS who").join("successors AS t", on="t.unit = o.who")
    if not counted_once(selection, scope):
        found = found.distinct()
    return found.from_(inner(rows, "o"))


def in_time(rows: Sequence[Row]) -> list[Row]:
    """Records by day, then by number; one without a day stands first."""
    return sorted(rows, key=lambda row: (row["occurred_on"] or dt.date.min, row["record"]))


def by_owner(
    world: World, selection: Selection, field: str, track: Track
) -> Mapping[str, list[Row]]:
    """The records that have the field filled, in order of time, for each unit or person they name."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in in_time(world.select(selection)):
        if row[field] is not None:
            for owner in world.named(row, selection, track):
                found[owner].append(row)
    return found


def unit_after(kinds: Mapping[str, Kind], selection: Selection, field: str) -> Text:
    """The unit that stands after a value of the field."""
    declared = kinds[selection.of[0]].field(field)
    return unit_of(declared.unit if declared else None)


def scale_of(kinds: Mapping[str, Kind], selection: Selection, field: str) -> int:
    """How many parts of the field's number make a whole one."""
    declared = kinds[selection.of[0]].field(field)
    return 1 if declared is None else int(10**declared.scale)
