"""Putting a pack to work."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.core.exceptions import PermissionDenied
from django.db import transaction

from duixian.desk.ledger.actions import Step, append
from duixian.desk.org.models import Unit
from duixian.desk.walls import Viewer

from . import packs, rules
from .models import Campaign

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
) -> Campaign:
    """Put a pack to work at a unit and all below it, and keep the pack as it is now.

    Raises:
        PermissionDenied: the viewer may not, here.
        Unusable: the pack has errors, or today's rules forbid something in it and nobody answered.
    """
    from duixian.rulebook.calendars import Days
    from duixian.rulebook.packs import read_pack

    if not rules.may_start(viewer, unit):
        raise PermissionDenied
    reading = read_pack(source)
    law = forbidden(reading)
    pack = _usable(reading, law, answered)
    packs.keep(reading)
    first, last = days
    calendar = {
        item: [d.starts_on.isoformat(), d.ends_on.isoformat() if d.ends_on else None]
        for item, d in pack.days(Days(first, last)).items()
    }
    with transaction.atomic():
        campaign = Campaign(
            pack=pack.id, fingerprint=pack.fingerprint, name_zh=pack.name.zh, name_en=pack.name.en,
            unit=unit, starts_on=first, ends_on=last, calendar=calendar,
        )  # fmt: skip
        campaign.save()
        append(_step(campaign, viewer, now, law, answered))
    return campaign


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
            **given,
        },
    )
