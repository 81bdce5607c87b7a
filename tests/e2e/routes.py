"""The pages a person can open: every named route that needs no argument, or is given one here."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from desk.conftest import POSTS
from duixian.desk.walls import Access

# What answers with a file or a part of a page, or only to a form that is sent.
NO_PAGE = frozenset({"pages:prefer"})


@dataclass(frozen=True)
class Visit:
    """One page, opened by somebody of the cast who may; None stands for nobody signed in."""

    route: str
    address: str
    name: str | None


def visits(arguments: dict[str, dict[str, Any]]) -> list[Visit]:
    """All pages that can be opened with these arguments by route."""
    found = []
    for route, pattern in named():
        try:
            address = reverse(route, kwargs=arguments.get(route))
        except NoReverseMatch:
            continue
        access = getattr(pattern.callback, "access", None)
        if access and route not in NO_PAGE:
            found.append(Visit(route, address, reader_for(access)))
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


def reader_for(access: Access) -> str | None:
    """Who opens a page: nobody where all may, else a branch secretary, else the first who may."""
    if access.anyone:
        return None
    order = sorted(POSTS, key=lambda name: name != "branch")
    return next(n for n in order if not access.roles or POSTS[n][1] in access.roles)
