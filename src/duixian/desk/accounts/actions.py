"""Codes given out, passwords chosen, locks opened, second steps; each leaves an entry.

What somebody does to their own account belongs to no unit: its entries have an empty one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from axes.models import AccessAttempt
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from duixian.desk.ledger.actions import Step, append, append_all
from duixian.desk.walls import Viewer

from .codes import hashed, new_code
from .logins import folded
from .models import Account

NO_UNIT = ""
RENEWED = ("password", "code", "code_until", "is_active", "era")


class OvertakenError(RuntimeError):
    """The account was renewed while its owner was choosing a password."""


@dataclass(frozen=True)
class Wanted:
    """An account that is to get a new code; `unit` is the code of the unit whose post it serves."""

    account: Account
    unit: str


def issue(
    wanted: Sequence[Wanted], *, by: Viewer, now: dt.datetime, until: dt.datetime
) -> list[str]:
    """New one-time codes in the same order: old passwords, codes, locks and sessions end."""
    codes = [new_code() for _ in wanted]
    with transaction.atomic():
        steps = [
            _step(one, "account.reset" if _had(one.account) else "account.issue", by=by, now=now)
            for one in wanted
        ]
        for one, code in zip(wanted, codes, strict=True):
            _renew(one.account, code, until)
        Account.objects.bulk_update([one.account for one in wanted], RENEWED, batch_size=500)
        _forget_failures([one.account for one in wanted])
        append_all(steps)
    return codes


def shut(one: Wanted, *, by: Viewer, now: dt.datetime) -> None:
    """Close an account whose last post has ended; its sessions end."""
    with transaction.atomic():
        one.account.is_active = False
        one.account.era += 1
        one.account.code, one.account.code_until = "", None
        one.account.set_unusable_password()
        one.account.save(update_fields=RENEWED)
        append(_step(one, "account.shut", by=by, now=now))


def unlock(one: Wanted, *, by: Viewer, now: dt.datetime) -> None:
    """Forget the wrong tries, of passwords and of the second step."""
    with transaction.atomic():
        _forget_failures([one.account])
        append(_step(one, "account.unlock", by=by, now=now))


def choose_password(account: Account, password: str, *, now: dt.datetime) -> None:
    """The owner's own password; the code that led here is used up, sessions elsewhere end.

    Raises:
        OvertakenError: meanwhile somebody gave the account a new code, or it has been used.
    """
    with transaction.atomic():
        kept = Account.objects.select_for_update().get(pk=account.pk)
        if (kept.password, kept.code) != (account.password, account.code):
            raise OvertakenError
        kind = "account.open" if account.code else "account.password"
        account.set_password(password)
        account.code, account.code_until = "", None
        account.save(update_fields=("password", "code", "code_until"))
        append(_own(account, kind, now))


def set_second_step(account: Account, key: str, counted: int, *, now: dt.datetime) -> TOTPDevice:
    """From now on the telephone with this key is asked; `counted` is the step it answered with."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account).delete()
        device: TOTPDevice = TOTPDevice.objects.create(
            user=account, name=account.login, key=key, confirmed=True, last_t=counted
        )
        _end_sessions(account)
        append(_own(account, "account.second_step", now))
    return device


def drop_own_second_step(account: Account, *, now: dt.datetime) -> None:
    """The owner wants to answer once only."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=account).delete()
        append(_own(account, "account.second_step.drop", now))


def drop_second_step(one: Wanted, *, by: Viewer, now: dt.datetime) -> None:
    """The telephone is lost: somebody above takes the second step away; sessions end."""
    with transaction.atomic():
        TOTPDevice.objects.filter(user=one.account).delete()
        _end_sessions(one.account)
        append(_step(one, "account.second_step.drop", by=by, now=now))


def _had(account: Account) -> bool:
    return bool(account.code) or account.has_usable_password()


def _renew(account: Account, code: str, until: dt.datetime) -> None:
    account.set_unusable_password()
    account.code, account.code_until = hashed(code), until
    account.is_active = True
    account.era += 1


def _end_sessions(account: Account) -> None:
    account.era += 1
    account.save(update_fields=("era",))


def _forget_failures(accounts: Sequence[Account]) -> None:
    logins = [folded(account.login) for account in accounts]
    AccessAttempt.objects.filter(username__in=logins).delete()
    TOTPDevice.objects.filter(user__in=[account.pk for account in accounts]).update(
        throttling_failure_count=0, throttling_failure_timestamp=None
    )


def _step(one: Wanted, kind: str, *, by: Viewer, now: dt.datetime) -> Step:
    return Step(unit=one.unit, kind=kind, subject=one.account.actor, actor=by.actor, at=now)


def _own(account: Account, kind: str, now: dt.datetime) -> Step:
    return Step(unit=NO_UNIT, kind=kind, subject=account.actor, actor=account.actor, at=now)
