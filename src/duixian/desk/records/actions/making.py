"""A record is made, or makes a move."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from duixian.desk.ledger.models import Entry
from duixian.desk.org.models import Unit
from duixian.desk.records.judged import (
    Before,
    Occasion,
    Sent,
    acting,
    asked,
    keyed,
    typed,
)
from duixian.desk.records.models import Record
from duixian.desk.records.refusals import refuse
from duixian.desk.records.rivals import with_others
from duixian.desk.records.snapshots import Snapshot, holds, moved
from duixian.desk.walls import Viewer
from duixian.rulebook.errors import NotFound
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import (
    Asked,
    Judgement,
    Obstacle,
    Typed,
    Value,
    judge,
    sheet_of,
)
from duixian.rulebook.vocabulary.text import Text

from .effects import carry_out, chain_of, entailed, handed_up
from .stepping import stepped, with_time_back
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
    unit_seen,
)

LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Letters and digits that nobody takes for another one when reading a number out."""
LENGTH = 7
LATER_DAY = "state_on"


def create(
    *, viewer: Viewer, now: dt.datetime, unit: Unit, kind: Kind, move: str, sent: Sent
) -> Done:
    """Make a record by its first move.

    Raises:
        NotFound: no such unit for this viewer, no such move, nobody of the name on the paper.
        Refused: something that was typed is wrong, or the move may not be made.
        KeyUsed: the form's key was used for something else.
    """
    unit_seen(viewer, unit)
    first = move_of(kind, move)
    once = once_of(viewer, sent.once)
    name = f"record.{kind.id}.{move}"
    fields = sheet_of(kind, first).fields

    def same(snapshot: Snapshot, entry: Entry) -> bool:
        read = typed(viewer, kind, fields, sent, Before(), now.date())
        own, _ = keyed(kind, unit, read.values, {})
        who = acting(viewer, unit, sent.on_behalf, now.date())
        there = (entry.unit, entry.on_behalf) == (unit.code, who.on_behalf)
        return there and not read.findings and holds(snapshot, own, fields)

    def work() -> Done:
        who = acting(viewer, unit, sent.on_behalf, now.date())
        read = typed(viewer, kind, fields, sent, Before(), now.date())
        on = read.values.get("occurred_on", now.date())
        occasion = Occasion(viewer, unit, who, as_day(on, now), now.date(), first)
        question = with_others(asked(kind, Before(), read.values, occasion), kind, first, unit)
        judged = allowed(kind, first, question, read, gone(unit, question.on))
        blank = Snapshot(
            record=new_code(unit),
            kind=kind.id,
            unit=unit.code,
            version=0,
            state="",
            stage="",
            state_on="",
            steps=(),
            entered_at=now.isoformat(),
            entered_by=viewer.actor,
        )
        values = handed_up(judged.effects, unit, read.values)
        own = keyed(kind, unit, values, {})
        after = stepped(blank, kind, first, question, viewer.actor, own)
        doing = Doing(viewer, now, name, once, who.on_behalf, draft_of(viewer, sent))
        done = enter(after, kind, At(unit), doing, what_of(first, judged, values))
        carry_out(done, kind, first, values, chain_of(viewer, who, now, question.on, (kind, first)))
        return warned(done, judged)

    return exactly_once(Key(once, name, "", same), work)


