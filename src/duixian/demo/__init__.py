"""An invented county to learn and test with: a tree, its members, two years of records.

The same arguments give the same bytes. Everything is invented: places, units, codes, texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .days import FIRST_YEAR, LAST_YEAR
from .tree import LEAST_UNITS, MOST_UNITS

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["FIRST_YEAR", "LAST_YEAR", "LEAST_UNITS", "MOST_UNITS", "characters", "write"]


def write(
    folder: Path,
    *,
    seed: int = 1,
    units: int = 1500,
    today: dt.date,
    csv: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
) -> None:
    """Write the tables of a county with so many branches, with records up to today.

    Nothing stands in the folder before all of it does. Raises Unusable if the folder holds
    anything, ValueError if `units` lies outside LEAST_UNITS to
    MOST_UNITS or `today` outside the years 1950 to 2100.
    """
    from .writing import write_county

    write_county(folder, (seed, units, today), csv=csv, progress=progress)


def characters(seed: int = 1, units: int = 1500) -> dict[str, str]:
    """Which unit plays which part in that county: part to unit code."""
    from .county import characters as parts

    return parts(seed, units)
