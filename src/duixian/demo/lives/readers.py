"""Who reads what the branches write: now and then a question comes back, some records are checked."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from duixian.demo.days import DAY

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

QUESTIONS = (
    "是哪一天的事？",
    "请写清楚做了什么。",
    "人数和签到表对不上，请核对。",
    "说的是哪一户？",
)
ASKED, CHECKED = 0.01, 0.05


def read_above(hand: Hand, life: Life) -> None:
    """A visit or study is asked about or checked by somebody above, and most are left as they are."""
    rng = chance_of(life)
    asked = _asked(hand, life, rng, later=True)
    if not asked and life.state == "noted" and rng.random() < CHECKED:
        day = life.known // DAY + rng.randrange(1, 30)
        life.enter("checked", day, hand.times.moment(rng, day))


def ask_back(hand: Hand, life: Life, *, later: bool = False) -> bool:
    """Now and then a record is sent back with a question, and handed in again; whether it was."""
    return _asked(hand, life, chance_of(life), later=later)


def _asked(hand: Hand, life: Life, rng: random.Random, *, later: bool) -> bool:
    """Sent back and handed in again, by that chance."""
    start = life.state
    if rng.random() >= ASKED or start not in ("noted", "proposed", "entered"):
        return False
    day = life.known // DAY + rng.randrange(1, 9) if later else life.on
    again = day + (rng.randrange(1, 6) if later else 0)
    known = max(hand.times.moment(rng, day), life.known)
    if life.enter("returned", day, known, question=rng.choice(QUESTIONS)):
        life.enter(start, again, hand.times.moment(rng, again))
    return True


def chance_of(life: Life) -> random.Random:
    """Chance of a record's own, so that its readers change nothing else in the county."""
    return random.Random(f"asked:{life.kind}:{life.unit}:{life.occurred}:{life.person}")
