"""Composed pages: today, how one likes to read, and all components to look at."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.campaigns.rules import STARTING
from duixian.desk.look import samples
from duixian.desk.look.preferences import SIZE, THEME, TONGUE, keep
from duixian.desk.org.posts.rules import KEEPING
from duixian.desk.records.listing import kinds_used
from duixian.desk.records.queries import drafts_of
from duixian.desk.walls import ACTING, SEEING, Role, anyone, open_to, signed_in
from duixian.desk.walls.access import Asked

from . import burdens
from .forms import BurdenForm
from .queries import agenda


@signed_in
@require_GET
def today(request: Asked) -> HttpResponse:
    """What waits for the one who asks, by deadline."""
    viewer, kinds = request.viewer, installed_kinds()
    shown = {
        "agenda": agenda(viewer, kinds, request.now.date()),
        "cards": [kinds[id_] for id_ in kinds_used(viewer) if id_ in kinds],
        "drafts": drafts_of(viewer).count(),
        "may_write": bool(viewer.roles & ACTING),
        "types_in": bool(viewer.roles & {Role.CLERK, Role.OFFICE}),
    }
    return render(request, "pages/today.html", shown)


@open_to(SEEING)
@require_GET
def burden(request: HttpRequest) -> HttpResponse:
    """What a campaign asks of a branch, before it starts or while it runs, beside all others."""
    viewer = cast("Asked", request).viewer
    form = BurdenForm(burdens.running(viewer), request.GET)
    sound = form.is_valid()
    wrong = burdens.wrong(form.chosen) if sound else []
    found = burdens.shown(form.question(viewer)) if sound and not wrong else None
    starts = bool(viewer.roles & STARTING) and form.chosen.startswith(burdens.PACK)
    shown = {"form": form, "found": found, "wrong": wrong, "may_start": starts}
    return render(request, "pages/burden.html", shown, status=200 if sound else 422)


@signed_in
@require_GET
def settings(request: Asked) -> HttpResponse:
    """Type size, colours, language of this browser; the way to one's account and to those kept."""
    keeps = bool(request.viewer.roles & KEEPING)
    return render(request, "pages/settings.html", {"keeps": keeps})


@anyone
@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen in this browser and go back to where it was chosen."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(
        back, {request.get_host()}, require_https=request.is_secure()
    ):
        back = "/"
    response = HttpResponseRedirect(back)
    for preference in (SIZE, THEME, TONGUE):
        keep(response, request, preference)
    return response


@open_to({Role.ADMINISTRATOR})
@require_GET
def gallery(request: HttpRequest, part: str = "gallery") -> HttpResponse:
    """Every component in every state, with invented content, to be looked at."""
    return render(request, f"look/{part}.html", samples.gallery())
