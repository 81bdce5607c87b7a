"""A text to be copied into a message: what, since when, by whom; no threat, no rank, no names."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duixian.desk.look.wording import day as worded
from duixian.desk.look.wording import reading

from .queries import Below, Thing

LISTED = 40


def message(below: Below, today: dt.date) -> str:
    """The text for one unit right below."""
    many, told, language = len(below.things), below.told, reading()
    asks = ngettext(
        "%(n)s thing of %(unit)s and its units is past its day:",
        "%(n)s things of %(unit)s and its units are past their day:",
        many,
    )
    more = ngettext("and %(n)s more thing", "and %(n)s more things", len(told) - LISTED)
    lines = [
        _("What is past its day, as of %(today)s") % {"today": worded(today, language)},
        "",
        asks % {"n": many, "unit": below.unit.name},
        *(f"{nth}. {_said(thing, today)}" for nth, thing in enumerate(told[:LISTED], 1)),
        *([more % {"n": len(told) - LISTED}] if len(told) > LISTED else []),
        *_counted(below),
        _("What is done, please write down; what stands in the way, please say in reply."),
        "",
        below.above,
        worded(today, language),
    ]
    return "\n".join(lines)


def _said(thing: Thing, today: dt.date) -> str:
    """One thing: whose, what, until when, and where it stands."""
    language, days = reading(), (today - thing.due_on).days
    said = ngettext(
        "%(unit)s: %(kind)s “%(words)s”, due %(due)s, %(n)s day late, now: %(state)s",
        "%(unit)s: %(kind)s “%(words)s”, due %(due)s, %(n)s days late, now: %(state)s",
        days,
    )
    return said % {
        "unit": _whose(thing.unit, thing.by), "kind": thing.kind.in_(language), "words": thing.words,
        "due": worded(thing.due_on, language), "n": days, "state": thing.state.in_(language),
    }  # fmt: skip


def _counted(below: Below) -> list[str]:
    """What is not for a message: how many of which kind, unit by unit."""
    if not below.untold:
        return []
    language = reading()
    each = [
        _("%(unit)s: %(kind)s, %(n)s")
        % {"unit": _whose(unit, by), "kind": kind.in_(language), "n": n}
        for (unit, by, kind), n in sorted(below.untold.items(), key=lambda one: one[0][:2])
    ]
    return [_("Without words here, each unit sees its own:"), *each]


def _whose(unit: str, by: str) -> str:
    """The unit it is about, and to whom it falls if not to that unit."""
    return _("%(unit)s (falls to %(by)s)") % {"unit": unit, "by": by} if by else unit
