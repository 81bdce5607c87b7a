"""The pages a person can open: every named route that needs no argument, or is given one here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from duixian.desk.walls import Access
from e2e.serving import Desk

ORDER = ("branch-secretary", "township-clerk", "office", "leader", "auditor", "administrator")
# Pages that look different from further up.
ALSO = {
    "today:today": ("township-clerk", "leader"),
    "records:list": ("township-clerk",),
    "records:waiting": ("township-clerk",),
    "overview:overview": ("office", "township-clerk"),
    "scorecards:whole": ("office",),
    "units:home": ("office",),
}
# Rooms that are somebody else's daily work.
AT_HOME = {"posts": "township-clerk", "signals": "office", "comments": "office"}


@dataclass(frozen=True)
class Visit:
    """One page, opened by somebody with an account who may; None stands for nobody signed in."""

    route: str
    address: str
    name: str | None


def visits(desk: Desk) -> list[Visit]:
    """All pages that can be opened with the arguments that the desk gives."""
    found = []
    for route, pattern in named():
        try:
            address = reverse(route, kwargs=desk.arguments.get(route))
        except NoReverseMatch:
            continue
        access = getattr(pattern.callback, "access", None)
        if access:
            found.append(Visit(route, address, reader_for(route, access, desk.roles)))
            found += [Visit(f"{route}:{name}", address, name) for name in ALSO.get(route, ())]
    return found


def named(
    resolver: URLResolver | None = None, prefix: str = ""
) -> Iterator[tuple[str, URLPattern]]:
    """Every named route with its pattern."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from named(pattern, space)
        elif pattern.name:
            yield f"{prefix}{pattern.name}", pattern


def reader_for(route: str, access: Access, roles: dict[str, str]) -> str | None:
    """Who opens a page: nobody where all may, else the first in this order who may."""
    if access.anyone:
        return None
    order = sorted(ORDER, key=lambda name: name != AT_HOME.get(route.split(":", maxsplit=1)[0]))
    return next(n for n in order if not access.roles or roles[n] in access.roles)
