"""A number of the report, opened: what it counts, how many it said, and the records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.rulebook.vocabulary.text import Text

from .accounts import COLUMNS, behind, of_codes, read_by
from .queries import Course
from .reports import Closed, Report

CALLED: dict[str, Promise] = {
    "before": _("From before"),
    "begun": _("Begun"),
    "done": _("Done"),
    "failed": _("Not done"),
    "open": _("Open"),
    "left": _("What is left of it"),
    "entries": _("Records it read"),
}


@dataclass(frozen=True)
class Opened:
    """One number: of which kind, what it is called, how many the report says, the keys of the records."""

    kind: Text | None
    called: Promise
    said: int
    keys: Sequence[int]


def opened(course: Course, shown: Report, closed: Closed | None, what: str, kind: str) -> Opened:
    """The records behind one number of a report that is shown.

    Raises:
        Http404: the report has no such number.
    """
    if what == "entries":
        keys = [*read_by(course).values_list("pk", flat=True)]
        return Opened(None, CALLED[what], shown.entries, keys)
    if what == "left":
        left = next((each for each in shown.left if each.kind == kind), None)
        if left is None:
            raise Http404
        return Opened(left.name, CALLED[what], left.many, of_codes(course, left.codes))
    account = next((each for each in shown.accounts if each.tally.kind == kind), None)
    if account is None or what not in COLUMNS:
        raise Http404
    if what == "open" and closed:
        keys = of_codes(course, closed.codes.get(kind, ()))
    else:
        keys = behind(course, kind, what, shown.day)
    return Opened(account.name, CALLED[what], dict(account.columns)[what], keys)
