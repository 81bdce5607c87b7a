"""Composed pages: each reads the rooms below, and most own nothing.

Each room of it is a Django app of its own, with its templates and its catalogue.
"""

ROOMS: tuple[str, ...] = (
    "today",
    "urging",
    "overview",
    "burdens",
    "reading",
)
