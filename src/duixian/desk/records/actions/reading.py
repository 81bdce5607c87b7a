"""That somebody read what is sensitive, or took a list along, is an entry too."""

from __future__ import annotations

import datetime as dt

from django.db import IntegrityError, transaction

from duixian.desk.ledger.actions import Step, append
from duixian.desk.ledger.models import Entry
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import ACTING, SEEING, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import FieldClass

SHOWN = 24
"""So much of a record's key makes the key of a day's reading."""


def note_reading(*, viewer: Viewer, now: dt.datetime, record: Record, kind: Kind) -> bool:
    """Note once a day that somebody from outside the unit read its sensitive fields."""
    careful = [f.id for f in kind.fields if f.class_ is FieldClass.SENSITIVE]
    read = [name for name in careful if name in record.values]
    if not read or viewer.holds_at(ACTING, record.unit.path):
        return False
    once = f"read:{viewer.actor}:{record.key.hex[:SHOWN]}:{now:%Y%m%d}"
    if Entry.objects.filter(once=once).exists():
        return False
    step = Step(
        unit=record.unit.code,
        kind=f"record.{kind.id}.read",
        actor=viewer.actor,
        at=now,
        payload={"record": record.code, "fields": read},
        once=once,
    )
    try:
        with transaction.atomic():
            append(step)
    except IntegrityError:
        return False  # two windows at once: the other one has noted it
    return True


@transaction.atomic
def note_taking(*, viewer: Viewer, now: dt.datetime, rows: int) -> None:
    """Note that somebody took a list of records along, and how long it was."""
    grant = next(viewer.holding(SEEING))
    unit = Unit.objects.seen_by(viewer).get(key=grant.unit)
    append(
        Step(
            unit=unit.code,
            kind="record.list.taken",
            actor=viewer.actor,
            at=now,
            payload={"rows": rows},
        )
    )
