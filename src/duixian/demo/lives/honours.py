"""Honours of the first of July: proposed in May, checked, on notice for days, awarded or not."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.hand import Hand

TITLES = ("organisation", "member", "worker", "post")
LEVELS = {20: "province", 50: "central", 80: "province"}  # of every hundred
NOTICE = 6  # working days after which it may be awarded


def write(hand: Hand) -> None:
    """A few for each year, the better units more often."""
    first, last = (dt.date.fromordinal(day).year for day in (hand.times.first, hand.times.today))
    for year in range(first, last + 1):
        day = dt.date(year, 5, 4).toordinal() + hand.rng.randrange(20)
        if not hand.times.first <= day <= hand.times.today or not hand.unit.in_force(day):
            continue
        if hand.members(day) and hand.chance(0.08 + 0.3 * hand.temper.keeps**4):
            _propose(hand, day)


def _level(hand: Hand) -> str:
    """Mostly the township's or the county's own; one of a hundred from far above."""
    number = hand.hall.count("honour")
    if number == 50 or (number % 100) in (20, 80):
        return LEVELS[number % 100]
    return "city" if number % 14 == 5 else "county" if number % 3 == 1 else "township"


def _propose(hand: Hand, day: int) -> None:
    """From the meeting that proposes to the award; objections and what came of them are written down."""
    rng = hand.rng
    title = rng.choices(TITLES, (25, 50, 12, 13))[0]
    life = hand.book.begin(
        "honour", hand.unit.code, day, title=title, level=_level(hand), deeds=hand.say("honour", day),
        person=hand.secretary(day) if title == "organisation" else hand.someone(day),
    )  # fmt: skip
    life.enter("proposed", day, hand.moment(day, 1))
    day += rng.randrange(2, 10)
    if hand.chance(0.1):
        life.enter("turned_down", day, hand.moment(day, ABOVE))
        return
    life.enter("checked", day, hand.moment(day, ABOVE))
    day = hand.times.working_day(day + rng.randrange(1, 8))
    life.enter("on_notice", day, hand.moment(day, 1))
    objection = hand.say("objection", day)
    day = hand.times.after_working_days(day, NOTICE + rng.randrange(3))
    if "属实，已改" not in objection and hand.nth("honour refused", 40, 8):
        life.enter("turned_down", day, hand.moment(day, ABOVE))
        return
    life.enter("awarded", day, hand.moment(day, 1), objection=objection)
    day += rng.randrange(40, 200)
    if day < hand.times.today and hand.nth("honour revoked", 45, 12):
        life.enter("revoked", day, hand.moment(day, ABOVE), reason=hand.say("revoked", day))
