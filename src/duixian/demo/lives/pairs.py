"""Pairs: what was agreed with another unit or a household, and what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

WITH_HOUSEHOLDS = frozenset({"office", "bureau", "community", "school"})


def write(hand: Hand) -> None:
    """About two pairs in three years for a branch; on paper only where that is its part."""
    if not hand.unit.leaf:
        return
    if hand.unit.part == "paper_pairs":
        for ago in (600, 480, 430, 330, 260):
            _agree(hand, hand.times.today - ago, hand.times.today - ago + 120)
        return
    for day in hand.happenings("pair", 0.65 * (0.5 + hand.temper.writes / 2)):
        life = _agree(hand, day, hand.deadline(day, 60, 260))
        if hand.nth("pair struck", 60, 7):
            life.enter("mistaken", day + 2, hand.moment(day + 2))
        else:
            _end(hand, life)


def _agree(hand: Hand, day: int, due: int) -> Life:
    """Both sides say what is needed and what is to be done by when."""
    need, item, result = hand.parts("pair", due)
    by_household = hand.unit.category in WITH_HOUSEHOLDS and hand.chance(0.5)
    other = hand.rng.choice((*hand.offices, *hand.siblings[:6])) if not by_household else None
    life = hand.book.begin(
        "pair", hand.unit.code, day, due=due, person=hand.someone(day), need=need, item=item,
        other=other, household=hand.household() if by_household else None,
    )  # fmt: skip
    life.ending = result
    life.enter("agreed", day, hand.moment(day))
    return life


def _end(hand: Hand, life: Life) -> None:
    """Reported and confirmed by the side that was helped, owned up to, or silently overdue."""
    rng, due = hand.rng, life.due or life.on
    timely = hand.chance(hand.temper.timely)
    if hand.chance(hand.temper.keeps):
        early = due - hand.margin() - int(rng.expovariate(1 / 20))
        day = max(life.on + 2, early if timely else due + hand.delay())
        life.enter("reported", day, hand.moment(day), result=life.ending)
        if hand.chance(0.06):
            day += rng.randrange(1, 6)
            life.enter("agreed", day, hand.moment(day, ABOVE))
            day += rng.randrange(5, 30)
            life.enter("reported", day, hand.moment(day))
        day += rng.randrange(0, 5)
        life.enter("fulfilled", day, hand.moment(day, ABOVE))
    elif hand.chance(hand.temper.admits):
        day = max(life.on + 1, due - rng.randrange(6) if timely else due + hand.delay())
        life.enter("lapsed", day, hand.moment(day), reason=hand.say("failed", day))