def make_move(
    *,
    viewer: Viewer,
    now: dt.datetime,
    record: Record,
    kind: Kind,
    move: str,
    version: int,
    sent: Sent,
) -> Done:
    """Make a move on a record.

    Raises:
        NotFound: no such record for this viewer, no such move, nobody of the name on the paper.
        Changed: somebody changed the record since the form was shown.
        Refused: something that was typed is wrong, or the move may not be made.
        KeyUsed: the form's key was used for something else.
    """
    step = move_of(kind, move)
    once = once_of(viewer, sent.once)
    name = f"record.{kind.id}.{move}"
    fields = sheet_of(kind, step).fields

    def work() -> Done:
        held = locked(viewer, record)
        unchanged(held, version, kind)
        snapshot, before = before_of(held, kind)
        who = acting(viewer, held.unit, sent.on_behalf, now.date())
        read = typed(viewer, kind, (*fields, LATER_DAY), sent, before, now.date())
        on = as_day(read.values.get(LATER_DAY, now.date()), now)
        kept = {n: v for n, v in before.values.items() if n not in fields}
        new = {n: v for n, v in read.values.items() if n != LATER_DAY}
        values = {**before.erased, **kept, **new}
        occasion = Occasion(viewer, held.unit, who, on, now.date(), step)
        found = asked(kind, before, values, occasion)
        question = with_others(found, kind, step, held.unit, held.pk)
        judged = allowed(kind, step, question, read)
        values = handed_up(judged.effects, held.unit, values)
        values = with_time_back(kind, step, question, values)
        own = keyed(kind, held.unit, values, before.erased)
        after = stepped(snapshot, kind, step, question, viewer.actor, own)
        doing = Doing(viewer, now, name, once, who.on_behalf, draft_of(viewer, sent))
        done = enter(after, kind, At(held.unit, held), doing, what_of(step, judged, values))
        carry_out(done, kind, step, values, chain_of(viewer, who, now, on, (kind, step)))
        return warned(done, judged)

    same = partial(resent, viewer=viewer, record=record, kind=kind, sent=sent, fields=fields)
    return exactly_once(Key(once, name, str(record.key), same), work)


def move_of(kind: Kind, id_: str) -> Move:
    """The move of that name.

    Raises:
        NotFound: the kind has none.
    """
    found = kind.lifecycle.move(id_)
    if found is None:
        raise NotFound(
            Text(f"{kind.name.zh}没有“{id_}”这一步。", f"{kind.name.en} has no move “{id_}”.")
        )
    return found


def allowed(
    kind: Kind, move: Move, question: Asked, read: Typed, more: Iterable[Obstacle] = ()
) -> Judgement:
    """What the move leads to and entails, if it may be made.

    Raises:
        Refused: it may not; everything that is wrong is said.
    """
    judged = judge(kind, move, question)
    nobody = () if question.persons else (UNKNOWN_PERSON,)
    refuse(read.findings, (*judged.obstacles, *nobody, *more))
    return judged


def what_of(move: Move, judged: Judgement, values: Mapping[str, Value]) -> dict[str, Any]:
    """What the entry says was done: the move, what it brought about, what was warned of."""
    said = [{"zh": each.text.zh, "en": each.text.en} for each in judged.warnings]
    return moved(move.id, then=entailed(judged.effects, values), warned=said)


def warned(done: Done, judged: Judgement) -> Done:
    """The step with what whoever made it should know."""
    return replace(done, warnings=tuple(each.text for each in judged.warnings))


UNKNOWN_PERSON = Obstacle(
    None,
    Text(
        "您的账号没有对应到名册上的人，记不了。请镇里给账号补上。",
        "Your account names no person of the roster. Ask the township to add one.",
    ),
)


def gone(unit: Unit, day: dt.date) -> Iterator[Obstacle]:
    """A unit that had closed by then."""
    if unit.closed_on and unit.closed_on <= day:
        zh = f"{unit.name}已于 {unit.closed_on} 撤销，记在承接它的组织。"
        en = f"{unit.name} closed on {unit.closed_on}; note it for the unit that took over."
        yield Obstacle(None, Text(zh, en))


def as_day(value: Value, now: dt.datetime) -> dt.date:
    """A day that was read, otherwise today."""
    return value if isinstance(value, dt.date) else now.date()


def new_code(unit: Unit) -> str:
    """A number for a record that can be read out over the telephone."""
    return f"{unit.code}-{''.join(secrets.choice(LETTERS) for _ in range(LENGTH))}"
