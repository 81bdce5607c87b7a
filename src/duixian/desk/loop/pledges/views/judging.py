"""Judged by the people served: the sheet they fill in at a meeting, and its counts typed in once for all."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from duixian.desk.loop.pledges import wall as public
from duixian.desk.loop.pledges.actions import DAY, Decision, Outcome, Sitting, decide_all
from duixian.desk.loop.pledges.queries.rows import Row, rows_of
from duixian.desk.loop.pledges.queries.sight import named, pledges
from duixian.desk.loop.pledges.steps import OPTIONS, order_of
from duixian.desk.org.models import Unit
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .board import kind_of_pledges
from .deciding import AT_ONCE, UNREADABLE, VERSION

KEEP, BREAK = "keep", "break"
NUMBER = re.compile("[0-9]{0,6}")


@dataclass
class Item:
    """One pledge on the sheet: which moves may be made, what was typed, what is wrong."""

    row: Row
    keep: bool
    own_up: bool
    chosen: str = ""
    counts: dict[str, str] = field(default_factory=dict)
    reason: str = ""
    wrong: list[Text] = field(default_factory=list)


@open_to(SEEING)
@require_http_methods(["GET", "POST"])
def judge(request: Asked, unit: UUID) -> HttpResponse:
    """What the people served said of each pledge of a unit, typed in from the count of a meeting."""
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    kind = kind_of_pledges()
    outcomes: dict[UUID, Outcome] = {}
    if request.method == "POST":
        sitting = Sitting(
            request.viewer, request.now, where, kind,
            request.POST.get(DAY, "").strip(), request.POST.get("once", ""),
        )  # fmt: skip
        made = decide_all(sitting, _decisions(request.POST))
        outcomes = {each.decision.key: each for each in made}
        _tell(request, made)
        if made and not any(each.wrong for each in made):
            return HttpResponseRedirect(f"{reverse('pledges:board')}?under={where.key}")
    items, more = _items(request, where, kind, outcomes)
    ready = [item for item in items if item.keep or item.own_up]
    wrong = any(each.wrong for each in outcomes.values())
    context = {
        "unit": where,
        "items": ready,
        "others": len(items) - len(ready),
        "more": more,
        "once": uuid.uuid4().hex,
        "on": request.POST.get(DAY, "") or request.now.date().isoformat(),
        "today": request.now.date(),
    }
    return render(request, "pledges/judging.html", context, status=UNREADABLE if wrong else 200)


def _items(
    request: Asked, unit: Unit, kind: Kind, outcomes: Mapping[UUID, Outcome]
) -> tuple[list[Item], int]:
    viewer, day = request.viewer, request.now.date()
    found = pledges(viewer, unit).filter(named(viewer), stage=Stage.OPEN.value)
    found = found.select_related("unit", "person").order_by(*order_of("judge"))
    some = [*found[:AT_ONCE]]
    rows = rows_of(viewer, kind, some, day)
    items = []
    for record in some:
        row = rows[record.pk]
        item = Item(row, row.may(KEEP), row.may(BREAK))
        if outcome := outcomes.get(record.key):
            told = outcome.decision
            item.chosen, item.reason = told.move, told.more.get("reason", "")
            item.counts = {name: told.more.get(f"verdict_{name}", "") for name in OPTIONS}
            item.wrong = [*outcome.wrong]
        items.append(item)
    return items, max(found.count() - AT_ONCE, 0) if len(some) == AT_ONCE else 0


def _decisions(sent: Mapping[str, str]) -> Iterator[Decision]:
    """The pledges on which something was ticked; one left for next time is none."""
    for name, answer in sent.items():
        what, _dash, key = str(name).partition("-")
        if what != "decision" or answer not in (KEEP, BREAK):
            continue
        try:
            found = UUID(key)
        except ValueError:
            continue
        version = str(sent.get(f"version-{found}", ""))
        number = int(version) if VERSION.fullmatch(version) else 0
        yield Decision(found, str(answer), number, more=_more(sent, found, str(answer)))


def _more(sent: Mapping[str, str], key: UUID, move: str) -> dict[str, str]:
    if move == BREAK:
        return {"reason": str(sent.get(f"reason-{key}", "")).strip()}
    said = {name: str(sent.get(f"{name}-{key}", "")).strip() for name in OPTIONS}
    return {f"verdict_{name}": text for name, text in said.items() if NUMBER.fullmatch(text)}


def _tell(request: Asked, made: list[Outcome]) -> None:
    if not made:
        messages.warning(request, _("Nothing was ticked."))
        return
    for move, said in ((KEEP, _("Judged as kept")), (BREAK, _("Not kept, with reason"))):
        many = sum(1 for each in made if each.decision.move == move and not each.wrong)
        if many:
            messages.success(request, _("%(what)s: %(n)s.") % {"what": said, "n": many})
    refused = sum(1 for each in made if each.wrong)
    if refused:
        messages.warning(
            request, _("%(n)s could not be done; the reason stands beside each.") % {"n": refused}
        )


@open_to(SEEING)
@require_GET
def ballot(request: Asked, unit: UUID) -> HttpResponse:
    """The sheet that people fill in at the meeting, and the sheet on which two count."""
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    kind, today = kind_of_pledges(), request.now.date()
    shown = pledges(request.viewer, where).filter(unit=where, stage=Stage.OPEN.value)
    hanging = shown.order_by(*order_of("judge"))[:AT_ONCE]
    context = {
        "unit": where,
        "day": today,
        "lines": [*public.lines_of(hanging, kind, today)],
        "more": max(shown.count() - AT_ONCE, 0),
    }
    return render(request, "pledges/ballot.html", context)
