"""What a password has to be: long enough and not one that others would try; nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from .logins import folded
from .models import Account

LEAST = 10
MOST = 128
DIFFERENT = 5
ROWS = ("01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm")


def refusals(password: str, account: Account) -> Iterator[str]:
    """What speaks against a password, each with what to do; composition never does."""
    if len(password) < LEAST:
        yield _("The password has %(has)s characters; make it %(least)s or more.") % {
            "has": len(password),
            "least": LEAST,
        }
        return
    if len(password) > MOST:
        yield _("The password is longer than %(most)s characters; make it shorter.") % {
            "most": MOST
        }
    if _tried_first(password.casefold()):
        yield _("This password is one of those that are tried first; think of another.")
    if any(word in folded(password) for word in (folded(account.login), folded(account.name))):
        yield _("The password contains your account or your name; think of another.")


def _tried_first(plain: str) -> bool:
    """Known lists, rows of keys, the same few characters again and again."""
    in_a_row = any(plain in row or plain in row[::-1] for row in ROWS)
    return in_a_row or len(set(plain)) < DIFFERENT or _listed(plain)


def _listed(plain: str) -> bool:
    try:
        CommonPasswordValidator().validate(plain)
    except ValidationError:
        return True
    return False
