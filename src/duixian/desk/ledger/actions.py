"""Appending: the only way into the ledger, inside the caller's transaction."""

from __future__ import annotations

import datetime as dt
import json
import secrets
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from .canonical import SALT_BYTES, SUITE, canonical, digest, leaf, sealed
from .models import Entry, Head, Sealed
from .statements import Question, insert, update

BATCH = 2000


@dataclass(frozen=True)
class Step:
    """What is to be appended.

    `unit` is the unit's code; `kind` a dotted name such as `record.visit.note`; `subject` the key
    of what it is about; `actor` who did it, `on_behalf` whose name stands on the paper; `private`
    the personal values by name, which enter the payload as digests; `once` a key under which the
    step can be appended only once.
    """

    unit: str
    kind: str
    actor: str
    at: dt.datetime
    payload: Mapping[str, Any] = field(default_factory=dict)
    private: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""
    on_behalf: str = ""
    once: str | None = None


HEAD = Question(lambda: Head.objects.select_for_update().filter(unit=""))


def append(step: Step) -> Entry:
    """Append one step; to be called in a transaction."""
    _in_a_transaction()
    head = next(iter(HEAD.rows(step.unit)), None)
    entry, sealing = _entry(
        step, head or Head(unit=step.unit, unit_seq=0, leaf=""), secrets.token_bytes
    )
    insert(entry)
    for seal in _seals(entry, sealing):
        insert(seal)
    after = Head(unit=step.unit, unit_seq=entry.unit_seq, leaf=entry.leaf)
    insert(after) if head is None else update(after)
    return entry


def append_all(
    steps: Sequence[Step], salt: Callable[[int], bytes] = secrets.token_bytes
) -> list[Entry]:
    """Append steps in their order, each the next of its unit; to be called in a transaction."""
    _in_a_transaction()
    heads = _heads({step.unit for step in steps})
    entries, seals = [], []
    for step in steps:
        entry, sealing = _entry(step, heads[step.unit], salt)
        heads[step.unit] = Head(unit=step.unit, unit_seq=entry.unit_seq, leaf=entry.leaf)
        entries.append(entry)
        seals.append(sealing)
    stored = Entry.objects.bulk_create(entries, batch_size=BATCH)
    Sealed.objects.bulk_create(
        (
            seal
            for entry, sealing in zip(stored, seals, strict=True)
            for seal in _seals(entry, sealing)
        ),
        batch_size=BATCH,
    )
    Head.objects.bulk_create(
        heads.values(),
        batch_size=BATCH,
        update_conflicts=True,
        unique_fields=("unit",),
        update_fields=("unit_seq", "leaf"),
    )
    return stored


def _in_a_transaction() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("append within the transaction of what happened")


def _seals(entry: Entry, sealing: Sealing) -> Iterator[Sealed]:
    for name, (salt, value) in sealing.items():
        written = json.dumps(value, ensure_ascii=False)
        yield Sealed(entry=entry, name=name, salt=salt.hex(), value=written)


def _heads(units: Iterable[str]) -> dict[str, Head]:
    """The heads of these units, locked; a unit without entries starts at nothing."""
    wanted = sorted(units)
    found: dict[str, Head] = {}
    for start in range(0, len(wanted), BATCH):
        rows = Head.objects.select_for_update().filter(unit__in=wanted[start : start + BATCH])
        found |= {head.unit: head for head in rows}
    return {unit: found.get(unit) or Head(unit=unit, unit_seq=0, leaf="") for unit in wanted}


Sealing = dict[str, tuple[bytes, Any]]
"""Personal values by name, each with its salt."""


def _entry(step: Step, head: Head, salt: Callable[[int], bytes]) -> tuple[Entry, Sealing]:
    sealing = {name: (salt(SALT_BYTES), value) for name, value in step.private.items()}
    digests = {name: sealed(name, value, salt_) for name, (salt_, value) in sealing.items()}
    payload = canonical({**step.payload, **({"sealed": digests} if digests else {})})
    entry = Entry(
        unit=step.unit,
        unit_seq=head.unit_seq + 1,
        prev_leaf=head.leaf,
        kind=step.kind,
        subject=step.subject,
        actor=step.actor,
        on_behalf=step.on_behalf,
        at=step.at,
        once=step.once,
        payload=payload.decode(),
        payload_digest=digest(payload),
        suite=SUITE,
    )
    entry.leaf = leaf(entry.body())
    return entry, sealing
