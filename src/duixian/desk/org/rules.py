"""Who may do what with the tree."""

from __future__ import annotations

from duixian.desk.walls import Viewer

from .models import TAKING_IN, Unit


def may_take_in(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer may take in a roster below a unit: the clerks of the county and of townships."""
    return viewer.holds(TAKING_IN, unit.path)
