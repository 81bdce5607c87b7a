"""Item by item: pledges reviewed at a meeting, or shown in public, several in one go."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from duixian.desk.loop.pledges.actions import DAY, Decision, Outcome, Sitting, decide_all
from duixian.desk.loop.pledges.queries.lists import at_step
from duixian.desk.loop.pledges.queries.rows import Row, rows_of
from duixian.desk.loop.pledges.queries.sight import pledges
from duixian.desk.org.models import Unit
from duixian.desk.walls import SEEING, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import sheet_of
from duixian.rulebook.vocabulary.text import Text

from .board import kind_of_pledges

AT_ONCE = 40
"""So many stand on the sheet; the others come up when these are decided."""
VERSION = re.compile("[0-9]{1,9}")
UNREADABLE = 422


@dataclass(frozen=True)
class Sheet:
    """A sheet for a meeting: the step, its moves as answers, what it is called."""

    step: str
    title: Promise
    answers: Mapping[str, Promise]
    verb: Promise


REVIEW = Sheet(
    "review",
    gettext_lazy("Review pledges"),
    {"review": gettext_lazy("Passed"), "return": gettext_lazy("Sent back")},
    gettext_lazy("Save what was decided"),
)
SHOW = Sheet(
    "show",
    gettext_lazy("Show pledges in public"),
    {"show": gettext_lazy("Shown")},
    gettext_lazy("Save what is shown"),
)


@dataclass
class Item:
    """One pledge on the sheet: what may be decided, what is missing, what was ticked, what is wrong."""

    row: Row
    answers: list[tuple[str, Promise]]
    lacks: list[Text]
    chosen: str = ""
    question: str = ""
    version: int = 0
    wrong: list[Text] = field(default_factory=list)


@open_to(SEEING)
@require_http_methods(["GET", "POST"])
def review(request: Asked, unit: UUID) -> HttpResponse:
    """Every proposed pledge of a unit, each passed or sent back with a question."""
    return _sheet(request, unit, REVIEW)


@open_to(SEEING)
@require_http_methods(["GET", "POST"])
def show(request: Asked, unit: UUID) -> HttpResponse:
    """Every reviewed pledge of a unit, to be shown in public."""
    return _sheet(request, unit, SHOW)


def _sheet(request: Asked, unit: UUID, sheet: Sheet) -> HttpResponse:
    where = get_object_or_404(Unit.objects.seen_by(request.viewer), key=unit)
    kind = kind_of_pledges()
    outcomes: dict[UUID, Outcome] = {}
    if request.method == "POST":
        sitting = Sitting(
            request.viewer,
            request.now,
            where,
            kind,
            request.POST.get(DAY, "").strip(),
            request.POST.get("once", ""),
        )
        made = decide_all(sitting, _decisions(request, sheet))
        outcomes = {each.decision.key: each for each in made}
        _tell(request, sheet, made)
        if made and not any(each.wrong for each in made):
            return redirect(f"{reverse('pledges:board')}?under={where.key}")
    items, more = _items(request, where, kind, sheet)
    for item in items:
        outcome = outcomes.get(item.row.record.key)
        if outcome:
            item.chosen, item.question = outcome.decision.move, outcome.decision.question
            item.wrong = list(outcome.wrong)
    ready = [item for item in items if item.answers]
    context = {
        "unit": where,
        "sheet": sheet,
        "items": ready,
        "others": len(items) - len(ready),
        "more": more,
        "once": uuid.uuid4().hex,
        "on": request.POST.get(DAY, "") or request.now.date().isoformat(),
        "today": request.now.date(),
    }
    wrong = any(each.wrong for each in outcomes.values())
    return render(request, "pledges/deciding.html", context, status=UNREADABLE if wrong else 200)


def _items(request: Asked, unit: Unit, kind: Kind, sheet: Sheet) -> tuple[list[Item], int]:
    viewer, day = request.viewer, request.now.date()
    found = at_step(viewer, pledges(viewer, unit), sheet.step, day.replace(month=1, day=1), day)
    some = [*found[: AT_ONCE + 1]]
    shown = rows_of(viewer, kind, some[:AT_ONCE], day)
    items = [_item(shown[record.pk], kind, sheet) for record in some[:AT_ONCE]]
    return items, max(found.count() - AT_ONCE, 0) if len(some) > AT_ONCE else 0


def _item(row: Row, kind: Kind, sheet: Sheet) -> Item:
    lacks = [kind.name_of(name) for name in _empty(row, kind, sheet)]
    answers = [
        (move, name)
        for move, name in sheet.answers.items()
        if row.may(move) and not (lacks and move == sheet.step)
    ]
    return Item(row, answers, lacks, version=row.record.version)


def _empty(row: Row, kind: Kind, sheet: Sheet) -> Iterator[str]:
    """What a pledge must hold before it can go on, and does not: a number, a day, somebody."""
    move = kind.lifecycle.move(sheet.step)
    record = row.record
    base = {"due_on": record.due_on, "person": record.person}
    for name in sheet_of(kind, move).needed if move else ():
        if not base.get(name, record.values.get(name)):
            yield name


def _decisions(request: Asked, sheet: Sheet) -> Iterator[Decision]:
    """The pledges on which something was ticked."""
    for name, answer in request.POST.items():
        what, _dash, key = str(name).partition("-")
        if what != "decision" or answer not in sheet.answers:
            continue
        try:
            found = UUID(key)
        except ValueError:
            continue
        version = str(request.POST.get(f"version-{found}", ""))
        yield Decision(
            found,
            str(answer),
            int(version) if VERSION.fullmatch(version) else 0,
            str(request.POST.get(f"question-{found}", "")).strip(),
        )


def _tell(request: Asked, sheet: Sheet, made: list[Outcome]) -> None:
    """How many went which way; what could not be done stands beside each."""
    if not made:
        messages.warning(request, _("Nothing was ticked."))
        return
    for move, name in sheet.answers.items():
        many = sum(1 for each in made if each.decision.move == move and not each.wrong)
        if many:
            messages.success(request, _("%(what)s: %(n)s.") % {"what": name, "n": many})
    refused = sum(1 for each in made if each.wrong)
    if refused:
        messages.warning(
            request, _("%(n)s could not be done; the reason stands beside each.") % {"n": refused}
        )
