"""Writing a record down: the form of its first move, kept as a draft until it is sent."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
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
from duixian.desk.records.actions import Done, Sent, create, drop_draft, keep_draft
from duixian.desk.records.forms import RecordForm, Texts
from duixian.desk.records.models import Draft, Record
from duixian.desk.records.nameable import nameable
from duixian.desk.records.queries import (
    Unwritten,
    draft_from,
    drafts_of,
    first_moves,
    record_of,
)
from duixian.desk.records.refusals import KeyUsed, Refused
from duixian.desk.walls import SEEING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotFound
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import foretold, sheet_of, texts_of

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


def ways_to_begin(request: Asked, kind: Kind, unit: Unit) -> list[Move]:
    """The moves by which the viewer may make a record of this kind for this unit, the one meant first.

    A kind may begin in several ways; the address names one of them.

    Raises:
        PermissionDenied: there is none.
    """
    moves = first_moves(request.viewer, unit, kind, request.now.date())
    if not moves:
        raise PermissionDenied
    meant = request.GET.get("move", "")
    return sorted(moves, key=lambda move: move.id != meant)


def first_move(request: Asked, kind: Kind, unit: Unit) -> Move:
    """The move by which the viewer makes a record of this kind for this unit."""
    return ways_to_begin(request, kind, unit)[0]


def draft_here(
    viewer: Viewer, kind: Kind, unit: Unit, begun: Unwritten | None = None
) -> Draft | None:
    """What the viewer typed for a new record of this kind and unit and has not sent."""
    source = begun.source.pk if begun else None
    drafts = (d for d in drafts_of(viewer) if d.record_id is None and d.kind == kind.id)
    return next((d for d in drafts if (d.unit_id, d.origin_id) == (unit.pk, source)), None)


def source_of(request: Asked, unit: Unit) -> Record | None:
    """The record of this unit that the address names as the source of a draft, where it names one.

    Raises:
        Http404: there is none in sight.
    """
    if "from" not in request.GET:
        return None
    try:
        found = record_of(request.viewer, UUID(request.GET["from"]))
    except (ValueError, NotFound) as error:
        raise Http404 from error
    if found.unit_id != unit.pk:
        raise Http404
    return found


def completed(request: Asked, source: Record) -> HttpResponse:
    """Nothing of the source waits any more: somebody was quicker, or its move was taken back."""
    messages.info(request, _("This draft has been completed already, or its ground is gone."))
    return redirect("records:one", source.key)


def texts_begun(kind: Kind, begun: Unwritten) -> dict[str, list[str]]:
    """What a draft made by a rule holds already, as its form shows it."""
    return {
        column: texts
        for name, value in begun.draft.values.items()
        for column, texts in texts_of(kind, name, value).items()
    }


def sent_by(form: RecordForm, request: Asked, draft: Draft | None, begun: Unwritten | None) -> Sent:
    """What the form sent; a draft made by a rule points at its source whatever was typed."""
    texts = dict(form.texts())
    if begun:
        texts[begun.draft.by] = [begun.source.code]
    return Sent(
        texts=texts,
        once=request.POST.get("once", ""),
        draft=draft,
        origin=begun.source if begun else None,
    )


def filled_beforehand(request: Asked, kind: Kind, move: Move, unit: Unit) -> Texts:
    """What is known before anything is typed: the day, who writes of oneself, what the address says.

    Pages from which somebody comes name fields in the address (`?about=...`); it is shown, not sent.
    """
    fields = sheet_of(kind, move).fields
    texts: dict[str, list[str]] = {}
    if "occurred_on" in fields:
        texts["occurred_on"] = [request.now.date().isoformat()]
    if "person" in fields and request.viewer.person:
        own = Person.objects.seen_by(request.viewer).filter(key=request.viewer.person, unit=unit)
        texts["person"] = [*own.values_list("code", flat=True)]
    return {**texts, **handed_on(request, fields)}


def handed_on(request: Asked, fields: Iterable[str]) -> Texts:
    """What the page from which somebody comes knows already, by field, in the address."""
    return {name: request.GET.getlist(name) for name in fields if name in request.GET}


@open_to(SEEING)
@require_http_methods(["GET", "POST"])
def new(request: Asked, kind: str, unit: UUID) -> HttpResponse:
    """The form of a new record; what was typed before and not sent stands in it again."""
    viewer = request.viewer
    found, where = place_of(viewer, kind, unit)
    move, *others = ways_to_begin(request, found, where)
    sheet = sheet_of(found, move)
    names = nameable(viewer, where, found, sheet)
    source = source_of(request, where)
    begun = draft_from(source, found, installed_kinds()) if source else None
    if source and not begun:
        return completed(request, source)
    draft = draft_here(viewer, found, where, begun)
    once = request.POST.get("once") or uuid.uuid4().hex
    if request.method == "POST":
        form = RecordForm(found, sheet, names, data=request.POST)
        sent = sent_by(form, request, draft, begun)
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
            tell_warnings(request, done)
            return redirect(f"{reverse('records:one', args=(done.record.key,))}?noted")
    else:
        texts = filled_beforehand(request, found, move, where)
        texts = {**draft.texts, **handed_on(request, sheet.fields)} if draft else texts
        texts = {**texts, **texts_begun(found, begun)} if begun and not draft else texts
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
            "begun": begun,
            "foretold": foretold(found, move, installed_kinds()),
            "others": others,
            "url": from_origin(request, "records:new", begun, (found.id, where.key)),
            "draft_url": from_origin(request, "records:keep", begun, (found.id, where.key)),
        },
        status=UNREADABLE if form.is_bound else 200,
    )


@open_to(SEEING)
@require_POST
def keep(request: Asked, kind: str, unit: UUID) -> HttpResponse:
    """Keep what has been typed so far, without judging it."""
    viewer = request.viewer
    found, where = place_of(viewer, kind, unit)
    move = first_move(request, found, where)
    sheet = sheet_of(found, move)
    form = RecordForm(found, sheet, nameable(viewer, where, found, sheet), data=request.POST)
    source = source_of(request, where)
    begun = draft_from(source, found, installed_kinds()) if source else None
    if source and not begun:
        return completed(request, source)
    sent = sent_by(form, request, draft_here(viewer, found, where, begun), begun)
    keep_draft(viewer=viewer, now=request.now, unit=where, kind=found.id, move=move.id, sent=sent)
    return kept(request, "records:choose")


def from_origin(
    request: Asked, name: str, begun: Unwritten | None, arguments: tuple[object, ...]
) -> str:
    """An address with the way to begin, and the record that a draft made by a rule comes from."""
    asked = {"from": str(begun.source.key)} if begun else {}
    asked |= {"move": request.GET["move"]} if "move" in request.GET else {}
    address = reverse(name, args=arguments)
    return f"{address}?{urlencode(asked)}" if asked else address


def tell_warnings(request: Asked, done: Done) -> None:
    """Say what stood in nobody's way and should be known."""
    for text in done.warnings:
        messages.warning(request, text.in_(reading()))


def kept(request: Asked, back: str, *arguments: object) -> HttpResponse:
    """A line for the page that keeps by itself; a way back for whoever pressed the button."""
    if "keep" in request.POST:
        return redirect(back, *arguments)
    said = _("Kept as a draft, %(at)s") % {"at": f"{request.now:%H:%M}"}
    return HttpResponse(format_html('<span class="kept-line">{}</span>', said))


@open_to(SEEING)
@require_POST
def drop(request: Asked, draft: UUID) -> HttpResponse:
    """Throw a draft away and go back to where it was written."""
    mine = next((d for d in drafts_of(request.viewer) if d.key == draft), None)
    if mine is None:
        raise Http404
    drop_draft(viewer=request.viewer, draft=mine)
    return redirect(address_of(mine))
