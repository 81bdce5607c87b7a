"""What others say: satisfaction sheets counted on paper, and judged headings."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from duixian.demo.book import tally

from .readers import ask_back
from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.hand import Hand

HEADINGS = ("team", "members", "mechanism", "results", "masses")
OWN_RATERS = ("members", "masses")  # judge the heading that is named for them
GRADES = ("good", "fair", "ordinary", "poor")


def halves(hand: Hand) -> list[int]:
    """Days of appraisal: mid-June and mid-December, a little different in each unit."""
    first, last = (dt.date.fromordinal(day) for day in (hand.times.first, hand.times.today))
    days = [
        dt.date(year, month, 10).toordinal() + hand.rng.randrange(11)
        for year in range(first.year, last.year + 1)
        for month in (6, 12)
    ]
    times, unit = hand.times, hand.unit
    return [day for day in days if times.first <= day <= times.today and unit.in_force(day)]


def write(hand: Hand) -> None:
    """Two appraisals a year by the public; at the year's end the members', and headings judged."""
    for day in halves(hand):
        _sheet(hand, day, "masses", hand.rng.randrange(20, 70))
        if dt.date.fromordinal(day).month == 12:
            members = len(hand.members(day))
            if members:
                _sheet(hand, day, "members", members)
            for heading in HEADINGS:
                _judge(hand, day, heading)


def _sheet(hand: Hand, day: int, raters: str, asked: int) -> None:
    """One appraisal on paper, typed in and checked by somebody else; seldom typed in anew."""
    owner = hand.unit.parent_on(day) or hand.unit.code
    liked = hand.temper.liked + (0.02 if raters == "members" else 0.0)
    envelope, votes = hand.opinions(asked, (liked * 0.5, liked * 0.95, liked, 0.75))
    facts = {"subject": hand.unit.code, "raters": raters, **tally("counted", envelope, votes)}
    for again in (False, True):
        life = hand.book.begin("survey", owner, day, **facts)
        life.enter("entered", day, hand.moment(day, ABOVE))
        present = hand.members(day)
        if len(present) >= 2:
            for person in sorted(hand.rng.sample(present, 2)):
                hand.book.participants.append((life, person, "tellers"))
        if not again and hand.chance(0.015):
            life.enter("annulled", day + 2, hand.moment(day + 2, ABOVE))
            continue
        ask_back(hand, life)
        checked = day + hand.rng.randrange(1, 6)
        if hand.chance(0.97):
            life.enter("checked", checked, hand.moment(checked, ABOVE))
        return


def _judge(hand: Hand, day: int, heading: str) -> None:
    """One heading judged by people, proposed and then decided."""
    good = (
        hand.temper.liked if heading == "masses" else (hand.temper.keeps + hand.temper.timely) / 2
    )
    place = min(3, max(0, int((1 - good) * 4 + hand.rng.gauss(0.1, 0.5))))
    life = hand.book.begin(
        "judgement", hand.unit.code, day, heading=heading, grade=GRADES[place],
        rater=heading if heading in OWN_RATERS else "superior",
        reason=hand.say(f"verdict_{GRADES[place]}", day),
    )  # fmt: skip
    life.enter("proposed", day, hand.moment(day, ABOVE))
    decided = day + hand.rng.randrange(2, 20)
    life.enter("decided", decided, hand.moment(decided, ABOVE))
    if hand.chance(0.004):
        life.enter("lifted", decided + 20, hand.moment(decided + 20, ABOVE))
