"""What a speech fixes for a campaign, class by class: each recogniser reads the whole speech."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .aims import requirements, themes
from .campaigns import campaigns
from .categories import categories
from .consequences import honours, sanctions
from .duties import duties
from .evaluation import channels, evaluations
from .names import mechanisms
from .phases import phases
from .quantities import numbers, obligations
from .roles import roles
from .standards import standards
from .times import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from duixian.rulebook.outline.items import Item, Speech

RECOGNISERS: tuple[Callable[[Speech], Iterable[Item]], ...] = (
    campaigns,
    themes,
    requirements,
    standards,
    obligations,
    phases,
    dates,
    categories,
    mechanisms,
    roles,
    duties,
    evaluations,
    sanctions,
    honours,
    channels,
    numbers,
)


def recognise(speech: Speech) -> tuple[Item, ...]:
    """Everything recognised, class by class in the order of the recognisers, then of the text."""
    return tuple(item for recogniser in RECOGNISERS for item in sorted(set(recogniser(speech))))
