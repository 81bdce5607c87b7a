"""Pages of the looks themselves: preferences, and every component in every state."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from . import samples
from .preferences import SIZE, THEME, TONGUE, keep


@require_POST
def prefer(request: HttpRequest) -> HttpResponse:
    """Keep what was chosen in this browser and go back to where it was chosen."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    for preference in (SIZE, THEME, TONGUE):
        keep(response, request, preference)
    return response


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state, with invented content, to be looked at."""
    return render(request, "look/gallery.html", samples.gallery())


@require_GET
def empty_gallery(request: HttpRequest) -> HttpResponse:
    """A good day: the frame around nothing."""
    return render(request, "look/gallery_empty.html")


@require_GET
def paper_gallery(request: HttpRequest) -> HttpResponse:
    """A sheet for the printer."""
    return render(request, "look/gallery_paper.html", samples.gallery())
