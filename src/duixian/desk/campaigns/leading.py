"""One campaign leads others: whether one may stand under another, and putting it there later."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from duixian.desk.ledger.actions import Step, append
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer

from . import rules
from .models import Campaign, State
from .packs import pack_of

if TYPE_CHECKING:
    from duixian.rulebook.findings import Findings
    from duixian.rulebook.scorecards.standard import Pack
    from duixian.rulebook.vocabulary.text import Text

OPEN = "…"
LED = "campaign.umbrella"


@dataclass(frozen=True)
class Meant:
    """The campaign that is to stand under another: there already, or about to start."""

    name: Text
    unit: Unit
    days: tuple[dt.date, dt.date | None]
    pack: Pack
    campaign: Campaign | None = None


def meant(campaign: Campaign) -> Meant:
    """A campaign that is there already."""
    days = (campaign.starts_on, campaign.ends_on)
    return Meant(campaign.name, campaign.unit, days, pack_of(campaign.fingerprint), campaign)


def against(own: Meant, above: Campaign) -> Findings:
    """All that stands against putting one campaign under another: nothing, if it may stand there."""
    from duixian.rulebook.findings import Findings, Place

    found, place = Findings(), Place()
    names = {
        "zh": own.name.zh, "en": own.name.en, "above_zh": above.name.zh, "above_en": above.name.en,
    }  # fmt: skip
    held = own.campaign
    if held is not None and held.pk in (above.pk, above.umbrella_id):
        found.add("E675", place, **names)
    elif above.umbrella_id is not None or (held is not None and _leads(held)):
        found.add("E676", place, **names)
    if not own.unit.path.startswith(above.unit.path):
        found.add("E677", place, **names)
    if above.state == State.CLOSED or not _fit(own.days, (above.starts_on, above.ends_on)):
        first, last = own.days
        found.add(
            "E678", place, **names, first=above.starts_on, last=above.ends_on or OPEN,
            own_first=first, own_last=last or OPEN,
        )  # fmt: skip
    if differing := _differing(own.pack, pack_of(above.fingerprint)):
        found.add("E679", place, kinds="、".join(differing))
    return found


def _leads(campaign: Campaign) -> bool:
    """Whether others stand under a campaign, also such as nobody here sees."""
    return Campaign.objects.unscoped().filter(umbrella=campaign).exists()


def _fit(own: tuple[dt.date, dt.date | None], above: tuple[dt.date, dt.date | None]) -> bool:
    """Whether two campaigns have a day in common and the one above does not end first.

    One whose end is open may end with the one above it.
    """
    first, last = own
    begins, ends = above
    return (last is None or begins <= last) and (ends is None or first <= ends >= (last or ends))


def _differing(own: Pack, above: Pack) -> list[str]:
    """The kinds that both know and of which they say different things."""
    shared = own.kinds.keys() & above.kinds.keys()
    return [own.kinds[id_].name.zh for id_ in sorted(shared) if own.kinds[id_] != above.kinds[id_]]


@transaction.atomic
def put_under(
    *, viewer: Viewer, now: dt.datetime, campaign: Campaign, above: Campaign | None
) -> Campaign:
    """Put a campaign that runs under another that leads it from now on, or under none.

    Raises:
        PermissionDenied: the viewer may not, or it is closed.
        Unusable: it may not stand there; all that stands against it is said.
    """
    from duixian.rulebook.errors import Unusable

    rows = Campaign.objects.unscoped().select_related("unit", "umbrella").order_by("pk")
    wanted = [campaign.pk, *([above.pk] if above else [])]
    held = {each.pk: each for each in rows.select_for_update(of=("self",)).filter(pk__in=wanted)}
    own, leads = held[campaign.pk], held[above.pk] if above else None
    if not rules.may_start(viewer, own.unit) or own.state != State.RUNNING:
        raise PermissionDenied
    if leads is not None and len(found := against(meant(own), leads)):
        raise Unusable(found)
    before = str(own.umbrella.key) if own.umbrella else ""
    own.umbrella = leads
    own.save()
    append(
        Step(
            unit=own.unit.code, kind=LED, subject=str(own.key), actor=viewer.actor, at=now,
            payload={"umbrella": str(leads.key) if leads else "", "before": before},
        )
    )  # fmt: skip
    return own
