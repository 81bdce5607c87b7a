"""Lots that anyone can recompute: the seed is promised before by its hash and published afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def commitment(seed: str) -> str:
    """What is published before the draw: the SHA-256 of the seed, in hexadecimal.

    >>> commitment("spring")[:16]
    '622a494d3ea8c7ba'
    """
    return hashlib.sha256(seed.encode()).hexdigest()


def ticket(seed: str, unit: str) -> str:
    """The lot of a unit: the SHA-256 of `seed:unit`; the smallest comes first."""
    return hashlib.sha256(f"{seed}:{unit}".encode()).hexdigest()


def drawn(seed: str, units: Iterable[str]) -> list[str]:
    """Units in the order of their lots."""
    return sorted(units, key=lambda unit: (ticket(seed, unit), unit))
