"""Each view says to whom it is open; a view that does not is refused when the desk starts."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import urlencode

from .roles import Role
from .viewer import Viewer

View = Callable[..., HttpResponseBase]


class Asked(HttpRequest):
    """A request as every view gets it: with who asks and when."""

    viewer: Viewer
    now: Any


@dataclass(frozen=True)
class Access:
    """To whom a view is open: anyone at all, anyone signed in, or holders of a role."""

    anyone: bool = False
    roles: frozenset[Role] = frozenset()

    def admits(self, viewer: Viewer) -> bool:
        """Whether this viewer may open the page; what it shows is scoped again by the queries."""
        return self.anyone or (
            viewer.account is not None and (not self.roles or bool(self.roles & viewer.roles))
        )


def guarded(access: Access, view: View) -> View:
    """The view behind its access: strangers are sent to sign in, others get a page that says no."""

    @wraps(view)
    def opened(request: Asked, *args: Any, **named: Any) -> HttpResponseBase:
        if access.admits(request.viewer):
            return view(request, *args, **named)
        if request.viewer.account is None:
            return redirect(f"/sign-in/?{urlencode({'next': request.get_full_path()})}")
        raise PermissionDenied

    opened.access = access  # type: ignore[attr-defined]
    return opened


def anyone(view: View) -> View:
    """Open without signing in."""
    return guarded(Access(anyone=True), view)


def signed_in(view: View) -> View:
    """Open to every account."""
    return guarded(Access(), view)


def open_to(roles: Collection[Role]) -> Callable[[View], View]:
    """Open to holders of one of these roles."""
    return lambda view: guarded(Access(roles=frozenset(roles)), view)
