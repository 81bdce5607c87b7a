"""Around every request: headers that keep the browser strict; who asks, and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import add_never_cache_headers

from duixian.desk.accounts.models import Account
from duixian.desk.org.queries import viewer_of
from duixian.desk.walls import NOBODY
from duixian.desk.walls.access import Asked

from .clock import now

Answer = Callable[[HttpRequest], HttpResponseBase]
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
    )
)


class Headers:
    """What the browser may do with a page: nothing inline, nothing from elsewhere, nothing kept."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer with its headers."""
        response = self.answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "geolocation=(), camera=(), microphone=()"
        )
        if not request.path.startswith("/static/"):
            add_never_cache_headers(response)
        return response


class Asking:
    """Puts `viewer` and `now` on the request: what a view knows of the world outside."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer to a request that knows its viewer and its moment."""
        asked = cast("Asked", request)
        asked.now = now()
        account = request.user
        asked.viewer = (
            viewer_of(account, asked.now.date()) if isinstance(account, Account) else NOBODY
        )
        return self.answer(request)
