"""How a campaign went down the tree, as somebody sees it: the units right below one, and what they owe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from duixian.desk.campaigns import queries as campaigns
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.records.queries.campaign import left_by_earlier, owing_of, since
from duixian.desk.walls import SEEING, Viewer
from duixian.desk.walls.viewer import AFTER_SLASH

from .plans import Plans, drawn_up, offered, plans_of, text_of

if TYPE_CHECKING:
    from duixian.rulebook.course import Launch, Spread
    from duixian.rulebook.vocabulary.text import Text

ROWS = 200
"""So many units below stand on one page; the rest are told."""
OLDEST = 20


@dataclass(frozen=True)
class Row:
    """One unit: how it launched, how those below it did, its plan, and whether that is asked about."""

    unit: Unit
    launch: Launch
    below: Spread
    plan: Record | None
    copied: bool


@dataclass(frozen=True)
class Cascade:
    """Who launched below a unit, those first who are late and have not; `more` stand on no row."""

    under: Unit
    rows: Sequence[Row]
    right_below: Spread
    further: Spread
    due_on: dt.date | None
    more: int
    levels: bool

    @property
    def asked(self) -> int:
        """How many plans are asked what is their own."""
        return sum(row.copied for row in self.rows)


@dataclass(frozen=True)
class OfLevel:
    """One level below the campaign's unit: its last day, and how its units launched."""

    level: int
    due_on: dt.date | None
    spread: Spread


@dataclass(frozen=True)
class Old:
    """Something that an earlier campaign left open, and how many days it has been."""

    record: Record
    kind: Text
    age: int


@dataclass(frozen=True)
class OfUnit:
    """What a unit owes of earlier campaigns: how many things, the oldest for so many days."""

    unit: Unit
    many: int
    oldest: int


@dataclass(frozen=True)
class CarriedIn:
    """All that earlier campaigns left open in sight: the oldest, and by unit."""

    many: int
    names: Sequence[Text]
    oldest: Sequence[Old]
    units: Sequence[OfUnit]


