"""What is said from above: comments with their answers, contact points and visits to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

FORMS = ("meeting", "on_site", "single", "written")
WHY = ("weak", "difficult", "key_work", "model")
ROLES = (*("leader",) * 7, "instructor", "leader", "graduate")
QUARTER = 91


def write_comments(hand: Hand) -> None:
    """Each unit is spoken to about once a year; answered in time, late, or never."""
    if hand.unit.part == "unanswered":
        for ago in (640, 540, 420, 330, 250, 150):
            _give(hand, hand.times.today - ago)
        return
    if hand.unit.code[0] == "C":
        return  # nobody stands above
    yearly = 0.85 if hand.unit.leaf else 1.6
    days = [(day, None) for day in hand.happenings("comment", yearly)]
    named = [
        (problem.occurred, problem)
        for problem in hand.shelf.get("problem", ())
        if problem.facts["source"] == "comment"
    ]
    for day, problem in (*days, *named):
        life = _give(hand, day)
        if problem:
            hand.book.links.append((life, "problem", problem))
        if hand.nth("comment withdrawn", 80, 11):
            life.enter("withdrawn", day + 1, hand.moment(day + 1, ABOVE))
        else:
            _settle(hand, life)


def _give(hand: Hand, day: int) -> Life:
    """Achievements, gaps and the direction, with a day for the answer."""
    achieved, gap, direction, answer = hand.parts("comment", day)
    life = hand.book.begin(
        "comment", hand.unit.code, day, person=hand.secretary(day),
        due=hand.times.working_day(day + hand.rng.randrange(20, 60)),
        form=hand.rng.choices(FORMS, (45, 30, 10, 15))[0],
        round_of=hand.rng.choices(("organisation", "secretary"), (70, 30))[0],
        achievements=achieved, gaps=gap, direction=direction,
    )  # fmt: skip
    life.ending = answer
    life.enter("given", day, hand.moment(day, ABOVE))
    return life


def _settle(hand: Hand, life: Life) -> None:
    """Answered, perhaps asked again, settled by whoever commented: in time or late."""
    rng, due = hand.rng, life.due or life.on
    in_time = hand.chance(hand.temper.timely)
    day = max(life.on + 1, due - rng.randrange(2, 18) if in_time else due + hand.delay())
    life.enter("answered", day, hand.moment(day), answer=life.ending)
    if hand.chance(0.07):
        day += rng.randrange(1, 7)
        asked = hand.say("comment_question", day)
        life.enter("given", day, hand.moment(day, ABOVE), question=asked)
        day += rng.randrange(3, 20)
        life.enter("answered", day, hand.moment(day))
    day += rng.randrange(1, 12) + (0 if in_time else rng.randrange(20))
    life.enter("settled", day, hand.moment(day, ABOVE))


def write_points(hand: Hand) -> None:
    """Contact points: the weak above all; visited by most leaders, by some never again."""
    if hand.unit.part == "unvisited":
        for ago in (650, 520, 500):
            _name(hand, hand.times.today - ago, "weak")
        return
    if hand.unit.code[0] == "C":
        return
    weak = 1 - hand.temper.keeps
    likely = 0.08 + 0.5 * weak if hand.unit.leaf else 0.6
    if not hand.chance(likely):
        return
    day = hand.times.first + hand.rng.randrange(15, 260)
    if not hand.unit.in_force(day):
        return
    why = hand.rng.choices(WHY, (60, 30, 20, 5) if weak > 0.1 else (5, 25, 35, 35))[0]
    life = _name(hand, day, why)
    if hand.nth("contact point struck", 15, 4):
        life.enter("mistaken", day + 3, hand.moment(day + 3, ABOVE))
        return
    end = day + hand.rng.randrange(250, 500) if hand.chance(0.45) else hand.times.today
    end = min(end, hand.times.today, (hand.unit.closed or end + 1) - 1)
    _visit(hand, life, end)
    if end < hand.times.today - 5:
        on = max(end, life.on) + 1
        life.enter("ended", on, hand.moment(on, ABOVE), result=life.ending)


def _name(hand: Hand, day: int, why: str) -> Life:
    """A leader takes on a unit, for a reason and with an aim."""
    aim, became = hand.parts(f"point_{why}", day)
    life = hand.book.begin(
        "contact_point", hand.unit.code, day, leader=hand.leader(day), why=why, aim=aim,
        person=hand.secretary(day), role=ROLES[hand.hall.count("role") % len(ROLES)],
    )  # fmt: skip
    life.ending = became
    life.enter("standing", day, hand.moment(day, ABOVE))
    return life


def _visit(hand: Hand, point: Life, end: int) -> None:
    """Once or twice a quarter while it lasts, as the leader is; confirmed by the unit visited."""
    rng = hand.rng
    keen = min(0.97, 0.3 + 0.65 * rng.random() + 0.2 * hand.temper.timely)
    for start in range(point.occurred, end, QUARTER):
        for _ in range(1 + hand.chance(0.15)):
            day = start + rng.randrange(3, QUARTER - 5)
            if day >= end or not hand.chance(keen):
                continue
            life = hand.book.begin(
                "guidance", hand.unit.code, day, person=hand.leader(day), seen=hand.say("seen", day)
            )
            life.enter("noted", day, hand.moment(day, ABOVE))
            hand.book.links.append((life, "point", point))
            near = [p for p in hand.shelf.get("problem", ()) if 0 <= day - p.occurred <= 120]
            if near and hand.chance(0.6):
                hand.book.links.append((life, "problem", near[-1]))
            if hand.nth("guidance struck", 70, 9):
                life.enter("mistaken", day + 1, hand.moment(day + 1, ABOVE))
            elif hand.chance(0.93):
                confirmed = day + rng.randrange(0, 12)
                life.enter("confirmed", confirmed, hand.moment(confirmed))
