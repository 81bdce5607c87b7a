"""Who may start a campaign."""

from __future__ import annotations

from duixian.desk.org.models import Unit
from duixian.desk.walls import Role, Viewer

STARTING = frozenset({Role.OFFICE})


def may_start(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer may put a pack to work in this part of the tree."""
    return viewer.holds(STARTING, unit.path)
