"""The page of the working days: which years are known, from where, and what is wrong with our own table."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.look.wording import reading
from duixian.desk.walls import signed_in
from duixian.desk.walls.access import Asked
from duixian.holidays.handed_in import NAME

from . import known, ours, published, years


@signed_in
@require_GET
def days(request: Asked) -> HttpResponse:
    """The days of this year and the next that differ from the week, and the years before them."""
    own, today, reads = ours(), request.now.date(), reading()
    near = sorted(day for day in published() if today.year <= day.year <= today.year + 1)
    shown = {
        "file": NAME,
        "mistakes": [(f.where, f.what(reads), f.hint(reads)) for f in own.findings],
        "years": [*years()],
        "missing": [y for y in (today.year, today.year + 1) if y not in known()],
        "days": [(day, published()[day], own.names.get(day, ""), day in own.days) for day in near],
    }
    return render(request, "org/calendar/days.html", shown)
