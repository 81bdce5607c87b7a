"""A campaign closes: everything open goes on, with an entry of its own each, in one transaction with the closing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import transaction

from duixian.desk.campaigns import actions as campaigns
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.ledger.actions import Step, append_all
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import private_of
from duixian.desk.org.models import Person, Unit
from duixian.desk.records.models import Record
from duixian.desk.records.projection import Numbers, in_parts, upsert
from duixian.desk.records.queries.campaign import owing, owing_of
from duixian.desk.records.snapshots import (
    Snapshot,
    carried,
    payload_of,
    private_of_record,
    snapshot_of,
)
from duixian.desk.walls import Viewer

if TYPE_CHECKING:
    from duixian.rulebook.course import Carried
    from duixian.rulebook.kinds import Kind


@dataclass(frozen=True)
class Left:
    """What is said about what is open: how many things were shown, and whether they stay owed.

    `report` goes into the entry of the closing as it was shown.
    """

    shown: int
    stays: bool
    report: Mapping[str, Any]


@transaction.atomic
def close_campaign(
    *,
    viewer: Viewer,
    now: dt.datetime,
    campaign: Campaign,
    decision: campaigns.Decision,
    left: Left,
) -> tuple[Carried, ...]:
    """Close a campaign and carry over what it leaves open; nothing of it is lost, nothing grows younger.

    Raises:
        PermissionDenied: the viewer may not, here.
        Unusable: nobody said what becomes of what is open, the successor does not know a kind of it,
            it is not what was shown, or the campaign is closed already.
    """
    from duixian.rulebook.course import settled

    pack = pack_of(campaign.fingerprint)
    rows = owing(viewer, campaign, pack).select_for_update(of=("self",))
    records = list(rows)
    _as_shown(len(records), left.shown)
    names = {kind.id: kind.name for kind in pack.kinds.values()}
    settled_ = settled(owing_of(records), _heir(decision, left), now.date(), names)
    going_on = [*_gone_on(records, pack.kinds, campaign, decision.successor)]
    _enter(going_on, viewer, now)
    found = [[e.record, e.kind, e.unit, e.to, e.since.isoformat(), e.age] for e in settled_]
    campaigns.close(
        viewer=viewer, now=now, campaign=campaign, decision=decision,
        left={"carried": found, "report": dict(left.report)},
    )  # fmt: skip
    return settled_


def _as_shown(many: int, shown: int) -> None:
    from duixian.rulebook.errors import Unusable
    from duixian.rulebook.findings import Findings, Place

    if many != shown:
        findings = Findings()
        findings.add("E673", Place(), many=many, shown=shown)
        raise Unusable(findings)


def _heir(decision: campaigns.Decision, left: Left) -> Any:
    from duixian.rulebook.course import Heir

    to = decision.successor
    if to is None:
        return Heir(stays=left.stays)
    return Heir(str(to.key), frozenset(pack_of(to.fingerprint).kinds))


GoingOn = tuple[str, Snapshot, "Kind", dict[str, Any]]


def _gone_on(
    records: Sequence[Record],
    kinds: Mapping[str, Kind],
    campaign: Campaign,
    successor: Campaign | None,
) -> Iterator[GoingOn]:
    """Each record as its last entry left it, tagged with the campaign that leaves it open."""
    to = {"zh": successor.name.zh, "en": successor.name.en} if successor else {}
    doing = carried({"zh": campaign.name.zh, "en": campaign.name.en}, to)
    for part in in_parts(records):
        entries = Entry.objects.filter(seq__in=[record.seq for record in part])
        for entry in entries.order_by("seq").prefetch_related("sealed"):
            before, _title = snapshot_of(entry, private_of(entry))
            assert before is not None
            tags = tuple(dict.fromkeys((*before.campaigns, campaign.pack)))
            after = replace(before, campaigns=tags, version=before.version + 1)
            yield entry.subject, after, kinds[before.kind], doing


def _enter(going_on: Sequence[GoingOn], viewer: Viewer, now: dt.datetime) -> None:
    numbers = Numbers()
    for model in (Unit, Person):
        numbers.learn(model)
    for part in in_parts(going_on):
        entries = append_all(
            [
                Step(
                    unit=after.unit, kind=f"record.{after.kind}.carried", actor=viewer.actor, at=now,
                    payload=payload_of(after, kind, doing), private=private_of_record(after, kind),
                    subject=subject,
                )
                for subject, after, kind, doing in part
            ]
        )  # fmt: skip
        upsert([entry.seq for entry in entries], numbers)
