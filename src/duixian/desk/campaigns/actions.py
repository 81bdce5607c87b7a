"""Putting a pack to work, naming its plan, closing it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from duixian.desk.ledger.actions import Step, append
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer

from . import packs, rules
from .leading import Meant, against
from .models import Campaign, State
from .queries import launch_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from duixian.rulebook.findings import Finding, Findings
    from duixian.rulebook.packs import Reading
    from duixian.rulebook.scorecards.standard import Pack

TODAY = "2026"


@dataclass(frozen=True)
class Answered:
    """What the office answers to findings of law: on what basis it goes on, and who approved."""

    basis: str
    approver: str


@dataclass(frozen=True)
class Arranged:
    """What else is said at a start: the umbrella, and by level in how many days its units launch."""

    umbrella: Campaign | None = None
    launch: Mapping[int, int] = field(default_factory=dict)


ALONE = Arranged()


def forbidden(reading: Reading) -> Sequence[Finding]:
    """What today's rules forbid in a pack, whatever year it comes from."""
    from duixian.rulebook.findings import Findings
    from duixian.rulebook.packs.checks.law import forbidden as under

    if reading.pack is None:
        return ()
    return list(under(reading.pack, TODAY, reading.reader, Findings()))


def start(
    *,
    viewer: Viewer,
    now: dt.datetime,
    source: Path,
    unit: Unit,
    days: tuple[dt.date, dt.date | None],
    answered: Answered | None = None,
    arranged: Arranged = ALONE,
) -> Campaign:
    """Put a pack to work at a unit and all below it, and keep the pack as it is now.

    Raises:
        PermissionDenied: the viewer may not, here.
        Unusable: the pack has errors, today's rules forbid something in it and nobody answered, or it
            may not stand under the umbrella.
    """
    from duixian.rulebook.calendars import Days
    from duixian.rulebook.packs import read_pack

    if not rules.may_start(viewer, unit):
        raise PermissionDenied
    reading = read_pack(source)
    law = forbidden(reading)
    pack = _usable(reading, law, answered)
    first, last = days
    umbrella = _above_all(arranged.umbrella, Meant(pack.name, unit, days, pack))
    packs.keep(reading)
    calendar = {
        item: [d.starts_on.isoformat(), d.ends_on.isoformat() if d.ends_on else None]
        for item, d in pack.days(Days(first, last)).items()
    } | _launches(pack, first, arranged.launch)
    with transaction.atomic():
        campaign = Campaign(
            pack=pack.id, fingerprint=pack.fingerprint, name_zh=pack.name.zh, name_en=pack.name.en,
            unit=unit, starts_on=first, ends_on=last, calendar=calendar,
            umbrella=umbrella,
        )  # fmt: skip
        campaign.save()
        append(_step(campaign, viewer, now, law, answered))
    return campaign


def _launches(pack: Pack, first: dt.date, wanted: Mapping[int, int]) -> dict[str, list[str | None]]:
    """The days on which levels launch, counted from the first: under the pack's own items if it has any."""
    named = {item.level: item.id for item in pack.calendar if item.level is not None}
    return {
        named.get(level, launch_id(level)): [
            first.isoformat(),
            (first + dt.timedelta(days - 1)).isoformat(),
        ]
        for level, days in wanted.items()
    }


def _above_all(umbrella: Campaign | None, own: Meant) -> Campaign | None:
    """The umbrella, if the new campaign may stand under it.

    Raises:
        Unusable: it may not; all that stands against it is said.
    """
    from duixian.rulebook.errors import Unusable

    if umbrella is not None and len(found := against(own, umbrella)):
        raise Unusable(found)
    return umbrella


