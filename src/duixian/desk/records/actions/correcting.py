"""A record is put right: an entry, never an edit."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import partial

from duixian.desk.records.judged import Occasion, Sent, acting, asked, keyed, typed
from duixian.desk.records.models import Record
from duixian.desk.records.queries.forms import correction_of
from duixian.desk.records.refusals import refuse
from duixian.desk.records.snapshots import Made, Snapshot, corrected, steps_of, with_values
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import correction_sheet, judge_correction

from .making import as_day
from .writing import (
    At,
    Doing,
    Done,
    Key,
    before_of,
    draft_of,
    enter,
    exactly_once,
    locked,
    once_of,
    resent,
    unchanged,
)


def correct(
    *, viewer: Viewer, now: dt.datetime, record: Record, kind: Kind, version: int, sent: Sent
) -> Done:
    """Put fields right; a record that somebody else had confirmed goes back to be confirmed anew.

    Raises:
        NotFound: no such record for this viewer, nobody of the name on the paper.
        Changed: somebody changed the record since the form was shown.
        Refused: something that was typed is wrong, or is not this viewer's to correct.
        KeyUsed: the form's key was used for something else.
    """
    once = once_of(viewer, sent.once)
    name = f"record.{kind.id}.corrected"

    def work() -> Done:
        held = locked(viewer, record)
        unchanged(held, version, kind)
        snapshot, before = before_of(held, kind)
        who = acting(viewer, held.unit, sent.on_behalf, now.date())
        fields = correction_sheet(kind, steps_of(before.made), before.values).fields
        read = typed(viewer, kind, fields, sent, before, now.date())
        kept = {n: v for n, v in before.values.items() if n not in fields}
        values = {**before.erased, **kept, **read.values}
        names = sorted({*values, *before.values})
        changed = [n for n in names if values.get(n) != before.values.get(n)]
        on = as_day(values.get("occurred_on", now.date()), now)
        occasion = Occasion(viewer, held.unit, who, on, now.date())
        judged = judge_correction(kind, changed, asked(kind, before, values, occasion))
        refuse(read.findings, judged.obstacles)
        own, called = keyed(kind, held.unit, values, before.erased)
        after = Snapshot(**with_values(snapshot, own, called))
        after = moved_back(after, kind, judged.to) if judged.to != before.state else after
        after = dated(replace(after, version=snapshot.version + 1), changed)
        doing = Doing(viewer, now, name, once, who.on_behalf, draft_of(viewer, sent))
        return enter(after, kind, At(held.unit, held), doing, corrected(changed))

    fields = correction_of(record, kind).fields
    same = partial(resent, viewer=viewer, record=record, kind=kind, sent=sent, fields=fields)
    return exactly_once(Key(once, name, str(record.key), same), work)


def moved_back(snapshot: Snapshot, kind: Kind, state: str) -> Snapshot:
    """The record in the state before its confirmation, which stands no more."""
    steps = snapshot.steps[:-1]
    return replace(
        snapshot,
        state=state,
        stage=kind.stages()[state].value,
        state_on=steps[-1].on,
        steps=steps,
    )


def dated(snapshot: Snapshot, changed: list[str]) -> Snapshot:
    """The first move's day is the day it happened; a state that has held since then moves with it."""
    if "occurred_on" not in changed or not snapshot.occurred_on:
        return snapshot
    first = snapshot.steps[0]
    steps = (Made(first.move, snapshot.occurred_on, first.by, first.actor), *snapshot.steps[1:])
    only = len(steps) == 1
    return replace(
        snapshot, steps=steps, state_on=snapshot.occurred_on if only else snapshot.state_on
    )
