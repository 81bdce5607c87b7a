"""Indicators and points by chance, over counties by chance."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import replace
from decimal import Decimal
from random import Random

from duixian.rulebook.calendars import (
    Period,
    PhaseWindow,
    Rolling,
    Standing,
    WholeCampaign,
    Window,
)
from duixian.rulebook.measures import (
    AnyMeasure,
    Change,
    Count,
    Coverage,
    Distinct,
    Judged,
    Latest,
    Part,
    Ratio,
    Roster,
    Satisfaction,
    Selection,
    Share,
    Side,
    Sum,
)
from duixian.rulebook.measures import (
    Days as DaysBetween,
)
from duixian.rulebook.scorecards.points import Band, Bands, Each, Points, Target
from duixian.rulebook.scorecards.standard import Heading, Pack
from duixian.rulebook.vocabulary.filters import Bounds, Linked, Span
from duixian.rulebook.vocabulary.text import Dated, Since
from duixian.rulebook.vocabulary.words import ByDate, Line, PeriodName, RosterName, Timing, Track
from rulebook.counties import Asked
from rulebook.measures.chance_counties import (
    CALENDAR,
    DEED,
    KINDS,
    LAST,
    OPTIONS,
    TASK,
    County,
    at_last,
    county,
    some_day,
)

__all__ = ["CALENDAR", "DEED", "KINDS", "LAST", "TASK", "County", "at_last", "county", "some_day"]

COMMON = (
    "area", "topics", "helped", "money", "agreed", "note", "household", "helper", "hands", "host",
    "partners", "verdict", "person", "occurred_on", "due_on", "closed_on", "campaigns",
)  # fmt: skip
TOLD_APART = (
    "area",
    "topics",
    "household",
    "helper",
    "hands",
    "host",
    "partners",
    "person",
    "unit",
)


def window(chance: Random) -> Window:
    return chance.choice((
        Standing(), Standing(), WholeCampaign(), Period(PeriodName.YEAR), Period(chance.choice(tuple(PeriodName))),
        PhaseWindow(chance.choice(("p1", "p2", "p9", "campaign"))),
        Rolling(Span(days=chance.choice((1, 30, 200)))), Rolling(Span(months=chance.choice((1, 6)))),
    ))  # fmt: skip


def linked(chance: Random, kind: str) -> Linked:
    """A condition on links, from the side of either kind."""
    other = "deed" if kind == "task" else "task"
    by = chance.choice((*(f.id for f in KINDS[kind].fields if f.to and other in f.to), kind))
    words = chance.choice((("done",), ("open", "failed"), ("waiting", "done")))
    least, most = chance.choice(((None, None), (2, None), (None, 0), (None, 1), (1, 1), (0, None)))
    return Linked(other, by, words, least, most)


def part(chance: Random, of: tuple[str, ...]) -> Part:
    """Some conditions, at most two of them."""
    found = {}
    for key in chance.sample(("in_", "where", "has", "lacks", "timing", "linked", "tagged"), 2):
        if key == "in_":
            found[key] = chance.choice((("done",), ("open", "failed"), ("waiting",), ("going",)))
        elif key == "where":
            found[key] = where(chance)
        elif key in ("has", "lacks"):
            found[key] = (chance.choice(COMMON),)
        elif key == "timing":
            found[key] = tuple(chance.sample(tuple(Timing), 2))
        elif key == "linked" and len(of) == 1:
            found[key] = linked(chance, of[0])
        elif key == "tagged":
            found[key] = "cx"
    return Part(**found)


def where(chance: Random) -> dict[str, tuple[str, ...] | Bounds]:
    return chance.choice((
        {"area": ("x", "y")}, {"topics": ("x",)}, {"topics": ("y", "z"), "area": ("z",)},
        {"agreed": ("yes",)}, {"helped": Bounds(1, 5)}, {"helped": Bounds(None, 0)},
        {"money": Bounds(Decimal("1.5"), None)}, {"helped": Bounds(Decimal("0.5"), Decimal("4.25"))}, {"money": Bounds(-1, 3), "agreed": ("no",)},
    ))  # fmt: skip


def selection(chance: Random, track: Track) -> Selection:
    """Any selection that the checks of a pack let pass."""
    of = chance.choice((("task",), ("deed",), ("task", "deed")))
    whom = [(), (), ("person",), ("hands",), ("helper", "hands"), ("person", "hands", "helper")]
    if track is Track.UNIT:
        whom += [("host",), ("partners",), ("unit", "partners"), ("unit", "host", "hands")]
        whom += [("task",), ("either",), ("unit", "either")] if of == ("deed",) else []
    narrowed = part(chance, of) if chance.random() < 0.4 else Part()
    kept = {
        n: getattr(narrowed, n) for n in ("where", "has", "lacks", "timing", "linked", "tagged")
    }
    return Selection(
        of,
        chance.choice(
            (("done",), ("open", "done", "failed"), ("open", "done"), (), ("going", "reached"))
        ),
        for_=chance.choice(whom),
        by=chance.choice(tuple(ByDate)),
        window=window(chance),
        carried_in=chance.random() < 0.3,
        **kept,
    )


def measure(chance: Random, track: Track) -> AnyMeasure:
    """Any measure for a track."""
    if chance.random() < 0.2:
        return of_roster(chance, track)
    chosen = selection(chance, track)
    words = [Count, Sum, Distinct, Share, Ratio, DaysBetween, Latest, Change]
    if track is Track.UNIT:
        words += [Coverage, Coverage, Satisfaction, Judged, Ratio]
    word = chance.choice(words)
    if word in NEWER:
        return NEWER[word](chance, chosen, track)
    if word is Count:
        return Count(chosen, "0")
    if word is Sum:
        return Sum(chosen, "0", chance.choice(("helped", "money")))
    if word is Distinct:
        more = ("task", "either") if chosen.of == ("deed",) else ()
        return Distinct(chosen, "0", chance.choice((*TOLD_APART, *more)))
    if word is Share:
        return Share(chosen, "none", part(chance, chosen.of))
    if word is Satisfaction:
        good, out = chance.choice(((("x",), ()), (("x", "y"), ("z",)), (("y",), ("x", "z"))))
        least = chance.choice((1, 3, 5))
        if chance.random() < 0.3:
            weights = {"x": 100, "y": 60, "z": 0}
            return Satisfaction(chosen, "none", "verdict", (), (), least, weights)
        return Satisfaction(chosen, "none", "verdict", good, out, least)
    return coverage(chance)


def ratio(chance: Random, chosen: Selection, track: Track) -> Ratio:
    """One selection over another, or over a roster."""
    under: Side | Roster = side(chance, selection(chance, track))
    if track is Track.UNIT and chance.random() < 0.4:
        name = chance.choice([r for r in RosterName if r is not RosterName.RECORDS])
        under = roster(chance, name)
    return Ratio("none", side(chance, chosen), under, chosen.window)


def side(chance: Random, chosen: Selection) -> Side:
    """A selection as one side of a ratio, counted or summed."""
    shared = {
        f.name: getattr(chosen, f.name) for f in dataclasses.fields(Side) if f.name != "field"
    }
    return Side(**shared, field=chance.choice((None, "helped", "money")))


def days(chance: Random, chosen: Selection, track: Track) -> DaysBetween:
    """Days between any two dates; the days of units in force and members on the roll too."""
    first = chance.choice(("occurred_on", "due_on", "entered_at", "begun"))
    last = chance.choice(
        ("as_of", "as_of", "closed_on", "closed_on", "due_on", "begun", "entered_at")
    )
    if track is Track.UNIT and chance.random() < 0.1:
        chosen, first, last = Selection(("members",)), "occurred_on", "as_of"
    return DaysBetween(chosen, "none", first, last, chance.choice(("median", "median", "longest")))


def latest(chance: Random, chosen: Selection, _track: Track) -> Latest:
    up = chance.choice(("none", "sum", "mean"))
    return Latest(chosen, "none", chance.choice(("helped", "money")), up)


def change(chance: Random, chosen: Selection, track: Track) -> Change:
    """Persons' values are found by the persons that records name, units' by their units."""
    per = "person" if track is Track.PERSON else chance.choice(("person", "unit"))
    if per == "person":
        chosen = selection(chance, Track.PERSON)
    return Change(chosen, "none", chance.choice(("helped", "money")), per)


def judged(chance: Random, chosen: Selection, _track: Track) -> Judged:
    """Numbers that were given, or grades that are worth something."""
    raters = tuple(chance.sample(OPTIONS, chance.randint(1, 3)))
    field, worth = chance.choice((
        ("helped", {}), ("money", {}), ("area", {"x": 95, "y": 60, "z": 0}), ("area", {"x": 9, "z": -3}),
    ))  # fmt: skip
    return Judged(chosen, "none", chance.choice(OPTIONS), raters, field, worth)


NEWER = {Ratio: ratio, DaysBetween: days, Latest: latest, Change: change, Judged: judged}


def of_roster(chance: Random, track: Track) -> AnyMeasure:
    """A measure over units in force or members on the roll, counted like records."""
    members = track is Track.PERSON or chance.random() < 0.5
    number = "age" if members else "households"
    wheres = [{"category": ("unit",)}, {"type": ("branch",), number: Bounds(1, 100)}]
    if members:
        wheres = [{"status": ("full",)}, {"gender": ("女",), number: Bounds(None, 50)}]
    chosen = Selection(
        ("members",) if members else ("units",),
        chance.choice((("done",), ("open",), ())),
        where=chance.choice(({}, *wheres)),
        has=chance.choice(((), (number,))),
        by=chance.choice(tuple(ByDate)),
        window=window(chance),
        carried_in=chance.random() < 0.3,
    )
    told = ("education", "gender", "person") if members else ("type", "category", "unit")
    return chance.choice((
        Count(chosen, "0"), Sum(chosen, "0", number), Distinct(chosen, "0", chance.choice(told)),
        Share(chosen, "none", Part(where=chance.choice(wheres), lacks=chance.choice(((), (number,))))),
    ))  # fmt: skip


def coverage(chance: Random) -> Coverage:
    """A coverage of people, whose records are those of persons, of units, or of records linked to."""
    least = chance.choice((1, 1, 2))
    name = chance.choice([r for r in RosterName if r is not RosterName.HOUSEHOLDS])
    among = roster(chance, name)
    chosen = selection(chance, Track.PERSON if among.persons else Track.UNIT)
    if name is RosterName.RECORDS:
        of = ("deed",) if among.by in ("task", "either") and among.of != ("deed",) else chosen.of
        if among.by == "deed":
            of = ("task",) if among.of == ("deed",) else ("deed",)
        chosen = dataclasses.replace(chosen, of=of, for_=(), linked=None)
    return Coverage(chosen, "none", among, least)


def roster(chance: Random, name: RosterName) -> Roster:
    """Any roster of this name."""
    stay = chance.choice((None, Span(months=1), Span(days=40)))
    if name is RosterName.MEMBERS:
        return Roster(name, stay=stay)
    if name is RosterName.POSTS:
        return Roster(
            name, stay=stay, posts=chance.choice(((), ("secretary",), ("deputy", "委员")))
        )
    if name is RosterName.RECORDS:
        of, by = chance.choice(
            ((("task",), "task"), (("task",), "deed"), (("deed",), "deed"), (("deed",), "task"))
        )
        return Roster(
            name,
            of=of,
            by=by,
            in_=chance.choice((("done",), ("open",), ("open", "failed"), ("going",))),
        )
    kinds, categories = chance.choice((((), ()), (("branch",), ()), ((), ("unit",))))
    return Roster(name, kinds, categories)


def dated(chance: Random, *values: str) -> Dated[Decimal]:
    steps = [Since(dt.date.min, Decimal(chance.choice(values)))]
    if chance.random() < 0.3:
        steps.append(Since(dt.date(2010, 1, 1), Decimal(chance.choice(values))))
    return Dated(tuple(steps))


def bands(chance: Random) -> tuple[Band, ...]:
    """Some bands, highest first; thresholds are often met exactly."""
    froms = sorted(
        chance.sample(("100", "66.67", "50", "33.33", "3", "1", "0.5", "0", "-1"), 3), key=Decimal
    )
    gives = [Decimal(chance.choice(("20", "0.07", "5", "-2", "0"))) for _ in froms]
    return tuple(Band(Decimal(f), g) for f, g in zip(reversed(froms), gives, strict=True))


def points(chance: Random) -> Points:
    none_gives = chance.choice((Decimal(0), Decimal("1.25"), Decimal(-2), "out"))
    if chance.random() < 0.3:
        return Bands(Dated((Since(dt.date.min, bands(chance)),)), none_gives)
    if chance.random() < 0.5:
        full, target = dated(chance, "20", "0", "0.07"), dated(chance, "90", "3", "0.37")
        return Target(target, full, none_gives)
    return Each(
        dated(chance, "10", "0", "-1.5"), dated(chance, "2", "-0.33", "0.05", "-3"),
        dated(chance, "-20", "0"), dated(chance, "0.5", "12", "100"), none_gives,
    )  # fmt: skip


def with_sheets(chance: Random, pack: Pack) -> Pack:
    """The pack, its headings with or without a base, a floor and a ceiling on their line."""
    standards = tuple(
        replace(standard, headings=tuple(sheet(chance, heading) for heading in standard.headings))
        for standard in pack.standards
    )
    return replace(pack, standards=standards)


def sheet(chance: Random, heading: Heading) -> Heading:
    base = dated(chance, "60", "0.01", "-3") if chance.random() < 0.7 else None
    floor = dated(chance, "0", "-1.5", "-20") if chance.random() < 0.7 else None
    ceiling = dated(chance, "5", "60.5", "100") if chance.random() < 0.7 else None
    return replace(heading, line=Line.DONE, base=base, floor=floor, ceiling=ceiling)


def wide(chance: Random, word: type[AnyMeasure], track: Track) -> AnyMeasure:
    """A measure of one word over all that may ever be counted, so that most units have a value."""
    chosen = selection(chance, track)
    chosen = Selection(
        chosen.of, (), for_=chosen.for_, window=chance.choice((Standing(), WholeCampaign()))
    )
    if word is DaysBetween:
        first, last = chance.choice(
            (("occurred_on", "as_of"), ("begun", "due_on"), ("due_on", "closed_on"))
        )
        return DaysBetween(chosen, "none", first, last, chance.choice(("median", "longest")))
    made = NEWER[word](chance, chosen, track)
    if word is Judged:
        return dataclasses.replace(made, raters=OPTIONS, field="helped", worth={})
    if word is Change:
        for_ = ("hands",) if made.per == "person" else chosen.for_
        return dataclasses.replace(made, selection=dataclasses.replace(chosen, for_=for_))
    if word is Ratio:
        under = made.under if isinstance(made.under, Roster) else side(chance, chosen)
        return Ratio("none", side(chance, chosen), under, chosen.window)
    return made


def asked(chance: Random, many: int) -> tuple[Asked, ...]:
    """So many indicators, most for units, some with points."""
    found = []
    for number in range(many):
        track = chance.choice((Track.UNIT, Track.UNIT, Track.PERSON))
        with_points = points(chance) if chance.random() < 0.6 else None
        applies_to = chance.choice(((), (), ("unit",)))
        word = measure(chance, track)
        found.append(Asked(f"i{number}", word, with_points, track, applies_to))
    return tuple(found)
