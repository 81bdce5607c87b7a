"""How it stands as a whole, for the highest unit that the reader sees."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look import wording
from duixian.desk.look.wording import reading
from duixian.desk.loop.problems.queries import Wanted, register
from duixian.desk.loop.problems.views import WORTH_DRAWING, by_age
from duixian.desk.org.models import Unit
from duixian.desk.scorecards import asking, spreads
from duixian.desk.scorecards.results import Result
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked

from . import drawing, queries

APART = 3
"""So many effects are drawn; the scorecard has them all."""


@open_to(SEEING)
@require_GET
def overview(request: Asked) -> HttpResponse:
    """Who owes something first, then open problems, how far apart, what people say."""
    found = asking.own(request)
    result, fresh = asking.numbers(request, found)
    shown = asking.context(found, result, fresh) | _problems(request)
    inside = result is not None and found.unit.code in result.county.tree.units
    if result is not None and found.campaign is not None and inside:
        shown |= _numbers(request, found.unit, found.campaign, result)
    return render(request, "overview/overview.html", shown)


def _numbers(request: Asked, unit: Unit, campaign: Campaign, result: Result) -> dict[str, Any]:
    """What the numbers of a campaign tell."""
    overdue = queries.overdue(request.viewer, unit, campaign, result)
    voices = queries.voices(unit, campaign, result)
    heard = [said for said in voices if said.has_number]
    return {
        "overdue": overdue,
        "before": _said(overdue.before, request.now.date()),
        "charts": spreads.charts(result, unit.code)[:APART],
        "voices": [(said, drawing.small_line(said)) for said in heard],
        "unheard": [said.figure.name for said in voices if not said.has_number],
        "table": drawing.table(heard),
    }


def _problems(request: Asked) -> dict[str, Any]:
    """Open problems by age, of all that the reader sees."""
    viewer = request.viewer
    found = register(viewer, Wanted(), installed_kinds(), request.now.date())
    names = sorted({grant.name for grant in viewer.holding(SEEING)})
    where = ("、" if reading() == "zh" else ", ").join(names)
    drawn = by_age(found, where) if len(found.open) >= WORTH_DRAWING else None
    return {"register": found, "problems_chart": drawn}


def _said(before: dt.date, today: dt.date) -> str:
    """The end of the month before in words: as people call it, or its day where that is long ago."""
    if (today.replace(day=1) - before).days == 1:
        return _("at the end of last month")
    return _("on %(day)s") % {"day": wording.day(before, reading())}
