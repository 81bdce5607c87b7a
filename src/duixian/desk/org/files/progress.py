"""How far a file is: kept beside the database, which is closed to others while a file is taken in."""

from __future__ import annotations

from huey.contrib.djhuey import HUEY

DONE = 100


def tell(key: str, part: int, of: int) -> None:
    """So many parts of the work are done."""
    HUEY.put(_mark(key), part * DONE // of)


def heard(key: str) -> int:
    """How many hundredths are done."""
    return HUEY.get(_mark(key), peek=True) or 0


def over(key: str) -> None:
    """Nothing is under way any more."""
    HUEY.delete(_mark(key))


def _mark(key: str) -> str:
    return f"org.roster.{key}"
