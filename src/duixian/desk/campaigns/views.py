"""Campaigns: which there are, what one asks, and the start of a new one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from duixian.desk.ledger.queries import of_subject
from duixian.desk.look.wording import reading
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import Unusable

from . import actions, queries, standards
from .forms import StartForm, UmbrellaForm, called
from .leading import put_under
from .models import State
from .packs import looked_at, own, pack_of, source_of
from .rules import STARTING, may_start
from .tabs import tabs

if TYPE_CHECKING:
    from duixian.rulebook.findings import Finding


@dataclass(frozen=True)
class Told:
    """A finding in the language of the page: what was found, and what to do."""

    what: str
    hint: str


@dataclass(frozen=True)
class Cause:
    """All findings of one id, with what to do, why it matters, and the source of the rule."""

    id: str
    found: tuple[str, ...]
    hint: str
    why: str
    source: str


@dataclass(frozen=True)
class Own:
    """A pack of the installation's own: what keeps it from starting, and what else was found."""

    name: str
    wrong: list[Told]
    others: list[Told]


@open_to(SEEING)
@require_GET
def all_(request: HttpRequest) -> HttpResponse:
    """The campaigns that concern the reader, with their days."""
    viewer = cast("Asked", request).viewer
    found = list(queries.seen(viewer))
    starts = bool(viewer.roles & STARTING)
    return render(request, "campaigns/list.html", {"campaigns": found, "may_start": starts})


@open_to(SEEING)
@require_GET
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """What one campaign asks: its calendar and its standards as tables."""
    asked = cast("Asked", request)
    campaign = queries.one(asked.viewer, key)
    pack = pack_of(campaign.fingerprint)
    context = {
        "campaign": campaign,
        "neighbours": tabs(asked.viewer, campaign, "campaigns:campaign"),
        "pack": pack,
        "categories": [category for category in pack.categories if category.arena],
        "dates": standards.dates(campaign),
        "standards": standards.standards(campaign, asked.now.date()),
        "started": _started(campaign.key),
        "decides": campaign.state == State.RUNNING and may_start(asked.viewer, campaign.unit),
        "beside": queries.beside(asked.viewer, campaign),
        "under": list(queries.seen(asked.viewer).filter(umbrella=campaign)),
    }
    return render(request, "campaigns/campaign.html", context)


@open_to(STARTING)
@require_http_methods(["GET", "POST"])
def umbrella(request: HttpRequest, key: UUID) -> HttpResponse:
    """Put a campaign that runs under another, or under none; what stands against it is told in full."""
    asked = cast("Asked", request)
    campaign = queries.one(asked.viewer, key)
    if not may_start(asked.viewer, campaign.unit):
        raise PermissionDenied
    form = UmbrellaForm(asked.viewer, campaign, request.POST or None)
    wrong: list[Told] = []
    if request.method == "POST" and form.is_valid():
        above = form.cleaned_data["umbrella"]
        try:
            put_under(viewer=asked.viewer, now=asked.now, campaign=campaign, above=above)
        except Unusable as refused:
            wrong = _told(refused.findings)
        else:
            messages.success(request, _("Saved. It stands in the journal."))
            return redirect("campaigns:campaign", key=key)
    status = 422 if request.method == "POST" else 200
    context = {"campaign": campaign, "form": form, "findings": wrong}
    return render(request, "campaigns/umbrella.html", context, status=status)


def _started(key: UUID) -> dict[str, Any]:
    """What was said when it was started: on what basis, who approved."""
    entry = next(iter(of_subject(str(key))), None)
    found: dict[str, Any] = json.loads(entry.payload) if entry else {}
    return found


@open_to(STARTING)
@require_http_methods(["GET", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Choose a pack, a part of the tree and days; what stands in the way is told in full."""
    asked = cast("Asked", request)
    form = StartForm(asked.viewer, asked.now.date(), request.POST or None)
    wrong: list[Told] = []
    if request.method == "POST" and form.is_valid():
        found = _try(asked, form)
        if isinstance(found, HttpResponse):
            return found
        wrong = found
    status = 422 if request.method == "POST" else 200
    context = {
        "form": form,
        "findings": wrong,
        "law": _causes(form.law),
        "packs": queries.shipped_packs(),
        "own": _own(),
    }
    return render(request, "campaigns/start.html", context, status=status)


def _try(request: Asked, form: StartForm) -> HttpResponse | list[Told]:
    """The campaign started, or what is wrong with its pack."""
    given = form.cleaned_data
    try:
        campaign = actions.start(
            viewer=request.viewer,
            now=request.now,
            source=source_of(given["pack"]),
            unit=given["unit"],
            days=(given["starts_on"], given["ends_on"]),
            answered=form.answered,
            arranged=form.arranged,
        )
    except Unusable as refused:
        return _told(refused.findings)
    messages.success(request, _("Started. Every unit below sees it from now on."))
    return redirect("campaigns:campaign", key=campaign.key)


def _own() -> list[Own]:
    """The packs that the installation laid into its data folder, each with what was found in it."""
    from duixian.rulebook.findings import Level

    found = []
    for name in own():
        read = looked_at(name)
        wrong = read.findings.of(Level.ERROR)
        others = [each for each in read.findings if each not in wrong]
        found.append(Own(called(name, read.pack), _told(wrong), _told(others)))
    return found


def _told(findings: Iterable[Finding]) -> list[Told]:
    language = reading()
    return [Told(f.what(language), f.hint(language)) for f in findings]


def _causes(findings: Iterable[Finding]) -> list[Cause]:
    """The findings by id, in order of their first place, each with its page."""
    from duixian.rulebook.packs.pages import page_of

    language = reading()
    by_id: dict[str, list[Finding]] = {}
    for finding in findings:
        by_id.setdefault(finding.id, []).append(finding)
    causes = []
    for id_, found in by_id.items():
        page = page_of(id_)
        why, source = (page.why.in_(language), page.source.in_(language)) if page else ("", "")
        said = tuple(f.what(language) for f in found)
        causes.append(Cause(id_, said, found[0].hint(language), why, source))
    return causes
