"""The key items of the county for the year: led by its offices and townships, some in quarterly steps."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duixian.demo.days import DAY, month_end
from duixian.demo.phrases_of_key_items import KEY_ITEMS, LAGGING, STAGES

if TYPE_CHECKING:
    import random

    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

ABOVE = 2.0
SECRETARY = 6
"""Every so many key items the secretary has in hand."""
SPRING = 3  # before this month the year's items are not drawn up yet, and last year's are shown
ENDS = ((6, 12), (9, 14), (10, 8), (11, 12), (12, 54))  # the month it is due in, and its weight


@dataclass
class Item:
    """One key item being lived: whose hand, how often it happens to be late."""

    hand: Hand
    life: Life
    due: int
    target: int | None


def write(hands: list[Hand], rng: random.Random) -> None:
    """All of them, in turn to the offices and townships that play no part."""
    leading = [h for h in hands if h.unit.code[0] in "JT" and not h.unit.part]
    leading = [h for h in leading if h.unit.closed is None] or hands[:1]
    today = dt.date.fromordinal(hands[0].times.today)
    year = today.year - (today.month < SPRING)
    rng.shuffle(leading)
    lines = [(field, *each) for field, items in KEY_ITEMS.items() for each in items]
    for number, (field, text, result) in enumerate(lines, 1):
        hand = replace(leading[number % len(leading)], rng=rng)
        item = _given(hand, year, (number, field, text, result))
        if item.life.state == "assigned":
            _live(item)


def _given(hand: Hand, year: int, line: tuple[int, str, str, str]) -> Item:
    """Drawn up in January and given out; now and then one lacks its person or day and stays a draft."""
    number, field, text, result = line
    rng = hand.rng
    day = hand.times.working_day(dt.date(year, 1, 5).toordinal() + rng.randrange(16))
    target = _target(rng, result)
    month = rng.choices([m for m, _ in ENDS], [w for _, w in ENDS])[0]
    due = month_end(dt.date(year, month, 1).toordinal())
    check = "number" if target else ("yes_no" if result == "验收通过" else "named_fact")
    life = hand.book.begin(
        "task", hand.unit.code, day, text=text.format(n=target), field=field, check_by=check,
        target=target, result=f"完成{target}，逐一列名" if target else result, key_number=number,
        leader=hand.leader(day),
        by_secretary="yes" if number % SECRETARY == 0 else None,
    )  # fmt: skip
    life.enter("draft", day, hand.moment(day, ABOVE))
    if number % 43 != 0:
        given = day + rng.randrange(1, 12)
        life.enter(
            "assigned", given, hand.moment(given, ABOVE), due=due, person=hand.secretary(given)
        )
    return Item(hand, life, due, target)


def _target(rng: random.Random, result: str) -> int | None:
    """A number out of the range that stands there, if one does."""
    low, _, high = result.partition("-")
    return rng.randrange(int(low), int(high) + 1) if low.isdecimal() else None


def _live(item: Item) -> None:
    """The year of one item: steps or counts, put off or not, done, late or declared missed."""
    hand, life = item.hand, item.life
    if item.target is None:
        _steps(item)
    due = item.due
    slow = hand.chance(0.3)
    while hand.chance(0.12) and due - 20 > life.on:
        day = due - hand.rng.randrange(5, 18)
        due = month_end(due + 20)
        _counts(item, day)
        reason = hand.rng.choice(LAGGING)
        life.enter("assigned", day, hand.moment(day, ABOVE), due=due, extension_reason=reason)
    done = (
        due + hand.rng.randrange(20, 180) if slow else due - int(hand.rng.expovariate(1 / 12)) - 1
    )
    done = max(done, life.on + 1)
    _counts(item, min(done, hand.times.today + 1))
    if slow and hand.chance(0.12):
        life.enter("missed", due + 12, hand.moment(due + 12, ABOVE))
        return
    life.enter("reported", done, hand.moment(done), actual=item.target)
    accepted = done + hand.rng.randrange(1, 6)
    life.enter("finished", accepted, hand.moment(accepted, ABOVE))


def _counts(item: Item, until: int) -> None:
    """The number reached so far, put down after each quarter before a day."""
    life, rng = item.life, item.hand.rng
    if item.target is None or life.state != "assigned":
        return
    span = max(item.due - life.occurred, 1)
    day = month_end(life.known // DAY + 60) + rng.randrange(1, 6)
    while day < until and not life.over:
        share = min(day - life.occurred, span) * rng.randrange(70, 105) // 100
        reached = max(life.facts.get("actual") or 0, min(item.target * share // span, item.target))
        life.correct(item.hand.times.moment(rng, item.hand.times.working_day(day)), actual=reached)
        day = month_end(day + 80) + rng.randrange(1, 6)


def _steps(item: Item) -> None:
    """A milestone at the end of each quarter until it is due, each a task of its own."""
    hand, whole = item.hand, item.life
    year = dt.date.fromordinal(whole.occurred).year
    for nth, stage in enumerate(STAGES):
        due = month_end(dt.date(year, 3 * nth + 3, 1).toordinal())
        if due > item.due + 31:
            return
        due = min(due, item.due)
        part = hand.book.begin(
            "task", hand.unit.code, whole.occurred, due=due, text=stage, check_by="yes_no",
            result=stage, field=whole.facts["field"],
        )  # fmt: skip
        part.enter("draft", whole.occurred, hand.moment(whole.occurred, ABOVE))
        if not part.state:
            return
        hand.book.links.append((part, "whole", whole))
        part.enter("assigned", whole.on, hand.moment(whole.on, ABOVE), person=whole.person)
        done = due - hand.rng.randrange(1, 20)
        if hand.chance(0.12):
            done = due + hand.rng.randrange(10, 120)
        part.enter("reported", done, hand.moment(done))
        part.enter("finished", done + 1, hand.moment(done + 1, ABOVE))
