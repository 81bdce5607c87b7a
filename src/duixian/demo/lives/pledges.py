"""Promises: made, reviewed, shown, then kept, owned up to, or silently overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.demo.book import TAGS, tally

from .readers import ask_back

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand


def write(hand: Hand) -> None:
    """All promises of one unit."""
    per_year = 4.0 if hand.unit.leaf else 7
    if hand.unit.part in ("promise_breaker", "owes_much"):
        per_year = 13
    if hand.unit.part == "paper_tiger":
        per_year = 6
    broken: list[Life] = []
    for day in hand.happenings("pledge", per_year * (0.5 + hand.temper.writes / 2)):
        life = _make(hand, day)
        if broken and hand.chance(0.5):
            hand.book.links.append((life, "renews", broken.pop()))
        if _show(hand, life) and _end(hand, life) == "broken":
            broken.append(life)


def _make(hand: Hand, day: int) -> Life:
    """The promise as proposed."""
    rng = hand.rng
    maker = rng.choices(("organisation", "team", "member"), (30, 18, 52))[0]
    person = hand.someone(day) if maker == "member" else hand.secretary(day)
    due = hand.deadline(day, 45, 240)
    return hand.book.begin(
        "pledge", hand.unit.code, day, person=person, maker=maker, text=hand.say("pledge", due),
        amount=rng.randrange(1, 7), due=due, sort=_sort(hand, maker),
    )  # fmt: skip


def _sort(hand: Hand, maker: str) -> str:
    """A member mostly promises something of the post, others a good deed."""
    usual = "post" if maker == "member" else "service"
    return "building" if hand.nth("promise to build", 4, 1) else usual


def _show(hand: Hand, life: Life) -> bool:
    """Proposed, reviewed by others, shown to those it serves."""
    rng, day = hand.rng, life.occurred
    life.enter("proposed", day, hand.moment(day))
    if hand.chance(0.02):
        life.enter("withdrawn", day + 3, hand.moment(day + 3))
        return False
    ask_back(hand, life)
    reviewed = day + rng.randrange(1, 9)
    life.enter("reviewed", reviewed, hand.moment(reviewed, 2))
    shown = reviewed + rng.randrange(1, 7)
    tags = TAGS if hand.chance(0.6) else ()
    return life.enter("shown", shown, hand.moment(shown), tags=tags)


def _end(hand: Hand, life: Life) -> str:
    """How it ended: kept with a verdict, broken with a reason, or nothing at all."""
    rng, due = hand.rng, life.due or life.occurred
    if hand.chance(hand.temper.keeps):
        early = due - hand.margin() - int(rng.expovariate(1 / 15))
        day = max(life.on + 1, early if hand.chance(hand.temper.timely) else due + hand.delay())
        good = hand.temper.liked
        envelope, votes = hand.opinions(rng.randrange(7, 30), (good * 0.9, good))
        life.enter("kept", day, hand.moment(day), **tally("verdict", envelope, votes))
        hand.put_right(life, 0.01, amount=rng.randrange(1, 7))
    elif hand.chance(hand.temper.admits):
        early = due - rng.randrange(1, 12)
        day = max(life.on + 1, early if hand.chance(hand.temper.timely) else due + hand.delay())
        life.enter("broken", day, hand.moment(day), reason=hand.say("broken", day))
    return life.state
