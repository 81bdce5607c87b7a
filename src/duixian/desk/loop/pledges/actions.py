"""Several pledges decided at once, as at a meeting: one move of the records' room each, each outcome told."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from duixian.desk.org.models import Unit
from duixian.desk.records.actions import Sent, make_move
from duixian.desk.records.models import Record
from duixian.desk.records.queries import record_of
from duixian.desk.records.queries.forms import shown, values_now
from duixian.desk.records.refusals import Changed, KeyUsed, Refused
from duixian.desk.walls import Viewer
from duixian.rulebook.errors import NotFound
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import sheet_of
from duixian.rulebook.moves.sheet import asked_by
from duixian.rulebook.vocabulary.text import Text

DAY = "state_on"
QUESTION = "question"


@dataclass(frozen=True)
class Decision:
    """What was decided about one pledge: the move, and what is asked where it is sent back."""

    key: uuid.UUID
    move: str
    version: int
    question: str = ""
    more: Mapping[str, str] = field(default_factory=dict)
    """What else was written down with it, by field: the counts of a tally, a reason."""


@dataclass(frozen=True)
class Outcome:
    """What became of one decision: made, or why not."""

    decision: Decision
    wrong: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Sitting:
    """Who decides, when it is typed in, on which day it was decided, and the key of the form."""

    viewer: Viewer
    now: dt.datetime
    unit: Unit
    kind: Kind
    on: str
    once: str


def decide_all(sitting: Sitting, decisions: Iterable[Decision]) -> list[Outcome]:
    """Make every move in a transaction of its own: one that may not be made stops no other."""
    return [Outcome(decision, (*_decided(sitting, decision),)) for decision in decisions]


def _decided(sitting: Sitting, decision: Decision) -> Iterator[Text]:
    try:
        record = record_of(sitting.viewer, decision.key)
    except NotFound as missing:
        yield missing.text
        return
    move = sitting.kind.lifecycle.move(decision.move)
    here = record.unit.path.startswith(sitting.unit.path) and record.kind == sitting.kind.id
    if move is None or not here:
        yield Text("没有这条承诺。", "There is no such pledge.")
        return
    texts = texts_of(record, sitting.kind, move)
    texts |= {QUESTION: [decision.question]} if QUESTION in asked_by(move) else {}
    texts |= {name: [said] for name, said in decision.more.items()}
    texts |= {DAY: [sitting.on]} if sitting.on else {}
    sent = Sent(texts=texts, once=_key(sitting.once, record))
    try:
        make_move(
            viewer=sitting.viewer,
            now=sitting.now,
            record=record,
            kind=sitting.kind,
            move=decision.move,
            version=decision.version,
            sent=sent,
        )
    except Refused as refused:
        yield from refused.whole
        yield from (text for texts in refused.fields.values() for text in texts)
    except (Changed, KeyUsed) as other:
        yield other.text


def texts_of(record: Record, kind: Kind, move: Move) -> dict[str, list[str]]:
    """What the pledge holds already of what the form of a move shows."""
    return dict(shown(kind, sheet_of(kind, move), values_now(record, kind)).texts)


def _key(once: str, record: Record) -> str:
    """A key for one pledge of a form, so that sending the form twice decides nothing twice."""
    return uuid.uuid5(record.key, once).hex if once else ""
