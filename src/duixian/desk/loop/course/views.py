"""The pages of a campaign's course: launch and carry-over, closing, and the report that stays."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duixian.desk.campaigns import actions as campaigns
from duixian.desk.campaigns.models import Campaign, State
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import installed_kinds, successors
from duixian.desk.campaigns.rules import STARTING, may_start
from duixian.desk.campaigns.tabs import tabs
from duixian.desk.look.wording import reading
from duixian.desk.records.actions import Left, close_campaign
from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Finding

from .accounts import rows_of
from .document import document_of
from .forms import ClosingForm, PlanForm
from .opened import opened
from .queries import Course, course_of
from .reports import Closed, Report, as_read, closed, still_open, worked_out
from .urging import reminder

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PAGE = 50
LISTED = 50
"""So many of the things that are open stand on a page, the oldest; the rest are told."""


@open_to(SEEING)
@require_GET
def course(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who launched and who is late, level by level, with a reminder to copy; how it closed."""
    asked = cast("Asked", request)
    found = course_of(asked.viewer, key, asked.now.date())
    campaign = found.campaign
    under = found.under(request.GET.get("under", ""))
    decides = may_start(asked.viewer, campaign.unit) and campaign.state == State.RUNNING
    plan = found.plans.by_code.get(campaign.plan)
    cascade = found.cascade(under) if campaign.plan else None
    context = {
        **framed(asked, campaign, "course:course"),
        "plan": plan,
        "plans": PlanForm(found.offered) if decides and found.offered else None,
        "drawn_up": found.drawn_up if decides and not campaign.plan else None,
        "cascade": cascade,
        "levels": found.by_level() if cascade else [],
        "reminder": reminder(campaign, cascade, found.day) if cascade else "",
        "above": found.plans.right_above(under),
        "line": _line(found, under),
        "decides": decides,
        "draws_up": asked.viewer.holds(ACTING, under.path) and not found.plans.last_of(under.pk),
        "closed": closed(asked.viewer, campaign, LISTED),
    }
    return render(request, "course/course.html", context)


def framed(asked: Asked, campaign: Campaign, here: str) -> dict[str, Any]:
    """What every page of a campaign's course shows: the campaign, and the pages beside this one."""
    return {"campaign": campaign, "neighbours": tabs(asked.viewer, campaign, here)}


@open_to(SEEING)
@require_GET
def carried(request: HttpRequest, key: UUID) -> HttpResponse:
    """What earlier campaigns left open and this one goes on with, the oldest first."""
    asked = cast("Asked", request)
    found = course_of(asked.viewer, key, asked.now.date())
    campaign = found.campaign
    context = {**framed(asked, campaign, "course:carried"), "carried": found.carried_in()}
    return render(request, "course/carried.html", context)


def _line(found: Course, under: Any) -> list[Any]:
    """The units in sight above the one whose units are listed."""
    return [u for u in found.units.values() if under.path.startswith(u.path) and u != under]


@open_to(STARTING)
@require_POST
def plan(request: HttpRequest, key: UUID) -> HttpResponse:
    """Say which plan is the campaign's: those below come from it."""
    asked = cast("Asked", request)
    found = course_of(asked.viewer, key, asked.now.date())
    if not may_start(asked.viewer, found.campaign.unit):
        raise PermissionDenied
    form = PlanForm(found.offered, request.POST)
    if form.is_valid():
        campaigns.name_plan(
            viewer=asked.viewer, now=asked.now, campaign=found.campaign,
            plan=form.cleaned_data["plan"],
        )  # fmt: skip
        messages.success(request, _("Plans below that come from it now count as launched."))
    else:
        messages.warning(request, _("There is no such plan of this unit; choose one of the list."))
    return redirect("course:course", key=key)


