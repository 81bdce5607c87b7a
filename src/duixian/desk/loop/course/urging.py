"""A reminder ready to be sent: which units have not launched by their day, and what is asked of them."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext as _

from duixian.desk.campaigns.models import Campaign
from duixian.desk.look.wording import day, reading

from .queries import Cascade


def reminder(campaign: Campaign, cascade: Cascade, today: dt.date) -> str:
    """The text of a reminder to the units right below that are late; empty where none is."""
    language = reading()
    late = [
        (row, row.launch.due_on)
        for row in cascade.rows
        if row.launch.on is None and row.launch.late and row.launch.due_on
    ]
    if not late:
        return ""
    last = late[0][1]
    named = [
        _("%(unit)s (last day %(last)s, %(n)s days late)")
        % {
            "unit": row.unit.name,
            "last": day(due_on, language),
            "n": row.launch.late,
        }
        for row, due_on in late
    ]
    name = campaign.name.in_(language)
    lines = [
        _("Reminder to launch “%(name)s”") % {"name": name},
        "",
        _("%(name)s was to be launched by the units right below %(above)s until %(last)s.")
        % {"name": name, "above": cascade.under.name, "last": day(last, language)},
        _("As of %(today)s these have no plan that was approved or made public:")
        % {"today": day(today, language)},
        *(f"{nth}. {each}" for nth, each in enumerate(named, 1)),
        _(
            "Please decide on your own plan and have it entered; what stands in the way, say in reply."
        ),
        "",
        cascade.under.name,
        str(day(today, language)),
    ]
    return "\n".join(lines)
