"""The questions in sight, with units, records and what was heard when somebody asked."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duixian.desk.look.wording import reading
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import ACTING, LEADING, Viewer
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .kept import Kept

if TYPE_CHECKING:
    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.signals import Signal
    from duixian.rulebook.signals.looking import Told

ENQUIRY = "enquiry"
ABOVE = LEADING & ACTING
FIRST = 3
"""So many records stand below a question in the list."""


@dataclass(frozen=True)
class Row:
    """A record behind a question, with the name of its kind and the day of its entry."""

    record: Record
    kind: str
    entered_on: dt.date


@dataclass(frozen=True)
class Shown:
    """A question as somebody sees it; `elsewhere` counts its units, `hidden` its records out of sight."""

    signal: Signal
    told: Told
    said: str
    text: str
    units: Sequence[Unit]
    elsewhere: int
    rows: Sequence[Row]
    hidden: int
    more: int
    heard: Sequence[Record]
    may_ask: bool

    @property
    def asked_at(self) -> Unit:
        """The unit with which an enquiry about it is written down."""
        return self.units[0]


@dataclass(frozen=True)
class Sight:
    """The questions that a viewer sees, and the units that may be named."""

    viewer: Viewer
    signals: Sequence[Signal]
    units: Mapping[str, Unit]

    def name(self, code: str) -> Text:
        """What a unit is called; one out of sight has no name."""
        unit = self.units.get(code)
        name = unit.name if unit else _("a unit elsewhere")
        return Text(name, name)


def in_sight(viewer: Viewer, kept: Kept) -> Sight:
    """The questions about units that the viewer sees."""
    codes = {code for signal in kept.signals for code in signal.units}
    units = {
        unit.code: unit
        for unit in Unit.objects.seen_by(viewer).filter(code__in=codes)
        if viewer.sees(unit.path)
    }
    signals = [s for s in kept.signals if any(code in units for code in s.units)]
    return Sight(viewer, signals, units)


def shown(
    sight: Sight,
    signals: Iterable[Signal],
    kinds: Mapping[str, Kind],
    day: dt.date,
    most: int = FIRST,
) -> list[Shown]:
    """Some questions with all that a page says of them, in a fixed number of queries."""
    from duixian.rulebook.signals import thresholds, told
    from duixian.rulebook.signals.wording import named

    chosen, about = list(signals), told(thresholds(day))
    first = {s.key: [r for r in s.records if r.unit in sight.units][:most] for s in chosen}
    wanted = {seen.record for found in first.values() for seen in found}
    rows = Record.objects.seen_by(sight.viewer).select_related("unit").filter(code__in=wanted)
    records = {record.code: record for record in rows}
    heard = heard_of(sight.viewer, [signal.key for signal in chosen])
    found = []
    for signal in chosen:
        units = [sight.units[code] for code in signal.units if code in sight.units]
        hidden = sum(seen.unit not in sight.units for seen in signal.records)
        led = not signal.records or reads_first(signal, sight, records)
        found.append(
            Shown(
                signal=signal,
                told=about[signal.sort],
                said=named(signal.told, sight.name).in_(reading()),
                text=signal.text if led else "",
                units=units,
                elsewhere=len(signal.units) - len(units),
                rows=[
                    Row(records[seen.record], name_of(kinds, seen.kind), seen.entered_on)
                    for seen in first[signal.key]
                    if seen.record in records
                ],
                hidden=hidden,
                more=len(signal.records) - hidden - len(first[signal.key]),
                heard=heard[signal.key],
                may_ask=sight.viewer.holds_above(ABOVE, units[0].path) and ENQUIRY in kinds,
            )
        )
    return found


def reads_first(signal: Signal, sight: Sight, records: Mapping[str, Record]) -> bool:
    """Whether the viewer reads the record that held the text first."""
    first = signal.records[0]
    held = records.get(first.record)
    return first.unit in sight.units and (held is None or not held.veiled)


def name_of(kinds: Mapping[str, Kind], kind: str) -> str:
    """What a kind of record is called."""
    return kinds[kind].name.in_(reading()) if kind in kinds else kind


def heard_of(viewer: Viewer, keys: Sequence[str]) -> dict[str, list[Record]]:
    """The enquiries that were written down, by the mark of their question, the last first."""
    rows = Record.objects.seen_by(viewer).filter(kind=ENQUIRY, values__mark__in=keys)
    found: dict[str, list[Record]] = defaultdict(list)
    for record in rows.exclude(stage=Stage.VOID.value).order_by("-seq"):
        found[record.values["mark"]].append(record)
    return found
