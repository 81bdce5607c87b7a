"""What all steps share: one transaction, a key that works once, an entry, the record as it stands."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import IntegrityError, transaction

from duixian.desk.accounts.models import Account
from duixian.desk.ledger.actions import Step, append
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import private_of
from duixian.desk.ledger.statements import Question
from duixian.desk.org.models import Unit
from duixian.desk.records.judged import Before, Sent, called, keyed, typed
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.projection import Own, stand
from duixian.desk.records.refusals import Changed, KeyUsed
from duixian.desk.records.sides import shared_with
from duixian.desk.records.snapshots import (
    Made,
    Snapshot,
    entries_of,
    holds,
    payload_of,
    private_of_record,
    snapshot_of,
    values_of,
)
from duixian.desk.records.veil import sight_of
from duixian.desk.walls import Viewer
from duixian.rulebook.errors import NotFound
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType


@dataclass(frozen=True)
class Done:
    """A step that was made: the record as it stands, its entry, and whether it had been made before.

    `warnings` are what stood in nobody's way and should be known.
    """

    record: Record
    entry: Entry
    repeated: bool = False
    warnings: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Doing:
    """A step about to be entered: who, when, under which key, and what it is called."""

    viewer: Viewer
    now: dt.datetime
    name: str
    once: str | None
    on_behalf: str = ""
    draft: Draft | None = None


def once_of(viewer: Viewer, key: str) -> str | None:
    """The key under which a step can be made once: an account's own."""
    return f"{viewer.actor}:{key}"[:64] if key else None


@dataclass(frozen=True)
class Key:
    """The key of a form and the step it was used for; `same` says whether an entry holds its content."""

    once: str | None
    kind: str
    subject: str
    same: Callable[[Snapshot, Entry], bool]


def exactly_once(key: Key, work: Callable[[], Done]) -> Done:
    """The step in one transaction; if the key was used for this very step, what came of it then.

    Raises:
        KeyUsed: the key belongs to another step, or the form has other content now.
    """
    try:
        with transaction.atomic():
            return earlier(key) or work()
    except IntegrityError:
        # Somebody else's transaction used the key between our look and our entry.
        found = earlier(key)
        if found is None:
            raise
        return found


def earlier(key: Key) -> Done | None:
    """What came of the step that used this key."""
    entry = Entry.objects.filter(once=key.once).first() if key.once else None
    if entry is None:
        return None
    record = Record.objects.unscoped().filter(key=entry.subject).first()
    if record is None:
        raise KeyUsed(
            Text(
                "这张表交过又撤回了。确实要记，就再交一次。",
                "This form was sent and taken back. If it is wanted after all, send it once more.",
            )
        )
    snapshot, _ = snapshot_of(entry, private_of(entry))
    fits = entry.kind == key.kind and key.subject in ("", entry.subject)
    if snapshot is None or not fits or not key.same(snapshot, entry):
        raise KeyUsed
    return Done(record, entry, repeated=True)


@dataclass(frozen=True)
class At:
    """Where an entry belongs: the record as it was, or the unit for which one is made."""

    unit: Unit
    was: Record | None = None

    @property
    def subject(self) -> str:
        """The key of the record; a new one where there is none yet."""
        return str(self.was.key if self.was else uuid.uuid4())


def enter(snapshot: Snapshot, kind: Kind, at: At, doing: Doing, what: Mapping[str, Any]) -> Done:
    """Append the entry, bring the record up to date, drop the draft."""
    private = private_of_record(snapshot, kind)
    entry = append(
        Step(
            unit=snapshot.unit,
            kind=doing.name,
            actor=doing.viewer.actor,
            at=doing.now,
            payload=payload_of(snapshot, kind, what),
            private=private,
            subject=at.subject,
            on_behalf=doing.on_behalf,
            once=doing.once,
        )
    )
    record = stand(entry, Own(at.unit, private, at.was))
    assert record is not None
    if doing.draft is not None:
        doing.draft.delete()
    return Done(record, entry)


