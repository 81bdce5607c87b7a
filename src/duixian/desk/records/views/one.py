"""One record: how it stands, what became of it, and what the viewer can do with it."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import day, reading
from duixian.desk.records.actions import undo as take_back
from duixian.desk.records.actions.reading import note_reading
from duixian.desk.records.models import Record
from duixian.desk.records.queries import Passage, history, open_moves, pictures_of, record_of
from duixian.desk.records.refusals import TooLate
from duixian.desk.records.rounds import called
from duixian.desk.records.standing import lines_of, may_correct, notice_of, said_after, undo_until
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import ACTING, LEADING, SEEING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotFound
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import foretold, goes_forward, sheet_of
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType, Stage

from .drafts import address_of

ENDS = (Stage.VOID, Stage.FAILED)
COMMENT = "comment"
DAYS = ("occurred_on", "due_on", "closed_on")


def read(viewer: Viewer, key: UUID) -> tuple[Record, Kind]:
    """The same for a page that is about what the record says.

    Raises:
        Http404: there is none in sight.
        PermissionDenied: what it says stays nearer than where the viewer stands.
    """
    record, kind = found(viewer, key)
    if record.veiled:
        raise PermissionDenied
    return record, kind


@dataclass(frozen=True)
class Verb:
    """A move as a button: at once where there is nothing to fill in and nothing ends by it."""

    name: Text
    url: str
    at_once: bool
    once: str
    first: bool
    foretold: list[Text]


def found(viewer: Viewer, key: UUID) -> tuple[Record, Kind]:
    """The record of that key and its kind.

    Raises:
        Http404: there is none in sight.
    """
    kinds = installed_kinds()
    try:
        record = record_of(viewer, key)
    except NotFound as error:
        raise Http404 from error
    kind = kinds.get(record.kind)
    if kind is None:
        raise Http404
    return record, kind


def verbs(
    record: Record, kind: Kind, moves: Iterable[Move], kinds: Mapping[str, Kind]
) -> Iterator[Verb]:
    """Moves as buttons, the one that brings the record on first."""
    stages = kind.stages()
    ordered = sorted(moves, key=lambda move: not goes_forward(kind, move))
    for nth, move in enumerate(ordered):
        plain = not sheet_of(kind, move).fields and stages[move.to] not in ENDS
        url = reverse("records:move", args=(record.key, move.id))
        first = nth == 0 and goes_forward(kind, move)
        told = foretold(kind, move, kinds) if move.then else []
        yield Verb(move.name, url, plain, uuid.uuid4().hex, first, told)


@dataclass(frozen=True)
class Event:
    """A step of the story: what changed, days as people write them."""

    passage: Passage
    changes: list[tuple[str, str, str]]


def events(viewer: Viewer, record: Record, kind: Kind) -> Iterator[Event]:
    """The story of a record, the last step first."""
    for passage in reversed(history(viewer, record, kind)):
        changes = [
            (
                c.name.in_(reading()),
                in_words(kind, c.field, c.before),
                in_words(kind, c.field, c.after),
            )
            for c in passage.changes
        ]
        yield Event(passage, changes)


def in_words(kind: Kind, name: str, said: Text | None) -> str:
    """What a field held, a day as people write it."""
    if said is None:
        return ""
    field = kind.field(name)
    is_day = name in DAYS if field is None else field.type is FieldType.DATE
    return day(dt.date.fromisoformat(said.zh), reading()) if is_day else said.in_(reading())


@open_to(SEEING)
@require_GET
def record(request: Asked, key: UUID) -> HttpResponse:
    """What a record holds, what happened to it, and what the viewer may do next."""
    viewer, today = request.viewer, request.now.date()
    held, kind = found(viewer, key)
    called([held])
    mine = held.entered_by == viewer.actor
    note_reading(viewer=viewer, now=request.now, record=held, kind=kind)
    return render(
        request,
        "records/one.html",
        {
            "record": held,
            "kind": kind,
            "state": kind.name_of_state(held.state).in_(reading()),
            "mark": mark_of(held, kind, today),
            "lines": [*lines_of(viewer, held, kind)],
            "noted": said_after(held, kind, today) if mine and "noted" in request.GET else "",
            "again_url": reverse("records:new", args=(held.kind, held.unit.key)),
            "undo_until": None if held.veiled else undo_until(viewer, held, request.now, minutes()),
            "moves": [*verbs(held, kind, moves_on(viewer, held, kind, today), installed_kinds())],
            "may_correct": not held.veiled and may_correct(viewer, held),
            "may_comment": may_comment(viewer, held),
            "notice": notice_of(held, kind),
            "pictures": pictures_of(viewer, held),
            "may_attach": not held.veiled and viewer.holds(ACTING, held.unit.path),
            "history": [*events(viewer, held, kind)],
        },
    )


def moves_on(viewer: Viewer, record: Record, kind: Kind, today: dt.date) -> tuple[Move, ...]:
    """What the viewer may do with a record; nothing with one that stays near."""
    return () if record.veiled else open_moves(viewer, record, kind, today)


def may_comment(viewer: Viewer, record: Record) -> bool:
    """Whether the viewer may comment on a record: on one that is read, and from above."""
    above = viewer.holds_above(LEADING, record.unit.path)
    return above and record.kind != COMMENT and not record.veiled


@open_to(SEEING)
@require_POST
def undo(request: Asked, key: UUID) -> HttpResponse:
    """Take the last step back; what was typed comes back as a draft, in its form."""
    held, kind = read(request.viewer, key)
    try:
        draft = take_back(
            viewer=request.viewer, now=request.now, record=held, kind=kind, minutes=minutes()
        )
    except TooLate as late:
        messages.warning(request, late.text.in_(reading()))
        return redirect("records:one", key)
    messages.info(request, _("Taken back. What you had typed stands in the form again."))
    return redirect(address_of(draft))


def minutes() -> int:
    """How long a step can be taken back."""
    given: int = settings.ENVIRONMENT.undo_minutes
    return given
