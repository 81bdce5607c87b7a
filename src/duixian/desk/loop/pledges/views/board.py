"""The board: what was to be kept, what is past its day without a word, where the five steps stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.loop.pledges.queries import counts, idle, lists
from duixian.desk.loop.pledges.queries.rows import may_any, rows_of
from duixian.desk.loop.pledges.queries.sight import near, pledges
from duixian.desk.loop.pledges.steps import AT_LEAST, KIND, LISTED, MAKERS, Step
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.rules import WRITING
from duixian.desk.walls import SEEING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind

FIRST = 8
"""So many of each stand on the board; all of them one tap further."""
PAGE = 30
YEARS = 30
TOP_STEPS = ("judge", "broken", "propose", "review", "show")


@dataclass(frozen=True)
class Wanted:
    """What the board is asked for: a unit, a year, a step, a maker."""

    unit: Unit
    year: dt.date
    day: dt.date
    step: str = ""
    maker: str = ""

    @property
    def this_year(self) -> bool:
        """Whether it is about the year that runs."""
        return self.year.year == self.day.year


def wanted(request: Asked) -> Wanted:
    """What an address asks for; what it says of no meaning is as if it were not there.

    Raises:
        Http404: it names a unit that is not in sight.
    """
    day = request.now.date()
    asked = request.GET.get("under", "")
    try:
        key = str(UUID(asked)) if asked else ""
    except ValueError as error:
        raise Http404 from error
    unit = lists.place(request.viewer, key)
    if unit is None:
        raise Http404
    said = request.GET.get("year", "")
    year = int(said) if said.isdecimal() and len(said) <= len("2026") else day.year
    year = year if day.year - YEARS < year <= day.year else day.year
    step, maker = request.GET.get("step", ""), request.GET.get("maker", "")
    return Wanted(
        unit,
        dt.date(year, 1, 1),
        day,
        step if step in {each.id for each in LISTED} else "",
        maker if maker in MAKERS else "",
    )


def kind_of_pledges() -> Kind:
    """The kind of record that pledges are.

    Raises:
        Http404: no installed pack has it.
    """
    kind = installed_kinds().get(KIND)
    if kind is None:
        raise Http404
    return kind


@open_to(SEEING)
@require_GET
def board(request: Asked) -> HttpResponse:
    """The pledges of a unit and below it; with `step` the whole list of one step."""
    asked, kind = wanted(request), kind_of_pledges()
    rows = pledges(request.viewer, asked.unit)
    if asked.maker:
        rows = rows.filter(values__maker=asked.maker)
    page = _step if asked.step else _board
    return render(request, "pledges/board.html", page(request, asked, kind, rows))


def _board(request: Asked, asked: Wanted, kind: Kind, rows: QuerySet[Record]) -> Mapping[str, Any]:
    viewer, year, day = request.viewer, asked.year, asked.day
    some = {step: [*lists.at_step(viewer, rows, step, year, day)[:FIRST]] for step in TOP_STEPS}
    mine = lists.own(viewer)
    shown = rows_of(viewer, kind, [*mine, *(each for part in some.values() for each in part)], day)
    makers = counts.by_maker(rows, year, day)
    in_year = counts.year_of(rows, year, day)
    parts = {step: [shown[each.pk] for each in part] for step, part in some.items()}
    return {
        **_frame(request, asked),
        "kind": kind,
        "mine": [shown[record.pk] for record in mine],
        "year": in_year,
        "late": in_year.late(day),
        "table": [*_table(makers)],
        "totals": _totals(makers),
        "parts": parts,
        "may": _may(viewer, kind, rows, asked),
        "many": dict(zip((s.id for s in LISTED), _totals(makers), strict=True)),
        "unnamed": rows.filter(values__maker="member").exclude(near(viewer)).count(),
        "verdicts": [(MAKERS[each.maker], each) for each in counts.verdicts(rows, year, day)],
        "quarters": counts.by_quarter(rows, year, day),
        "idle": idle.idle_members(viewer, asked.unit, year, day),
        "idle_shown": idle.for_the_branch(viewer, asked.unit),
        "talks": idle.TALK in installed_kinds(),
    }


def _may(viewer: Viewer, kind: Kind, rows: QuerySet[Record], asked: Wanted) -> set[str]:
    """The steps that the viewer may make on any of the pledges that wait for them, not the first alone."""
    return {
        step
        for step in ("review", "show")
        if may_any(
            viewer, kind, step, lists.at_step(viewer, rows, step, asked.year, asked.day), asked.day
        )
    }


def _step(request: Asked, asked: Wanted, kind: Kind, rows: QuerySet[Record]) -> Mapping[str, Any]:
    found = lists.at_step(request.viewer, rows, asked.step, asked.year, asked.day)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    shown = rows_of(request.viewer, kind, list(page), asked.day)
    return {
        **_frame(request, asked),
        "step": next(each for each in LISTED if each.id == asked.step),
        "page": page,
        "rows": [shown[record.pk] for record in page],
    }


def _frame(request: Asked, asked: Wanted) -> dict[str, Any]:
    viewer, unit = request.viewer, asked.unit
    return {
        "asked": asked,
        "unit": unit,
        "steps": LISTED,
        "makers": MAKERS,
        "below": lists.below(viewer, unit),
        "before": asked.year.year - 1,
        "after": None if asked.this_year else asked.year.year + 1,
        "day": asked.day,
        "at_least": AT_LEAST,
        "new_url": _new(viewer, unit),
    }


def _new(viewer: Viewer, unit: Unit) -> str:
    """Where somebody writes a pledge down: for the unit, or first choosing which."""
    if viewer.holds_at(WRITING, unit.path):
        return reverse("records:new", args=(KIND, unit.key))
    if viewer.roles & WRITING:
        return f"{reverse('records:choose')}?kind={KIND}"
    return ""


def _table(
    makers: Sequence[counts.Makers],
) -> Iterator[tuple[str, Promise, list[tuple[Step, int]]]]:
    for each in makers:
        yield each.maker, MAKERS[each.maker], [*zip(LISTED, each.many, strict=True)]


def _totals(makers: Sequence[counts.Makers]) -> list[int]:
    return [sum(column) for column in zip(*(each.many for each in makers), strict=True)]
