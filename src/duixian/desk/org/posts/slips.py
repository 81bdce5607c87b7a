"""Slips as they are printed: eight on a sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.urls import reverse

from duixian.desk.accounts.second_step import square
from duixian.desk.walls.access import Asked

from .actions import Issued, Slip
from .queries import holder

A_SHEET = 8


def sheets(request: Asked, issued: Issued) -> dict[str, Any]:
    """Everything the page of slips shows."""
    address = request.build_absolute_uri(reverse("accounts:sign_in"))
    until = issued.slips[0].account.code_until if issued.slips else None
    return {
        "sheets": list(_by_eight(issued.slips)),
        "number": len(issued.slips),
        "address": address,
        "square": square(address),
        "until": until,
        "joined": [(post, holder(post)) for post in issued.joined],
        "left": [(post, holder(post)) for post in issued.left],
    }


def _by_eight(slips: Sequence[Slip]) -> Iterator[Sequence[Slip]]:
    for start in range(0, len(slips), A_SHEET):
        yield slips[start : start + A_SHEET]
