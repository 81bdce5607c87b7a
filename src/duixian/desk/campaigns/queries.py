"""Campaigns as somebody sees them, the kinds of records there are, and what a record counts in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer, line_above

from .models import Campaign, State
from .packs import looked_at, offered, pack_of

if TYPE_CHECKING:
    from duixian.rulebook.calendars import Days
    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.scorecards.forms import Forms
    from duixian.rulebook.scorecards.standard import Pack
    from duixian.rulebook.vocabulary.text import Text


def seen(viewer: Viewer) -> QuerySet[Campaign]:
    """The campaigns that concern a viewer, those that run first, the latest start first."""
    found = Campaign.objects.seen_by(viewer).select_related("unit")
    return found.order_by("-state", "-starts_on", "pk")


def one(viewer: Viewer, key: UUID) -> Campaign:
    """A campaign that concerns the viewer.

    Raises:
        Http404: there is none of that key among them.
    """
    found = seen(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def concerning(viewer: Viewer, unit: Unit) -> Sequence[Campaign]:
    """The campaigns in which a unit takes part, as the viewer sees them."""
    return list(seen(viewer).filter(unit__path__in=line_above(unit.path)))


def running(units: Collection[str] | None = None) -> list[Campaign]:
    """All campaigns that run, the latest start first; `units` are paths of those meant."""
    found = Campaign.objects.unscoped().filter(state=State.RUNNING)
    if units is not None:
        found = found.filter(unit__path__in=units)
    return list(found.order_by("-starts_on", "-pk"))


def installed_kinds() -> dict[str, Kind]:
    """Every kind of record by id: of the campaigns that run, then of the packs that are shipped.

    Where two packs declare a kind of the same id, the campaign that started last decides.
    """
    found: dict[str, Kind] = {}
    for pack in _installed():
        found = {**pack.kinds, **found}
    return found


def installed_forms() -> dict[str, Forms | None]:
    """What the form of every installed kind must bear, if a pack brought it and says so."""
    found: dict[str, Forms | None] = {}
    for pack in _installed():
        found = {**{kind: pack.forms_of(kind) for kind in pack.kinds}, **found}
    return found


def _installed() -> list[Pack]:
    """The packs of the campaigns that run, the latest start first, then those that are shipped."""
    prints = dict.fromkeys(c.fingerprint for c in running())
    return [*(pack_of(each) for each in prints), *shipped_packs()]


def shipped_packs() -> list[Pack]:
    """The packs that come with the program and may be started."""
    return [pack for name in offered() if (pack := looked_at(name).pack) is not None]


@dataclass(frozen=True)
class Counting:
    """A place where records of a kind count: a campaign and a heading of its standard."""

    campaign: Text
    heading: Text


def counting_in(kind: str, unit: Unit) -> list[Counting]:
    """Where records of a kind that belong to a unit may count: each campaign and heading once."""
    found: dict[Counting, None] = {}
    for pack in packs_concerning(unit):
        for indicator in pack.indicators:
            heading = pack.heading(indicator.heading)
            asked = kind in indicator.measure.kinds_named
            if heading and asked and unit.category in pack.applies_to(indicator):
                found[Counting(pack.name, heading.name)] = None
    return list(found)


def packs_concerning(unit: Unit) -> list[Pack]:
    """The packs of the campaigns that run at a unit or above it."""
    return [pack_of(c.fingerprint) for c in running(line_above(unit.path))]


def calendar(campaign: Campaign, pack: Pack) -> dict[str, Days]:
    """The days of a campaign by item: its own where it gives them, else the pack's."""
    from duixian.rulebook.calendars import CAMPAIGN, Days

    own = {
        item: Days(dt.date.fromisoformat(first), dt.date.fromisoformat(last) if last else None)
        for item, (first, last) in campaign.calendar.items()
    }
    return {**pack.days(own.get(CAMPAIGN)), **own}
