"""What a route is asked for when it wants an argument: one that has something to show."""

from __future__ import annotations


def arguments() -> dict[str, dict[str, str]]:
    """By route, the arguments of its address in the demo county."""
    return {}