@open_to(STARTING)
@require_http_methods(["GET", "POST"])
def closing(request: HttpRequest, key: UUID) -> HttpResponse:
    """What the campaign comes to and leaves open; then the decision."""
    asked = cast("Asked", request)
    found = course_of(asked.viewer, key, asked.now.date())
    campaign = found.campaign
    if not may_start(asked.viewer, campaign.unit):
        raise PermissionDenied
    if campaign.state == State.CLOSED:
        messages.info(request, _("It is closed. What was decided stands here."))
        return redirect("course:report", key=key)
    open_, many = still_open(found, LISTED)
    takers = [] if not many else _takers(found)
    form = ClosingForm(takers, many, request.POST or None)
    wrong: list[dict[str, str]] = []
    if request.method == "POST" and form.is_valid():
        try:
            carried = _close(asked, found, form)
        except Unusable as refused:
            wrong = told(refused.findings)
        else:
            messages.success(request, _("Closed. Carried over: %(n)s.") % {"n": carried})
            return redirect("course:report", key=key)
    context = {
        **framed(asked, campaign, "course:closing"),
        "open": open_,
        "many": many,
        "unlisted": many - len(open_),
        "report": as_read(asked.viewer, worked_out(found)),
        "form": form,
        "findings": wrong,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "course/closing.html", context, status=status)


def _takers(found: Course) -> list[Any]:
    """Who may take over what is open: those that go on with it first."""
    pack = pack_of(found.campaign.fingerprint)
    running = successors(found.viewer, found.campaign)
    return sorted(running, key=lambda one: pack_of(one.fingerprint).predecessor != pack.id)


@transaction.atomic
def _close(asked: Asked, found: Course, form: ClosingForm) -> int:
    """Freeze the report as it is at this moment, and close."""
    left = Left(form.cleaned_data["shown"], form.stays, worked_out(found))
    carried = close_campaign(
        viewer=asked.viewer, now=asked.now, campaign=found.campaign, decision=form.decision,
        left=left,
    )  # fmt: skip
    return len(carried)


def told(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings in the language of the page."""
    language = reading()
    return [{"what": f.what(language), "hint": f.hint(language)} for f in findings]


@open_to(SEEING)
@require_GET
def report(request: HttpRequest, key: UUID) -> HttpResponse:
    """The report on paper: as it stands today, or as it was frozen with the decision."""
    asked = cast("Asked", request)
    found, said, shown = _report(asked, key)
    open_, many = (said.carried, said.many) if said else still_open(found, LISTED)
    context = {
        **framed(asked, found.campaign, "course:report"),
        "closed": said,
        "report": shown,
        "open": open_,
        "many": many,
        "unlisted": many - len(open_),
    }
    return render(request, "course/report.html", context)


def _report(asked: Asked, key: UUID) -> tuple[Course, Closed | None, Report]:
    """The campaign, how it closed if it has, and its report: frozen, or as of today."""
    found = course_of(asked.viewer, key, asked.now.date())
    said = closed(asked.viewer, found.campaign, LISTED)
    return found, said, said.report if said else as_read(asked.viewer, worked_out(found))


@open_to(SEEING)
@require_GET
def document(request: HttpRequest, key: UUID) -> HttpResponse:
    """The same report as a document in the official form, to be sent on."""
    from duixian.sheets.official import write_document

    asked = cast("Asked", request)
    found, said, shown = _report(asked, key)
    listed = (said.carried, said.many) if said else still_open(found, LISTED)
    file = BytesIO()
    write_document(file, document_of(found.campaign, shown, said, listed))
    answer = HttpResponse(file.getvalue(), content_type=WORD)
    name = f"{found.campaign.pack}-report-{shown.day.isoformat()}.docx"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@open_to(SEEING)
@require_GET
def behind(request: HttpRequest, key: UUID, what: str) -> HttpResponse:
    """A number of the report opened: the records behind it."""
    asked = cast("Asked", request)
    found, said, shown = _report(asked, key)
    number = opened(found, shown, said, what, request.GET.get("kind", ""))
    page = Paginator(number.keys, PAGE).get_page(request.GET.get("page"))
    kinds = installed_kinds()
    context = {
        **framed(asked, found.campaign, ""),
        "number": number,
        "page": page,
        "day": shown.day,
        "rows": [
            (record, kinds[record.kind].name if record.kind in kinds else record.kind)
            for record in rows_of(found, [*page.object_list])
        ],
    }
    return render(request, "course/behind.html", context)
