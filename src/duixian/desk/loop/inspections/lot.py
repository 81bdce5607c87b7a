"""The list of a lot, its groups, and whether a draw is what its seed gives."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import running
from duixian.desk.org.models import Unit
from duixian.desk.org.units.wording import CATEGORIES, UNIT_TYPES
from duixian.desk.records.models import Record
from duixian.desk.walls import line_above
from duixian.desk.walls.viewer import AFTER_SLASH
from duixian.rulebook.ranks import Round
from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.ranks.lots import hash_of, taken
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text

WHOLE = "whole"


@dataclass(frozen=True)
class Basis:
    """The campaign and pack that declare a round, and the round as declared; nothing where none does."""

    campaign: Campaign | None = None
    pack: Pack | None = None
    round: Round | None = None


@dataclass(frozen=True)
class Lots:
    """Who may be drawn in a round, in which groups, and how many of each."""

    units: Sequence[Unit]
    within: str
    take: int

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """The group of each unit, by codes."""
        return {unit.code: self.group_of(unit) for unit in self.units}

    def group_of(self, unit: Unit) -> str:
        """The group of a unit."""
        if self.within == "parent":
            return unit.parent.code if unit.parent else ""
        return "" if self.within == WHOLE else str(getattr(unit, self.within))

    @property
    def hash(self) -> str:
        """The hash of the list as it is handed out."""
        return hash_of(self.groups)


@dataclass(frozen=True)
class Checked:
    """What recomputing a draw shows: the seed is the one promised, the list is the one frozen, the units fit."""

    promised: bool
    same_list: bool | None
    same_units: bool

    @property
    def holds(self) -> bool:
        """Whether the draw is what its seed gives."""
        return self.promised and self.same_units


def basis_of(record: Record) -> Basis:
    """What declares a round: the pack of a campaign that runs there."""
    for campaign in running(line_above(record.unit.path)):
        pack = pack_of(campaign.fingerprint)
        found = pack.round_(str(record.values.get("round", "")))
        if found:
            return Basis(campaign, pack, found)
    return Basis()


def lots_of(record: Record, basis: Basis, day: dt.date) -> Lots:
    """The list of a round: the units below that take part, by the record or by the pack.

    They are those of the day the round is about, of a day still to come those of today.
    """
    day = min(day, dt.date.fromisoformat(str(record.values.get("day") or day)))
    pack, declared = basis.pack, basis.round
    draw = declared.draws[0] if declared and declared.draws else None
    within = str(record.values.get("peers") or (draw.within[0] if draw else "category"))
    take = int(record.values.get("take") or (draw.take if draw else 1))
    below = record.unit.path[:-1] + AFTER_SLASH
    rows = Unit.objects.unscoped().filter(
        Q(closed_on=None) | Q(closed_on__gt=day),
        path__gt=record.unit.path,
        path__lt=below,
        opened_on__lte=day,
    )
    if pack and declared:
        rows = rows.filter(category__in=declared.categories or [c.id for c in pack.categories])
        rows = rows.filter(type__in=declared.types) if declared.types else rows
    return Lots([*rows.select_related("parent").order_by("code")], within, take)


def names_of_groups(lots: Lots, basis: Basis) -> Mapping[str, Text]:
    """What the groups are called."""
    if lots.within == "parent":
        return {u.parent.code: Text(u.parent.name, u.parent.name) for u in lots.units if u.parent}
    known: dict[str, Text] = {**UNIT_TYPES, **CATEGORIES}
    known |= {c.id: c.name for c in basis.pack.categories} if basis.pack else {}
    found = {group: known.get(group, Text(group, group)) for group in {*lots.groups.values()}}
    return {**found, "": Text("全部", "All")} if lots.within == WHOLE else found


def checked(record: Record, lots: Lots, seed: str, drawn: Sequence[str]) -> Checked:
    """What anybody finds who recomputes a draw."""
    frozen = record.values.get("listed")
    return Checked(
        commitment(seed) == record.values.get("commitment"),
        None if not frozen else frozen == lots.hash,
        set(taken(seed, lots.groups, lots.take)) == set(drawn),
    )
