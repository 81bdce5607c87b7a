"""Exemplars and those who follow them: found, raised, verified, published, and adopted or not."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from .tasks import ABOVE

if TYPE_CHECKING:
    import random
    from collections.abc import Sequence

    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

SORTS = ("practice", "organisation", "practice", "person", "site")  # one after another
FOLLOWERS = (3, 0, 1, 2, 0, 1, 5, 2)  # one exemplar after another
ALWAYS = {"quiet_good": 420, "excellent_township": 500}  # days ago


def write(hand: Hand) -> None:
    """One unit in twenty has something to show; it takes months until that is believed."""
    if hand.unit.part == "exemplar_only":
        for ago, sort in ((720, "site"), (560, "organisation")):
            _grow(hand, _find(hand, hand.times.today - ago, sort))
        return
    likely = 0.03 + 0.08 * hand.temper.keeps**6 if hand.unit.leaf else 0.1
    sure = hand.unit.part in ALWAYS
    if not sure and not hand.chance(likely):
        return
    day = hand.times.first + hand.rng.randrange(60, 640)
    if sure:
        day = hand.times.today - ALWAYS[hand.unit.part]
    if hand.unit.in_force(day) and hand.members(day):
        sort = SORTS[hand.hall.count("exemplar") % len(SORTS)]
        _grow(hand, _find(hand, day, sort))


def _find(hand: Hand, day: int, sort: str) -> Life:
    """A hint of something good; a person is asked for consent."""
    title, solves, steps, effect, opinion, what = hand.parts("exemplar", day)
    if sort in ("organisation", "person"):
        title = f"{hand.unit.name}：{title}" if sort == "organisation" else f"一名党员和{title}"
    life = hand.book.begin(
        "exemplar", hand.unit.code, day, sort=sort, title=title, solves=solves,
        person=hand.someone(day) if sort == "person" else hand.secretary(day),
    )  # fmt: skip
    life.told = {"steps": steps, "effect": effect, "opinion": opinion, "what": what}
    life.enter("found", day, hand.moment(day))
    return life


def _grow(hand: Hand, life: Life) -> None:
    """Raised above, verified by somebody else on the spot, published; some retired later."""
    rng = hand.rng
    day = life.on + rng.randrange(5, 40)
    shown = hand.unit.part == "exemplar_only"
    if not shown and hand.nth("exemplar dropped", 9, 5):
        life.enter("dropped", day, hand.moment(day, ABOVE))
        return
    life.enter("growing", day, hand.moment(day, ABOVE))
    day += rng.randrange(20, 120)
    told: dict[str, Any] = {name: life.told[name] for name in ("steps", "effect", "opinion")}
    life.enter("verified", day, hand.moment(day, ABOVE), **told)
    willing = life.facts["sort"] != "person" or not hand.nth("consent refused", 3, 1)
    if life.facts["sort"] == "person":
        day += rng.randrange(1, 9)
        life.correct(hand.moment(day, ABOVE), consent="yes" if willing else "no")
    day += rng.randrange(4, 30)
    if willing and life.enter("published", day, hand.moment(day, ABOVE)):
        hand.hall.show(life)
        if not shown and hand.nth("exemplar retired", 10, 6):
            day += rng.randrange(60, 200)
            life.enter("retired", day, hand.moment(day, ABOVE), reason=hand.say("retired", day))


def follow(hands: Sequence[Hand], rng: random.Random) -> None:
    """Units of the same walk of life take an exemplar up; the one that is for show has nobody."""
    found = [(h, e) for h in hands for e in h.hall.of("exemplar", h.unit.code)]
    by_category: dict[str, list[Hand]] = {}
    for hand in hands:
        if hand.unit.leaf and hand.unit.part not in ("silent", "exemplar_only"):
            by_category.setdefault(hand.unit.category, []).append(hand)
    for owner, exemplar in found:
        near = by_category.get(owner.unit.category) or by_category["rural"]
        if owner.unit.part != "exemplar_only":
            many = FOLLOWERS[owner.hall.count("followed") % len(FOLLOWERS) - 1]
            for hand in rng.sample(near, min(len(near), many)):
                _adopt(hand, exemplar)


def _adopt(hand: Hand, exemplar: Life) -> None:
    """What was counted before, and after some months; proven above, or owned up to be nothing."""
    rng = hand.rng
    day = exemplar.on + rng.randrange(10, 120)
    if hand.unit.code == exemplar.unit or not hand.unit.in_force(day):
        return
    before = Decimal(rng.randrange(80, 600)) / 10
    life = hand.book.begin(
        "adoption", hand.unit.code, day, person=hand.secretary(day), before=before,
        what=exemplar.told["what"],
    )  # fmt: skip
    life.enter("begun", day, hand.moment(day))
    hand.book.links.append((life, "exemplar", exemplar))
    if hand.nth("adoption struck", 20, 4):
        life.enter("mistaken", day + 1, hand.moment(day + 1))
        return
    day += rng.randrange(60, 200)
    in_vain = hand.nth("adoption in vain", 4, 2)
    gain = rng.uniform(-0.08, 0.02) if in_vain else rng.uniform(0.05, 0.1 + 0.3 * hand.temper.keeps)
    after = (before * (100 + int(100 * gain)) / 100).quantize(Decimal("0.1"))
    if not in_vain:
        life.enter("proven", day, hand.moment(day, ABOVE), after=after)
    elif hand.chance(0.8):
        life.enter("without_effect", day, hand.moment(day), after=after)
