"""The pages of one campaign beside each other: what it asks, and its course from launch to report."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.desk.walls import Viewer

from .models import Campaign, State
from .rules import may_start

PAGES: tuple[tuple[str, Promise], ...] = (
    ("campaigns:campaign", _("What it asks")),
    ("course:course", _("Launch")),
    ("course:carried", _("Left by earlier ones")),
    ("course:closing", _("Close it")),
    ("course:report", _("Report")),
)
DECIDING = frozenset({"course:closing"})
"""Pages of those alone who may close it, while it runs."""


@dataclass(frozen=True)
class Tab:
    """One page: what it is called, where it is, whether one is there."""

    name: Promise
    url: str
    current: bool


def tabs(viewer: Viewer, campaign: Campaign, here: str) -> list[Tab]:
    """The pages of a campaign that the viewer may open; `here` names the one that is shown."""
    decides = campaign.state == State.RUNNING and may_start(viewer, campaign.unit)
    return [
        Tab(title, reverse(name, args=(campaign.key,)), name == here)
        for name, title in PAGES
        if decides or name not in DECIDING
    ]
