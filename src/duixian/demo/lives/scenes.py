"""Scenes that must happen: problems reopened, states corrected, facts known late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.demo.book import tally

from . import problems
from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand


def write(hand: Hand) -> None:
    """The scene of the part that this unit plays, if it has one."""
    scene = {"reopened": _reopened, "corrected": _corrected, "late_known": _late}.get(
        hand.unit.part
    )
    if scene:
        scene(hand)


def _reopened(hand: Hand) -> None:
    """Three problems closed and open again; the first twice, the last still open."""
    for start, times in ((500, 2), (380, 1), (200, 1)):
        life = problems.register(hand, hand.times.today - start, "masses")
        problems.assign(hand, life)
        for gap in (21, 40)[:times]:
            _close(hand, life.on + 18, life)
            again = life.on + gap
            due = hand.times.after_working_days(again, problems.DAYS_TO_SOLVE)
            life.enter("working", again, hand.moment(again, ABOVE), due=due)
        if start != 200:
            _close(hand, life.on + 25, life)


def _close(hand: Hand, day: int, life: Life) -> None:
    """Claimed on that day, closed four days later."""
    life.enter("claimed", day, hand.moment(day, 1), changed=life.ending)
    life.enter("closed", day + 4, hand.moment(day + 4, ABOVE))


def _corrected(hand: Hand) -> None:
    """A promise entered as kept that was not; a problem whose source was put right."""
    day = hand.times.today - 300
    life = hand.book.begin(
        "pledge", hand.unit.code, day, person=hand.secretary(day), maker="team",
        text=hand.say("pledge", day + 120), amount=1, due=day + 120,
    )  # fmt: skip
    for offset, state in ((0, "proposed"), (4, "reviewed"), (7, "shown")):
        life.enter(state, day + offset, hand.moment(day + offset, 1))
    envelope, votes = hand.opinions(12, (0.5, 0.9))
    life.enter("kept", day + 110, hand.moment(day + 110, 1), **tally("verdict", envelope, votes))
    blank = dict.fromkeys(tally("verdict", envelope, votes))
    life.enter("shown", day + 7, hand.times.moment(hand.rng, day + 145), correction=True, **blank)

    found = problems.register(hand, hand.times.today - 260, "self")
    problems.assign(hand, found)
    _close(hand, found.on + 27, found)
    found.correct(
        hand.times.moment(hand.rng, found.on + 30), source="masses", reporter=hand.household()
    )


def _late(hand: Hand) -> None:
    """A problem closed in time, the closing entered two months later."""
    life = problems.register(hand, hand.times.today - 320, "masses")
    problems.assign(hand, life)
    day = life.on + 20
    life.enter("claimed", day, hand.moment(day, 1), changed=life.ending)
    late = hand.times.working_day(day + 65)
    life.enter("closed", day + 3, hand.times.moment(hand.rng, late))
