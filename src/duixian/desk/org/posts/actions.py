"""Filling posts, handing them over, ending them, and giving their holders codes.

Each is one transaction and leaves its entries; none of them holds a code or a hash.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from duixian.desk.accounts import actions as accounts
from duixian.desk.accounts.actions import Wanted
from duixian.desk.accounts.models import Account
from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.org.models import Person, Post, Unit
from duixian.desk.org.queries import posts_of
from duixian.desk.walls import Role, Viewer

from .logins import free_login, taken
from .rules import clash, may_fill, may_renew, offered

BEGAN, ENDED, JOINED = "org.post.began", "org.post.ended", "org.post.joined"
DESCRIBED = "org.post.described"


@dataclass(frozen=True)
class Moment:
    """Who acts, when, and until when a code given out now is good."""

    by: Viewer
    now: dt.datetime
    until: dt.datetime


@dataclass(frozen=True)
class Successor:
    """Who is to hold a post: somebody on the roster, or a name."""

    person: Person | None = None
    name: str = ""

    @property
    def called(self) -> str:
        """The name."""
        return self.person.name if self.person else self.name


@dataclass(frozen=True)
class Called:
    """What a post is called at home, and what its holder answers for."""

    title: str = ""
    duty: str = ""

    @property
    def told(self) -> dict[str, str]:
        """What of it is said at all."""
        return {name: value for name, value in vars(self).items() if value}


UNNAMED = Called()


@dataclass(frozen=True)
class Slip:
    """What is printed once: a post, its account, the code; no code where the account is in use."""

    post: Post
    account: Account
    code: str


@dataclass
class Issued:
    """What came of issuing: slips, posts joined to accounts in use, posts left for who stands above."""

    slips: list[Slip] = field(default_factory=list)
    joined: list[Post] = field(default_factory=list)
    left: list[Post] = field(default_factory=list)


def appoint(
    unit: Unit, role: Role, who: Successor, day: dt.date, at: Moment, called: Called = UNNAMED
) -> Post:
    """Somebody holds a post from a day on; their account is there, a code is not given out yet."""
    with transaction.atomic():
        if role not in offered(unit):
            raise PermissionDenied
        return _begin(Post(unit=unit, role=role, from_day=day, **vars(called)), who, at)


def hand_over(post: Post, who: Successor, day: dt.date, at: Moment) -> tuple[Post, Issued]:
    """One holder's post ends and the next one's begins; the first loses sight with this.

    The next one gets a slip, unless they already sign in with an account of their own.
    """
    with transaction.atomic():
        end(post, day, at)
        same = {"role": post.role, "title": post.title, "duty": post.duty}
        begun = _begin(Post(unit=post.unit, from_day=day, **same), who, at)
        return begun, issue([begun], at)


def end(post: Post, day: dt.date, at: Moment) -> None:
    """A post ends before this day; an account without any other post is shut."""
    _must(allowed=may_fill(at.by, post.role, post.unit) and post.from_day <= day <= at.now.date())
    with transaction.atomic():
        post.to_day = day
        post.save(update_fields=("to_day",))
        payload = {"role": post.role, "to": day.isoformat()}
        append_all([_step(post, ENDED, payload, at)])
        if post.account is not None and not posts_of([post.account], at.now.date()):
            accounts.shut(Wanted(post.account, post.unit.code), by=at.by, now=at.now)


def describe(post: Post, called: Called, at: Moment) -> None:
    """A post is called otherwise, or its holder answers for something else."""
    _must(allowed=may_fill(at.by, post.role, post.unit))
    with transaction.atomic():
        post.title, post.duty = called.title, called.duty
        post.save(update_fields=("title", "duty"))
        append_all([_step(post, DESCRIBED, vars(called), at)])


def issue(posts: Sequence[Post], at: Moment) -> Issued:
    """Codes for holders who have none yet or whose code ran out, with accounts where missing."""
    found = Issued()
    with transaction.atomic():
        filled = [post for post in posts if post.account or post.person]
        _must(allowed=all(may_fill(at.by, post.role, post.unit) for post in filled))
        _slip(_join(filled, found, at), found, at)
    return found


def renew(post: Post, at: Moment) -> Slip:
    """A new code for the holder of a post; their password and sessions end."""
    account = _renewable(post, at)
    (code,) = accounts.issue(
        [Wanted(account, post.unit.code)], by=at.by, now=at.now, until=at.until
    )
    return Slip(post, account, code)


def unlock(post: Post, at: Moment) -> None:
    """The holder of a post may try again at once."""
    accounts.unlock(Wanted(_renewable(post, at), post.unit.code), by=at.by, now=at.now)


def drop_second_step(post: Post, at: Moment) -> None:
    """The holder of a post has lost the telephone."""
    accounts.drop_second_step(Wanted(_renewable(post, at), post.unit.code), by=at.by, now=at.now)


def _must(*, allowed: bool) -> None:
    if not allowed:
        raise PermissionDenied


def _renewable(post: Post, at: Moment) -> Account:
    held = posts_of([post.account], at.now.date()) if post.account else []
    _must(allowed=may_renew(at.by, held))
    assert post.account is not None
    return post.account


def _begin(post: Post, who: Successor, at: Moment) -> Post:
    """A post with its account; neither its giver nor who stands apart may be its holder."""
    account = _account_of(who, post.unit)
    held = posts_of([account], at.now.date()) if account.pk else []
    twice = any(other.unit_id == post.unit_id and other.role == post.role for other in held)
    _must(
        allowed=may_fill(at.by, post.role, post.unit)
        and not twice
        and account.key != at.by.account
        and post.from_day <= at.now.date()
        and not clash(post.role, [other.role for other in held])
    )
    account.is_active = True
    account.save()
    post.person, post.account = who.person, account
    post.save()
    payload = {"role": post.role, "account": account.actor, "from": post.from_day.isoformat()}
    payload |= Called(post.title, post.duty).told
    append_all([_step(post, BEGAN, payload, at)])
    return post


def _account_of(who: Successor, unit: Unit) -> Account:
    kept = Account.objects.filter(person=who.person.key).first() if who.person else None
    return kept or _new_account(unit, who.called, who.person, taken())


def _new_account(unit: Unit, name: str, person: Person | None, used: set[str]) -> Account:
    key = person.key if person else None
    account = Account(login=free_login(unit.code, used), name=name, person=key)
    account.set_unusable_password()
    return account


def _join(posts: Iterable[Post], found: Issued, at: Moment) -> list[Post]:
    """Posts with an account that waits for a code; those without one get their person's, or a new one.

    An account is not joined to a post that it may not hold, nor by its own owner.
    """
    bare = [post for post in posts if post.account is None]
    known = _accounts_of(bare)
    held = posts_of(list(known.values()), at.now.date())
    used, fresh, joined = (taken() if bare else set()), [], []
    for post in bare:
        assert post.person is not None
        account = known.get(post.person.key)
        if account is None:
            account = _new_account(post.unit, post.person.name, post.person, used)
            known[post.person.key] = account
            fresh.append(account)
        roles = [other.role for other in held if other.account_id == account.pk]
        if account.key == at.by.account or clash(post.role, roles):
            found.left.append(post)
        else:
            post.account = account
            joined.append(post)
    Account.objects.bulk_create(fresh, batch_size=500)
    Post.objects.put_all(joined, ["account"])
    in_use = [post for post in joined if _in_use(post)]
    append_all([_step(post, JOINED, {"account": _actor(post)}, at) for post in in_use])
    found.joined += [post for post in posts if _in_use(post)]
    return [post for post in posts if post.account and not _in_use(post)]


def _accounts_of(posts: Iterable[Post]) -> dict[UUID | None, Account]:
    keys = [post.person.key for post in posts if post.person]
    return {account.person: account for account in Account.objects.filter(person__in=keys)}


def _in_use(post: Post) -> bool:
    return post.account is not None and post.account.has_usable_password()


def _slip(posts: Sequence[Post], found: Issued, at: Moment) -> None:
    """A code for each account once; one that also opens what is not the giver's is left alone."""
    wanted: dict[int, Post] = {}
    for post in posts:
        assert post.account is not None
        wanted.setdefault(post.account.pk, post)
    held: dict[int, list[Post]] = {}
    for post in posts_of([p.account for p in wanted.values() if p.account], at.now.date()):
        held.setdefault(post.account_id or 0, []).append(post)
    given: list[Post] = []
    for account, post in wanted.items():
        mine = may_renew(at.by, held.get(account, []))
        (given if mine else found.left).append(post)
    codes = accounts.issue(
        [Wanted(p.account, p.unit.code) for p in given if p.account],
        by=at.by,
        now=at.now,
        until=at.until,
    )
    found.slips += [
        Slip(p, p.account, code) for p, code in zip(given, codes, strict=True) if p.account
    ]


def _actor(post: Post) -> str:
    return post.account.actor if post.account else ""


def _step(post: Post, kind: str, payload: dict[str, str], at: Moment) -> Step:
    return Step(
        unit=post.unit.code,
        kind=kind,
        subject=str(post.key),
        actor=at.by.actor,
        at=at.now,
        payload=payload,
    )
