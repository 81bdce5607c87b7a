"""Who is behind an account and a password, or an account and the one-time code of its slip."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest

from . import codes
from .models import Account


class Door(ModelBackend):
    """Opens to a password, or to a code that has not run out; each try costs the same work."""

    def authenticate(  # type: ignore[override]
        self,
        request: HttpRequest | None,
        login: str = "",
        password: str = "",
        **_: Any,
    ) -> Account | None:
        """The account, or nobody: not known, shut, wrong, run out are one answer."""
        account = Account.objects.typed(login)
        now: dt.datetime | None = getattr(request, "now", None)
        if account is None:
            make_password(password)
            codes.matches(password, "")
            return None
        right = account.check_password(password)
        by_code = codes.matches(password, account.code)
        in_time = now is not None and account.code_until is not None and now < account.code_until
        return account if account.is_active and (right or (by_code and in_time)) else None
