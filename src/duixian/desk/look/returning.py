"""Where somebody goes back to after a step: the page from which they came, if it is one of ours."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def came_from(request: HttpRequest) -> str:
    """The address of ours that a form or an address names as `next`; empty where it names none.

    Ours begin with a stroke: a bare word would be looked up as the name of a view.
    """
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe and wanted.startswith("/") else ""
