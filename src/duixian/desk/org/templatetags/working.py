"""`{% load working %}`: a word beside a day that was counted in working days."""

from __future__ import annotations

import datetime as dt

from django import template
from django.utils.translation import gettext as _

from duixian.desk.org.calendar import unsettled

register = template.Library()


@register.simple_tag
def unsure(day: dt.date | None) -> str:
    """What stands beside a day in a year whose holidays are not known yet; otherwise nothing."""
    said = _("(provisional: the holidays of that year are not published yet)")
    return f" {said}" if unsettled(day) else ""
