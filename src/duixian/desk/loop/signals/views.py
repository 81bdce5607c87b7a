"""The pages of the questions: all in sight, one with its records, and the beginning of an enquiry."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.records.actions import Sent, keep_draft
from duixian.desk.records.queries import drafts_of
from duixian.desk.scorecards.queries import size
from duixian.desk.scorecards.scoring import SMALL
from duixian.desk.walls import LEADING, open_to
from duixian.desk.walls.access import Asked

from . import kept, queries, tasks
from .queries import ENQUIRY, Shown, Sight

PAGE, MOST, ABOUT = 15, 300, 400


def of_today(request: Asked) -> kept.Kept | None:
    """The questions of the day; those of an earlier one while they are worked out."""
    day, found = request.now.date(), kept.latest()
    if found is not None and found.day == day:
        return found
    if size() <= SMALL:
        return kept.work_out(day) or found
    tasks.ask(request.now)
    return found


def stands_above(request: Asked, shown: Shown) -> bool:
    """Whether the viewer stands above a unit that a question is about; otherwise it is about themselves."""
    return any(request.viewer.holds_above(LEADING, unit.path) for unit in shown.units)


@open_to(LEADING)
@require_GET
def listed(request: Asked) -> HttpResponse:
    """All questions in sight, sort by sort."""
    from duixian.rulebook.signals import thresholds, told
    from duixian.rulebook.signals.wording import NO_PENALTY, YOUR_WORD

    day, found = request.now.date(), of_today(request)
    if found is None:
        return render(request, "signals/list.html", {"waiting": True, "sorts": []})
    sight = queries.in_sight(request.viewer, found)
    many = Counter(signal.sort for signal in sight.signals)
    wanted = request.GET.get("sort", "")
    chosen = [s for s in sight.signals if not wanted or s.sort.value == wanted]
    page = Paginator(chosen, PAGE).get_page(request.GET.get("page"))
    rows = queries.shown(sight, page.object_list, installed_kinds(), day)
    asks = any(stands_above(request, row) for row in rows)
    context = {
        "all": len(sight.signals),
        "wanted": wanted,
        "sorts": [(s, about, many[s]) for s, about in told(thresholds(day)).items() if many[s]],
        "page": page,
        "rows": rows,
        "asks": asks,
        "no_penalty": NO_PENALTY if asks else YOUR_WORD,
        "day": found.day,
    }
    return render(request, "signals/list.html", context)


def one_of(request: Asked, mark: str, most: int) -> tuple[Sight, Shown]:
    """The question of a mark.

    Raises:
        Http404: there is none in sight.
    """
    found = kept.latest()
    sight = queries.in_sight(request.viewer, found) if found else None
    signal = next((s for s in sight.signals if s.key == mark), None) if sight else None
    if sight is None or signal is None:
        raise Http404
    day = request.now.date()
    (shown,) = queries.shown(sight, [signal], installed_kinds(), day, most)
    return sight, shown


@open_to(LEADING)
@require_GET
def one(request: Asked, mark: str) -> HttpResponse:
    """One question with its records."""
    from duixian.rulebook.signals.wording import NO_PENALTY, YOUR_WORD

    _sight, shown = one_of(request, mark, MOST)
    said = NO_PENALTY if stands_above(request, shown) else YOUR_WORD
    return render(request, "signals/one.html", {"shown": shown, "no_penalty": said})


@open_to(LEADING)
@require_POST
def ask(request: Asked, mark: str) -> HttpResponse:
    """Begin an enquiry: a draft with the question in it, on the form of every record.

    Raises:
        PermissionDenied: the viewer stands above none of its units.
    """
    _sight, shown = one_of(request, mark, queries.FIRST)
    if not shown.may_ask:
        raise PermissionDenied
    unit = shown.asked_at
    begun = next(
        (d for d in drafts_of(request.viewer) if d.kind == ENQUIRY and d.unit_id == unit.pk), None
    )
    if begun is None:
        texts = {"mark": [mark], "about": [shown.said[:ABOUT]]}
        texts["occurred_on"] = [request.now.date().isoformat()]
        sent = Sent(texts=texts)
        keep_draft(
            viewer=request.viewer, now=request.now, unit=unit, kind=ENQUIRY, move="note", sent=sent
        )
    elif begun.texts.get("mark") != [mark]:
        messages.info(
            request, _("You have begun an enquiry at this unit already; finish it first.")
        )
    return redirect("records:new", ENQUIRY, unit.key)
