"""The page of the journal."""

from __future__ import annotations

from django.http import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.walls import Role, open_to
from duixian.desk.walls.access import Asked

from .queries import Wanted, lines

PAGE = 100


@open_to({Role.AUDITOR})
@require_GET
def journal(request: Asked) -> HttpResponseBase:
    """Who did what when; for auditors only, who see nothing else of it."""
    before = request.GET.get("before", "")
    wanted = Wanted(
        request.GET.get("unit", "").strip(),
        request.GET.get("who", "").strip(),
        int(before) if before.isascii() and before.isdecimal() else None,
    )
    found = lines(request.viewer, wanted, PAGE + 1)
    told = {"lines": found[:PAGE], "wanted": wanted, "more": len(found) > PAGE}
    return render(request, "org/journal/journal.html", told)
