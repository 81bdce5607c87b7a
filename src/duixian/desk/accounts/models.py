"""An account signs in; what it may do follows from the posts that it holds (`org.Post`)."""

from __future__ import annotations

import secrets
import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from .logins import folded

ACTOR_BYTES = 8


def new_actor() -> str:
    """A random name by which the ledger knows an account: it says nothing about the person."""
    return secrets.token_hex(ACTOR_BYTES)


class Accounts(BaseUserManager["Account"]):
    """Accounts, found by what somebody typed."""

    def typed(self, login: str) -> Account | None:
        """The account with this login, however it was typed."""
        return self.alias(lower=Lower("login")).filter(lower=folded(login)).first()


class Account(AbstractBaseUser):
    """Somebody who signs in: `login` is what is typed, `actor` what stands in the ledger.

    `person` is the key of the person on the roster, where there is one. While `code` holds a hash,
    the account is waiting for the one-time code on its slip, until `code_until`. Sessions begun
    in an earlier `era` have ended.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    login = models.CharField(_("account"), max_length=64, unique=True)
    name = models.CharField(_("name"), max_length=100)
    person = models.UUIDField(null=True, blank=True)
    actor = models.CharField(max_length=32, unique=True, default=new_actor, editable=False)
    is_active = models.BooleanField(default=True)
    code = models.CharField(max_length=128, blank=True)
    code_until = models.DateTimeField(null=True, blank=True)
    era = models.PositiveIntegerField(default=0, editable=False)
    language = models.CharField(max_length=16, blank=True)

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]
    objects = Accounts()

    class Meta:
        constraints = (models.UniqueConstraint(Lower("login"), name="accounts_one_login_folded"),)

    def __str__(self) -> str:
        return self.login

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """What a session carries: it ends when password or era change."""
        salt = "duixian.desk.accounts.models.Account.session"
        words = f"{self.era} {self.password}"
        return salted_hmac(salt, words, secret=secret, algorithm="sha256").hexdigest()
