"""What a page of the scorecards is asked about: the unit, the campaign, and its numbers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.http import urlencode

from duixian.desk.walls.access import Asked
from duixian.sheets.origin import origin

from . import queries, tasks
from .queries import Fresh, Subject
from .results import Result
from .scoring import SMALL, work_out


def subject(request: Asked, key: UUID) -> Subject:
    """The unit of an address, and the campaign that is asked for."""
    return queries.subject(request.viewer, key, request.GET.get("campaign"))


def own(request: Asked) -> Subject:
    """The highest unit that the reader sees, and the campaign that is asked for."""
    unit = queries.own_unit(request.viewer)
    return queries.subject_of(request.viewer, unit, request.GET.get("campaign"))


def numbers(request: Asked, found: Subject) -> tuple[Result | None, Fresh | None]:
    """The last numbers of the campaign; old ones are worked out anew, at once where that is quick."""
    campaign, today = found.campaign, request.now.date()
    if campaign is None:
        return None, None
    result, fresh = queries.standing(campaign, today)
    if fresh is None or fresh.old:
        if queries.size() > SMALL:
            tasks.ask(campaign, request.now)
        else:
            work_out(campaign, request.now)
            result, fresh = queries.standing(campaign, today)
    return result, fresh


def context(found: Subject, result: Result | None, fresh: Fresh | None) -> dict[str, Any]:
    """What every page of a scorecard needs."""
    key = str(found.campaign.key) if found.campaign else ""
    several = len(found.campaigns) > 1
    return {
        "unit": found.unit,
        "campaign": found.campaign,
        "campaign_name": found.campaign.name if found.campaign else None,
        "campaigns": found.campaigns,
        "result": result,
        "origin": origin(result.county.pack) if result else (),
        "fresh": fresh,
        "asked": f"?{urlencode({'campaign': key})}" if several else "",
        "state_url": reverse("scorecards:state", args=[found.unit.key]),
    }
