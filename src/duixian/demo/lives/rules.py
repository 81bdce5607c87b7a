"""Rules of units and whether they are carried out: some are used, some only hang on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

SORTS = ("striving", "appraisal", "honours", "work")
FAULTS = ("unfit", "loose", "unmatched", "impractical")


def write(hand: Hand) -> None:
    """About one rule a branch in two years, two where much is written; and each use of them."""
    if hand.unit.part == "wall_of_rules":
        for nth in range(6):
            day = hand.times.first + 40 + 70 * nth
            _issue(hand, day, SORTS[nth % 4])
        return
    yearly = 0.4 + 0.3 * hand.temper.writes if hand.unit.leaf else 1.2
    for day in hand.happenings("rule", yearly):
        life = _issue(hand, day, hand.rng.choices(SORTS, (30, 20, 15, 35))[0])
        if life.state == "in_force":
            _use(hand, life)
            _look_again(hand, life)


def _issue(hand: Hand, day: int, sort: str) -> Life:
    """Drafted, decided by a meeting; some come from a practice that others found."""
    title, text = hand.parts(f"rule_{sort}", day)
    life = hand.book.begin(
        "rule", hand.unit.code, day, person=hand.secretary(day), sort=sort, title=title, text=text
    )
    life.enter("drafted", day, hand.moment(day))
    on = day + hand.rng.randrange(3, 25)
    life.enter("in_force", on, hand.moment(on))
    own = hand.hall.of("exemplar", hand.unit.code) or hand.hall.of("exemplar", hand.unit.home)
    known = [e for e in own if e.facts["sort"] == "practice" and e.occurred <= day]
    if known and hand.unit.part != "wall_of_rules":
        hand.book.links.append((life, "practice", known[-1]))
    return life


def _use(hand: Hand, rule: Life) -> None:
    """Each time it was carried out or broken, looked at above."""
    rng = hand.rng
    if not hand.chance(0.35 + 0.6 * hand.temper.timely):
        return
    for day in hand.happenings("rule_use", 1.3 * hand.temper.keeps):
        if day <= rule.on:
            continue
        matter = hand.say("matter", day)
        life = hand.book.begin(
            "rule_use", hand.unit.code, day, person=hand.secretary(day), matter=matter,
            breach="yes" if "没有按它" in matter else "no",
        )  # fmt: skip
        life.enter("noted", day, hand.moment(day))
        hand.book.links.append((life, "rule", rule))
        if hand.nth("use struck", 70, 8):
            life.enter("mistaken", day + 1, hand.moment(day + 1))
        elif hand.chance(0.8):
            checked = day + rng.randrange(1, 25)
            life.enter("checked", checked, hand.moment(checked, ABOVE))


def _look_again(hand: Hand, rule: Life) -> None:
    """After a year some are kept, some revised, a few repealed."""
    day = rule.on + hand.rng.randrange(150, 420)
    if not hand.unit.in_force(day) or not hand.chance(0.45):
        return
    if hand.chance(0.5):
        rule.enter("in_force", day, hand.moment(day))
    elif hand.nth("rule repealed", 5, 2):
        rule.enter("repealed", day, hand.moment(day))
    elif rule.enter("under_review", day, hand.moment(day), fault=hand.rng.choice(FAULTS)):
        day += hand.rng.randrange(10, 60)
        rule.enter("in_force", day, hand.moment(day))
