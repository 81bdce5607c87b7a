"""Whom to urge, unit by unit, with a text for each."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.walls import LEADING, open_to
from duixian.desk.walls.access import Asked

from .queries import owed_below
from .wording import message

MOST_ROWS = 16


@open_to(LEADING)
@require_GET
def urging(request: HttpRequest) -> HttpResponse:
    """What units right below and theirs owe past its day, with a text to send to each."""
    asked = cast("Asked", request)
    day = asked.now.date()
    owed = owed_below(asked.viewer, installed_kinds(), day)
    texts = [(each, text, _rows(text)) for each in owed.units if (text := message(each, day))]
    return render(request, "urging/urging.html", {"owed": owed, "texts": texts})


def _rows(text: str) -> int:
    """How high the box of a text is."""
    return min(MOST_ROWS, text.count("\n") + 3)
