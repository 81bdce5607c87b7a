"""What the tables must satisfy, one file for each thing looked at; every check notes all it finds."""

from __future__ import annotations

from .cells import check_cells

__all__ = ["CHECKS"]

CHECKS = (check_cells,)
