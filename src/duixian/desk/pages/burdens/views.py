"""What a campaign asks of a branch."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.rules import STARTING
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked

from . import weighing
from .forms import BurdenForm


@open_to(SEEING)
@require_GET
def burden(request: HttpRequest) -> HttpResponse:
    """What a campaign asks of a branch, before it starts or while it runs, beside all others."""
    viewer = cast("Asked", request).viewer
    form = BurdenForm(weighing.running(viewer), request.GET)
    sound = form.is_valid()
    wrong = weighing.wrong(form.chosen) if sound else []
    found = weighing.shown(form.question(viewer)) if sound and not wrong else None
    starts = bool(viewer.roles & STARTING) and form.chosen.startswith(weighing.PACK)
    shown = {"form": form, "found": found, "wrong": wrong, "may_start": starts}
    return render(request, "burdens/burden.html", shown, status=200 if sound else 422)
