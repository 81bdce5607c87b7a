"""The plans of a campaign: that of its own unit, and those below that come from it, level by level."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.org.models import Unit
from duixian.desk.records.above import MADE, from_above, pointed_at
from duixian.desk.records.models import Record
from duixian.desk.records.queries.campaign import within
from duixian.desk.walls import Viewer
from duixian.rulebook.vocabulary.words import Stage

KIND = "plan"
ABOVE, EARLIER = "above", "earlier"
STANDS_SINCE = frozenset({"approve", "show"})
"""The moves by which a plan comes to stand: it was approved, or made public."""
MOST = 20
TEXTS = ("main_task", "asks")


@dataclass(frozen=True)
class Plans:
    """Plans by code, what each comes from, and by unit (its row number) those that are of the campaign."""

    by_code: Mapping[str, Record] = field(default_factory=dict)
    above: Mapping[str, str] = field(default_factory=dict)
    of_unit: Mapping[int, tuple[Record, ...]] = field(default_factory=dict)

    def launched_on(self, unit: int) -> dt.date | None:
        """The day on which the first plan of a unit came to stand."""
        days = (day for record in self.of_unit.get(unit, ()) if (day := stood_on(record)))
        return min(days, default=None)

    def last_of(self, unit: int) -> Record | None:
        """The plan of a unit that was entered last."""
        return max(self.of_unit.get(unit, ()), key=lambda r: r.seq, default=None)

    def right_above(self, unit: Unit) -> Record | None:
        """The last plan of the nearest unit above that has one: what its own plan is to come from."""
        line = [pk for pk in unit.path.split("/")[:-2] if pk]
        found = (self.last_of(int(pk)) for pk in reversed(line))
        return next((plan for plan in found if plan is not None), None)

    def text_above(self, record: Record) -> str:
        """What stands in the plan that this one comes from."""
        found = self.by_code.get(self.above.get(record.code, ""))
        return text_of(found) if found else ""


def text_of(record: Record) -> str:
    """What a plan sets and asks."""
    return "\n".join(str(record.values.get(name, "")) for name in TEXTS)


def stood_on(record: Record) -> dt.date | None:
    """The day on which a plan was approved or made public first."""
    days = (step["on"] for step in record.steps if step["move"] in STANDS_SINCE)
    first = min(days, default=None)
    return dt.date.fromisoformat(first) if first else None


def plans_of(viewer: Viewer, campaign: Campaign) -> Plans:
    """The plans of a campaign in the viewer's part of the tree, with those of the units above it."""
    kind = installed_kinds().get(KIND)
    if kind is None or not campaign.plan:
        return Plans()
    here = Record.objects.seen_by(viewer).filter(within(campaign.unit), kind=KIND)
    seen = {record.pk: record for record in here.exclude(stage=Stage.DRAFT.value)}
    seen |= {record.pk: record for record in from_above(viewer, kind)}
    links = pointed_at(seen, (ABOVE, EARLIER))
    codes = {pk: record.code for pk, record in seen.items()}
    ours = _reached(campaign.plan, [(codes[pk], other) for pk, _, other in links])
    of_unit: dict[int, tuple[Record, ...]] = defaultdict(tuple)
    for record in seen.values():
        if record.code in ours:
            of_unit[record.unit_id] += (record,)
    above = {codes[pk]: other for pk, name, other in links if name == ABOVE}
    return Plans({r.code: r for r in seen.values()}, above, of_unit)


def _reached(first: str, links: Iterable[tuple[str, str]]) -> set[str]:
    """All plans that come from one or go on from it, through any number of others."""
    coming: dict[str, list[str]] = defaultdict(list)
    for code, other in links:
        coming[other].append(code)
    found, new = {first}, [first]
    while new:
        more = {code for other in new for code in coming[other]} - found
        found |= more
        new = [*more]
    return found


def offered(viewer: Viewer, campaign: Campaign) -> list[Record]:
    """The plans of the campaign's own unit that may be named as its plan, the latest first."""
    return list(_own(viewer, campaign).filter(stage__in=MADE)[:MOST])


def drawn_up(viewer: Viewer, campaign: Campaign) -> Record | None:
    """The last plan of the campaign's own unit that still waits to be approved."""
    return _own(viewer, campaign).filter(stage=Stage.DRAFT.value).first()


def _own(viewer: Viewer, campaign: Campaign) -> QuerySet[Record]:
    return Record.objects.seen_by(viewer).filter(kind=KIND, unit=campaign.unit).order_by("-seq")
