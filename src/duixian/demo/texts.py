"""What the people of the demo county write: sentences with slots, filled by chance.

Six walks of life share the slots; each has its own pledges, tasks, deeds and problems.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import phrases

if TYPE_CHECKING:
    import random

_SLOT = re.compile(r"\{(\w+)\}")
_WALKS = {
    "rural": "rural",
    "community": "town",
    "office": "office",
    "bureau": "office",
    "committee": "office",
    "enterprise": "firm",
    "private_enterprise": "firm",
    "social_organisation": "society",
    "school": "school",
}
_OWN = {
    "pledge": phrases.PLEDGES,
    "task": phrases.TASKS,
    "deed": phrases.DEEDS,
    "problem": phrases.PROBLEMS,
    "changed": phrases.CHANGED,
    "heard": phrases.HEARD,
    "technique": phrases.TECHNIQUES,
}
_SHARED = {
    "session": phrases.SESSIONS,
    "book": phrases.BOOKS,
    "report": phrases.REPORTS,
    "use": phrases.USES,
    "broken": phrases.BROKEN,
    "extension": phrases.EXTENSIONS,
    "verdict": phrases.VERDICTS,
    "whole": phrases.WHOLES,
}


def say(rng: random.Random, topic: str, category: str, **known: object) -> str:
    """A sentence on that topic as a unit of that category would write it."""
    own = _OWN.get(topic)
    pool = own[_WALKS[category]] if own else _SHARED[topic]
    return fill(rng, rng.choice(pool), known)


def fill(rng: random.Random, template: str, known: dict[str, object]) -> str:
    """The template with each slot filled: by what is known, else from its list."""

    def slot(match: re.Match[str]) -> str:
        name = match.group(1)
        if name in known:
            return str(known[name])
        if name in phrases.NUMBERS:
            low, high = phrases.NUMBERS[name]
            return str(rng.randrange(low, high))
        return rng.choice(phrases.SLOTS[name])

    return _SLOT.sub(slot, template)
