"""Typing in a stack of paper sheets for others: with the keyboard alone, one sheet after the other."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.org.models import Unit
from duixian.desk.records.actions import Done, Sent, create
from duixian.desk.records.forms import Texts
from duixian.desk.records.forms.stack import WRITER, StackForm, TopForm
from duixian.desk.records.nameable import nameable
from duixian.desk.records.paper import first_move
from duixian.desk.records.refusals import KeyUsed, Refused
from duixian.desk.records.rounds import ROUND
from duixian.desk.walls import LEADING, Role, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import NotFound
from duixian.rulebook.moves import sheet_of

from .entering import UNREADABLE, handed_on, place_of

TYPING = LEADING - {Role.LEADER}
STACK = "stack"
KEPT = ("occurred_on", WRITER, ROUND)
"""What stands on the next sheet as on the last one; a stack of an inspection is of one round."""


def stack_of(request: Asked) -> dict[str, Any]:
    """What is known of the stack: how many sheets are done, and how the last one looked."""
    found: dict[str, Any] = request.session.get(STACK, {})
    return found


@open_to(TYPING)
@require_GET
def start(request: Asked) -> HttpResponse:
    """Which sheet lies on top: its code, or its kind and unit."""
    last = stack_of(request)
    if "done" in request.GET:
        request.session.pop(STACK, None)
        messages.success(request, _("%(n)s sheets typed in.") % {"n": last.get("count", 0)})
        return redirect("records:list")
    initial = {"kind": last.get("kind", ""), "unit": last.get("unit", "")}
    asked = request.GET if {"code", "unit"} & set(request.GET) else None
    initial["kind"] = request.GET.get("kind", initial["kind"])
    form = TopForm(asked, request.viewer, installed_kinds(), initial)
    if form.is_bound and form.is_valid() and form.sheet:
        kind, unit = form.sheet
        address = reverse("records:stack_sheet", args=(kind.id, unit.key))
        belongs = urlencode({ROUND: form.part_of}) if form.part_of else ""
        return redirect(f"{address}?{belongs}" if belongs else address)
    context = {"form": form, "count": last.get("count", 0)}
    return render(request, "records/stack.html", context)


@open_to(TYPING)
@require_http_methods(["GET", "POST"])
def sheet(request: Asked, kind: str, unit: UUID) -> HttpResponse:
    """One sheet; after saving, the next of the same kind and unit with the day and the name kept."""
    viewer = request.viewer
    found, where = place_of(viewer, kind, unit)
    move = first_move(found)
    shape = sheet_of(found, move)
    names = nameable(viewer, where, found, shape)
    once = request.POST.get("once") or uuid.uuid4().hex
    if request.method == "POST":
        form = StackForm(found, shape, names, data=request.POST)
        if form.writer() or form.nobody():
            sent = Sent(texts=form.texts(), once=once, on_behalf=form.writer())
            try:
                done = create(
                    viewer=viewer, now=request.now, unit=where, kind=found, move=move.id, sent=sent
                )
            except Refused as refused:
                form.tell(refused.fields, refused.whole)
            except (KeyUsed, NotFound) as strange:
                form.tell({}, (strange.text,))
                once = uuid.uuid4().hex
            else:
                one_more(request, done, where, form.texts())
                return redirect("records:stack_sheet", found.id, where.key)
    else:
        texts = {**from_last(request, where), **handed_on(request, (ROUND,))}
        form = StackForm(found, shape, names, texts=texts)
    stack = stack_of(request)
    return render(
        request,
        "records/stack_sheet.html",
        {
            "kind": found,
            "unit": where,
            "form": form,
            "once": once,
            "count": stack.get("count", 0),
            "last": stack.get("last"),
            "url": reverse("records:stack_sheet", args=(found.id, where.key)),
        },
        status=UNREADABLE if form.is_bound else 200,
    )


def one_more(request: Asked, done: Done, unit: Unit, texts: Texts) -> None:
    """Count a sheet and remember how it looked; one that was sent twice counts once."""
    stack = stack_of(request)
    request.session[STACK] = {
        "count": stack.get("count", 0) + (not done.repeated),
        "kind": done.record.kind,
        "unit": unit.code,
        "texts": {name: texts.get(name, []) for name in KEPT},
        "last": {"key": str(done.record.key), "text": done.record.text, "code": done.record.code},
    }


def from_last(request: Asked, unit: Unit) -> Texts:
    """The day of the last sheet, and its name where it was of the same unit; today for the first."""
    stack = stack_of(request)
    texts: dict[str, list[str]] = dict(stack.get("texts", {}))
    if stack.get("unit") != unit.code:
        texts.pop(WRITER, None)
    return {"occurred_on": [request.now.date().isoformat()], **texts}
