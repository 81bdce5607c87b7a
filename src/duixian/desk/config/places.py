"""The places of the navigation, each shown to those who may open it."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, cast

from django.http import HttpRequest
from django.urls import resolve, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.desk.walls import NOBODY, Role
from duixian.desk.walls.access import Access, Asked

PLACES: tuple[tuple[str, Promise], ...] = (
    ("today:today", _("Today")),
    ("records:list", _("Records")),
    ("overview:overview", _("Overview")),
    ("units:home", _("Units")),
    ("campaigns:list", _("Campaigns")),
    ("posts:posts", _("Accounts")),
    ("journal:journal", _("Journal")),
)
TABS: tuple[tuple[tuple[str, Promise], ...], ...] = (
    (
        ("records:list", _("All records")),
        ("pledges:board", _("Pledges")),
        ("tasks:key", _("Tasks")),
        ("inspections:home", _("Inspections")),
        ("problems:register", _("Problems")),
        ("comments:list", _("Comments")),
        ("contacts:points", _("Contacts and service")),
        ("signals:list", _("Questions")),
    ),
)
"""Pages that stand beside each other under one place; each is shown to those who may open it."""
# Pages that belong to a place and lie at another address.
BEHIND = MappingProxyType({"overview:overview": ("scorecards:whole",)})
# Open to others too, who find it among the settings.
DAILY = MappingProxyType({"posts:posts": frozenset({Role.OFFICE, Role.ADMINISTRATOR, Role.CLERK})})


@dataclass(frozen=True)
class Place:
    """One place: what it is called, where it is, whether one is there."""

    name: Promise
    url: str
    current: bool


def places(request: HttpRequest) -> dict[str, Any]:
    """The navigation for the one who asks, and the viewer."""
    viewer = getattr(request, "viewer", NOBODY)
    if not viewer.account:
        return {"viewer": viewer, "places": [], "neighbours": []}
    asked = cast("Asked", request)
    return {"viewer": viewer, "places": [*_open(asked)], "neighbours": neighbours(asked)}


def neighbours(request: Asked) -> list[Place]:
    """The pages beside the one that is asked for; none where it stands alone."""
    for group in TABS:
        found = []
        for name, title in group:
            url = reverse(name)
            access: Access = resolve(url).func.access  # type: ignore[attr-defined]
            if access.admits(request.viewer):
                found.append(Place(title, url, request.path == url))
        if len(found) > 1 and any(tab.current for tab in found):
            return found
    return []


def _open(request: Asked) -> list[Place]:
    found = []
    for name, title in PLACES:
        url = reverse(name)
        access: Access = resolve(url).func.access  # type: ignore[attr-defined]
        daily = DAILY.get(name)
        if access.admits(request.viewer) and (not daily or request.viewer.roles & daily):
            found.append(Place(title, url, _here(request.path, name, url)))
    return found


def _here(path: str, name: str, url: str) -> bool:
    """Whether a page is a place, below it, or below one that belongs to it."""
    below = [url, *(reverse(other) for other in BEHIND.get(name, ()))]
    return path == url or any(path.startswith(start) for start in below if start != "/")
