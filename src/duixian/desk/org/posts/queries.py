"""Reading posts with their accounts: who has none, whose code waits, who is locked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from duixian.desk.accounts.logins import folded
from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.org.queries import on_day
from duixian.desk.walls import Grant, Role, Viewer

UNUSABLE = "!"  # the framework begins a password that opens nothing with it


class State(models.TextChoices):
    """How an account stands."""

    NONE = "none", _("no account yet")
    WAITING = "waiting", _("code not used yet")
    EXPIRED = "expired", _("code run out")
    LOCKED = "locked", _("locked")
    OPEN = "open", _("in use")
    VACANT = "vacant", _("vacant")


MARKS = MappingProxyType(
    {
        State.NONE: "needed",
        State.EXPIRED: "needed",
        State.LOCKED: "needed",
        State.WAITING: "waiting",
        State.OPEN: "good",
        State.VACANT: "none",
    }
)
"""What needs whoever looks after accounts stands out; the rest is only said."""


@dataclass(frozen=True)
class Asked:
    """What a list is asked for: below which unit, in which state, with which words."""

    unit: Unit | None = None
    state: str = ""
    words: str = ""


@dataclass(frozen=True)
class Row:
    """One post and how its account stands."""

    post: Post
    state: State

    @property
    def name(self) -> str:
        """Who holds it."""
        return holder(self.post)

    @property
    def mark(self) -> str:
        """With which mark the state is shown."""
        return MARKS[self.state]


def holder(post: Post) -> str:
    """The name of who holds a post; empty where it is vacant."""
    return post.holder


def posts(viewer: Viewer, day: dt.date) -> QuerySet[Post]:
    """The posts that the viewer may read about on a day: from the top down, by the code of the unit."""
    seen = Post.objects.seen_by(viewer).filter(on_day(day))
    above = F("unit__parent__path").asc(nulls_first=True)
    order = (above, "unit__code", "-role", "pk")
    return seen.select_related("unit", "person", "account").order_by(*order)


def asked(
    found: QuerySet[Post], wanted: Asked, now: dt.datetime, shut_out: Collection[str]
) -> QuerySet[Post]:
    """Those of these posts that were asked for; `shut_out` are the logins locked now."""
    if wanted.unit is not None:
        found = found.filter(_below(wanted.unit))
    if wanted.words:
        words = wanted.words
        found = found.filter(
            Q(unit__name__icontains=words)
            | Q(unit__code__icontains=words)
            | Q(person__name__icontains=words)
            | Q(account__name__icontains=words)
            | Q(account__login__icontains=words)
        )
    if wanted.state in State.values:
        found = _folding(found).filter(_states(now, shut_out)[wanted.state])
    return found


def counted(found: QuerySet[Post], now: dt.datetime, shut_out: Collection[str]) -> dict[str, int]:
    """How many of these posts stand in which state."""
    states = _states(now, shut_out)
    counts = {str(state): Count("pk", filter=q) for state, q in states.items()}
    return _folding(found).order_by().aggregate(**counts)


def rows(found: Iterable[Post], now: dt.datetime, shut_out: Collection[str]) -> list[Row]:
    """Posts with how their accounts stand."""
    return [Row(post, state_of(post, now, shut_out)) for post in found]


def state_of(post: Post, now: dt.datetime, shut_out: Collection[str]) -> State:
    """How the account of a post stands at a moment."""
    account = post.account
    if account is None:
        return State.NONE if post.person else State.VACANT
    if not (account.code or account.has_usable_password()):
        return State.NONE
    if folded(account.login) in shut_out:
        return State.LOCKED
    if not account.code:
        return State.OPEN
    waits = account.code_until is not None and now < account.code_until
    return State.WAITING if waits else State.EXPIRED


def groups(viewer: Viewer) -> list[Unit]:
    """The units right below the highest that the viewer looks after: by them a list is narrowed."""
    tops = {grant.path for grant in viewer.grants}
    units = Unit.objects.seen_by(viewer).exclude(children=None).filter(parent__path__in=tops)
    return list(units.distinct().order_by("code"))


def called(viewer: Viewer, unit: Unit, words: str) -> list[Person]:
    """The people of this name or number on the roster: those of the unit, else those below it."""
    near = Person.objects.seen_by(viewer).filter(_below(unit))
    names = {words, "".join(words.split())}  # 张　三 is 张三 on the roster
    fitting = near.filter(Q(name__in=names) | Q(code=words))
    found = list(fitting.select_related("unit").order_by("code"))
    return [person for person in found if person.unit_id == unit.pk] or found


def names_at(viewer: Viewer, unit: Unit) -> list[str]:
    """The names of a unit's own people, to be offered while typing."""
    found = Person.objects.seen_by(viewer).filter(unit=unit)
    return list(found.order_by("name").values_list("name", flat=True).distinct())


def earlier(viewer: Viewer, post: Post) -> list[Post]:
    """Who has held the same post, latest first."""
    same = Post.objects.seen_by(viewer).filter(unit=post.unit, role=post.role)
    held = same.exclude(pk=post.pk).select_related("person", "account")
    return list(held.order_by("-from_day", "-pk"))


def _below(unit: Unit) -> Q:
    low, high = Grant(Role.OFFICE, str(unit.key), unit.path).span
    return Q(unit__path__gte=low, unit__path__lt=high)


def _folding(found: QuerySet[Post]) -> QuerySet[Post]:
    return found.alias(login_folded=Lower("account__login"))


def _states(now: dt.datetime, shut_out: Collection[str]) -> Mapping[str, Q]:
    """The states as conditions; the twin of `state_of`, held to it by a test."""
    shut = Q(login_folded__in=shut_out)
    unused = ~Q(account__code="") & Q(account__isnull=False)
    never = Q(account__code="", account__password__startswith=UNUSABLE)
    later = Q(account__code_until__gt=now)
    used = Q(account__code="") & ~Q(account__password__startswith=UNUSABLE)
    return {
        State.NONE: Q(account=None, person__isnull=False) | never,
        State.LOCKED: shut & (unused | used),
        State.WAITING: unused & later & ~shut,
        State.EXPIRED: unused & ~later & ~shut,
        State.OPEN: used & ~shut,
        State.VACANT: Q(account=None, person=None),
    }
