"""Who may fill posts and renew accounts, and which posts a unit offers."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from duixian.desk.org.models import Post, Unit
from duixian.desk.walls import Role, Viewer

LOWEST = frozenset({"branch", "group"})
EVERYWHERE = frozenset({Role.OFFICE, Role.ADMINISTRATOR})
APART = frozenset({Role.AUDITOR, Role.ADMINISTRATOR})
"""Roles that nobody holds beside another one, and that only the administrator gives."""
KEEPING = frozenset({*EVERYWHERE, Role.SECRETARY, Role.CLERK})
"""Roles that have posts to look after."""
AT_THE_TOP = (Role.LEADER, Role.OFFICE, Role.AUDITOR, Role.ADMINISTRATOR)
BETWEEN = (Role.SECRETARY, Role.CLERK)
BELOW = (Role.SECRETARY, Role.RECORDER)


def offered(unit: Unit) -> tuple[Role, ...]:
    """The posts that a unit has by its place: the county's, a township's, a branch's."""
    if unit.parent_id is None:
        return AT_THE_TOP
    return BELOW if unit.type in LOWEST else BETWEEN


def may_keep(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer looks after the posts of a unit.

    The office and the administrator do everywhere, a clerk at home and below, a secretary below
    and, save in a branch, at home: in a branch the one who writes and the one who confirms must
    stay two.
    """
    at_home = unit.type not in LOWEST and viewer.holds_at({Role.SECRETARY}, unit.path)
    return (
        at_home
        or viewer.holds({*EVERYWHERE, Role.CLERK}, unit.path)
        or viewer.holds_above({Role.SECRETARY}, unit.path)
    )


def keeps_any(viewer: Viewer, units: Iterable[Unit]) -> bool:
    """Whether the viewer looks after posts at all: by role, else at one of these units."""
    by_role = viewer.roles & {*EVERYWHERE, Role.CLERK}
    return bool(by_role) or any(may_keep(viewer, unit) for unit in units)


def may_fill(viewer: Viewer, role: str, unit: Unit) -> bool:
    """Whether the viewer may say who holds this role at this unit."""
    if role in APART and not viewer.holds({Role.ADMINISTRATOR}, unit.path):
        return False
    return may_keep(viewer, unit)


def may_renew(viewer: Viewer, posts: Collection[Post]) -> bool:
    """Whether the viewer may give a new code to, or unlock, the account that holds these posts.

    All of them must be the viewer's to fill, else the code would open what is not; and nobody
    renews their own account.
    """
    own = any(post.account and post.account.key == viewer.account for post in posts)
    return bool(posts) and not own and all(may_fill(viewer, p.role, p.unit) for p in posts)


def clash(role: str, held: Iterable[str]) -> bool:
    """Whether a role cannot be held beside those already held: auditors and administrators stand apart."""
    others = set(held) - {role}
    return bool(others) and (role in APART or bool(others & APART))
