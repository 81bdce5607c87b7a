"""How much of a file is taken before it is refused."""

from __future__ import annotations

from dataclasses import dataclass

MB = 1_000_000


@dataclass(frozen=True)
class Limits:
    """Ceilings for a workbook or list; sizes in bytes, `memory` and `seconds` of the reading child."""

    taken: int = 50 * MB
    unpacked: int = 200 * MB
    ratio: int = 100
    members: int = 2_000
    columns: int = 200
    rows: int = 60_000
    characters: int = 100 * MB
    memory: int = 1_200 * MB
    seconds: int = 60


LIMITS = Limits()
