"""Reading the tree."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from duixian.desk.accounts.models import Account
from duixian.desk.walls import Grant, Role, Viewer

from .models import Post, RosterFile


def viewer_of(account: Account, day: dt.date) -> Viewer:
    """What an account may see and do on a day: the posts it holds then."""
    held = Post.objects.unscoped().filter(
        Q(to_day=None) | Q(to_day__gt=day), account=account, from_day__lte=day
    )
    rows = held.order_by("pk").values_list("role", "unit__key", "unit__path", "unit__name")
    grants = tuple(Grant(Role(role), str(unit), path, name) for role, unit, path, name in rows)
    return Viewer(account.key, account.actor, account.name, account.person, grants)


def file_with_bearer(key: str, day: dt.date) -> tuple[RosterFile, Viewer]:
    """A roster that was handed in, and what whoever brought it may see on a day."""
    file = RosterFile.objects.unscoped().select_related("unit", "account").get(key=key)
    return file, viewer_of(file.account, day)
