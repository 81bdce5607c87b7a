"""The form of a later move, and of a correction: shown with how the record stands, sent with its version."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.inputs import DayInput
from duixian.desk.look.returning import came_from
from duixian.desk.look.wording import reading
from duixian.desk.records.actions import Done, Sent, correct, keep_draft, make_move
from duixian.desk.records.forms import Nameable, RecordForm
from duixian.desk.records.forms.fields import Typed
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.nameable import nameable
from duixian.desk.records.queries import Shown, correction_of, drafts_of, form_of
from duixian.desk.records.refusals import Changed, KeyUsed, Refused
from duixian.desk.records.rounds import called
from duixian.desk.records.standing import lines_of
from duixian.desk.records.wording import Line
from duixian.desk.walls import ACTING, SEEING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import Sheet, foretold
from duixian.rulebook.moves.sheet import asked_by
from duixian.rulebook.vocabulary.text import Text

from .entering import UNREADABLE, handed_on, kept, tell_warnings
from .one import read

CONFLICT = 409
VERSION = re.compile("[0-9]{1,9}")
DAY = "state_on"
"""The day of a later move; today where nothing is typed."""


@dataclass(frozen=True)
class Row:
    """A field of which somebody else has written something else meanwhile."""

    name: str
    now: str
    yours: str


@dataclass(frozen=True)
class Step:
    """A step that a form asks for: what it is called, what it shows, and how it is carried out."""

    name: str
    verb: str
    shown: Shown
    send: Callable[[int, Sent], Done]
    move: str = ""

    @property
    def sheet(self) -> Sheet:
        """Its fields, those that must be filled first."""
        return sheet_of_form(self.shown)


@open_to(SEEING)
@require_http_methods(["GET", "POST"])
def move(request: Asked, key: UUID, move: str) -> HttpResponse:
    """The small sheet of a move."""
    viewer = request.viewer
    record, kind = read(viewer, key)
    step = kind.lifecycle.move(move)
    if step is None or not step.from_:
        raise Http404

    def send(version: int, sent: Sent) -> Done:
        return make_move(
            viewer=viewer,
            now=request.now,
            record=record,
            kind=kind,
            move=step.id,
            version=version,
            sent=sent,
        )

    name = step.name.in_(reading())
    shown = form_of(record, kind, step, request.now.date())
    return stepped(request, record, kind, Step(name, name, shown, send, step.id))


@open_to(ACTING)
@require_http_methods(["GET", "POST"])
def correction(request: Asked, key: UUID) -> HttpResponse:
    """The form of a correction: the whole record, of which some fields are put right."""
    viewer = request.viewer
    record, kind = read(viewer, key)

    def send(version: int, sent: Sent) -> Done:
        return correct(
            viewer=viewer, now=request.now, record=record, kind=kind, version=version, sent=sent
        )

    shown = correction_of(record, kind)
    return stepped(request, record, kind, Step(_("Correct"), _("Save the correction"), shown, send))


def stepped(request: Asked, record: Record, kind: Kind, step: Step) -> HttpResponse:
    """Show the form of a step, or carry it out; whatever stands in the way is told in the form."""
    draft = draft_of(request.viewer, record, step.move)
    names = nameable(request.viewer, record.unit, kind, step.sheet)
    version = _version(request.POST["version"]) if "version" in request.POST else record.version
    once = request.POST.get("once") or uuid.uuid4().hex
    changed: list[Row] = []
    said = None
    status = 200
    if request.method == "POST":
        form = StepForm(kind, step.sheet, names, later=bool(step.move), data=request.POST)
        sent = Sent(texts=form.texts(), once=request.POST.get("once", ""), draft=draft)
        try:
            done = step.send(version, sent)
        except Refused as refused:
            form.tell(refused.fields, refused.whole)
            status = UNREADABLE
        except KeyUsed as used:
            form.tell({}, (used.text,))
            once, status = uuid.uuid4().hex, CONFLICT
        except Changed as meanwhile:
            said = meanwhile.text.in_(reading())
            changed = [*rows_of(kind, step, form, meanwhile.fields)]
            version, status = record.version, CONFLICT
        else:
            return stepped_on(request, record, step, done)
    else:
        known = handed_on(request, step.sheet.fields)
        texts = draft.texts if draft else {**step.shown.texts, **known}
        form = StepForm(kind, step.sheet, names, later=bool(step.move), texts=texts)
    called([record])
    return render(
        request,
        "records/new.html",
        {
            "kind": kind,
            "unit": record.unit,
            "record": record,
            "title": _("%(step)s: %(text)s") % {"step": step.name, "text": record.text}
            if record.text
            else step.name,
            "form": form,
            "verb": step.verb,
            "once": once,
            "version": version,
            "draft": draft if request.method == "GET" else None,
            "draft_url": f"{request.path}draft/",
            "back": request.POST.get("back") or request.GET.get("back", ""),
            "next": came_from(request),
            "asked": asked_before(request.viewer, record, kind, step.sheet),
            "said": said,
            "after": state_after(kind, step),
            "changed": changed,
            "foretold": told_beforehand(kind, step),
            "url": request.path,
        },
        status=status,
    )


def stepped_on(request: Asked, record: Record, step: Step, done: Done) -> HttpResponse:
    """Say that a step was made, and go back to the list from which it was, else to the record."""
    back, here = came_from(request), reverse("records:one", args=(record.key,))
    if request.POST.get("back") == "waiting":
        back = reverse("records:waiting")
    said = _("%(step)s: saved.") % {"step": step.name}
    if back:
        said = format_html('{} <a href="{}">{}</a>', said, here, _("See it"))
    messages.success(request, said)
    tell_warnings(request, done)
    return HttpResponseRedirect(back or here)


@open_to(SEEING)
@require_POST
def keep(request: Asked, key: UUID, move: str = "") -> HttpResponse:
    """Keep what has been typed into the form of a step, or of a correction, without judging it."""
    viewer = request.viewer
    record, kind = read(viewer, key)
    step = kind.lifecycle.move(move)
    if move and step is None:
        raise Http404
    shown = form_of(record, kind, step, request.now.date()) if step else correction_of(record, kind)
    names = nameable(viewer, record.unit, kind, sheet_of_form(shown))
    form = StepForm(kind, sheet_of_form(shown), names, later=bool(move), data=request.POST)
    sent = Sent(texts=form.texts(), draft=draft_of(viewer, record, move))
    keep_draft(
        viewer=viewer,
        now=request.now,
        unit=record.unit,
        kind=kind.id,
        move=move,
        sent=sent,
        record=record,
    )
    return kept(request, "records:one", record.key)


def sheet_of_form(shown: Shown) -> Sheet:
    """The fields of a form, those that must be filled first."""
    others = tuple(name for name in shown.fields if name not in shown.needed)
    return Sheet(tuple(shown.needed), others)


class StepForm(RecordForm):
    """The fields of a step; a later move has a day of its own, folded away."""

    def __init__(
        self, kind: Kind, sheet: Sheet, names: Nameable, *, later: bool, **given: Any
    ) -> None:
        super().__init__(kind, sheet, names, **given)
        if later:
            day = Typed(DAY, _("On which day, if not today"), DayInput())
            day.required = False
            day.initial = day.shown(given.get("texts") or {})
            self.fields[DAY] = day
            self.open = len(self.fields) - 1 if len(self.fields) <= self.open else self.open


def asked_before(viewer: Viewer, record: Record, kind: Kind, sheet: Sheet) -> list[Line]:
    """What the step before this one said, where this form does not hold it anyway: a question."""
    last = kind.lifecycle.move(record.steps[-1]["move"]) if record.steps else None
    names = {kind.name_of(n).in_(reading()) for n in asked_by(last)} if last else set()
    shown = {kind.name_of(n).in_(reading()) for n in sheet.fields}
    return [line for line in lines_of(viewer, record, kind) if line.name in names - shown]


def state_after(kind: Kind, step: Step) -> str:
    """What the record will be after a move."""
    move = kind.lifecycle.move(step.move)
    return kind.name_of_state(move.to).in_(reading()) if move else ""


def told_beforehand(kind: Kind, step: Step) -> list[Text]:
    """What a move brings about besides, for whoever is about to make it."""
    move = kind.lifecycle.move(step.move)
    return foretold(kind, move, installed_kinds()) if move else []


def draft_of(viewer: Viewer, record: Record, move: str) -> Draft | None:
    """What the viewer typed for this step and has not sent."""
    drafts = (d for d in drafts_of(viewer) if d.record_id == record.pk and d.move == move)
    return next(drafts, None)


def rows_of(kind: Kind, step: Step, form: RecordForm, names: tuple[str, ...]) -> Iterator[Row]:
    """What stands now in fields that somebody else has changed, beside what was typed here."""
    now = RecordForm(kind, step.sheet, form.nameable, texts=step.shown.texts)
    for name in names:
        if name in form.fields:
            yield Row(kind.name_of(name).in_(reading()), now.said(name), form.said(name))


def _version(text: str) -> int:
    """The version that a form was filled in over; 0, which no record has, where it names none."""
    return int(text) if VERSION.fullmatch(text) else 0
