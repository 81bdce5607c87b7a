"""Reading the ledger back, and seeing whether its bytes still give its hashes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q

from .canonical import digest, leaf, sealed
from .models import Entry, Head, Sealed


@dataclass(frozen=True)
class Flaw:
    """Something in the ledger that does not give its hash: the entry and what is wrong with it."""

    seq: int
    what: str


def of_subject(subject: str) -> list[Entry]:
    """The entries about something, oldest first."""
    return list(Entry.objects.filter(subject=subject).order_by("seq").prefetch_related("sealed"))


def private_of(entry: Entry) -> dict[str, Any]:
    """The personal values of an entry that have not been erased."""
    return {s.name: json.loads(s.value) for s in entry.sealed.all() if s.value}


def last_seq() -> int:
    """The number of the last entry, 0 while there is none."""
    return Entry.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def leaf_at(seq: int) -> str:
    """The leaf of an entry; nothing where there is none."""
    return Entry.objects.filter(seq=seq).values_list("leaf", flat=True).first() or ""


def since(seq: int, *heads: str) -> int:
    """How many entries of some sorts, such as `record.`, came after an entry."""
    sorts = (Q(kind__startswith=head) for head in heads)
    return Entry.objects.filter(reduce(or_, sorts), seq__gt=seq).count()


def flaws() -> Iterator[Flaw]:
    """Every entry whose payload, body, seals or place in its unit's row are not what was hashed."""
    heads: dict[str, tuple[int, str]] = {}
    for entry in Entry.objects.order_by("seq").iterator(chunk_size=5000):
        number, before = heads.get(entry.unit, (0, ""))
        if digest(entry.payload.encode()) != entry.payload_digest:
            yield Flaw(entry.seq, "payload")
        if leaf(entry.body()) != entry.leaf:
            yield Flaw(entry.seq, "leaf")
        if (entry.unit_seq, entry.prev_leaf) != (number + 1, before):
            yield Flaw(entry.seq, "order")
        heads[entry.unit] = (entry.unit_seq, entry.leaf)
    for head in Head.objects.order_by("unit").iterator():
        if heads.get(head.unit) != (head.unit_seq, head.leaf):
            yield Flaw(0, f"head of {head.unit}")
    yield from _broken_seals()


def _broken_seals() -> Iterator[Flaw]:
    rows = Sealed.objects.exclude(salt="").select_related("entry").order_by("entry_id", "name")
    for row in rows.iterator(chunk_size=5000):
        digests = json.loads(row.entry.payload).get("sealed", {})
        if digests.get(row.name) != sealed(
            row.name, json.loads(row.value), bytes.fromhex(row.salt)
        ):
            yield Flaw(row.entry_id, f"seal of {row.name}")
