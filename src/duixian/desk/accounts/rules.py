"""Who has to answer twice when signing in."""

from __future__ import annotations

from duixian.desk.walls import Role, Viewer

TWICE = frozenset({Role.OFFICE, Role.AUDITOR, Role.ADMINISTRATOR})
"""Those whose account opens more than one part of the tree, or the accounts of others."""


def must_answer_twice(viewer: Viewer, *, required: bool) -> bool:
    """Whether the installation asks a second step of this viewer."""
    return required and bool(viewer.roles & TWICE)
