"""What each period still lacks by the clocks of the campaigns that run: of units, members, posts, records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.db.models import Q

from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import running
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Post, Stay, Unit
from duixian.desk.records.models import Record
from duixian.rulebook.calendars import MONTHS_IN, add_months, period_start
from duixian.rulebook.clocks import Duty, Facts, duties
from duixian.rulebook.clocks.every import COUNTED, from_above
from duixian.rulebook.ledger.tree import Holder, Member
from duixian.rulebook.lifecycle import Escalate, Every

from .facts import kept, tree
from .models import SOON

if TYPE_CHECKING:
    from duixian.rulebook.kinds import Kind

OWING = frozenset({"branch", "general_branch"})
"""The types of unit that owe what units write themselves: those whose burden is reckoned."""
COLUMNS = (
    "code", "kind", "unit__code", "state", "steps", "person__code", "occurred_on", "due_on", "values",
)  # fmt: skip
ROLL = ("full", "probationary")


@dataclass(frozen=True, order=True)
class Key:
    """What tells one lack from another: of which unit, of what kind, for which record, since when, how far up."""

    about: str
    kind: str
    record: str
    starts_on: dt.date
    level: int


@dataclass(frozen=True)
class Lacking:
    """Whom a lack is told, to whom it falls by name, until when, and how many are missing."""

    unit: str
    person: str
    ends_on: dt.date
    due_on: dt.date
    missing: int
    provisional: bool


@dataclass(frozen=True)
class Beat:
    """The clocks of a campaign: where it runs, since when, and the kinds that have or serve them."""

    top: Unit
    since: dt.date
    kinds: Mapping[str, Kind]


def beats() -> list[Beat]:
    """The campaigns that run and whose packs have clocks of a period, the highest first."""
    found = []
    for campaign in running():
        kinds = pack_of(campaign.fingerprint).kinds
        clocks = {k: [c for c in kind.clocks if isinstance(c, Every)] for k, kind in kinds.items()}
        wanted = {k for k, asked in clocks.items() if asked}
        wanted |= {clock.kind for asked in clocks.values() for clock in asked}
        if wanted:
            some = {k: regular(kinds[k]) for k in sorted(wanted) if k in kinds}
            found.append(Beat(campaign.unit, campaign.starts_on, some))
    return sorted(found, key=lambda beat: (len(beat.top.path), beat.since))


def regular(kind: Kind) -> Kind:
    """A kind with the clocks of its periods, and what lets them rise, alone."""
    clocks = tuple(clock for clock in kind.clocks if isinstance(clock, Every | Escalate))
    several = any(isinstance(clock, Every) for clock in clocks)
    return replace(kind, clocks=clocks if several else ())


def lacking(day: dt.date, among: Q | None = None) -> dict[Key, Lacking]:
    """What is to be told on a day, level by level; `among` narrows it to some units (by `unit`)."""
    running_ = beats()
    if not running_:
        return {}
    clocks = [c for beat in running_ for k in beat.kinds.values() for c in k.clocks if isinstance(c, Every)]  # fmt: skip
    facts = facts_of(day, running_, clocks, among or Q())
    able = signing_in(day) if any(clock.for_ == "records" for clock in clocks) else frozenset()
    found: dict[Key, Lacking] = {}
    for beat in running_:
        here: dict[Key, Lacking] = {}
        for duty in duties(replace(facts, kinds=beat.kinds, top=beat.top.code)):
            if duty.period and duty.period.start and duty.period.start >= beat.since:
                by_name = duty.person if duty.record and duty.person in able else ""
                add(here, replace(duty, person=by_name), beat, facts)
        found = {**here, **found}
    return found


def add(found: dict[Key, Lacking], duty: Duty, beat: Beat, facts: Facts) -> None:
    """Tell a duty to whom it concerns; what members and posts lack adds up in their unit."""
    assert duty.period is not None
    assert duty.period.start is not None
    level = duty.level
    if level is None and not duty.reminded(facts.day):
        return
    above = from_above(beat.kinds[duty.kind])
    line = facts.above(duty.unit)
    own = (line[0] if line else duty.unit) if above else duty.unit
    told = (own, *(unit for unit in duty.above if unit != own))
    for nth, unit in enumerate(told if level is not None else (own,)):
        at = SOON if level is None else nth
        key = Key(duty.unit, duty.kind, duty.record, duty.period.start, at)
        held = found.get(key)
        missing = duty.missing + (held.missing if held else 0)
        person = duty.person if nth == 0 else ""
        ends = duty.period.end
        found[key] = Lacking(unit, person, ends, duty.due_on, missing, duty.provisional)


def facts_of(day: dt.date, running_: Iterable[Beat], clocks: Iterable[Every], among: Q) -> Facts:
    """Records, tree, members and posts as these clocks ask about them."""
    clocks = list(clocks)
    kinds = {id_: kind for beat in running_ for id_, kind in beat.kinds.items()}
    since = min(add_months(period_start(day, c.per), -MONTHS_IN[c.per]) for c in clocks)
    asking = {c.for_ for c in clocks}
    wanted = Q(kind__in={c.kind for c in clocks}, stage__in=COUNTED, occurred_on__gte=since)
    carrying = {k.id for k in kinds.values() if any(isinstance(c, Every) and c.for_ == "records" for c in k.clocks)}  # fmt: skip
    standing = Q(kind__in=carrying, stage="open")
    rows = Record.objects.unscoped().filter(wanted | standing, among)
    records = [kept(row, kinds) for row in rows.values_list(*COLUMNS).iterator(2000)]
    narrowed = Unit.objects.unscoped().filter(pk__in=units_among(among)) if among else None
    paths = narrowed.values_list("path", flat=True) if narrowed is not None else everywhere()
    known = tree(paths, day)
    if "members" in asking:
        known = replace(known, members=tuple(members(day, among)))
    if "posts" in asking:
        known = replace(known, holders=tuple(holders(day, among)))
    return Facts(day, kinds, records, known, published(), types=OWING)


def signing_in(day: dt.date) -> frozenset[str]:
    """Who holds a post with an account: what falls to anybody else falls to the unit."""
    rows = Post.objects.unscoped().filter(from_day__lte=day).exclude(account=None)
    rows = rows.filter(Q(to_day=None) | Q(to_day__gt=day))
    return frozenset(rows.values_list("person__code", flat=True))


def units_among(among: Q) -> Iterable[int]:
    """The units that a narrowing names."""
    return {pk for name, value in among.children for pk in value if name == "unit__in"}  # type: ignore[misc]


def everywhere() -> Iterable[str]:
    """The paths of all units."""
    return Unit.objects.unscoped().values_list("path", flat=True).iterator(2000)


def members(day: dt.date, among: Q) -> Iterator[Member]:
    """The members on the roll."""
    rows = Stay.objects.unscoped().filter(among, status__in=ROLL, joined_on__lte=day)
    rows = rows.filter(Q(left_on=None) | Q(left_on__gt=day))
    for person, unit, joined_on in rows.values_list("person__code", "unit__code", "joined_on"):
        yield Member(person, unit, joined_on)


def holders(day: dt.date, among: Q) -> Iterator[Holder]:
    """The persons in posts."""
    rows = Post.objects.unscoped().filter(among, from_day__lte=day).exclude(person=None)
    rows = rows.filter(Q(to_day=None) | Q(to_day__gt=day))
    for row in rows.values_list("person__code", "unit__code", "role", "from_day"):
        yield Holder(*row)
