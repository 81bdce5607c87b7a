"""Rounds of the county: inspections in spring and autumn, stars at the year's end; all decided by people.

The rule proposes, a meeting decides: what was proposed is worked out by the shipped campaign's own
rule over what was known then, as an office would copy it from the page of a trial.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from duixian.demo.book import CAMPAIGN
from duixian.demo.days import DAY
from duixian.rulebook.packs import come_with
from duixian.rulebook.ranks.draws import commitment, drawn
from duixian.rulebook.ranks.grading import Proposal, blended, propose
from duixian.rulebook.ranks.lots import hash_of
from duixian.rulebook.ranks.quotas import limited
from duixian.rulebook.rounds.graded import candidates

from . import visits
from .tasks import ABOVE

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping, Sequence

    from duixian.demo.book import Book, Life
    from duixian.demo.days import Times
    from duixian.demo.hand import Hand
    from duixian.rulebook.ranks import Grading
    from duixian.rulebook.scorecards.standard import Pack

SUPERVISION, YEAR_END, GRADING = "supervision", "year_end", "stars"
SURELY = ("按提出的定", "按提出的定，会议没有不同意见", "看了流水，按提出的定")
OTHERWISE = (
    "承诺过期的多，会议定低一星",
    "群众代表不同意，会议定低一星",
    "负责人刚换，会议定低一星",
)
CALLED_OFF = "标准公布以后又改过，这一轮作废，下一轮按新标准"
ANNULLED = "在场监督的人和抽中的组织有关系，作废重抽"
WAYS = (("report", "visit"), ("survey", "exchange", "visit"))
FEW = 5  # votes on a sheet, below which it is not looked at


@dataclass(frozen=True)
class Office:
    """Where rounds are held: the hand of the county's committee, and everybody else's."""

    hand: Hand
    hands: Sequence[Hand]
    pack: Pack

    @property
    def book(self) -> Book:
        """The book of the county."""
        return self.hand.book

    @property
    def times(self) -> Times:
        """The days of the county."""
        return self.hand.times

    @property
    def rng(self) -> random.Random:
        """The chance of the office."""
        return self.hand.rng

    def units(self, day: int) -> list[Hand]:
        """Who takes part in a round about that day: of the categories of the pack, in force."""
        known = {category.id for category in self.pack.categories}
        return [h for h in self.hands if h.unit.category in known and h.unit.in_force(day)]

    def moment(self, day: int) -> int:
        """When the office enters what it does on a day: that day."""
        return self.times.moment(self.rng, day)


def write(hand: Hand, hands: Sequence[Hand]) -> None:
    """All rounds of the two years, the first of which was called off."""
    office = Office(hand, hands, come_with(CAMPAIGN))
    first, last = (dt.date.fromordinal(day).year for day in (hand.times.first, hand.times.today))
    before: dict[str, Life] = {}
    held, looked = 0, None
    for year in range(first, last + 1):
        for month, date in ((3, 31), (9, 30), (12, 31)):
            day = dt.date(year, month, date).toordinal()
            if day - 40 < hand.times.first:
                continue
            if month != 12:
                looked = _inspect(office, day, held) or looked
                held += 1
            else:
                before = _stars(office, day, before)
    if looked:
        _look_again(office, looked)


def _declare(
    office: Office, day: int, round_: str, seed: str, known_on: int, **facts: object
) -> Life:
    """Declared, published by somebody else, frozen with the pack as it stands."""
    times = office.times
    days = [times.working_day(day - before) for before in (40, 33, 12)]
    life = office.book.begin(
        "round", office.hand.unit.code, days[0], person=office.hand.secretary(days[0]),
        round=round_, day=day, **facts,
    )  # fmt: skip
    life.enter("declared", days[0], office.moment(days[0]))
    where = "县委公开栏和各支部，贴满十个工作日"
    life.enter("published", days[1], office.moment(days[1]), criteria=where)
    life.enter(
        "frozen", days[2], office.moment(days[2]), known_on=known_on,
        fingerprint=office.pack.fingerprint, commitment=commitment(seed) if seed else None,
        listed=hash_of({h.unit.code: h.unit.category for h in office.units(day)}) if seed else None,
    )  # fmt: skip
    return life


def _inspect(office: Office, day: int, held: int) -> Life | None:
    """A round of supervision: two units of each category drawn by lot, ranks at the end; once it is over."""
    rng, times = office.rng, office.times
    seed = "骰子" + "-".join(str(rng.randrange(1, 7)) for _ in range(8))
    life = _declare(
        office, day, SUPERVISION, seed, day + 5, ways=WAYS[held % 2], begins=day + 8,
        ends=day + 40, peers="category", take=2,
    )  # fmt: skip
    if held == 0:
        on = times.working_day(day - 5)
        life.enter("dropped", on, office.moment(on), reason=CALLED_OFF)
        return None
    start = times.working_day(day + 8)
    if not life.enter("started", start, office.moment(start)):
        return None
    if held == 1:
        _draw(office, life, seed, start, annulled=True)
    on = times.working_day(start + 2 * (held == 1))
    visits.go(office, life, _draw(office, life, seed, on, annulled=False), on)
    end = times.working_day(start + 35)
    over = life.enter("closed", end, office.moment(end), result="县委公开栏，督查通报")
    return life if over else None


def _look_again(office: Office, before: Life) -> None:
    """A second look that runs today: drawn a week ago, some units visited, some not yet."""
    times = office.times
    seed = "骰子" + "-".join(str(office.rng.randrange(1, 7)) for _ in range(8))
    day = times.today - 5
    life = _declare(
        office, day, SUPERVISION, seed, times.today, ways=("look_back",), begins=day,
        ends=times.today + 20, peers="category", take=1,
    )  # fmt: skip
    office.book.links.append((life, "earlier", before))
    start = times.working_day(day - 3)
    if life.enter("started", start, office.moment(start)):
        visits.begin(office, life, _draw(office, life, seed, start, annulled=False), start)


def _draw(office: Office, round_: Life, seed: str, day: int, *, annulled: bool) -> Sequence[str]:
    """The seed is made public, and the lot worked out by everybody who likes."""
    groups: dict[str, list[str]] = defaultdict(list)
    for hand in office.units(round_.facts["day"]):
        groups[hand.unit.category].append(hand.unit.code)
    take = round_.facts["take"]
    taken = [code for name in sorted(groups) for code in drawn(seed, groups[name])[:take]]
    life = office.book.begin(
        "draw", office.hand.unit.code, day, person=office.hand.secretary(day), seed=seed,
        witness=office.hand.leader(day),
    )  # fmt: skip
    if not life.enter("held", day, office.moment(day)):
        return ()
    office.book.links.append((life, "round", round_))
    office.book.partners.extend((life, code, "drawn") for code in taken)
    on = office.times.working_day(day + 1)
    if annulled:
        life.enter("annulled", on, office.moment(on), reason=ANNULLED)
    else:
        life.enter("confirmed", on, office.moment(on))
    return taken


def _stars(office: Office, day: int, before: Mapping[str, Life]) -> dict[str, Life]:
    """Stars of the year: scores, proposals by the rule, decisions by a meeting, a notice of days."""
    times = office.times
    round_ = _declare(office, day, YEAR_END, "", day + 10)
    start = times.working_day(day + 14)
    if not round_.enter("started", start, office.moment(start)):
        return {}
    rated = [h for h in office.units(day) if h.unit.type == "branch" and h.unit.part != "silent"]
    lives = {h.unit.code: _score(office, h, round_, times.working_day(day + 15)) for h in rated}
    proposed = _proposals(office, lives, day)
    for hand in rated:
        life = lives[hand.unit.code]
        if life.state:
            _decide(office, hand, life, proposed.get(hand.unit.code))
            _replace(office, life, before.get(hand.unit.code))
    end = times.working_day(day + 45)
    round_.enter("closed", end, office.moment(end), result="县委公开栏，等次和理由一起公布")
    return lives


def _score(office: Office, hand: Hand, round_: Life, day: int) -> Life:
    """What the unit gives itself, what the public gives, what the committee gives."""
    rng, temper = office.rng, hand.temper
    good = 100 * (temper.keeps + temper.timely + temper.solves) / 3 - 5

    def about(mean: float, spread: float) -> Decimal:
        most = 9_800 - rng.randrange(350)  # nobody gives everything
        return Decimal(min(most, max(3_000, int(100 * rng.gauss(mean, spread))))) / 100

    on = office.times.working_day(day + rng.randrange(6))
    life = office.book.begin(
        "rating", hand.unit.code, on, person=hand.secretary(on), grading=GRADING,
        self_score=about(91, 3), masses=about(100 * temper.liked, 4),
        committee_score=about(good, 5),
    )  # fmt: skip
    if life.enter("scored", on, hand.moment(on, ABOVE)):
        office.book.links.append((life, "round", round_))
    return life


def _proposals(office: Office, lives: Mapping[str, Life], day: int) -> dict[str, str | None]:
    """What the rule makes of the scores: bands, what bars, quotas."""
    grading = next(g for g in office.pack.gradings_in(YEAR_END) if g.id == GRADING)
    said = _satisfaction(office.book, day, (day + 11) * DAY)
    proposals = {code: _propose(grading, life, said.get(code)) for code, life in lives.items()}
    peers = {h.unit.code: (h.unit.category,) for h in office.units(day)}
    quotas = [(quota, peers) for quota in grading.quota]
    now, _ = limited(quotas, grading.scale, candidates(proposals))
    return now


def _propose(grading: Grading, life: Life, said: Fraction | None) -> Proposal:
    assert grading.blend is not None
    scores = {name: Fraction(life.facts[name]) for name in grading.blend.parts}
    values = {"satisfaction": None if said is None else said * 100}
    day = dt.date.fromordinal(life.occurred)
    return propose(grading, blended(grading.blend, scores), values, day)


def _satisfaction(book: Book, day: int, known: int) -> dict[str, Fraction]:
    """The satisfaction of the public with each unit in the year, as known at a moment."""
    first = dt.date.fromordinal(day).replace(month=1, day=1).toordinal()
    place = {name: nth for nth, name in enumerate(book.columns["survey"])}
    last = {
        id(row.life): row
        for row in book.rows["survey"]
        if row.known < known and row.on <= day and first <= row.occurred <= day
    }
    good: dict[str, int] = defaultdict(int)
    asked: dict[str, int] = defaultdict(int)
    for row in last.values():
        votes = [row.values[place[f"counted_{n}"]] for n in ("very", "satisfied", "unknown")]
        returned = row.values[place["counted_returned"]] - row.values[place["counted_invalid"]]
        masses = row.values[place["raters"]] == "masses"
        if row.state == "checked" and masses and returned - votes[2] >= FEW:
            good[row.values[place["subject"]]] += votes[0] + votes[1]
            asked[row.values[place["subject"]]] += returned - votes[2]
    return {unit: Fraction(good[unit], asked[unit]) for unit in asked}


def _decide(office: Office, hand: Hand, life: Life, grade: str | None) -> None:
    """Proposed by the office, decided by the meeting with a reason, shown for days, published."""
    rng, times = office.rng, office.times
    if grade is None:
        return
    on = times.working_day(life.on + 2)
    if hand.nth("rating lifted", 400, 33):
        life.enter("lifted", on, office.moment(on), reason="打分的人弄错了组织，另打")
        return
    life.enter("assessed", on, max(office.moment(on), life.known), proposed=grade)
    on = times.working_day(on + 5)
    lower = int(grade) > 1 and hand.nth("decided otherwise", 24, 9)
    decided = str(int(grade) - 1) if lower else grade
    reason = rng.choice(OTHERWISE if lower else SURELY)
    life.enter("decided", on, office.moment(on), decided=decided, reason=reason)
    on = times.working_day(on + 6)
    life.enter("published", on, office.moment(on))


def _replace(office: Office, life: Life, before: Life | None) -> None:
    """The rating of last year is over when that of this year is published."""
    if before is None or before.state != "published":
        return
    office.book.links.append((life, "before", before))
    if life.state == "published":
        on = max(life.on, before.on)
        before.enter("superseded", on, max(office.moment(on), life.known))
