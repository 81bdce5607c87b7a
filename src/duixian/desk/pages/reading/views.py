"""How one likes to read, and all components to look at."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from duixian.desk.look import samples
from duixian.desk.look.preferences import SIZE, THEME, TONGUE, keep
from duixian.desk.org.posts.rules import KEEPING
from duixian.desk.walls import Role, anyone, open_to, signed_in
from duixian.desk.walls.access import Asked


@signed_in
@require_GET
def settings(request: Asked) -> HttpResponse:
    """Type size, colours, language of this browser; the way to one's account and to those kept."""
    keeps = bool(request.viewer.roles & KEEPING)
    return render(request, "reading/settings.html", {"keeps": keeps})


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
