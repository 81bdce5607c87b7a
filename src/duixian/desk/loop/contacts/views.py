"""Contact points, pairs, visits and service, what members owe once a year: one page each."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.records.models import Record
from duixian.desk.records.views.one import verbs
from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked

from . import pairs as paired
from . import points as pointed
from . import service as served
from . import yearly as owed

ROWS = 30
INWARD = 10


def parts(current: str) -> list[tuple[str, str, bool]]:
    """The pages of this room, each with its name, address, and whether it is the one."""
    names = {
        "points": _("Contact points"),
        "pairs": _("Pairs"),
        "service": _("Visits and service"),
        "yearly": _("Book and report of the year"),
    }
    return [(name, reverse(f"contacts:{id_}"), id_ == current) for id_, name in names.items()]


def page_of(request: Asked, rows: QuerySet[Record]) -> Page[Record]:
    """The page that is asked for."""
    return Paginator(rows, ROWS).get_page(request.GET.get("page"))


@open_to(SEEING)
@require_GET
def points(request: Asked) -> HttpResponse:
    """The contact points in sight: the reader's own first, then where nobody has ever been."""
    viewer, kinds, today = request.viewer, installed_kinds(), request.now.date()
    clock = pointed.rhythm(kinds)
    period = pointed.period_of(clock, today)
    ended = request.GET.get("show") == "ended"
    page = page_of(request, pointed.points(viewer, period, ended=ended))
    shown: dict[str, Any] = {
        "parts": parts("points"),
        "standing": pointed.standing(pointed.points(viewer, period), clock, period),
        "page": page,
        "rows": pointed.points_of(viewer, [*page], kinds, clock, today),
        "ended": ended,
        "period": period,
        "quarterly": clock == pointed.QUARTERLY,
        "leads": pointed.stands_above(viewer),
    }
    return render(request, "contacts/points.html", shown)


@open_to(SEEING)
@require_GET
def pairs(request: Asked) -> HttpResponse:
    """The pairs in sight and those in which the reader's own unit is the other side."""
    viewer, kinds, today = request.viewer, installed_kinds(), request.now.date()
    rows, over = paired.pairs(viewer), request.GET.get("show") == "over"
    page = page_of(request, paired.in_order(rows, over=over))
    shown: dict[str, Any] = {
        "parts": parts("pairs"),
        "standing": paired.standing(rows, today),
        "page": page,
        "rows": [
            (row, [*verbs(row.record, kinds[paired.KIND], row.moves, kinds)])
            for row in paired.pairs_of(viewer, [*page], kinds, today)
        ],
        "over": over,
        "may_write": bool(viewer.roles & ACTING),
    }
    return render(request, "contacts/pairs.html", shown)


@open_to(SEEING)
@require_GET
def service(request: Asked) -> HttpResponse:
    """The visits of the year by purpose with what was found, and the deeds that turn inward."""
    viewer, kinds, today = request.viewer, installed_kinds(), request.now.date()
    every = served.purposes(served.visits(viewer, today.year), kinds[served.VISIT])
    asked = request.GET.get("for", "")
    chosen = next((one for one in every if one.id and one.id == asked), None)
    page = page_of(request, served.visits(viewer, today.year, chosen.id if chosen else ""))
    deeds = served.deeds(viewer, today.year)
    shown: dict[str, Any] = {
        "parts": parts("service"),
        "purposes": every,
        "visits": sum(one.visits for one in every),
        "brought": sum(one.brought for one in every),
        "solved": sum(one.solved for one in every),
        "chosen": chosen,
        "page": page,
        "rows": served.visited(viewer, [*page], kinds, today),
        "deeds": served.deeds_counted(deeds),
        "inward": [*served.inward(deeds)[:INWARD]],
        "year": today.year,
        "may_write": bool(viewer.roles & ACTING),
    }
    return render(request, "contacts/service.html", shown)


@open_to(SEEING)
@require_GET
def yearly(request: Asked) -> HttpResponse:
    """One book and one report a year: names within one's own branch, numbers above."""
    viewer, today = request.viewer, request.now.date()
    branch = owed.own_branch(viewer)
    members = owed.by_name(viewer, branch, today) if branch else []
    units = [] if branch else owed.by_number(viewer, today)
    shown: dict[str, Any] = {
        "parts": parts("yearly"),
        "branch": branch,
        "owing": [one for one in members if one.lacks],
        "settled": [one for one in members if not one.lacks],
        "units": units,
        "members": len(members) if branch else sum(unit.members for unit in units),
        "book": sum(unit.book for unit in units)
        if units
        else sum("book" not in one.lacks for one in members),
        "report": sum(unit.report for unit in units)
        if units
        else sum("report" not in one.lacks for one in members),
        "year": today.year,
    }
    return render(request, "contacts/yearly.html", shown)
