"""The pages of a campaign's course: launch and carry-over, closing, and the report that stays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from duixian.desk.campaigns import actions as campaigns
from duixian.desk.campaigns.models import State
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import successors
from duixian.desk.campaigns.rules import STARTING, may_start
from duixian.desk.look.wording import reading
from duixian.desk.records.actions import Left, close_campaign
from duixian.desk.walls import ACTING, SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Finding

from .forms import ClosingForm, PlanForm
from .queries import Course, course_of
from .reports import as_read, closed, still_open, worked_out

LISTED = 50
"""So many of the things that are open stand on a page, the oldest; the rest are told."""


@open_to(SEEING)
@require_GET
def course(request: HttpRequest, key: UUID) -> HttpResponse:
    """Who launched and who is late, what earlier campaigns left open, how it closed."""
    asked = cast("Asked", request)
    found = course_of(asked.viewer, key, asked.now.date())
    campaign = found.campaign
    under = found.under(request.GET.get("under", ""))
    decides = may_start(asked.viewer, campaign.unit) and campaign.state == State.RUNNING
    plan = found.plans.by_code.get(campaign.plan)
    context = {
        "campaign": campaign,
        "plan": plan,
        "plans": PlanForm(found.offered) if decides and found.offered else None,
        "drawn_up": found.drawn_up if decides and not campaign.plan else None,
        "cascade": found.cascade(under) if campaign.plan else None,
        "above": found.plans.right_above(under),
        "line": _line(found, under),
        "carried": found.carried_in(),
        "decides": decides,
        "draws_up": asked.viewer.holds(ACTING, under.path) and not found.plans.last_of(under.pk),
        "closed": closed(asked.viewer, campaign, LISTED),
    }
    return render(request, "course/course.html", context)


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
        "campaign": campaign,
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
    found = course_of(asked.viewer, key, asked.now.date())
    said = closed(asked.viewer, found.campaign, LISTED)
    open_, many = (said.carried, said.many) if said else still_open(found, LISTED)
    shown = said.report if said else as_read(asked.viewer, worked_out(found))
    context = {
        "campaign": found.campaign,
        "closed": said,
        "report": shown,
        "open": open_,
        "many": many,
        "unlisted": many - len(open_),
    }
    return render(request, "course/report.html", context)
