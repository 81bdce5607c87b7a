"""How somebody likes to read, kept in cookies of this browser: type size and light."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True)
class Preference:
    """A cookie and what it may say; the first word is the ordinary case and needs no cookie."""

    cookie: str
    words: tuple[str, ...]


SIZE = Preference("size", ("normal", "large"))
THEME = Preference("theme", ("auto", "light", "dark"))
TONGUE = Preference("language", ("zh-hans", "en"))


def chosen(request: HttpRequest, preference: Preference) -> str:
    """What was chosen apart from the ordinary case; a cookie that says anything else is ignored."""
    word = request.COOKIES.get(f"look_{preference.cookie}", "")
    return word if word in preference.words[1:] else ""


def keep(response: HttpResponse, request: HttpRequest, preference: Preference) -> None:
    """Remember what the form says about a preference, if it says something known."""
    word = request.POST.get(preference.cookie, "")
    if word not in preference.words:
        return
    name = settings.LANGUAGE_COOKIE_NAME if preference is TONGUE else f"look_{preference.cookie}"
    response.set_cookie(
        name,
        word,
        max_age=YEAR,
        path="/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
