"""Reads: what the reader's own units, or the reader, still lack of what comes round every period."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Q

from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Record
from duixian.desk.walls import LEADING, SEEING, Viewer
from duixian.rulebook.calendars import Interval
from duixian.rulebook.clocks.every import from_above
from duixian.rulebook.kinds import Kind

from .lacking import Key, lacking
from .models import Lack

MOST = 400


@dataclass(frozen=True)
class Owed:
    """What is missing of a kind in a period: of which units, how many, by when; `late` in days.

    `record` is the one that asks for it, if one does; `since` the day on which it has come up from below.
    """

    kind: Kind
    units: tuple[str, ...]
    record: Record | None
    period: Interval
    due_on: dt.date
    missing: int
    late: int
    provisional: bool
    since: dt.date | None = None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.late > 0

    @property
    def one(self) -> str:
        """The unit, where it is about one alone."""
        return self.units[0] if len(self.units) == 1 else ""


def owed_regularly(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> list[Owed]:
    """What periods lack that falls to the viewer and still does, what is due first on top."""
    lacks = [*told_to(viewer, kinds)]
    if not lacks:
        return []
    now = lacking(day, Q(unit__in={lack.about_id for lack in lacks}))
    missing: dict[Key, int] = {}
    for key, found in now.items():
        missing[at_any_level(key)] = found.missing
    standing = [(lack, n) for lack in lacks if (n := missing.get(at_any_level(told(lack))))]
    codes = {lack.record for lack, _ in standing} - {""}
    rows = Record.objects.seen_by(viewer).filter(code__in=codes).select_related("unit")
    records = {record.code: record for record in rows}
    found_ = [*together(standing, records, kinds, day)]
    return sorted(found_, key=lambda each: (each.since is None, each.due_on, each.kind.id))


def told_to(viewer: Viewer, kinds: Mapping[str, Kind]) -> Iterator[Lack]:
    """The lacks that were told to the viewer, or to a unit for which the viewer acts."""
    me = code_of(viewer)
    leading = {grant.path for grant in viewer.holding(LEADING)}
    seeing = {grant.path for grant in viewer.holding(SEEING)}
    mine = Q(person=me) if me else Q(pk__in=[])
    ours = Q(person="", unit__path__in=leading | seeing)
    rows = Lack.objects.seen_by(viewer).filter(mine | ours, over_on=None)
    rows = rows.select_related("unit", "about").order_by("due_on", "about__code", "level")
    met: set[Key] = set()
    for lack in rows[:MOST]:
        kind = kinds.get(lack.kind)
        leads = kind is not None and (lack.level >= 1 or from_above(kind))
        if kind is None or (leads and not lack.person and lack.unit.path not in leading):
            continue
        key = at_any_level(told(lack))
        if key not in met:
            met.add(key)
            yield lack


def told(lack: Lack) -> Key:
    """What a lack is about."""
    return Key(lack.about.code, lack.kind, lack.record, lack.starts_on, lack.level)


def at_any_level(key: Key) -> Key:
    """The same, however far up it has gone."""
    return Key(key.about, key.kind, key.record, key.starts_on, 0)


def together(
    lacks: Sequence[tuple[Lack, int]],
    records: Mapping[str, Record],
    kinds: Mapping[str, Kind],
    day: dt.date,
) -> Iterator[Owed]:
    """Units that lack the same in the same period make one line; each record that asks makes its own."""

    def line(each: tuple[Lack, int]) -> tuple[str, str, dt.date, bool]:
        lack, _ = each
        return lack.kind, lack.record, lack.starts_on, lack.level >= 1

    for (kind, record, starts_on, risen), grouped in groupby(sorted(lacks, key=line), key=line):
        some = list(grouped)
        lack = some[0][0]
        yield Owed(
            kind=kinds[kind],
            units=tuple(each.about.name for each, _ in some),
            record=records.get(record),
            period=Interval(starts_on, lack.ends_on),
            due_on=lack.due_on,
            missing=sum(many for _, many in some),
            late=(day - lack.due_on).days,
            provisional=lack.provisional,
            since=min(each.told_on for each, _ in some) if risen else None,
        )
