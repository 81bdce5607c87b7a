"""Reading the tree, and who holds which posts in it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from uuid import UUID

from django.db.models import Q, Subquery

from duixian.desk.accounts.models import Account
from duixian.desk.walls import Grant, Role, Viewer

from .models import Person, Post, RosterFile

NOBODYS = UUID(int=0)
"""The key that no person has."""


def on_day(day: dt.date) -> Q:
    """Posts that are held on a day: from their first to before their last."""
    return Q(Q(to_day=None) | Q(to_day__gt=day), from_day__lte=day)


def posts_of(accounts: Collection[Account], day: dt.date) -> list[Post]:
    """All posts that accounts hold on a day, wherever: what a new code for them would open."""
    held = Post.objects.unscoped().filter(on_day(day), account__in=accounts)
    return list(held.select_related("unit", "account"))


def viewer_of(account: Account, day: dt.date) -> Viewer:
    """What an account may see and do on a day: the posts it holds then."""
    held = Post.objects.unscoped().filter(on_day(day), account=account)
    own = Person.objects.unscoped().filter(key=account.person or NOBODYS).values("code")
    rows = held.order_by("pk").values_list(
        "role", "unit__key", "unit__path", "unit__name", Subquery(own[:1])
    )
    posts = [*rows]
    grants = tuple(Grant(Role(role), str(unit), path, name) for role, unit, path, name, _ in posts)
    code = next((code for *_, code in posts if code), "")
    return Viewer(account.key, account.actor, account.name, account.person, grants, code)


def file_with_bearer(key: str, day: dt.date) -> tuple[RosterFile, Viewer]:
    """A roster that was handed in, and what whoever brought it may see on a day."""
    file = RosterFile.objects.unscoped().select_related("unit", "account").get(key=key)
    return file, viewer_of(file.account, day)
