"""What is done from week to week: deeds, visits and study."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING

from duixian.demo.book import TAGS
from duixian.demo.days import SEASONS

from .readers import ask_back, read_above
from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

AREAS = ("ahead", "post", "emergency", "giving")
OCCASIONS = ("contact_point", "pair", "condolence", "mood", "service")
HOURS = tuple(Decimal(n) / 10 for n in (10, 15, 20, 20, 25, 30, 40))


def write_deeds(hand: Hand) -> None:
    """Deeds, which count once somebody else has confirmed them."""
    rng, book = hand.rng, hand.book
    for day in hand.happenings("deed", 5.2 * hand.temper.writes):
        money = Decimal(rng.randrange(0, 60_000) * 10) / 100 if hand.chance(0.35) else None
        life = book.begin(
            "deed", hand.unit.code, day, person=hand.someone(day), text=hand.say("deed", day),
            area=rng.choices(AREAS, (20, 35, 12, 33))[0], helped=rng.randrange(1, 60), money=money,
        )  # fmt: skip
        life.enter("noted", day, hand.moment(day), tags=TAGS if hand.chance(0.2) else ())
        for field, often in (("task", 0.15 + 0.4 * hand.temper.confirmed), ("problem", 0.15)):
            served = [s for s in hand.shelf.get(field, ()) if s.occurred <= day]
            if served and hand.chance(often):
                book.links.append((life, field, rng.choice(served[-4:])))
        present = hand.members(day)
        for person in rng.sample(present, min(len(present), rng.choice((0, 1, 2, 2, 3, 5)))):
            book.participants.append((life, person, "hands"))
        if hand.chance(0.01):
            life.enter("mistaken", day + 2, hand.moment(day + 2))
        elif hand.chance(hand.temper.confirmed):
            confirmed = day + 1 + int(rng.expovariate(1 / 9))
            life.enter("confirmed", confirmed, hand.moment(confirmed, ABOVE))
        else:
            hand.put_right(life, 0.015, helped=rng.randrange(1, 60))
            ask_back(hand, life, later=True)


def write_visits(hand: Hand) -> None:
    """Visits to households, some of which bring a problem home."""
    rng = hand.rng
    for day in hand.happenings("visit", 7.2 * hand.temper.writes):
        winter = hand.times.month(day) in (12, 1, 2)
        weights = (25, 25, 40, 15, 5) if winter else (25, 25, 12, 30, 8)
        life = hand.book.begin(
            "visit", hand.unit.code, day, person=hand.someone(day), household=hand.household(),
            occasion=rng.choices(OCCASIONS, weights)[0], heard=hand.say("heard", day),
        )  # fmt: skip
        life.enter("noted", day, hand.moment(day))
        problems = [p for p in hand.shelf.get("problem", ()) if 0 <= p.occurred - day <= 20]
        if problems and hand.chance(0.8):
            hand.book.links.append((life, "problem", problems[0]))
        if hand.chance(0.008):
            life.enter("mistaken", day + 1, hand.moment(day + 1))
        hand.put_right(life, 0.008, heard=hand.say("heard", day))
        read_above(hand, life)


def write_studies(hand: Hand) -> None:
    """Sessions of the branch, and each member's book, technique and report of the year."""
    rng, book = hand.rng, hand.book
    for day in hand.happenings("session", 4.2 + 3.2 * hand.temper.writes):
        life = book.begin(
            "study",
            hand.unit.code,
            day,
            what="session",
            title=hand.say("session", day),
            hours=rng.choice(HOURS),
        )
        life.enter("noted", day, hand.moment(day), tags=TAGS if hand.chance(0.3) else ())
        share = min(0.98, hand.temper.attends + 0.2 * rng.random() - 0.08)
        for person in hand.members(day):
            if hand.chance(share):
                book.participants.append((life, person, "present"))
        if hand.chance(0.006):
            life.enter("mistaken", day + 1, hand.moment(day + 1))
        read_above(hand, life)
    _write_books(hand)
    _write_personal(hand)


def _write_books(hand: Hand) -> None:
    """The book of the year, before the first of July by the willing, by others at its end."""
    first, last = (dt.date.fromordinal(day).year for day in (hand.times.first, hand.times.today))
    early = 0.2 + 0.65 * hand.temper.reads
    begins = hand.times.first + 30  # the first month goes by with telling everybody
    for year in range(first, last + 1):
        for stay in hand.roll.by_unit.get(hand.unit.code, ()):
            if stay.status == "none" or not hand.chance(hand.temper.reads):
                continue
            months = range(1, 7) if hand.chance(early) else range(7, 13)
            month = hand.rng.choices(months, [SEASONS["book"][m - 1] for m in months])[0]
            day = dt.date(year, month, 1 + hand.rng.randrange(28)).toordinal()
            there = stay.joined <= day and (stay.left is None or day < stay.left)
            if there and begins <= day <= hand.times.today and hand.unit.in_force(day):
                _personal(hand, "book", day, stay.person)


def _write_personal(hand: Hand) -> None:
    """A technique learnt, a report on what people say: each belongs to one member."""
    yearly = len(hand.roll.by_unit.get(hand.unit.code, ())) * 0.13 * hand.temper.writes
    for day in hand.happenings("personal", yearly):
        what = hand.rng.choice(("technique", "report"))
        life = _personal(hand, what, day, hand.someone(day))
        problems = [p for p in hand.shelf.get("problem", ()) if 0 <= p.occurred - day <= 30]
        if what == "report" and problems:
            hand.book.links.append((life, "problem", problems[0]))


def _personal(hand: Hand, what: str, day: int, person: str | None) -> Life:
    """One study of one member."""
    life = hand.book.begin(
        "study", hand.unit.code, day, person=person, what=what, title=hand.say(what, day),
        use=hand.say("use", day) if hand.chance(0.7) else None,
    )  # fmt: skip
    life.enter("noted", day, hand.moment(day))
    read_above(hand, life)
    return life
