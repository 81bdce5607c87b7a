"""Records and units become what the clocks of the rulebook ask about."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from duixian.desk.campaigns.models import State
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Heir, Unit
from duixian.desk.records.models import Record
from duixian.desk.records.snapshots import restored
from duixian.rulebook.clocks import Duty, Facts, Kept, duties
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import tree as rulebook
from duixian.rulebook.lifecycle import Due, Escalate
from duixian.rulebook.moves import Step, Value
from duixian.rulebook.vocabulary.words import Stage

COLUMNS = (
    "pk", "version", "unit__path", "code", "kind", "unit__code", "state", "steps", "person__code",
    "occurred_on", "due_on",
)  # fmt: skip
CHUNK = 2000


@dataclass(frozen=True)
class Looked:
    """A record that a clock runs for: its row number, version and duty."""

    pk: int
    version: int
    duty: Duty


def clocked(kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """The kinds whose open records owe something by a clock."""
    return {
        id_: kind
        for id_, kind in kinds.items()
        if any(isinstance(clock, Due | Escalate) for clock in kind.clocks)
    }


def open_records(kinds: Collection[str]) -> QuerySet[Record]:
    """All records of these kinds that stand open."""
    return Record.objects.unscoped().filter(stage=Stage.OPEN.value, kind__in=kinds)


def owed(rows: QuerySet[Record], kinds: Mapping[str, Kind], day: dt.date) -> Iterator[Looked]:
    """What these records owe on a day, by the tree as it stands."""
    found: dict[str, tuple[int, int]] = {}
    by_top: dict[str, list[Kept]] = defaultdict(list)
    running, paths = tops(), set()
    top_of = cache(lambda path: next((code for top, code in running if path.startswith(top)), ""))
    columns = (*COLUMNS, "values") if any(map(asks_fields, kinds.values())) else COLUMNS
    for pk, version, path, *held in rows.values_list(*columns).iterator(CHUNK):
        record = kept(held, kinds)
        found[record.record] = pk, version
        paths.add(path)
        by_top[top_of(path)].append(record)
    standing = tree(paths, day) if found else None
    for top, records in by_top.items():
        assert standing is not None
        facts = Facts(day, kinds, records, standing, published(), top)
        for duty in duties(facts):
            if duty.period is None:
                yield Looked(*found[duty.record], duty)


def asks_fields(kind: Kind) -> bool:
    """Whether a clock asks for a field of the kind's own, which is read only then."""
    asked = {
        name
        for clock in kind.clocks
        if isinstance(clock, Due)
        for name in (clock.from_, clock.field)
    }
    return bool(asked & {field.id for field in kind.fields})


def kept(row: Sequence[Any], kinds: Mapping[str, Kind]) -> Kept:
    """A record's row as the clocks know it; the values are those that were read."""
    code, id_, unit, state, steps, person, occurred_on, due_on, *rest = row
    base = {"person": person, "occurred_on": occurred_on, "due_on": due_on}
    values: dict[str, Value] = {name: value for name, value in base.items() if value is not None}
    for held in rest:
        values |= {name: restored(kinds[id_].field(name), value) for name, value in held.items()}
    return Kept(code, id_, unit, state, values, [step(made["move"], made["on"]) for made in steps])


@lru_cache(maxsize=CHUNK)
def step(move: str, on: str) -> Step:
    """A step that stands; who was behind it is nothing to a clock."""
    return Step(move, dt.date.fromisoformat(on), frozenset())


def tops() -> list[tuple[str, str]]:
    """Path and code of the units at which a campaign runs, the highest first: nothing rises above."""
    rows = Unit.objects.unscoped().filter(campaigns__state=State.RUNNING).distinct()
    return sorted(rows.values_list("path", "code"), key=lambda row: (len(row[0]), row))


def tree(paths: Iterable[str], day: dt.date) -> rulebook.Tree:
    """The units at these paths, those above them and their heirs, as they stand."""
    heirs = dict(
        Heir.objects.unscoped().filter(on__lte=day).values_list("unit__code", "into__code")
    )
    wanted = {int(step) for path in paths for step in path.split("/")[:-1]}
    chosen = Q() if heirs or len(wanted) > CHUNK else Q(pk__in=wanted)
    rows = Unit.objects.unscoped().filter(chosen).values_list(
        "code", "name", "type", "category", "parent__code", "opened_on", "closed_on"
    )  # fmt: skip
    units = (rulebook.Unit(*row) for row in rows)
    return rulebook.Tree(day, {unit.code: unit for unit in units}, heirs)
