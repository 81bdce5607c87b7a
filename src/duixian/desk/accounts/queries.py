"""Reading accounts: who is locked, who has a second step."""

from __future__ import annotations

import datetime as dt

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Sum
from django_otp.plugins.otp_totp.models import TOTPDevice

from .models import Account


def locked(now: dt.datetime) -> frozenset[str]:
    """The folded logins that wrong passwords have locked at this moment."""
    found = (
        AccessAttempt.objects.filter(attempt_time__gte=now - settings.AXES_COOLOFF_TIME)
        .order_by()
        .values("username")
        .annotate(failures=Sum("failures_since_start"))
        .filter(failures__gte=settings.AXES_FAILURE_LIMIT)
    )
    return frozenset(found.values_list("username", flat=True))


def second_step_of(account: Account) -> TOTPDevice | None:
    """The telephone that an account has to answer with, if it has set one up."""
    found: TOTPDevice | None = TOTPDevice.objects.filter(user=account, confirmed=True).first()
    return found
