"""Who looks at something, as a plain value: an account, its person, and the posts held on the day."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from .roles import SEEING, Role

AFTER_SLASH = "0"  # the character that follows "/": a path ends in "/", so the range ends here


@dataclass(frozen=True)
class Grant:
    """One post: a role at a unit, which stands at `path` in the tree and is called `name`."""

    role: Role
    unit: str
    path: str
    name: str = field(default="", compare=False)

    @property
    def span(self) -> tuple[str, str]:
        """The half-open range of paths that the post reaches: its unit and all below it."""
        return self.path, self.path[:-1] + AFTER_SLASH

    def reaches(self, path: str) -> bool:
        """Whether a unit at this path is its own or below it."""
        return path.startswith(self.path)


@dataclass(frozen=True)
class Viewer:
    """Somebody who looks: `actor` is the name by which the ledger knows the account.

    `person_code` is the code of the person on the roster, where whoever made the viewer read it.
    `looked_up` keeps what is looked up once for as long as this viewer looks.
    """

    account: UUID | None = None
    actor: str = ""
    name: str = ""
    person: UUID | None = None
    grants: tuple[Grant, ...] = ()
    person_code: str = field(default="", compare=False)
    looked_up: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def roles(self) -> frozenset[Role]:
        """All roles held anywhere."""
        return frozenset(grant.role for grant in self.grants)

    def holding(self, roles: Collection[Role]) -> Iterator[Grant]:
        """The posts with one of these roles."""
        return (grant for grant in self.grants if grant.role in roles)

    def spans(self, roles: Collection[Role] = SEEING) -> list[tuple[str, str]]:
        """The ranges of paths these roles reach."""
        return [grant.span for grant in self.holding(roles)]

    def sees(self, path: str) -> bool:
        """Whether business of a unit at this path may be shown."""
        return self.holds(SEEING, path)

    def holds(self, roles: Collection[Role], path: str) -> bool:
        """Whether one of these roles reaches the unit at this path."""
        return any(grant.reaches(path) for grant in self.holding(roles))

    def holds_at(self, roles: Collection[Role], path: str) -> bool:
        """Whether one of these roles is held at exactly this unit."""
        return any(grant.path == path for grant in self.holding(roles))

    def holds_above(self, roles: Collection[Role], path: str) -> bool:
        """Whether one of these roles is held at a unit above, not at this one."""
        return any(grant.path != path and grant.reaches(path) for grant in self.holding(roles))


NOBODY = Viewer()