@dataclass(frozen=True)
class Course:
    """A campaign and its plans on a day, as one viewer sees it."""

    viewer: Viewer
    campaign: Campaign
    day: dt.date

    @cached_property
    def plans(self) -> Plans:
        """Its plans in sight."""
        return plans_of(self.viewer, self.campaign)

    @cached_property
    def offered(self) -> list[Record]:
        """The plans of its own unit."""
        return offered(self.viewer, self.campaign)

    @cached_property
    def drawn_up(self) -> Record | None:
        """The last plan of its own unit that still waits to be approved."""
        return drawn_up(self.viewer, self.campaign)

    @cached_property
    def units(self) -> dict[int, Unit]:
        """The units in sight in which it runs, by row number, from the top down."""
        low, high = self.campaign.unit.path, self.campaign.unit.path[:-1] + AFTER_SLASH
        rows = Unit.objects.seen_by(self.viewer).filter(path__gte=low, path__lt=high)
        return {unit.pk: unit for unit in rows.order_by("path") if stands(unit, self.day)}

    @cached_property
    def launches(self) -> dict[str, Launch]:
        """How each unit in sight stands to the launch of its level."""
        from duixian.rulebook.course import Place, launches

        top = self.campaign.unit
        plans = self.plans
        below = {*self.units, *plans.of_unit} - {top.pk}
        days = {str(pk): day for pk in below if (day := plans.launched_on(pk))}
        places = [
            Place(str(pk), str(unit.parent_id), depth(unit) - depth(top), unit.opened_on)
            for pk, unit in self.units.items()
            if pk != top.pk
        ]
        due = campaigns.launch_days(self.campaign, pack_of(self.campaign.fingerprint))
        return launches(places, days, due, self.campaign.starts_on, self.day)

    def under(self, key: str) -> Unit:
        """The unit whose units are listed: the one asked for, else the highest in sight."""
        found = next((u for u in self.units.values() if str(u.key) == key), None)
        own = {grant.path for grant in self.viewer.holding(SEEING)}
        highest = [u for u in self.units.values() if u.path in own] or [self.campaign.unit]
        return found or self.units.get(self.campaign.unit_id) or highest[0]

    def cascade(self, under: Unit) -> Cascade:
        """Who launched below a unit."""
        from duixian.rulebook.course import spread

        below = [u for u in self.units.values() if u.path.startswith(under.path) and u != under]
        right = [u for u in below if u.parent_id == under.pk]
        rows = [self._row(unit, below) for unit in right]
        rows.sort(
            key=lambda row: (
                row.launch.on is not None, -row.launch.late, -row.below.late, row.unit.path,
            )
        )  # fmt: skip
        found = self.launches
        expected = [found[str(u.pk)] for u in below if u.parent_id != under.pk]
        expected = [launch for launch in expected if launch.due_on or launch.on]
        first = next((row.launch.due_on for row in rows if row.launch.due_on), None)
        return Cascade(
            under, rows[:ROWS], spread(found[str(u.pk)] for u in right), spread(expected), first,
            max(0, len(rows) - ROWS), bool(expected),
        )  # fmt: skip

    def by_level(self) -> list[OfLevel]:
        """Each level in sight that has a last day, or of which some unit has launched."""
        from duixian.rulebook.course import spread

        pack = pack_of(self.campaign.fingerprint)
        due = campaigns.launch_days(self.campaign, pack)
        found = self.launches.values()
        levels = {each.level for each in found if each.on} | due.keys()
        parts = {level: [e for e in found if e.level == level] for level in sorted(levels)}
        return [
            OfLevel(level, due.get(level), spread(part)) for level, part in parts.items() if part
        ]

    def _row(self, unit: Unit, below: Sequence[Unit]) -> Row:
        from duixian.rulebook.course import common, is_copy, spread

        plan = self.plans.last_of(unit.pk)
        above = self.plans.text_above(plan) if plan else ""
        copied = bool(plan and above) and is_copy(common(text_of(plan), above)) if plan else False
        theirs = [
            self.launches[str(u.pk)] for u in below if u.path.startswith(unit.path) and u != unit
        ]
        expected = [launch for launch in theirs if launch.due_on or launch.on]
        return Row(unit, self.launches[str(unit.pk)], spread(expected), plan, copied)

    def carried_in(self) -> CarriedIn:
        """What earlier campaigns left open, the oldest first, and by unit."""
        from duixian.rulebook.course import ages_by_unit

        pack = pack_of(self.campaign.fingerprint)
        earlier = campaigns.predecessors(self.campaign, pack)
        found = left_by_earlier(self.viewer, self.campaign, pack, earlier)
        kinds = campaigns.installed_kinds() if found else {}
        oldest = [Old(r, kinds[r.kind].name, (self.day - since(r)).days) for r in found[:OLDEST]]
        units = {record.unit.code: record.unit for record in found}
        by_unit = ages_by_unit(owing_of(found), self.day)
        return CarriedIn(
            len(found), names_of(self.viewer, self.campaign, earlier), oldest,
            [OfUnit(units[each.unit], each.many, each.oldest) for each in by_unit[:ROWS]],
        )  # fmt: skip


def names_of(viewer: Viewer, campaign: Campaign, packs: set[str]) -> list[Text]:
    """What earlier campaigns are called: those in sight by their own names, else their packs'."""
    rows = campaigns.seen(viewer).filter(pack__in=packs).exclude(pk=campaign.pk)
    held = {one.pack: one.name for one in rows}
    missing = packs - held.keys()
    return [*held.values(), *(_shipped_name(name) for name in sorted(missing))]


def _shipped_name(name: str) -> Text:
    from duixian.desk.campaigns.packs import looked_at
    from duixian.rulebook.errors import NotFound
    from duixian.rulebook.vocabulary.text import Text

    try:
        pack = looked_at(name).pack
    except NotFound:
        pack = None
    return pack.name if pack else Text(name, name)


def stands(unit: Unit, day: dt.date) -> bool:
    """Whether a unit is there on a day."""
    return unit.opened_on <= day and (unit.closed_on is None or unit.closed_on > day)


def depth(unit: Unit) -> int:
    """How many units stand above one, with itself."""
    return unit.path.count("/")


def course_of(viewer: Viewer, key: UUID, day: dt.date) -> Course:
    """The course of a campaign that concerns the viewer.

    Raises:
        Http404: there is none of that key among them.
    """
    return Course(viewer, campaigns.one(viewer, key), day)
