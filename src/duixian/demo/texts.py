"""What the people of the demo county write: sentences with slots, filled by chance.

Six walks of life share the slots; each has its own pledges, tasks, deeds and problems.
"""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from typing import TYPE_CHECKING

from . import phrases, phrases_of_steering, phrases_of_work

if TYPE_CHECKING:
    import random

_SLOT = re.compile(r"\{(\w+)\}")
_WALKS = {
    "rural": "rural",
    "community": "town",
    "office": "office",
    "bureau": "office",
    "economic": "office",
    "farming": "office",
    "committee": "office",
    "enterprise": "firm",
    "private_enterprise": "firm",
    "social_organisation": "society",
    "school": "school",
}
OWN = {
    "pledge": phrases.PLEDGES,
    "task": phrases.TASKS,
    "deed": phrases.DEEDS,
    "problem": phrases.PROBLEMS,
    "heard": phrases.HEARD,
    "technique": phrases.TECHNIQUES,
    "pair": phrases_of_work.PAIRS,
    "carrier": phrases_of_work.CARRIERS,
    "exemplar": phrases_of_work.EXEMPLARS,
}
SHARED = {
    "session": phrases.SESSIONS,
    "book": phrases.BOOKS,
    "report": phrases.REPORTS,
    "use": phrases.USES,
    "broken": phrases.BROKEN,
    "extension": phrases.EXTENSIONS,
    "whole": phrases.WHOLES,
    **{f"verdict_{grade}": pool for grade, pool in phrases.VERDICTS.items()},
    "failed": phrases_of_work.FAILED,
    "stopped": phrases_of_work.STOPPED,
    "retired": phrases_of_work.RETIRED,
    "comment": phrases_of_steering.COMMENTS,
    "comment_question": phrases_of_steering.COMMENT_QUESTIONS,
    "dropped": phrases_of_steering.DROPPED,
    "statement": phrases_of_steering.STATEMENTS,
    "seen": phrases_of_steering.SEEN,
    "theme": phrases_of_steering.THEMES,
    "ask": phrases_of_steering.ASKS,
    "matter": phrases_of_steering.RULE_USES,
    "honour": phrases_of_steering.HONOUR_DEEDS,
    "objection": phrases_of_steering.OBJECTIONS,
    "revoked": phrases_of_steering.REVOKED,
    **{
        f"{topic}_{word}": told
        for topic, pools in (
            ("finding", phrases_of_steering.FINDINGS),
            ("order", phrases_of_steering.ORDERS),
            ("point", phrases_of_steering.POINTS),
            ("rule", phrases_of_steering.RULES),
        )
        for word, told in pools.items()
    },
}


def say(rng: random.Random, topic: str, category: str, day: int) -> str:
    """A sentence on that topic as a unit of that category would write it on, or for, that day.

    A problem comes with what has changed once it is solved, after a bar.
    """
    date = dt.date.fromordinal(day)
    template = rng.choice(_fitting(topic, _WALKS[category], date.month))
    known = {
        "season": phrases.SEASONS[date.month - 1],
        "quarter": rng.choice(phrases.QUARTERS[(date.month - 1) // 3]),
    }
    return fill(rng, template, known)


@cache
def _fitting(topic: str, walk: str, month: int) -> tuple[str, ...]:
    """The sentences on a topic that make sense in a month."""
    pool = OWN[topic][walk] if topic in OWN else SHARED[topic]
    strange = [word for word, months in phrases.MONTHS_OF.items() if month not in months]
    return tuple(said for said in pool if not any(word in said for word in strange))


def fill(rng: random.Random, template: str, known: dict[str, str]) -> str:
    """The template with each slot filled: the same everywhere in it, by what is known if it is."""
    filled = dict(known)

    def slot(match: re.Match[str]) -> str:
        name = match.group(1)
        if name not in filled:
            filled[name] = _value(rng, name)
        return filled[name]

    return _SLOT.sub(slot, template)


def _value(rng: random.Random, name: str) -> str:
    """A number for a slot of numbers, a word for a slot of words."""
    if name in phrases.NUMBERS:
        return str(rng.randrange(*phrases.NUMBERS[name]))
    return rng.choice(phrases.SLOTS[name])
