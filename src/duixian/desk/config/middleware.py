"""Around every request: headers that keep the browser strict; who asks, and when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.cache import add_never_cache_headers

from duixian.desk.accounts.models import Account
from duixian.desk.accounts.rules import must_answer_twice
from duixian.desk.org.queries import viewer_of
from duixian.desk.walls import NOBODY
from duixian.desk.walls.access import Access, Asked

from .clock import now

SEEN = "seen"
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


class SecondStep:
    """Sends those who have to answer twice, and cannot yet, to setting it up; other pages wait."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The answer, or the way to the page of the second step."""
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], *_: Any
    ) -> HttpResponseBase | None:
        """Hold back whoever must answer twice and has not."""
        must = must_answer_twice(cast("Asked", request).viewer, required=settings.SECOND_STEP)
        if not must or request.user.is_verified():  # type: ignore[union-attr]
            return None
        match = request.resolver_match
        free = getattr(view, "access", Access()).anyone or (match and match.app_name == "accounts")
        return None if free else redirect("accounts:second_step")


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
        if asked.viewer.account:
            stay_signed_in(asked)
        return self.answer(request)


def stay_signed_in(request: Asked) -> None:
    """Put the end of an idle session off, at most once a minute: each time is a write."""
    minute = int(request.now.timestamp()) // 60
    if request.session.get(SEEN) != minute:
        request.session[SEEN] = minute
