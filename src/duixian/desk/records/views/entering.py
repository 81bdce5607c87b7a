"""Writing a record down: the form of its first move, kept as a draft until it is sent."""

from __future__ import annotations

import uuid
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Person, Unit
from duixian.desk.records.actions import Sent, create, drop_draft, keep_draft
from duixian.desk.records.forms import RecordForm, Texts
from duixian.desk.records.models import Draft
from duixian.desk.records.nameable import nameable
from duixian.desk.records.queries import drafts_of, first_moves
from duixian.desk.records.refusals import KeyUsed, Refused
from duixian.desk.walls import ACTING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import sheet_of

from .drafts import address_of

UNREADABLE = 422


def place_of(viewer: Viewer, kind: str, unit: UUID) -> tuple[Kind, Unit]:
    """The kind and the unit that an address names.

    Raises:
        Http404: there is no such kind, or no such unit in sight.
    """
    where = get_object_or_404(Unit.objects.seen_by(viewer), key=unit)
    found = installed_kinds().get(kind)
    if found is None:
        raise Http404
    return found, where


def first_move(request: Asked, kind: Kind, unit: Unit) -> Move:
    """The move by which the viewer makes a record of this kind for this unit.

    Raises:
        PermissionDenied: there is none.
    """
    moves = first_moves(request.viewer, unit, kind, request.now.date())
    if not moves:
        raise PermissionDenied
    return moves[0]


def draft_here(viewer: Viewer, kind: Kind, unit: Unit) -> Draft | None:
    """What the viewer typed for a new record of this kind and unit and has not sent."""
    drafts = (d for d in drafts_of(viewer) if d.record_id is None and d.kind == kind.id)
    return next((d for d in drafts if d.unit_id == unit.pk), None)


def filled_beforehand(request: Asked, kind: Kind, move: Move, unit: Unit) -> Texts:
    """What is known before anything is typed: the day, and who it is where somebody writes of oneself."""
    fields = sheet_of(kind, move).fields
    texts: dict[str, list[str]] = {}
    if "occurred_on" in fields:
        texts["occurred_on"] = [request.now.date().isoformat()]
    if "person" in fields and request.viewer.person:
        own = Person.objects.seen_by(request.viewer).filter(key=request.viewer.person, unit=unit)
        texts["person"] = [*own.values_list("code", flat=True)]
    return texts


@open_to(ACTING)
@require_http_methods(["GET", "POST"])
def new(request: Asked, kind: str, unit: UUID) -> HttpResponse:
    """The form of a new record; what was typed before and not sent stands in it again."""
    viewer = request.viewer
    found, where = place_of(viewer, kind, unit)
    move = first_move(request, found, where)
    sheet = sheet_of(found, move)
    names = nameable(viewer, where, found, sheet)
    draft = draft_here(viewer, found, where)
    once = request.POST.get("once") or uuid.uuid4().hex
    if request.method == "POST":
        form = RecordForm(found, sheet, names, data=request.POST)
        sent = Sent(texts=form.texts(), once=once, draft=draft)
        try:
            done = create(
                viewer=viewer, now=request.now, unit=where, kind=found, move=move.id, sent=sent
            )
        except Refused as refused:
            form.tell(refused.fields, refused.whole)
        except KeyUsed as used:
            form.tell({}, (used.text,))
            once = uuid.uuid4().hex
        else:
            return redirect(f"{reverse('records:one', args=(done.record.key,))}?noted")
    else:
        texts = draft.texts if draft else filled_beforehand(request, found, move, where)
        form = RecordForm(found, sheet, names, texts=texts)
    return render(
        request,
        "records/new.html",
        {
            "kind": found,
            "unit": where,
            "title": found.name.in_(reading()),
            "form": form,
            "verb": move.name.in_(reading()),
            "once": once,
            "draft": draft if request.method == "GET" else None,
            "url": reverse("records:new", args=(found.id, where.key)),
            "draft_url": reverse("records:keep", args=(found.id, where.key)),
        },
        status=UNREADABLE if form.is_bound else 200,
    )


@open_to(ACTING)
@require_POST
def keep(request: Asked, kind: str, unit: UUID) -> HttpResponse:
    """Keep what has been typed so far, without judging it."""
    viewer = request.viewer
    found, where = place_of(viewer, kind, unit)
    move = first_move(request, found, where)
    sheet = sheet_of(found, move)
    form = RecordForm(found, sheet, nameable(viewer, where, found, sheet), data=request.POST)
    sent = Sent(texts=form.texts(), draft=draft_here(viewer, found, where))
    keep_draft(viewer=viewer, now=request.now, unit=where, kind=found.id, move=move.id, sent=sent)
    return kept(request, "records:choose")


def kept(request: Asked, back: str, *arguments: object) -> HttpResponse:
    """A line for the page that keeps by itself; a way back for whoever pressed the button."""
    if "keep" in request.POST:
        return redirect(back, *arguments)
    said = _("Kept as a draft, %(at)s") % {"at": f"{request.now:%H:%M}"}
    return HttpResponse(format_html('<span class="kept-line">{}</span>', said))


@open_to(ACTING)
@require_POST
def drop(request: Asked, draft: UUID) -> HttpResponse:
    """Throw a draft away and go back to where it was written."""
    mine = next((d for d in drafts_of(request.viewer) if d.key == draft), None)
    if mine is None:
        raise Http404
    drop_draft(viewer=request.viewer, draft=mine)
    return redirect(address_of(mine))
