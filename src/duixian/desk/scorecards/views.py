"""The pages of a scorecard: on screen, on paper, as a workbook, and why each number is what it is."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from duixian.desk.look.wording import reading
from duixian.desk.walls import LEADING, SEEING, open_to
from duixian.desk.walls.access import Asked

from . import asking, queries, spreads, workbooks
from .queries import Subject
from .why import why


@open_to(SEEING)
@require_GET
def whole(request: HttpRequest) -> HttpResponse:
    """The scorecard of the highest unit that the reader sees."""
    return _shown(
        cast("Asked", request), asking.own(cast("Asked", request)), "scorecards/unit.html"
    )


@open_to(SEEING)
@require_GET
def unit(request: HttpRequest, key: UUID) -> HttpResponse:
    """The scorecard of one unit."""
    asked = cast("Asked", request)
    return _shown(asked, asking.subject(asked, key), "scorecards/unit.html")


@open_to(SEEING)
@require_GET
def paper(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same on a sheet of paper."""
    asked = cast("Asked", request)
    return _shown(asked, asking.subject(asked, key), "scorecards/paper.html")


@open_to(SEEING)
@require_GET
def state(request: HttpRequest, key: UUID) -> HttpResponse:
    """As of when the numbers are, for a page that waits for newer ones."""
    asked = cast("Asked", request)
    found = asking.subject(asked, key)
    result, fresh = asking.numbers(asked, found)
    context = asking.context(found, result, fresh)
    shown = request.GET.get("shown", "")
    response = render(request, "scorecards/state.html", context)
    if result and shown != result.stand.name:
        response.headers["HX-Refresh"] = "true"
    return response


@open_to(SEEING)
@require_GET
def reason(request: HttpRequest, key: UUID, indicator: str) -> HttpResponse:
    """Why a number is what it is."""
    asked = cast("Asked", request)
    found = asking.subject(asked, key)
    result, fresh = asking.numbers(asked, found)
    named = result.county.pack.indicator(indicator) if result else None
    if result is None or named is None or found.unit.code not in result.county.tree.units:
        raise Http404
    answer = why(asked.viewer, found.unit, result, named)
    if answer is None:
        raise Http404
    more = {"why": answer, "trail": queries.trail(asked.viewer, found.unit)}
    return render(request, "scorecards/why.html", {**asking.context(found, result, fresh), **more})


@open_to(SEEING)
@require_GET
def workbook(request: HttpRequest, key: UUID) -> HttpResponse:
    """The scorecard as a workbook whose numbers are formulas over the records."""
    asked = cast("Asked", request)
    found = asking.subject(asked, key)
    result, _fresh = asking.numbers(asked, found)
    if result is None or found.unit.code not in result.county.tree.units:
        raise Http404
    data = workbooks.of_unit(asked.viewer, found.unit, result, reading())
    name = f"{found.unit.name}-{result.stand.day}.xlsx"
    response = HttpResponse(data, content_type=workbooks.MEDIA_TYPE)
    said = content_disposition_header(as_attachment=True, filename=name)
    response.headers["Content-Disposition"] = said or "attachment"
    return response


def _shown(request: Asked, found: Subject, template: str) -> HttpResponse:
    result, fresh = asking.numbers(request, found)
    context = asking.context(found, result, fresh)
    context["trail"] = queries.trail(request.viewer, found.unit)
    context["may_comment"] = request.viewer.holds_above(LEADING, found.unit.path)
    if result is not None and found.unit.code in result.county.tree.units:
        context["card"] = queries.card(request.viewer, found.unit, result)
        context["charts"] = spreads.charts(result, found.unit.code)
    return render(request, template, context)
