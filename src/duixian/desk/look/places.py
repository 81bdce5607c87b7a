"""The places of the navigation: which there are, who sees them, which one is open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def for_all(_: HttpRequest) -> bool:
    """A place that everybody who is signed in may use."""
    return True


def nothing_waits(_: HttpRequest) -> int:
    """A place without a number of things that need the reader."""
    return 0


@dataclass(frozen=True)
class Place:
    """One place: its name (an English msgid is translated), its route, who may use it."""

    name: str
    route: str
    seen_by: Callable[[HttpRequest], bool] = for_all
    waiting: Callable[[HttpRequest], int] = nothing_waits


@dataclass(frozen=True)
class Shown:
    """A place as this reader sees it."""

    name: str
    url: str
    current: bool
    count: int


def shown(places: Iterable[Place], request: HttpRequest) -> tuple[Shown, ...]:
    """The places this reader may use; one whose route is not there yet is left out."""
    open_to = list(_open(places, request))
    here = _nearest([url for _, url in open_to], request.path)
    return tuple(Shown(str(p.name), url, url == here, p.waiting(request)) for p, url in open_to)


def _open(places: Iterable[Place], request: HttpRequest) -> Iterator[tuple[Place, str]]:
    for place in places:
        if not place.seen_by(request):
            continue
        try:
            yield place, reverse(place.route)
        except NoReverseMatch:  # the room of this place is not installed
            continue


def _nearest(urls: list[str], path: str) -> str:
    """The longest address that the path begins with; the front page counts only for itself."""
    return max(
        (u for u in urls if path == u or (u != "/" and path.startswith(u))), key=len, default=""
    )