HELD = Question(
    lambda: (
        Record.objects.unscoped()
        .select_related("unit", "person")
        .select_for_update(of=("self",))
        .filter(pk=0)
    )
)


def locked(viewer: Viewer, record: Record) -> Record:
    """The record as it is now, held until the end of the transaction.

    Raises:
        NotFound: it is not there for this viewer.
    """
    found = next(iter(HELD.rows(record.pk)), None)
    if found is not None:
        near = viewer.sees(found.unit.path) and sight_of(viewer).reads(found)
        if near or shared_with(viewer).filter(pk=found.pk).exists():
            return found
    raise NotFound(Text("没有这条记录。", "There is no such record."))


def unchanged(record: Record, version: int, kind: Kind) -> None:
    """Refuse if the record was changed since the form was shown.

    Raises:
        Changed: somebody was quicker.
    """
    if record.version == version:
        return
    entries = entries_of(record)
    since = [
        s for e in entries for s, _ in [snapshot_of(e, private_of(e))] if s and s.version >= version
    ]
    now, then = values_of(kind, since[-1]), values_of(kind, since[0])
    fields = tuple(n for n in sorted({*now, *then}) if now.get(n) != then.get(n))
    who = Account.objects.filter(actor=entries[-1].actor).values_list("name", flat=True).first()
    raise Changed(record, who or "", entries[-1].at.astimezone(), fields)


def before_of(record: Record, kind: Kind) -> tuple[Snapshot, Before]:
    """The record as its last entry left it, and what the rulebook asks about it."""
    snapshot = snapshot_now(record)
    values, names = called(kind, values_of(kind, snapshot))
    keys = {f.id for f in kind.fields if f.type is FieldType.OUTSIDER} & {*snapshot.values}
    erased = {name: str(snapshot.values[name]) for name in keys if name not in names}
    before = Before(
        state=snapshot.state,
        entered_by=snapshot.entered_by,
        values={**values, **erased},
        erased=erased,
        made=snapshot.steps,
        linked=record.pk,
    )
    return replace(snapshot, names=names), before


def resent(
    snapshot: Snapshot,
    entry: Entry,
    *,
    viewer: Viewer,
    record: Record,
    kind: Kind,
    sent: Sent,
    fields: Sequence[str],
) -> bool:
    """Whether a form about a record holds what the record held after an entry."""
    _, before = before_of(record, kind)
    read = typed(viewer, kind, fields, sent, before, entry.at.astimezone().date())
    own, _ = keyed(kind, record.unit, {**before.erased, **read.values}, before.erased)
    return not read.findings and holds(snapshot, own, fields)


def snapshot_now(record: Record) -> Snapshot:
    """A record's row as a snapshot."""
    return Snapshot(
        record=record.code,
        kind=record.kind,
        unit=record.unit.code,
        version=record.version,
        state=record.state,
        stage=record.stage,
        state_on=record.state_on.isoformat(),
        steps=tuple(Made(s["move"], s["on"], tuple(s["by"]), s["actor"]) for s in record.steps),
        entered_at=record.entered_at.isoformat(),
        entered_by=record.entered_by,
        person=record.person.code if record.person else "",
        campaigns=tuple(record.campaigns),
        values=record.values,
        occurred_on=record.occurred_on.isoformat() if record.occurred_on else "",
        due_on=record.due_on.isoformat() if record.due_on else "",
    )


def unit_seen(viewer: Viewer, unit: Unit) -> None:
    """Refuse a unit that the viewer does not see.

    Raises:
        NotFound: it is not there for this viewer.
    """
    if not viewer.sees(unit.path):
        raise NotFound(Text("没有这个组织。", "There is no such unit."))


def draft_of(viewer: Viewer, sent: Sent) -> Draft | None:
    """The draft that was sent, if it is the viewer's own."""
    if sent.draft is None:
        return None
    mine = Draft.objects.seen_by(viewer).filter(account__actor=viewer.actor)
    return mine.filter(pk=sent.draft.pk).first()
