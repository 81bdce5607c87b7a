"""The page of one unit beside its tree, and its lists as workbooks."""

from __future__ import annotations

import datetime as dt
from io import BytesIO
from uuid import UUID

from django.core.paginator import Paginator
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from duixian.desk.ledger.actions import Step, append
from duixian.desk.look.wording import MONTHS, day, moment, reading
from duixian.desk.org.files.standing import unit_as_told
from duixian.desk.org.models import TAKING_IN, Person, Unit
from duixian.desk.org.roster.headings import UNIT
from duixian.desk.org.rules import may_take_in
from duixian.desk.walls import LEADING, SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.vocabulary.text import Language

from .groups import groups_of, may_know, only, told_of
from .lists import member_headings, member_rows, names_of, unit_rows
from .queries import (
    line_of,
    members_by_status,
    people_below,
    posts_at,
    tops_of,
    tree_of,
    unit_of,
    units_below,
)
from .wording import heading, said

PEOPLE = 30
MONTH = len("2005-07")
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ABOVE = frozenset({"name", "parent", "type", "category", "code"})


def found(request: Asked, key: UUID) -> Unit:
    """The unit of that key.

    Raises:
        Http404: there is none in sight.
    """
    unit = unit_of(request.viewer, key)
    if unit is None:
        raise Http404
    return unit


@open_to(SEEING)
@require_GET
def home(request: Asked) -> HttpResponse:
    """The unit at which the viewer's sight begins."""
    tops = tops_of(request.viewer)
    if not tops:
        raise Http404
    return redirect("units:unit", key=tops[0].key)


@open_to(SEEING)
@require_GET
def unit(request: Asked, key: UUID) -> HttpResponse:
    """One unit: where it stands, who holds its posts, its people and those below."""
    here, viewer = found(request, key), request.viewer
    line, text = line_of(viewer, here), request.GET.get("text", "").strip()
    everyone, of, knows = (
        people_below(viewer, here, text), request.GET.get("of", ""), may_know(viewer, here)
    )  # fmt: skip
    people = Paginator(only(everyone, of) if knows else everyone, PEOPLE)
    page = people.get_page(request.GET.get("page"))
    shown = {
        "unit": here,
        "type": said("type", here.type),
        "category": said("category", here.category),
        "line": line,
        "nodes": tree_of(viewer, here, line),
        "posts": posts_at(viewer, here, request.now.date()),
        "counts": members_by_status(viewer, here),
        "units": units_below(viewer, here).count() - 1,
        "facts": facts_of(here),
        "page": page,
        "rows": [
            (
                person,
                said("status", person.status),
                joined(person),
                told_of(person) if knows else "",
            )
            for person in page
        ],
        "groups": groups_of(everyone) if knows else [],
        "text": text,
        "of": of,
        "may_take_in": may_take_in(viewer, here),
        "may_comment": viewer.holds_above(LEADING, here.path),
    }
    return render(request, "org/units/unit.html", shown)


def month(value: dt.date, language: Language) -> str:
    """A month as people write it: 2005年7月, Jul 2005."""
    if language == "zh":
        return f"{value.year}年{value.month}月"
    return f"{MONTHS[value.month - 1]} {value.year}"


def joined(person: Person) -> str:
    """When somebody joined the Party, as exactly as it is known; empty where it is not."""
    on, told = person.joined_party_on, person.details.get("joined_party_on", "")
    if on is None:
        return ""
    return month(on, reading()) if len(told) == MONTH else day(on, reading())


def facts_of(here: Unit) -> list[tuple[str, str]]:
    """What else the register of units says, under its headings."""
    told = unit_as_told(here)
    fields = [each.field for each in UNIT if each.field not in ABOVE and told.get(each.field)]
    return [(heading(field, "units"), said(field, told[field])) for field in fields]


@open_to(SEEING)
@require_GET
def members_workbook(request: Asked, key: UUID) -> HttpResponse:
    """The people of a unit and below; with personal details only for those who take rosters in."""
    here, whole = found(request, key), may_take_in(request.viewer, found(request, key))
    headings = member_headings(whole=whole)
    people = list(people_below(request.viewer, here))
    names = names_of(units_below(request.viewer, here))
    names |= {p.unit_id: p.unit.name for p in people if p.unit_id not in names}
    _note(request, here, "members", len(people))
    title = _("Members of %(unit)s") % {"unit": here.name}
    return _workbook(
        request, title, [h.called.zh for h in headings], member_rows(people, headings, names)
    )


@open_to(TAKING_IN)
@require_GET
def units_workbook(request: Asked, key: UUID) -> HttpResponse:
    """The units below one, itself included."""
    here = found(request, key)
    units = list(units_below(request.viewer, here))
    _note(request, here, "units", len(units))
    title = _("Units of %(unit)s") % {"unit": here.name}
    rows = unit_rows(units, names_of(units))
    return _workbook(request, title, [each.called.zh for each in UNIT], rows)


def _note(request: Asked, here: Unit, what: str, many: int) -> None:
    """A list that goes out leaves an entry."""
    with transaction.atomic():
        append(
            Step(
                unit=here.code, kind="org.list.fetched", actor=request.viewer.actor,
                at=request.now, subject=str(here.key), payload={"list": what, "rows": many},
            )
        )  # fmt: skip


def _workbook(request: Asked, title: str, columns: list[str], rows: object) -> HttpResponse:
    from duixian.sheets.lists import write_list

    when = moment(request.now, reading())
    note = _("Fetched by %(name)s, %(when)s") % {"name": request.viewer.name, "when": when}
    file = BytesIO()
    write_list(file, title, columns, rows, note=note)  # type: ignore[arg-type]
    return workbook_answer(file.getvalue(), f"{request.now:%Y%m%d}.xlsx")


def workbook_answer(data: bytes, name: str) -> HttpResponse:
    """A workbook to be saved."""
    answer = HttpResponse(data, content_type=WORKBOOK)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
