"""From entries to records as they stand: one entry gives its record, all entries give all of them.

What a click writes and what a rebuilding writes goes through the same few lines, so the table of
records can be thrown away at any time.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, TypeVar

from django.db import models, transaction

from duixian.desk.ledger.models import Entry, Sealed
from duixian.desk.ledger.statements import insert, update
from duixian.desk.org.models import Person, Unit
from duixian.rulebook.vocabulary.words import Stage

from .models import Link, Outsider, Participant, Partner, Record
from .snapshots import BESIDE, Snapshot, snapshot_of

T = TypeVar("T")
PREFIX = "record."
BATCH = 500
CLOSED = (Stage.DONE.value, Stage.FAILED.value)
COLUMNS = (
    "code", "kind", "unit", "person", "state", "stage", "state_on", "occurred_on", "due_on",
    "closed_on", "campaigns", "values", "steps", "text", "entered_at", "entered_by", "changed_at",
    "version", "seq",
)  # fmt: skip


@dataclass
class Numbers:
    """The row numbers behind codes, each asked for once."""

    found: dict[tuple[type[models.Model], str], int] = field(default_factory=dict)

    def of(self, model: type[Unit | Person | Record], code: str) -> int:
        """The row number of a code."""
        key = (model, code)
        if key not in self.found:
            rows = model.objects.unscoped().filter(code=code)
            self.found[key] = rows.values_list("pk", flat=True).get()
        return self.found[key]

    def learn(self, model: type[Unit | Person | Record]) -> None:
        """All codes of a table at once."""
        rows = model.objects.unscoped().values_list("code", "pk")
        self.found |= {(model, code): pk for code, pk in rows.iterator(BATCH)}


def row_of(entry: Entry, snapshot: Snapshot, title: str, numbers: Numbers) -> Record:
    """The row of a record after an entry, not yet saved."""
    state_on = dt.date.fromisoformat(snapshot.state_on)
    return Record(
        key=entry.subject,
        code=snapshot.record,
        kind=snapshot.kind,
        unit_id=numbers.of(Unit, snapshot.unit),
        person_id=numbers.of(Person, snapshot.person) if snapshot.person else None,
        state=snapshot.state,
        stage=snapshot.stage,
        state_on=state_on,
        occurred_on=_day(snapshot.occurred_on),
        due_on=_day(snapshot.due_on),
        closed_on=state_on if snapshot.stage in CLOSED else None,
        campaigns=list(snapshot.campaigns),
        values=dict(snapshot.values),
        steps=json.loads(entry.payload)["steps"],
        text=title[:300],
        entered_at=dt.datetime.fromisoformat(snapshot.entered_at),
        entered_by=snapshot.entered_by,
        changed_at=entry.at,
        version=snapshot.version,
        seq=entry.seq,
    )


def _day(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@dataclass(frozen=True)
class Own:
    """What whoever makes a step knows already: its unit, what it seals, the record before it."""

    unit: Unit
    private: Mapping[str, Any]
    was: Record | None = None

    def numbers(self) -> Numbers:
        """The row numbers of the unit and of whom the record was."""
        person = self.was.person if self.was else None
        numbers = Numbers({(Unit, self.unit.code): self.unit.pk})
        if person:
            numbers.found[Person, person.code] = person.pk
        return numbers


def stand(entry: Entry, own: Own) -> Record | None:
    """Write the record as it stands after an entry; nothing if the entry took it away."""
    snapshot, title = snapshot_of(entry, own.private)
    if snapshot is None:
        Record.objects.unscoped().filter(key=entry.subject).delete()
        return None
    numbers = own.numbers()
    record = row_of(entry, snapshot, title, numbers)
    if own.was is None:
        insert(record)
    else:
        record.pk = own.was.pk
        update(record)
        if any(isinstance(held, list) for held in own.was.values.values()):
            for table in (Participant, Partner, Link):
                table.objects.unscoped().filter(record=record).delete()
    if beside := beside_of(entry):
        stand_beside([(record.pk, beside)], numbers)
    if snapshot.names:
        keep_outsiders(outsiders_of(snapshot), numbers)
    return record


Beside = Mapping[str, Mapping[str, Iterable[str]]]


def beside_of(entry: Entry) -> Beside:
    """What an entry says of several persons, units and records, by group and field."""
    held = json.loads(entry.payload)
    return {group: held[group] for group in BESIDE.values() if group in held}


def stand_beside(rows: Iterable[tuple[int, Beside]], numbers: Numbers) -> None:
    """Write the rows of several persons, units and records beside records."""
    rows = list(rows)

    def named(table: str) -> Iterator[tuple[int, str, str]]:
        for record, groups in rows:
            for name, codes in groups.get(BESIDE[table], {}).items():
                yield from ((record, name, code) for code in codes)

    Participant.objects.unscoped().bulk_create(
        (
            Participant(record_id=record, field=name, person_id=numbers.of(Person, code))
            for record, name, code in named("participants")
        ),
        BATCH,
    )
    Partner.objects.unscoped().bulk_create(
        (
            Partner(record_id=record, field=name, unit_id=numbers.of(Unit, code))
            for record, name, code in named("partners")
        ),
        BATCH,
    )
    Link.objects.unscoped().bulk_create(
        (
            Link(record_id=record, field=name, other_id=numbers.of(Record, code))
            for record, name, code in named("links")
        ),
        BATCH,
    )


def outsiders_of(snapshot: Snapshot) -> dict[str, tuple[str, str]]:
    """Unit and name of the outsiders an entry speaks of, by their keys."""
    return {
        snapshot.values[name]: (snapshot.unit, called) for name, called in snapshot.names.items()
    }


def keep_outsiders(found: Mapping[str, tuple[str, str]], numbers: Numbers) -> None:
    """Keep the names of outsiders under their keys."""
    Outsider.objects.unscoped().bulk_create(
        (
            Outsider(key=key, unit_id=numbers.of(Unit, unit), name=name)
            for key, (unit, name) in found.items()
        ),
        BATCH,
        update_conflicts=True,
        unique_fields=("key",),
        update_fields=("unit", "name"),
    )


@transaction.atomic
def rebuild() -> int:
    """Throw the table of records away and build it again from the ledger; how many there are.

    Rows keep their numbers, so that drafts and pictures beside them stay.
    """
    numbers = Numbers()
    numbers.learn(Unit)
    numbers.learn(Person)
    last, outsiders = survey()
    gone = [
        pk
        for pk, key in Record.objects.unscoped().values_list("pk", "key").iterator(BATCH)
        if str(key) not in last
    ]
    Participant.objects.unscoped().delete()
    Partner.objects.unscoped().delete()
    Link.objects.unscoped().delete()
    for part in in_parts(gone):
        Record.objects.unscoped().filter(pk__in=part).delete()
    beside: list[tuple[str, Beside]] = []
    for part in in_parts(sorted(last.values())):
        beside += upsert(part, numbers)
    numbers.learn(Record)
    stand_beside(((numbers.of(Record, code), groups) for code, groups in beside), numbers)
    Outsider.objects.unscoped().delete()
    keep_outsiders(outsiders, numbers)
    return len(last)


def proven() -> list[str]:
    """Build the records again; the numbers of those that had stood otherwise, or had no entry."""
    before = marks()
    rebuild()
    after = marks()
    return sorted(code for code in {*before, *after} if before.get(code) != after.get(code))


def marks() -> dict[str, bytes]:
    """A short mark of each record as it stands: two that stand alike have the same."""
    columns = [name for name in COLUMNS if name not in ("unit", "person")]
    rows = Record.objects.unscoped().order_by("pk").values(*columns, "unit__code", "person__code")
    return {
        row["code"]: hashlib.blake2b(
            json.dumps(row, sort_keys=True, default=str).encode(), digest_size=16
        ).digest()
        for row in rows.iterator(BATCH)
    }


def survey() -> tuple[dict[str, int], dict[str, tuple[str, str]]]:
    """The last entry of each record that is there, by its key; and all outsiders ever named."""
    last: dict[str, int] = {}
    outsiders: dict[str, tuple[str, str]] = {}
    rows = Entry.objects.filter(kind__startswith=PREFIX).order_by("seq")
    for entries in in_parts(rows.values_list("seq", "subject", "unit", "payload").iterator(BATCH)):
        sealed = sealed_in(entries[0][0], entries[-1][0])
        for seq, subject, unit, payload in entries:
            held = json.loads(payload)
            if "gone" in held:
                last.pop(subject, None)
            if "state" in held:
                last[subject] = seq
                keys = held.get("values", {})
                names = sealed.get(seq, {})
                outsiders |= {keys[n]: (unit, called) for n, called in names.items() if n in keys}
    return last, outsiders


def sealed_in(first: int, last: int) -> Mapping[int, dict[str, Any]]:
    """The personal values of the entries of a range that have not been erased, by entry."""
    found: dict[int, dict[str, Any]] = defaultdict(dict)
    rows = Sealed.objects.filter(entry__gte=first, entry__lte=last).exclude(value="")
    for entry, name, value in rows.values_list("entry", "name", "value"):
        found[entry][name] = json.loads(value)
    return found


def upsert(seqs: list[int], numbers: Numbers) -> list[tuple[str, Beside]]:
    """Write the rows of records after these entries; what stands beside them comes back."""
    rows, beside = [], []
    sealed = sealed_in(seqs[0], seqs[-1])
    for entry in Entry.objects.filter(seq__in=seqs).order_by("seq"):
        snapshot, title = snapshot_of(entry, sealed.get(entry.seq, {}))
        assert snapshot is not None
        rows.append(row_of(entry, snapshot, title, numbers))
        if groups := beside_of(entry):
            beside.append((snapshot.record, groups))
    Record.objects.unscoped().bulk_create(
        rows, update_conflicts=True, unique_fields=("key",), update_fields=COLUMNS
    )
    return beside


def in_parts(rows: Iterable[T]) -> Iterator[list[T]]:
    """So many rows at a time: a database takes only so many in one question."""
    source = iter(rows)
    while part := list(islice(source, BATCH)):
        yield part


def standing() -> dict[str, Any]:
    """Everything the projection holds, as plain values that can be compared."""
    columns = [name for name in COLUMNS if name not in ("unit", "person")]
    records = Record.objects.unscoped().values(*columns, "key", "unit__code", "person__code")
    participants = Participant.objects.unscoped()
    partners, links = Partner.objects.unscoped(), Link.objects.unscoped()
    outsiders = Outsider.objects.unscoped()
    return {
        "records": {row["code"]: row for row in records},
        "participants": sorted(participants.values_list("record__code", "field", "person__code")),
        "partners": sorted(partners.values_list("record__code", "field", "unit__code")),
        "links": sorted(links.values_list("record__code", "field", "other__code")),
        "outsiders": sorted(outsiders.values_list("key", "unit__code", "name")),
    }
