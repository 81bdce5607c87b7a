"""From promise to closing: the pages on which the loop of a campaign is gone through.

Each room of it is a Django app of its own, with its templates and its catalogue.
"""

ROOMS: tuple[str, ...] = (
    "course",
    "pledges",
    "tasks",
    "inspections",
    "problems",
    "comments",
    "contacts",
    "signals",
)
