"""Between the right password and being in: what still has to be asked, kept in the session."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import django_otp
from django.contrib.auth import login
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.utils.crypto import constant_time_compare
from django_otp.plugins.otp_totp.models import TOTPDevice

from duixian.desk.walls.access import Asked

from .models import Account
from .queries import second_step_of

KEPT = "entering"
MINUTES = 10
BACKEND = "duixian.desk.accounts.backends.Door"


@dataclass(frozen=True)
class Entering:
    """Somebody whose password or code was right, and where they want to go."""

    account: Account
    onward: str


def begin(request: Asked, account: Account, onward: str) -> HttpResponseBase:
    """The next step: choose a password after a code, the second step if set up, else in."""
    device = second_step_of(account)
    if not account.code and device is None:
        return finish(request, account, onward)
    request.session.cycle_key()
    request.session[KEPT] = {
        "account": str(account.key),
        "proof": account.get_session_auth_hash(),
        "until": (request.now + dt.timedelta(minutes=MINUTES)).isoformat(),
        "onward": onward,
    }
    return redirect("accounts:choose_password" if account.code else "accounts:second_step_asked")


def who(request: Asked) -> Entering | None:
    """Who is on the way in; nobody once ten minutes are over or the account has been renewed."""
    kept = request.session.get(KEPT)
    if not kept or request.now >= dt.datetime.fromisoformat(kept["until"]):
        return None
    account = Account.objects.filter(key=kept["account"], is_active=True).first()
    if account is None:
        return None
    same = constant_time_compare(kept["proof"], account.get_session_auth_hash())
    return Entering(account, kept["onward"]) if same else None


def finish(
    request: Asked, account: Account, onward: str, device: TOTPDevice | None = None
) -> HttpResponseBase:
    """Be in: a fresh session, with the device that answered."""
    request.session.pop(KEPT, None)
    login(request, account, backend=BACKEND)
    if device is not None:
        django_otp.login(request, device)
    return redirect(onward)
