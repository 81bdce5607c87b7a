"""What inspectors find, the orders that follow, and what the units say to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import problems
from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

WAYS = ("report", "survey", "exchange", "announced", "unannounced", "look_back")
FAULTS = (
    "attention", "carrier", "exemplars", "routine", "uneven", "show", "procedure", "on_the_spot",
)  # fmt: skip
GROUNDS = (
    "slow", "attention", "slow", "measures", "slow", "carrier", "motions", "slow", "measures",
    "attention", "show", "uneven", "routine", "on_the_spot", "procedure", "exemplars",
)  # fmt: skip
SAID = {
    "uneven": "slow", "routine": "carrier", "on_the_spot": "measures", "procedure": "measures",
    "exemplars": "attention",
}  # fmt: skip
"""Grounds of which an order says what it says of others."""
STEPS = ("criticism", "deadline", "circular", "work_team")
FIRST_STEP = {
    "show": "circular", "motions": "circular", "routine": "criticism", "exemplars": "criticism",
}  # fmt: skip
AREAS = {
    "community": ("street", "estate", "market", "crossing"), "rural": ("edge", "market"),
    "office": ("counter",), "bureau": ("counter",),
}  # fmt: skip


def write(hand: Hand) -> None:
    """Findings of the two years, each confirmed by another and put on the register; then orders."""
    if hand.unit.code[0] == "C":
        return  # nobody stands above
    yearly = 2.5 if hand.unit.part == "inspected" else 0.06 + 0.35 * (1 - hand.temper.keeps)
    known = [p for p in hand.shelf.get("problem", ()) if p.facts["source"] == "inspection"]
    for problem in known:
        if problem.state != "mistaken":
            _of_problem(hand, problem)
    for day in hand.happenings("inspection", yearly):
        _inspect(hand, day)
    _write_orders(hand)


def _of_problem(hand: Hand, problem: Life) -> None:
    """The finding behind a problem that an inspection put on the register."""
    in_town = hand.unit.category == "community"
    fault = "on_the_spot" if in_town else hand.rng.choice(("on_the_spot", "procedure", "uneven"))
    life = note(hand, problem.occurred, fault, problem.facts["text"])
    _confirm(hand, life, problem)


def note(hand: Hand, day: int, fault: str, text: str) -> Life:
    """Somebody from above saw it."""
    areas = AREAS.get(hand.unit.category, ())
    life = hand.book.begin(
        "finding", hand.unit.code, day, person=hand.leader(day), fault=fault, text=text,
        way=hand.rng.choices(WAYS, (14, 14, 4, 32, 32, 4))[0],
        area=areas[hand.hall.count(areas[0]) % len(areas)]
        if areas and fault == "on_the_spot"
        else None,
    )  # fmt: skip
    life.enter("noted", day, hand.moment(day, 1))
    return life


def _inspect(hand: Hand, day: int) -> None:
    """A visit that finds something: confirmed as a problem, contested, dropped, or not looked at yet."""
    fault = hand.rng.choice(FAULTS)
    found, changed, plea = hand.parts(f"finding_{fault}", day)
    life = note(hand, day, fault, found)
    if hand.unit.part != "inspected":
        if hand.chance(0.18):
            on = day + hand.rng.randrange(1, 4)
            life.enter("contested", on, hand.moment(on), plea=plea)
        if hand.nth("finding dropped", 9, 4):
            on = life.on + hand.rng.randrange(1, 5)
            life.enter("dropped", on, hand.moment(on, ABOVE), reason=hand.say("dropped", on))
            return
    if not life.state:
        return
    problem = problems.put_down(hand, life.on, found, changed)
    if problem.state:
        hand.shelf.setdefault("problem", []).append(problem)
        _confirm(hand, life, problem)
        problems.work(hand, problem)


def _confirm(hand: Hand, life: Life, problem: Life) -> None:
    """Another says so within days, and the problem has its number."""
    hand.book.links.append((problem, "finding", life))
    on = max(life.on, problem.occurred) + hand.rng.randrange(1, 6)
    known = max(hand.moment(on, ABOVE), problem.known)
    if life.enter("confirmed", max(on, life.on), known):
        hand.hall.show(life)
        if hand.nth("statement of a finding", 9, 3):
            _say_against(hand, life)


def _say_against(hand: Hand, about: Life) -> None:
    """The unit has its say, and is told why not, or that it was right."""
    rng = hand.rng
    day = about.on + rng.randrange(1, 6)
    if not hand.unit.in_force(day):
        return
    text, told = hand.parts("statement", day)
    life = hand.book.begin("statement", hand.unit.code, day, person=hand.secretary(day), text=text)
    life.enter("made", day, hand.moment(day, 1))
    hand.book.links.append((life, "about", about))
    if hand.nth("statement taken back", 12, 5):
        life.enter("withdrawn", day + 2, hand.moment(day + 2))
    elif hand.chance(0.9):
        on = day + rng.randrange(2, 16)
        state = "turned_down" if "不采纳" in told or "不变" in told else "upheld"
        life.enter(state, on, hand.moment(on, ABOVE), reason=told)
        if state == "turned_down" and hand.nth("appeal", 2, 1):
            _appeal(hand, life)


def _appeal(hand: Hand, life: Life) -> None:
    """The unit asks once more, and somebody else looks."""
    on = hand.times.working_day(life.on + 3)
    if not life.enter("appealed", on, hand.moment(on, 1), appeal="台账和现场都在，请换人再看一次"):
        return
    on = hand.times.working_day(on + 6)
    if hand.nth("appeal granted", 2, 1):
        life.enter("upheld", on, hand.moment(on, 1), review="另一组看了现场，原来的结论不成立")
    else:
        life.enter("maintained", on, hand.moment(on, 1), review="另一组看了现场，事实不变")


def _write_orders(hand: Hand) -> None:
    """Where findings or much that is late pile up: measures and a day; then another looks again."""
    lax = 1 - hand.temper.timely
    found = hand.hall.of("finding", hand.unit.code)
    for finding in found:
        if hand.chance(0.25 + 0.5 * lax):
            _order(hand, finding.on + hand.rng.randrange(3, 25), finding, None)
    if hand.chance(0.5 * lax):
        day = hand.times.first + hand.rng.randrange(120, 700)
        _order(hand, day, None, None)


def _order(hand: Hand, day: int, finding: Life | None, earlier: Life | None) -> None:
    """One order from its draft to its end; where nothing changes a sterner one follows."""
    rng = hand.rng
    if not hand.unit.in_force(day) or day > hand.times.today:
        return
    grounds = GROUNDS[hand.hall.count("order") % len(GROUNDS)]
    reason, measures, changed = hand.parts(f"order_{SAID.get(grounds, grounds)}", day)
    step = FIRST_STEP.get(grounds, "deadline") if not hand.nth("work team", 40, 8) else STEPS[-1]
    if earlier:
        step = STEPS[STEPS.index(earlier.facts["step"]) + 1]
    due = hand.times.working_day(day + rng.randrange(20, 60))
    life = hand.book.begin(
        "order", hand.unit.code, day, due=due, person=hand.secretary(day), step=step,
        grounds=grounds, reason=reason,
    )  # fmt: skip
    life.enter("drafted", day, hand.moment(day, 1))
    issued = day + rng.randrange(1, 6)
    life.enter("issued", issued, hand.moment(issued, 1))
    for field, other in (("ground_for", finding), ("earlier", earlier)):
        if other:
            hand.book.links.append((life, field, other))
    if hand.nth("order withdrawn", 25, 6):
        life.enter("withdrawn", issued + 3, hand.moment(issued + 3, ABOVE))
        return
    if hand.nth("statement of an order", 14, 6):
        _say_against(hand, life)
    _mend(hand, life, measures, changed)
    if life.state == "unheeded" and step != STEPS[-1]:
        _order(hand, life.on + rng.randrange(5, 30), None, life)


def _mend(hand: Hand, life: Life, measures: str, changed: str) -> None:
    """Reported and lifted after another look, sent back once, or declared unheeded."""
    rng, due = hand.rng, life.due or life.on
    if not hand.chance(0.35 + 0.6 * hand.temper.solves):
        if hand.chance(hand.temper.admits):
            on = max(life.on, due + rng.randrange(3, 30))
            life.enter("unheeded", on, hand.moment(on, ABOVE))
        return
    early = due - rng.randrange(1, 12)
    day = max(life.on + 1, early if hand.chance(hand.temper.timely) else due + hand.delay())
    life.enter("reported", day, hand.moment(day), measures=measures, changed=changed)
    if hand.nth("order sent back", 11, 2):
        day += rng.randrange(1, 6)
        asked = rng.choice(("现场还没有变。", "只写了措施，没写现在怎样。"))
        life.enter("issued", day, hand.moment(day, ABOVE), question=asked)
        day += rng.randrange(4, 25)
        life.enter("reported", day, hand.moment(day))
    day += rng.randrange(1, 12)
    life.enter("lifted", day, hand.moment(day, ABOVE))
