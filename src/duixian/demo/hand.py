"""The hand that writes a unit's two years: its chance, temper, days, people and sentences."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import blake2b
from typing import TYPE_CHECKING

from . import show, texts
from .days import DAY, EVEN_TASTES, SEASONS, half_end, month_end, quarter_end
from .temper import clip

if TYPE_CHECKING:
    import random

    from .book import Book, Life
    from .days import Times
    from .people import Roll
    from .temper import Temper
    from .tree import Unit

HANDED_OUT_AGO = 300
"""So many days before today the lagging township handed out a sample text."""


@dataclass
class Hall:
    """What the whole county knows: records by (kind, unit) for others to follow, and counts."""

    known: dict[tuple[str, str], list[Life]] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)

    def show(self, life: Life) -> None:
        """A record that others may refer to."""
        self.known.setdefault((life.kind, life.unit), []).append(life)

    def count(self, what: str) -> int:
        """One more of these in the county: its number."""
        self.counts[what] = self.counts.get(what, 0) + 1
        return self.counts[what]

    def of(self, kind: str, unit: str) -> list[Life]:
        """Records of a kind at a unit, as they came."""
        return self.known.get((kind, unit), [])


@dataclass
class Hand:
    """All a kind needs in order to write one unit's records."""

    rng: random.Random
    unit: Unit
    temper: Temper
    times: Times
    book: Book
    roll: Roll
    copybook: dict[str, list[str]]
    answering: str  # the unit on whose roll its people stand: itself, or a branch below
    above: list[Life]  # tasks of the unit above, of which this unit's tasks may be parts
    siblings: list[str]  # units under the same parent, which help with tasks
    offices: list[str]  # county offices, which solve what a branch cannot
    shelf: dict[str, list[Life]] = field(default_factory=dict)
    answering_above: tuple[str, ...] = ()  # on whose rolls stand those who come from above
    hall: Hall = field(default_factory=Hall)
    above_part: str = ""  # what the unit above plays
    sample_used: bool = False

    def parts(self, topic: str, day: int) -> list[str]:
        """What belongs together: the lines of a saying."""
        return self.say(topic, day).split("|")

    def leader(self, day: int) -> str | None:
        """Somebody from above on that day, mostly the one next above."""
        seat = self.rng.choice((self.answering_above[0], *self.answering_above))
        return next(iter(self.roll.members(seat, day)), None)

    def nth(self, what: str, of: int, at: int = 0) -> bool:
        """Whether this is, over the whole county, the one of so many to which it happens."""
        return self.hall.count(what) % of == at % of

    def happenings(self, season: str, yearly: float) -> list[int]:
        """Days on which something of that kind happens, so many a year, in season."""
        rng, days = self.rng, []
        yearly *= self.temper.tastes.get(season, 1.0)
        busy = SEASONS.get(season) or EVEN_TASTES[season]
        for month in self.times.months:
            share = (month.last - month.first + 1) / 30.4
            expected = yearly / 12 * busy[month.number - 1] / 100 * share
            for _ in range(int(expected + rng.random())):
                day = rng.randrange(month.first, month.last + 1)
                if not self.times.works(day) and rng.random() < 0.7:
                    day = min(max(month.first, day + rng.randrange(-3, 4)), month.last)
                if self.unit.in_force(day):
                    days.append(day)
        return sorted(days)

    def moment(self, day: int, lag: float | None = None) -> int:
        """When something of that day is entered: with this unit's lag, or the one given."""
        rng = self.rng
        mean = self.temper.lag if lag is None else lag
        if self.temper.bunches and lag is None:
            entered = max(day, quarter_end(day) - int(rng.expovariate(0.5)))
            while entered > day and not self.times.works(entered):
                entered -= 1
        else:
            entered = day + int(rng.expovariate(1 / mean))
        if not self.times.works(entered) and rng.random() < 0.85:
            entered = self.times.working_day(entered + rng.randrange(3))
        return self.times.moment(rng, entered)

    def say(self, topic: str, day: int) -> str:
        """A sentence of that day; the unit that copies takes the next one of the other."""
        text = texts.say(self.rng, topic, self.unit.category, day)
        if self.unit.part == "copy_one":
            text = show.at_length(topic, text)
            self.copybook.setdefault(topic, []).append(text)
        if self.unit.part == "copy_two" and self.copybook.get(topic):
            return self.copybook[topic].pop(0)
        if self.unit.part == "paper_tiger" or self.sampled(topic, day):
            return show.on_paper(topic, text, day)
        return text

    def sampled(self, topic: str, day: int) -> bool:
        """Whether the sample text of the lagging township is used: for a branch's first deed after it."""
        told = self.above_part == "lagging_township" and not (self.sample_used or self.unit.part)
        if told and topic == "deed" and day >= self.times.today - HANDED_OUT_AGO:
            self.sample_used = True
            return True
        return False

    def members(self, day: int) -> list[str]:
        """Members on the roll on a day."""
        return self.roll.members(self.answering, day)

    def secretary(self, day: int) -> str | None:
        """Who answers for the unit: the longest on its roll; after its end, whoever did last."""
        if self.unit.closed is not None:
            day = min(day, self.unit.closed - 1)
        return next(iter(self.members(day)), None)

    def someone(self, day: int) -> str | None:
        """Any member on that day."""
        present = self.members(day)
        return self.rng.choice(present) if present else None

    def chance(self, probability: float) -> bool:
        """Whether something of that probability happens."""
        return self.rng.random() < probability

    def opinions(
        self, asked: int, shares: tuple[float, ...]
    ) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """A paper count: envelope (due, present, issued, returned, invalid) and votes.

        `shares` are the chances of each option but the last, one after another.
        """
        present = max(1, asked - int(asked * self.rng.random() * 0.2))
        returned = max(1, present - int(present * self.rng.random() * 0.12))
        invalid = min(returned - 1, int(returned * self.rng.random() * 0.06))
        left, votes = returned - invalid, []
        for share in shares:
            noisy = clip(share + self.rng.gauss(0, 0.03), 0.0, 1.0)
            taken = min(left, int(left * noisy + self.rng.random()))
            votes.append(taken)
            left -= taken
        return (asked, present, present, returned, invalid), (*votes, left)

    def margin(self) -> int:
        """Days before a date at which the unit aims: whoever is never late leaves two weeks."""
        return 14 if self.temper.timely >= 1 else 8

    def deadline(self, day: int, least: int, most: int) -> int:
        """A date so many days off; often the end of its month, at times that of its half-year."""
        due, drawn = day + self.rng.randrange(least, most), self.rng.random()
        if drawn < 0.06:
            return half_end(due)
        return month_end(due) if drawn < 0.36 else due

    def delay(self) -> int:
        """Days by which something late is late, until somebody above puts an end to it."""
        days = int(self.rng.expovariate(1 / self.temper.drags))
        return 2 + min(days, self.temper.patience - self.rng.randrange(30))

    def household(self) -> str:
        """The key of one household of the unit; the key says nothing about it."""
        number = self.rng.randrange(self.unit.households or 60)
        return "h" + blake2b(f"{self.unit.code}/{number}".encode(), digest_size=6).hexdigest()

    def put_right(self, life: Life, probability: float, **facts: object) -> None:
        """Now and then a fact is put right some weeks later."""
        if life.state and self.chance(probability):
            later = life.known // DAY + self.rng.randrange(3, 40)
            life.correct(self.times.moment(self.rng, self.times.working_day(later)), **facts)
