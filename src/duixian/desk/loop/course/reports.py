"""The closing report: worked out from the records before the decision, frozen with it, read again ever after."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from duixian.desk.accounts.models import Account
from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import pack_of
from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.ledger.queries import of_subject
from duixian.desk.records.models import Record
from duixian.desk.records.queries.campaign import owing, since, within
from duixian.desk.walls import Viewer
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .accounts import COLUMNS, read_by, stood_in
from .queries import Course

if TYPE_CHECKING:
    from duixian.rulebook.course import Tally

LEFT = ("rule", "exemplar", "adoption")
"""Kinds of which something is left when a campaign is over; each counts once it is done."""
CLOSE = "campaign.close"


@dataclass(frozen=True)
class OfKind:
    """The accounts of one kind of record, with its name."""

    name: Text
    tally: Tally

    @property
    def columns(self) -> list[tuple[str, int]]:
        """The numbers by column, in the order in which they stand on the page."""
        return [(each, getattr(self.tally, each)) for each in COLUMNS]


@dataclass(frozen=True)
class LeftBehind:
    """What is left of one kind: its id, its name and the records of it."""

    kind: str
    name: Text
    records: Sequence[Record]
    many: int
    codes: Sequence[str]


@dataclass(frozen=True)
class Open:
    """Something that goes on: its record where it is in sight, whose it is, how old it was."""

    code: str
    kind: Text
    record: Record | None
    unit: str
    age: int


@dataclass(frozen=True)
class Report:
    """What a campaign comes to on a day."""

    day: dt.date
    accounts: Sequence[OfKind]
    left: Sequence[LeftBehind]
    units: int
    launched: int
    late: int
    entries: int
    asked: Mapping[str, str]
    open: int
    oldest: int


def worked_out(course: Course) -> dict[str, Any]:
    """The report as plain values: numbers, and codes of records, no names of anybody."""
    campaign, day, viewer = course.campaign, course.day, course.viewer
    pack = pack_of(campaign.fingerprint)
    rows = Record.objects.seen_by(viewer).filter(within(campaign.unit))
    cascade = course.cascade(campaign.unit)
    return {
        "day": day.isoformat(),
        "accounts": [
            [t.kind, t.before, t.begun, t.done, t.failed, t.open, t.oldest]
            for t in _tallies(course)
        ],
        "left": {kind: _left(rows, kind, campaign, day) for kind in LEFT},
        "launched": [
            cascade.right_below.units,
            cascade.right_below.launched,
            cascade.right_below.late,
        ],
        "entries": read_by(course).count(),
        "asked": _asked(pack),
    }


def _tallies(course: Course) -> tuple[Tally, ...]:
    from duixian.rulebook.course import tallies

    stood = (stood for _pk, stood in stood_in(course, course.day))
    return tallies(stood, course.campaign.starts_on, course.day)


def _left(rows: Any, kind: str, campaign: Campaign, day: dt.date) -> list[str]:
    """The records of a kind that were done since the campaign began, by code."""
    done = rows.filter(kind=kind, stage=Stage.DONE.value)
    found = done.filter(state_on__gte=campaign.starts_on, state_on__lte=day)
    return [*found.order_by("state_on", "code").values_list("code", flat=True)]


def _asked(pack: Any) -> dict[str, str]:
    """What the campaign asks of a branch a month: entries, minutes."""
    from duixian.rulebook.norms import Assumed, heaviest
    from duixian.rulebook.norms.wording import tenths

    amount = heaviest([pack], Assumed()).branch
    return {"entries": tenths(amount.entries), "minutes": tenths(amount.minutes)}


def as_read(viewer: Viewer, held: Mapping[str, Any]) -> Report:
    """A report with names, whether it was just worked out or frozen long ago."""
    from duixian.rulebook.course import Tally

    kinds = installed_kinds()
    accounts = [OfKind(_name(kinds, row[0]), Tally(*row)) for row in held["accounts"]]
    codes = {code for found in held["left"].values() for code in found}
    seen = {r.code: r for r in Record.objects.seen_by(viewer).filter(code__in=codes)}
    left = [
        LeftBehind(
            kind, _name(kinds, kind), [seen[c] for c in found if c in seen], len(found), found
        )
        for kind, found in held["left"].items()
    ]
    units, launched, late = held["launched"]
    tallies = [account.tally for account in accounts]
    return Report(
        dt.date.fromisoformat(held["day"]), accounts, left, units, launched, late,
        held["entries"], held["asked"], sum(t.open for t in tallies),
        max((t.oldest for t in tallies), default=0),
    )  # fmt: skip


def _name(kinds: Mapping[str, Any], kind: str) -> Text:
    found = kinds.get(kind)
    return found.name if found else Text(kind, kind)


def still_open(course: Course, most: int) -> tuple[list[Open], int]:
    """What stands open now, the oldest first and so many at most; and how many there are."""
    campaign = course.campaign
    pack = pack_of(campaign.fingerprint)
    rows = owing(course.viewer, campaign, pack)
    found = [
        Open(r.code, pack.kinds[r.kind].name, r, r.unit.name, (course.day - since(r)).days)
        for r in rows[:most]
    ]
    return found, rows.count()


@dataclass(frozen=True)
class Closed:
    """A closing as it stands in the ledger: when, by whom, on what basis, what went on where."""

    at: dt.datetime
    who: str
    basis: str
    approver: str
    carried: Sequence[Open]
    many: int
    report: Report
    codes: Mapping[str, Sequence[str]]
    """What went on, by kind: the codes of all of it."""


def closed(viewer: Viewer, campaign: Campaign, most: int) -> Closed | None:
    """How a campaign closed; nothing while it runs."""
    entry = next((e for e in of_subject(str(campaign.key)) if e.kind == CLOSE), None)
    if entry is None:
        return None
    said = json.loads(entry.payload)
    kinds = installed_kinds()
    rows = said["carried"]
    listed = rows[:most]
    codes = [row[0] for row in listed]
    seen = Record.objects.seen_by(viewer).filter(code__in=codes).select_related("unit")
    by_code = {record.code: record for record in seen}
    carried = [
        Open(code, _name(kinds, kind), by_code.get(code), _called(by_code.get(code), unit), age)
        for code, kind, unit, _to, _since, age in listed
    ]
    codes_by_kind: dict[str, list[str]] = {}
    for code, kind, *_rest in rows:
        codes_by_kind.setdefault(kind, []).append(code)
    who = Account.objects.filter(actor=entry.actor).values_list("name", flat=True).first()
    return Closed(
        entry.at.astimezone(), who or "", said["basis"], said["approver"], carried, len(rows),
        as_read(viewer, said["report"]), codes_by_kind,
    )  # fmt: skip


def _called(record: Record | None, unit: str) -> str:
    return record.unit.name if record else unit
