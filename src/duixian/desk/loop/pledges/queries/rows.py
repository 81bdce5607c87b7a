"""Pledges as rows: whose, since when, how far past their day, and what the viewer may do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from duixian.desk.loop.pledges.steps import AT_LEAST, OPTIONS
from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Record
from duixian.desk.records.queries.waits import paths_of, question_of
from duixian.desk.records.views.one import Verb, verbs
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import judge_alone

from .ages import first_days
from .sight import is_near

CHUNK = 200


@dataclass(frozen=True)
class Said:
    """What the people served said of one pledge."""

    satisfied: int
    basically: int
    dissatisfied: int

    @property
    def whole(self) -> int:
        """All answers."""
        return self.satisfied + self.basically + self.dissatisfied

    @property
    def enough(self) -> bool:
        """Whether there are so many answers that a share tells nothing of anybody."""
        return self.whole >= AT_LEAST


@dataclass(frozen=True)
class Row:
    """One pledge as a list shows it; `person` is empty where the viewer is too far to read the name."""

    record: Record
    maker: str
    person: str
    since: dt.date
    age: int
    late: int
    carried: bool
    moves: list[Verb]

    def may(self, move: str) -> bool:
        """Whether the viewer may make a move on it."""
        return move in {verb.url.rstrip("/").rpartition("/")[2] for verb in self.moves}

    @property
    def amount(self) -> int | None:
        """The number that was promised."""
        held = self.record.values.get("amount")
        return held if isinstance(held, int) else None

    @property
    def reason(self) -> str:
        """Why it was not kept."""
        return str(self.record.values.get("reason", ""))

    @property
    def question(self) -> str:
        """What was asked when it was sent back."""
        return str(self.record.values.get("question", ""))

    @property
    def verdict(self) -> Said | None:
        """What the people served said, where they have."""
        held = self.record.values.get("verdict")
        return Said(*(held.get(name, 0) for name in OPTIONS)) if isinstance(held, dict) else None


def rows_of(
    viewer: Viewer, kind: Kind, records: Sequence[Record], day: dt.date
) -> Mapping[int, Row]:
    """Records as rows by their keys: a few questions, however many rows there are."""
    since = first_days(viewer, kind, records)
    kinds = {kind.id: kind}
    paths, me = paths_of(records, kinds), code_of(viewer)
    found = {}
    for record in records:
        question = question_of(viewer, record, kind, (me, day), paths)
        moves = [m for m in onward(kind) if judge_alone(kind, m, question).allowed]
        first = since[record.pk]
        owed = record.stage == "open" and record.due_on is not None
        found[record.pk] = Row(
            record=record,
            maker=str(record.values.get("maker", "")),
            person=name_of(viewer, record),
            since=first,
            age=(day - first).days,
            late=max((day - record.due_on).days, 0) if owed and record.due_on else 0,
            carried=first.year < day.year and record.stage in ("open", "draft"),
            moves=[*verbs(record, kind, moves, kinds)],
        )
    return found


def may_any(viewer: Viewer, kind: Kind, move: str, rows: QuerySet[Record], day: dt.date) -> bool:
    """Whether the viewer may make a move on any of some records, however many there are."""
    step, me = kind.lifecycle.move(move), code_of(viewer)
    if step is None:
        return False
    questions = (
        question_of(viewer, record, kind, (me, day), {})
        for record in rows.select_related("unit", "person").iterator(CHUNK)
    )
    return any(judge_alone(kind, step, question).allowed for question in questions)


def onward(kind: Kind) -> Iterator[Move]:
    """The moves that a list offers: all but taking a pledge back, which stands on its own page."""
    return (move for move in kind.moves if kind.stages()[move.to].value != "void")


def name_of(viewer: Viewer, record: Record) -> str:
    """The name of the one who answers for a pledge, where the viewer is near enough."""
    return record.person.name if record.person and is_near(viewer, record) else ""
