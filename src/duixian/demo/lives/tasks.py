"""Tasks: drawn up above, given to one unit and one person, reported, checked, sometimes late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.demo.days import month_end

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

FIELDS = ("key_work", "investment", "environment", "town_country", "clean_town", "livelihood")
_LIKELY = {
    "rural": (25, 5, 8, 22, 15, 25), "community": (20, 4, 16, 10, 30, 20),
    "office": (30, 20, 25, 8, 5, 12), "bureau": (30, 18, 25, 8, 5, 14),
    "economic": (30, 18, 25, 8, 5, 14), "farming": (30, 18, 25, 8, 5, 14),
}  # fmt: skip
_ELSEWHERE = (30, 20, 20, 5, 10, 15)
ABOVE = 2.0  # days until someone above enters what they did


def write_wholes(hand: Hand) -> list[Life]:
    """The larger tasks of a township or office, of which the branches' tasks are parts."""
    wholes = [_give(hand, day, "whole") for day in hand.happenings("task", 4)]
    for life in wholes:
        if life.state == "assigned":
            _end(hand, life)
    return [life for life in wholes if life.state]


def write(hand: Hand) -> None:
    """All tasks of one unit."""
    per_year = {"owes_much": 9.0, "paper_tiger": 6.0}.get(hand.unit.part, 2.8)
    for day in hand.happenings("task", per_year):
        life = _give(hand, day, "task")
        wholes = [w for w in hand.above if w.occurred <= day <= (w.due or 0)]
        if wholes and hand.chance(0.4):
            hand.book.links.append((life, "whole", hand.rng.choice(wholes)))
        if life.state == "assigned":
            _end(hand, life)
            hand.shelf.setdefault("task", []).append(life)


def _give(hand: Hand, day: int, topic: str) -> Life:
    """Drawn up and given out, with a date and a result that can be checked."""
    rng = hand.rng
    check = rng.choices(("number", "yes_no", "named_fact"), (55, 30, 15))[0]
    target = rng.randrange(2, 60) if check == "number" else None
    results = {
        "number": f"完成{target}处（户、件），逐一列名",
        "yes_no": "验收通过",
        "named_fact": "有验收单，写明地点和日期",
    }
    due = hand.deadline(day, 40, 240)
    life = hand.book.begin(
        "task", hand.unit.code, day, due=due, text=hand.say(topic, due), check_by=check, target=target,
        result=results[check],
        field=rng.choices(FIELDS, _LIKELY.get(hand.unit.category, _ELSEWHERE))[0],
    )  # fmt: skip
    life.enter("draft", day, hand.moment(day, ABOVE))
    given = day + rng.randrange(0, 12)
    if hand.chance(0.015):
        life.enter("dropped", given, hand.moment(given, ABOVE))
    else:
        life.enter("assigned", given, hand.moment(given, ABOVE), person=hand.secretary(given))
    if hand.chance(0.3) and hand.siblings:
        for code in sorted(rng.sample(hand.siblings, min(len(hand.siblings), rng.randrange(1, 4)))):
            hand.book.partners.append((life, code, "partners"))
    return life


def _end(hand: Hand, life: Life) -> None:
    """Reported and accepted in time or late, extended, sent back, declared missed, or silent."""
    rng, temper = hand.rng, hand.temper
    due = life.due or life.on
    if hand.chance(0.16 * (1.3 - temper.timely)) and temper.timely < 1:
        due = _extend(hand, life, due)
    if not hand.chance(temper.finishes):
        if hand.chance(temper.admits):
            day = due + (rng.randrange(8) if hand.chance(temper.timely) else hand.delay())
            life.enter("missed", day, hand.moment(day, ABOVE))
        return
    early = due - hand.margin() - int(rng.expovariate(1 / 14))
    done = max(life.on + 1, early if hand.chance(temper.timely) else due + hand.delay())
    _report(hand, life, done)
    if hand.chance(0.1 * (1 - temper.timely)):
        back = done + rng.randrange(1, 6)
        life.enter("assigned", back, hand.moment(back, ABOVE))
        done = back + rng.randrange(5, 30)
        _report(hand, life, done)
    accepted = done + rng.randrange(0, 3 if hand.chance(temper.timely) else 10)
    life.enter("finished", accepted, hand.moment(accepted, ABOVE))
    hand.put_right(life, 0.012, actual=(life.facts.get("target") or 1))


def _extend(hand: Hand, life: Life, due: int) -> int:
    """A later date, granted with a reason before the old one is over."""
    day = max(life.on + 1, due - hand.rng.randrange(2, 15))
    later = month_end(due + hand.rng.randrange(20, 90))
    reason = hand.say("extension", day)
    life.enter("assigned", day, hand.moment(day, ABOVE), due=later, extension_reason=reason)
    return later


def _report(hand: Hand, life: Life, day: int) -> None:
    """Reported as done, with the number reached."""
    reached = life.facts.get("target")
    if reached and not hand.chance(0.5 + hand.temper.timely / 2):
        reached = max(1, reached - hand.rng.randrange(4))
    life.enter("reported", day, hand.moment(day), actual=reached)