@transaction.atomic
def name_plan(*, viewer: Viewer, now: dt.datetime, campaign: Campaign, plan: str) -> Campaign:
    """Say which record is the plan of a campaign; the plans below come from it.

    Raises:
        PermissionDenied: the viewer may not, or it is closed.
    """
    held = _locked(campaign)
    if not rules.may_start(viewer, held.unit) or held.state != State.RUNNING:
        raise PermissionDenied
    held.plan = plan
    held.save()
    append(_about(held, viewer, now, "campaign.plan", {"plan": plan}))
    return held


@dataclass(frozen=True)
class Decision:
    """Why a campaign closes: on what basis, who decided; which campaign takes over what is open."""

    basis: str
    approver: str
    successor: Campaign | None = None


@transaction.atomic
def close(
    *,
    viewer: Viewer,
    now: dt.datetime,
    campaign: Campaign,
    decision: Decision,
    left: Mapping[str, Any],
) -> Campaign:
    """Close a campaign for good; `left` is the report, frozen in the entry.

    Called where what is open has been carried over in the same transaction: this alone would lose it.

    Raises:
        PermissionDenied: the viewer may not, here.
        Unusable: it is closed already, or has not begun.
    """
    held = _locked(campaign)
    if not rules.may_start(viewer, held.unit):
        raise PermissionDenied
    today = now.date()
    _closable(held, today)
    held.state, held.closed_on, held.successor = State.CLOSED, today, decision.successor
    held.ends_on = min(held.ends_on or today, today)
    whole = held.calendar.get("campaign", [held.starts_on.isoformat(), None])
    held.calendar = {**held.calendar, "campaign": [whole[0], held.ends_on.isoformat()]}
    held.save()
    said = {
        "basis": decision.basis,
        "approver": decision.approver,
        "successor": str(decision.successor.key) if decision.successor else "",
        **left,
    }
    append(_about(held, viewer, now, "campaign.close", said))
    return held


def _closable(campaign: Campaign, today: dt.date) -> None:
    from duixian.rulebook.errors import Unusable
    from duixian.rulebook.findings import Findings, Place

    findings = Findings()
    if campaign.state == State.CLOSED:
        findings.add("E672", Place())
    elif campaign.starts_on > today:
        findings.add("E674", Place(), day=campaign.starts_on)
    if len(findings):
        raise Unusable(findings)


def _locked(campaign: Campaign) -> Campaign:
    """The campaign as it is now, held until the end of the transaction."""
    rows = Campaign.objects.unscoped().select_related("unit")
    return rows.select_for_update(of=("self",)).get(pk=campaign.pk)


def _about(
    campaign: Campaign, viewer: Viewer, now: dt.datetime, kind: str, said: Mapping[str, Any]
) -> Step:
    return Step(
        unit=campaign.unit.code, kind=kind, subject=str(campaign.key), actor=viewer.actor, at=now,
        payload=said,
    )  # fmt: skip


def _usable(reading: Reading, law: Sequence[Finding], answered: Answered | None) -> Pack:
    from duixian.rulebook.errors import Unusable
    from duixian.rulebook.findings import Level

    wrong = [*reading.findings.of(Level.ERROR), *(() if answered else law)]
    if reading.pack is None or wrong:
        raise Unusable(_only(wrong or list(reading.findings)))
    return reading.pack


def _only(found: Sequence[Finding]) -> Findings:
    from duixian.rulebook.findings import Findings

    return Findings(list(found))


def _step(
    campaign: Campaign,
    viewer: Viewer,
    now: dt.datetime,
    law: Sequence[Finding],
    answered: Answered | None,
) -> Step:
    given = {"basis": answered.basis, "approver": answered.approver} if answered and law else {}
    return Step(
        unit=campaign.unit.code,
        kind="campaign.start",
        subject=str(campaign.key),
        actor=viewer.actor,
        at=now,
        payload={
            "pack": campaign.pack,
            "fingerprint": campaign.fingerprint,
            "calendar": campaign.calendar,
            "forbidden": sorted({finding.id for finding in law}),
            **({"umbrella": str(campaign.umbrella.key)} if campaign.umbrella else {}),
            **given,
        },
    )
