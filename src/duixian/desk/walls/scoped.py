"""Queries that cannot be made without saying for whom: the default manager of a scoped model raises."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Q

from .roles import SEEING, Role
from .viewer import Viewer

M = TypeVar("M", bound=models.Model)
BATCH = 1000
NOWHERE = Q(pk__in=[])


class UnscopedError(RuntimeError):
    """A scoped model was asked for rows without a viewer."""


if TYPE_CHECKING:
    Characters = models.CharField[str, str]
else:
    Characters = models.CharField  # cannot be subscripted at run time


class PathField(Characters):
    """The place in the tree: `12/407/`; compared byte by byte, so that a subtree is a range."""

    def db_parameters(self, connection: BaseDatabaseWrapper) -> Any:
        """The column with the collation that compares bytes, whatever the database."""
        found = super().db_parameters(connection)
        return {**found, "collation": "C" if connection.vendor == "postgresql" else "BINARY"}


class Scoped(models.Manager[M]):
    """The manager of a model that belongs to units; `path` leads to the unit's place in the tree."""

    def __init__(self, path: str = "unit__path", roles: Collection[Role] = SEEING) -> None:
        super().__init__()
        self.path = path
        self.roles = frozenset(roles)

    def get_queryset(self) -> NoReturn:
        """Refuse.

        Raises:
            UnscopedError: always; `.seen_by(viewer)` is the way in.
        """
        raise UnscopedError(f"{self.model.__name__}: say for whom, .seen_by(viewer)")

    def seen_by(self, viewer: Viewer) -> models.QuerySet[M]:
        """The rows of the units that the viewer's posts reach; nothing without such a post."""
        reached = NOWHERE
        for low, high in viewer.spans(self.roles):
            reached |= Q(**{f"{self.path}__gte": low, f"{self.path}__lt": high})
        return self.unscoped().filter(reached)

    def add_all(self, rows: Iterable[M], batch_size: int = BATCH) -> list[M]:
        """Insert rows, which shows nothing to anybody; they come back with their keys."""
        return self.unscoped().bulk_create(rows, batch_size=batch_size)

    def put_all(self, rows: Iterable[M], columns: Sequence[str], batch_size: int = BATCH) -> int:
        """Write these columns of rows that the caller holds already; how many were changed."""
        return self.unscoped().bulk_update(rows, columns, batch_size=batch_size)

    def unscoped(self) -> models.QuerySet[M]:
        """All rows: only for the files that tests/house/test_walls.py lists, each with its reason."""
        return models.QuerySet(self.model, using=self._db)


class Downward(Scoped[M]):
    """The manager of a model whose rows concern all units below theirs, such as campaigns."""

    def seen_by(self, viewer: Viewer) -> models.QuerySet[M]:
        """The rows of the units that the viewer's posts reach, and of those above their units."""
        above = {up for grant in viewer.holding(self.roles) for up in line_above(grant.path)}
        return super().seen_by(viewer) | self.unscoped().filter(**{f"{self.path}__in": above})


def line_above(path: str) -> list[str]:
    """The paths from the top down to a unit: `12/407/` gives `12/` and `12/407/`."""
    steps = path.split("/")[:-1]
    return ["/".join(steps[:n]) + "/" for n in range(1, len(steps) + 1)]
