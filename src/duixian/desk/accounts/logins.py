"""What is typed as an account: however it was typed, it means one login."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from django.http import HttpRequest


def folded(typed: str) -> str:
    """The login without spaces, wide characters and capitals; dashes of every kind are one."""
    plain = unicodedata.normalize("NFKC", typed).casefold()
    return "".join("-" if unicodedata.category(c) == "Pd" else c for c in plain if not c.isspace())


def counted_under(request: HttpRequest, credentials: Mapping[str, str] | None) -> str:
    """Under which login the lock counts a wrong password: the folded one, known or not."""
    typed = (credentials or {}).get("login") or request.POST.get("login") or ""
    return folded(typed)[:64]
