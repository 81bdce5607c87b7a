"""The five steps, and where pledges stand in them: 提诺 审诺 示诺 践诺 评诺."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from duixian.desk.records.models import Record
from duixian.rulebook.vocabulary.words import Stage

KIND = "pledge"
MAKERS: Mapping[str, Promise] = {
    "organisation": _("Organisation"),
    "team": _("Leading group"),
    "member": _("Member"),
}
OPTIONS = ("satisfied", "basically", "dissatisfied")
AT_LEAST = 5
"""Below so many sheets no share is told: it would tell who said what."""


@dataclass(frozen=True)
class Step:
    """One of the five: where a pledge stands that has come so far, and what it waits for."""

    id: str
    name: Promise
    waits: Promise


STEPS = (
    Step(
        "propose",
        pgettext_lazy("step of a pledge", "Propose"),
        _("sent back, to be proposed again"),
    ),
    Step("review", pgettext_lazy("step of a pledge", "Review"), _("proposed, to be reviewed")),
    Step("show", pgettext_lazy("step of a pledge", "Show"), _("reviewed, to be shown")),
    Step("fulfil", pgettext_lazy("step of a pledge", "Fulfil"), _("shown, not due yet")),
    Step(
        "judge", pgettext_lazy("step of a pledge", "Judge"), _("due, to be judged or owned up to")
    ),
)
ENDS = (
    Step("kept", _("Kept"), _("judged as kept")),
    Step("broken", _("Not kept, with reason"), _("owned up to")),
)
LISTED = (*STEPS, *ENDS)


def overdue(day: dt.date) -> Q:
    """Shown in public, past its day, and nobody has said a word."""
    return Q(stage=Stage.OPEN.value, due_on__lt=day)


def standing_at(step: str, year: dt.date, day: dt.date) -> Q:
    """The pledges that stand at a step; what has ended counts in the year in which it was due."""
    owed = due_in(year, day)
    return {
        "propose": Q(state="returned"),
        "review": Q(state="proposed"),
        "show": Q(state="reviewed"),
        "fulfil": Q(stage=Stage.OPEN.value) & (Q(due_on__gte=day) | Q(due_on=None)),
        "judge": overdue(day),
        "kept": Q(stage=Stage.DONE.value) & owed,
        "broken": Q(stage=Stage.FAILED.value) & owed,
    }[step]


def due_in(year: dt.date, day: dt.date) -> Q:
    """What was to be kept in a year up to yesterday, with what was carried over open from before."""
    first, last = year, min(dt.date(year.year, 12, 31), day - dt.timedelta(1))
    carried = Q(closed_on=None) | Q(closed_on__gte=first)
    stages = (Stage.OPEN.value, Stage.DONE.value, Stage.FAILED.value)
    return Q(stage__in=stages, due_on__lte=last) & (Q(due_on__gte=first) | carried)


def order_of(step: str) -> list[Any]:
    """What is due first stands on top; of what has ended, the last."""
    if step in ("kept", "broken"):
        return [F("closed_on").desc(nulls_last=True), "-pk"]
    return [F("due_on").asc(nulls_last=True), "pk"]


def passed(record: Record) -> Iterator[tuple[str, dt.date]]:
    """The moves a pledge has made, each with its day, the first on top."""
    for made in record.steps:
        yield made["move"], dt.date.fromisoformat(made["on"])
