"""Plans of units and the carriers by which they are carried out."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

GOALS = ("development", "harmony", "people", "organisations")
QUESTIONS = ("主题照抄了上级的，换成自己的。", "任务没有写到哪天、谁办。", "和去年的哪里不同？")
BELOW = {"C": 2, "T": 9, "J": 9, "B": 20}  # days until a plan is drawn up: those above go first


def write_plans(hand: Hand) -> None:
    """The plan of the first weeks, late with some, and a new version after a year with others."""
    first = hand.times.first + BELOW[hand.unit.code[0]] + hand.rng.randrange(14)
    if not hand.chance(0.25 + 0.75 * hand.temper.timely):
        first += 20 + 2 * hand.delay()
    before = None
    for day in (first, first + 365 + hand.rng.randrange(-20, 60)):
        if not hand.unit.in_force(day) or (before and not hand.chance(0.55)):
            return
        life = _draw_up(hand, day, before)
        if before and life.state in ("approved", "shown") and before.state != "replaced":
            on = max(life.on, before.on)
            before.enter("replaced", on, max(hand.moment(on), life.known))
        before = life


def _draw_up(hand: Hand, day: int, before: Life | None) -> Life:
    """One plan: drawn up, perhaps sent back, approved above, and shown by most."""
    rng, unit = hand.rng, hand.unit
    year = dt.date.fromordinal(day).year
    asks = rng.sample([hand.say("ask", day) for _ in range(6)], 6)
    number = f"{unit.stem}发〔{year}〕{rng.randrange(2, 40)}号" if not unit.leaf else None
    life = hand.book.begin(
        "plan", unit.code, day, person=hand.secretary(day), number=number,
        title=f"{unit.name}创先争优实施方案" + (f"（{year}年修订）" if before else ""),
        theme=hand.say("theme", day), main_task=hand.say("task", day),
        asks="；".join(dict.fromkeys(asks[:4])),
    )  # fmt: skip
    life.enter("drafted", day, hand.moment(day))
    hand.hall.show(life)
    above = hand.hall.of("plan", unit.home)
    if above:
        hand.book.links.append((life, "above", above[-1 if before else 0]))
    if before:
        hand.book.links.append((life, "earlier", before))
    if hand.chance(0.08):
        day += rng.randrange(2, 9)
        life.enter("returned", day, hand.moment(day, ABOVE), question=rng.choice(QUESTIONS))
        day += rng.randrange(2, 12)
        life.enter("drafted", day, hand.moment(day))
    day += rng.randrange(3, 20)
    life.enter("approved", day, hand.moment(day, ABOVE))
    if hand.chance(0.35 + 0.6 * hand.temper.timely):
        day += rng.randrange(1, 15)
        life.enter("shown", day, hand.moment(day))
    return life


def write_carriers(hand: Hand) -> None:
    """Carriers, each for a task; some are judged by what came of them, some only begun."""
    before: Life | None = None
    yearly = 0.5 * hand.temper.writes if hand.unit.leaf else 1.4
    for day in hand.happenings("carrier", yearly):
        served = [task for task in hand.shelf.get("task", ()) if task.occurred <= day]
        if served:
            life = _begin(hand, day, before)
            hand.book.links.append((life, "task", hand.rng.choice(served[-3:])))
            _run(hand, life)
            before = life


def _begin(hand: Hand, day: int, before: Life | None) -> Life:
    """What it is to be; now and then the one of last time goes on."""
    facts = dict(
        zip(("title", "runs", "joins", "works", "came"), hand.parts("carrier", day), strict=True)
    )
    goes_on = before is not None and before.state == "judged" and hand.chance(0.5)
    if before is not None and goes_on:
        facts |= {name: before.facts[name] for name in ("title", "runs", "joins", "works")}
    came = facts.pop("came")
    life = hand.book.begin(
        "carrier", hand.unit.code, day, person=hand.secretary(day), goal=hand.rng.choice(GOALS),
        **facts,
    )  # fmt: skip
    life.ending = came
    if before is not None and goes_on:
        hand.book.links.append((life, "earlier", before))
    return life


def _run(hand: Hand, life: Life) -> None:
    """Proposed, agreed to above, run, then looked at by those above, or not."""
    rng, day = hand.rng, life.occurred
    life.enter("proposed", day, hand.moment(day))
    if hand.chance(0.06):
        day += rng.randrange(1, 6)
        life.enter("returned", day, hand.moment(day, ABOVE), question=rng.choice(QUESTIONS))
        day += rng.randrange(1, 9)
        life.enter("proposed", day, hand.moment(day))
    day += rng.randrange(1, 12)
    life.enter("running", day, hand.moment(day, ABOVE))
    day += rng.randrange(80, 240)
    if hand.chance(0.15 + 0.7 * hand.temper.timely):
        joined = rng.randrange(4, max(6, len(hand.members(min(day, hand.times.today)))))
        life.enter("judged", day, hand.moment(day, ABOVE), joined=joined, result=life.ending)
    elif hand.chance(0.4):
        life.enter("stopped", day, hand.moment(day), reason=hand.say("stopped", day))
