"""Problems: registered by anyone, claimed as solved, closed by others, some for ever open."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from .tasks import ABOVE

if TYPE_CHECKING:
    from duixian.demo.book import Life
    from duixian.demo.hand import Hand

SOURCES = ("self", "masses", "inspection", "comment", "carried")
PAUSES = ("weather", "law", "funds", "season")
DAYS_TO_SOLVE = 30  # working days from assignment, as the kind's clock says
DAYS_TO_RECUR = 90
CLASSES = ("livelihood", "daily", "livelihood", "daily", "outstanding", "daily", None)
"""By the text, so that the same trouble is of the same class everywhere; some have none yet."""


def write(hand: Hand) -> None:
    """All problems of one unit, whoever registered them."""
    found_by_others = 1.0
    per_year = {"owes_much": 8.0, "paper_tiger": 4.0, "quiet_good": 3.5, "exemplar_only": 5.0}.get(
        hand.unit.part, found_by_others / (1 - hand.temper.confesses)
    )
    for day in hand.happenings("problem", per_year):
        life = register(hand, day, _source(hand, day))
        if life.state:
            hand.shelf.setdefault("problem", []).append(life)
            work(hand, life)


def _source(hand: Hand, day: int) -> str:
    """Who found it; what an earlier campaign left comes up at the beginning."""
    own = hand.temper.confesses
    if hand.chance(own):
        return "self"
    carried = 40 if day < hand.times.first + 90 else 0
    return hand.rng.choices(SOURCES[1:], (70, 16, 6, carried))[0]


def register(hand: Hand, day: int, source: str) -> Life:
    """A problem is entered, by the reporter's key if somebody from outside found it."""
    reporter = hand.household() if source == "masses" else None
    text, changed = hand.say("problem", day).split("|")
    lag = None if source == "self" else ABOVE
    return _enter(hand, day, (source, text, reporter), changed, lag)


def put_down(hand: Hand, day: int, text: str, changed: str) -> Life:
    """What an inspection found, with what will have changed once it is mended."""
    return _enter(hand, day, ("inspection", text, None), changed, ABOVE)


def _enter(
    hand: Hand, day: int, what: tuple[str, str, str | None], changed: str, lag: float | None
) -> Life:
    """The first entry of a problem: source, text, reporter."""
    source, text, reporter = what
    life = hand.book.begin(
        "problem", hand.unit.code, day, source=source, text=text, reporter=reporter,
        sort=CLASSES[crc32(text.encode()) % len(CLASSES)],
    )  # fmt: skip
    life.ending = changed
    life.enter("registered", day, hand.moment(day, lag))
    return life


def assign(hand: Hand, life: Life) -> None:
    """Given to a solver and a person, with a date."""
    rng = hand.rng
    day = life.on + rng.randrange(0, 6)
    solver = hand.unit.code if hand.chance(0.85) or not hand.offices else rng.choice(hand.offices)
    due = hand.times.after_working_days(day, DAYS_TO_SOLVE)
    life.enter(
        "working", day, hand.moment(day, ABOVE), solver=solver, person=hand.secretary(day), due=due
    )


def work(hand: Hand, life: Life) -> None:
    """From assignment to closing, with pauses, refusals and recurrences."""
    rng = hand.rng
    if hand.chance(0.02):
        day = life.on + 2
        life.enter("mistaken", day, hand.moment(day, ABOVE))
        return
    solved = hand.chance(hand.temper.solves)
    if not solved and hand.chance(0.2):
        return
    assign(hand, life)
    if hand.chance(0.1):
        pause(hand, life)
    if not solved:
        return
    prompt = hand.chance(2 * hand.temper.timely - 1)
    solve(hand, life, rng.randrange(4, 34) if prompt else 40 + 3 * hand.delay() // 2)
    if life.state == "closed" and hand.chance(0.15 * (1 - hand.temper.timely)):
        recur(hand, life)
    source = "masses" if life.facts["source"] == "self" else life.facts["source"]
    hand.put_right(life, 0.01, source=source)


def pause(hand: Hand, life: Life) -> None:
    """Stands still for a reason; the date moves by the working days that it stood still."""
    rng, start = hand.rng, life.on + hand.rng.randrange(3, 20)
    end = start + rng.randrange(15, 80)
    life.enter("waiting", start, hand.moment(start, ABOVE), pause_reason=rng.choice(PAUSES))
    if hand.temper.solves >= 1 or hand.chance(0.85):
        days = hand.times.working_days_between(start, min(end, hand.times.today))
        due = hand.times.after_working_days(life.due or start, days)
        life.enter("working", end, hand.moment(end, ABOVE), due=due)


def solve(hand: Hand, life: Life, days: int) -> None:
    """Claimed after so many days, perhaps sent back once, closed by the reporter or a checker."""
    rng = hand.rng
    if life.state != "working":
        return
    day = life.on + days
    life.enter("claimed", day, hand.moment(day), changed=life.ending)
    if hand.chance(0.25 * (1 - hand.temper.timely)):
        day += rng.randrange(1, 8)
        life.enter("working", day, hand.moment(day, ABOVE))
        day += rng.randrange(6, 40)
        life.enter("claimed", day, hand.moment(day), changed=life.ending)
    if hand.chance(0.9 + 0.1 * hand.temper.solves):
        day += rng.randrange(0, 9)
        life.enter("closed", day, hand.moment(day, ABOVE))


def recur(hand: Hand, life: Life) -> None:
    """The same trouble again within ninety days: reopened, and worked on anew."""
    day = life.on + hand.rng.randrange(10, DAYS_TO_RECUR)
    due = hand.times.after_working_days(day, DAYS_TO_SOLVE)
    if life.enter("working", day, hand.moment(day, ABOVE), due=due) and hand.chance(
        hand.temper.solves
    ):
        solve(hand, life, hand.rng.randrange(10, 60))
