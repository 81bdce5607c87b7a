"""What was just entered is taken back: an entry, not a deletion, and the draft comes back."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

from django.db import transaction

from duixian.desk.accounts.models import Account
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.ledger.actions import Step, append
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import private_of
from duixian.desk.records.judged import called
from duixian.desk.records.models import Draft, Link, Record
from duixian.desk.records.projection import Own, stand
from duixian.desk.records.queries.owed import creates
from duixian.desk.records.refusals import TooLate
from duixian.desk.records.snapshots import (
    CARRYING,
    Snapshot,
    entries_of,
    payload_of,
    private_of_record,
    snapshot_of,
    undone,
    values_of,
)
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import sheet_of, texts_of
from duixian.rulebook.vocabulary.text import Text

from .writing import locked


@transaction.atomic
def undo(*, viewer: Viewer, now: dt.datetime, record: Record, kind: Kind, minutes: int) -> Draft:
    """Take back the last step about a record; the texts of its form come back as a draft.

    Raises:
        NotFound: no such record for this viewer.
        TooLate: it is not the viewer's own, or not the last, or too long ago, or was taken back.
    """
    held = locked(viewer, record)
    entries = entries_of(held)
    last = may_be_taken_back(viewer, now, entries, minutes)
    earlier = [found for entry in entries if (found := after(entry)) is not None]
    taken, before = earlier[-1], earlier[-2] if len(earlier) > 1 else None
    if before is None and Link.objects.unscoped().filter(other=held).exists():
        raise TooLate(
            Text("已有别的记录指向它，不能撤回，可以更正或划去。", "Another record points at it; correct it or strike it out.")
        )  # fmt: skip
    texts = texts_of_step(kind, taken, last)
    unit = held.unit
    origin = begun_by(held) if before is None else None
    what = undone(last.seq)
    if before is None:
        payload = {"record": held.code, "kind": held.kind, "gone": True, "doing": what}
        private = {}
    else:
        back = replace(before, version=taken.version + 1)
        payload, private = payload_of(back, kind, what), private_of_record(back, kind)
    entry = append(
        Step(
            unit=unit.code,
            kind=f"record.{held.kind}.undone",
            actor=viewer.actor,
            at=now,
            payload=payload,
            private=private,
            subject=str(held.key),
            on_behalf=last.on_behalf,
        )
    )
    stands = stand(entry, Own(unit, private, held))
    draft = Draft(
        account=Account.objects.get(actor=viewer.actor),
        unit=unit,
        kind=held.kind,
        move=json.loads(last.payload)["doing"].get("move", ""),
        record=stands,
        origin=origin,
        texts=texts,
        changed_at=now,
    )
    draft.save()
    return draft


def begun_by(held: Record) -> Record | None:
    """The record whose rule made the draft of which this one came; it waits to be completed again."""
    kinds = installed_kinds()
    for link in Link.objects.unscoped().filter(record=held).select_related("other"):
        kind = kinds.get(link.other.kind)
        made = list(creates(kind)) if kind else []
        if any((effect.kind, effect.by) == (held.kind, link.field) for effect in made):
            return link.other
    return None


def may_be_taken_back(
    viewer: Viewer, now: dt.datetime, entries: list[Entry], minutes: int
) -> Entry:
    """The last entry, if it is the viewer's own and recent.

    Raises:
        TooLate: it is not.
    """
    last = entries[-1]
    if last.actor != viewer.actor:
        raise TooLate(
            Text("之后别人已经办过，不能撤回，可以更正。", "Somebody else has acted since; correct it instead.")
        )  # fmt: skip
    if now - last.at > dt.timedelta(minutes=minutes):
        raise TooLate(
            Text(
                f"已经过了 {minutes} 分钟，不能撤回，可以更正。",
                f"More than {minutes} minutes have passed; correct it instead.",
            )
        )
    did = json.loads(last.payload)["doing"]
    if did["step"] == "undo":
        raise TooLate(Text("已经撤回过了。", "It was taken back already."))
    if (
        did["step"] == CARRYING
        or "rule" in did
        or any("record" in effect for effect in did.get("then", ()))
    ):
        raise TooLate(
            Text("这一步按规则连着别的记录，不能撤回，可以更正。", "By rule this went together with another record; correct it instead.")
        )  # fmt: skip
    return last


def after(entry: Entry) -> Snapshot | None:
    """The record after an entry."""
    return snapshot_of(entry, private_of(entry))[0]


def texts_of_step(kind: Kind, taken: Snapshot, entry: Entry) -> dict[str, list[str]]:
    """What the form of the step held."""
    values, _ = called(kind, values_of(kind, taken))
    move = kind.lifecycle.move(json.loads(entry.payload)["doing"].get("move", ""))
    shown = sheet_of(kind, move).fields if move else tuple(values)
    return {
        column: texts
        for name in shown
        if name in values
        for column, texts in texts_of(kind, name, values[name]).items()
    }
