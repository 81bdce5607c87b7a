"""Campaigns as somebody sees them, the kinds of records there are, and what a record counts in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer, line_above
from duixian.desk.walls.viewer import AFTER_SLASH

from .models import Campaign, State
from .packs import KEPT_PARSED, folder, looked_at, offered, pack_of

if TYPE_CHECKING:
    from pathlib import Path

    from duixian.rulebook.calendars import Days
    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.scorecards.forms import Forms
    from duixian.rulebook.scorecards.standard import Pack
    from duixian.rulebook.vocabulary.text import Text

LOOKED_UP: dict[bool, dict[str, Kind]] = {}
"""The kinds as they were last looked up in this process."""
LEVELS = (1, 2)
"""The levels below a campaign's unit for which the office may set a last day of launch."""


def seen(viewer: Viewer) -> QuerySet[Campaign]:
    """The campaigns that concern a viewer, those that run first, the latest start first."""
    found = Campaign.objects.seen_by(viewer).select_related("unit", "umbrella", "successor")
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


def of_key(key: str) -> Campaign | None:
    """The campaign of a key, whoever may see it; nothing where there is none."""
    return Campaign.objects.unscoped().filter(key=key).first()


def beside(viewer: Viewer, campaign: Campaign) -> list[Campaign]:
    """The other campaigns that run at the same units: at its own, above it, or in a part of it."""
    low, high = campaign.unit.path, campaign.unit.path[:-1] + AFTER_SLASH
    where = Q(unit__path__in=line_above(low)) | Q(unit__path__gte=low, unit__path__lt=high)
    rows = seen(viewer).filter(where, state=State.RUNNING).exclude(pk=campaign.pk)
    return list(rows)


def successors(viewer: Viewer, campaign: Campaign) -> list[Campaign]:
    """The campaigns that may take over what another leaves open: they run for all of its units."""
    rows = seen(viewer).filter(unit__path__in=line_above(campaign.unit.path), state=State.RUNNING)
    return list(rows.exclude(pk=campaign.pk))


def umbrellas(viewer: Viewer) -> QuerySet[Campaign]:
    """The campaigns under which others may stand: they run, and stand under none themselves."""
    return seen(viewer).filter(state=State.RUNNING, umbrella=None)


def running_beside(viewer: Viewer) -> QuerySet[Campaign]:
    """The campaigns in sight that run: what may be chosen to lead one; why one may not is told then."""
    return seen(viewer).filter(state=State.RUNNING)


def predecessors(campaign: Campaign, pack: Pack) -> set[str]:
    """The packs whose open promises a campaign took over: its predecessor's, and those handed to it."""
    handed = Campaign.objects.unscoped().filter(successor=campaign).values_list("pack", flat=True)
    return {*handed, *([pack.predecessor] if pack.predecessor else [])}


def launch_days(campaign: Campaign, pack: Pack) -> dict[int, dt.date]:
    """By level, the last day on which its units launch; 1 is right below the campaign's unit."""
    days = calendar(campaign, pack)
    named = {item.id: item.level for item in pack.calendar if item.level is not None}
    own = {launch_id(level): level for level in LEVELS if launch_id(level) in campaign.calendar}
    found = {level: days[item].ends_on for item, level in {**named, **own}.items()}
    return {level: last for level, last in sorted(found.items()) if last is not None}


def launch_id(level: int) -> str:
    """The item of a calendar by which a level launches, where the pack names none for it."""
    return f"launch{level}"


def installed_kinds() -> dict[str, Kind]:
    """Every kind of record by id: of campaigns, those that run first, then of packs that are shipped.

    Where two packs declare a kind of the same id, the campaign that started last decides. Records of
    a campaign that has closed stand and go on.
    """
    found = _kinds_of(folder(), _fingerprints(), offered())
    LOOKED_UP[True] = found
    return dict(found)


@lru_cache(maxsize=KEPT_PARSED)
def _kinds_of(_folder: Path, prints: tuple[str, ...], _shipped: tuple[str, ...]) -> dict[str, Kind]:
    """The kinds of these campaigns and of what is shipped: none of these packs ever changes."""
    found: dict[str, Kind] = {}
    for pack in _packs(prints):
        found = {**pack.kinds, **found}
    return found


def kinds_looked_up() -> dict[str, Kind]:
    """The same as this process looked them up last, which every page does that shows records."""
    return LOOKED_UP[True] if LOOKED_UP else installed_kinds()


def installed_forms() -> dict[str, Forms | None]:
    """What the form of every installed kind must bear, if a pack brought it and says so."""
    found: dict[str, Forms | None] = {}
    for pack in _packs(_fingerprints()):
        found = {**{kind: pack.forms_of(kind) for kind in pack.kinds}, **found}
    return found


def _fingerprints() -> tuple[str, ...]:
    """The packs of all campaigns, those that run and the latest start first."""
    rows = Campaign.objects.unscoped().order_by("-state", "-starts_on", "-pk")
    return tuple(dict.fromkeys(rows.values_list("fingerprint", flat=True)))


def _packs(prints: tuple[str, ...]) -> list[Pack]:
    """The packs of these campaigns, then those shipped."""
    return [*map(pack_of, prints), *shipped_packs()]


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
