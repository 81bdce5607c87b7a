"""The questions of a day: worked out from the numbers of the campaigns, and kept in the data folder."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from duixian.desk.campaigns.queries import running
from duixian.desk.ledger.queries import last_seq
from duixian.desk.scorecards.results import Result, mark_at
from duixian.desk.scorecards.results import latest as latest_result
from duixian.folders import settling
from duixian.rulebook.vocabulary.text import Text

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.signals import Facts, Signal

FILE = "signals.json"


@dataclass(frozen=True)
class Kept:
    """The questions of a day."""

    day: dt.date
    signals: tuple[Signal, ...]


def folder() -> Path:
    """Where they lie."""
    found: Path = settings.ENVIRONMENT.data / "signals"
    return found


def latest() -> Kept | None:
    """The last questions that this ledger gave; nothing while there are none."""
    for place in sorted(folder().glob(f"*/{FILE}"), reverse=True):
        day, _, rest = place.parent.name.partition("_")
        seq, _, mark = rest.partition("_")
        if mark == mark_at(int(seq)):
            return Kept(dt.date.fromisoformat(day), tuple(_read(place)))
    return None


def work_out(day: dt.date) -> Kept | None:
    """Look through the last numbers of all campaigns that run, and keep what is found; nothing without numbers."""
    results = [found for campaign in running() if (found := latest_result(campaign.key))]
    if not results:
        return None
    signals = {signal.key: signal for signal in _looked_through(results)}
    return keep(day, tuple(signals.values()))


def keep(day: dt.date, signals: tuple[Signal, ...]) -> Kept:
    """Put the questions of a day on the disk, whole or not at all; those of earlier days go."""
    seq = last_seq()
    place = folder() / f"{day}_{seq:012}_{mark_at(seq)}"
    if not place.exists():
        with settling(place) as fresh:
            written = [_written(signal) for signal in signals]
            text = json.dumps(written, ensure_ascii=False)
            (fresh / FILE).write_text(text, encoding="utf-8")
    for old in folder().glob("*_*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)
    return Kept(day, signals)


def _looked_through(results: list[Result]) -> Iterator[Signal]:
    """The records of all campaigns at once, so that a text in kinds of two is one text."""
    from duixian.rulebook.signals import Sort, signals_of
    from duixian.sheets.signals import on_paper

    found = signals_of(joined(results))
    for result in results:
        found += on_paper(result.county)
    order = [*Sort]
    yield from sorted(found, key=lambda signal: order.index(signal.sort))


def joined(results: list[Result]) -> Facts:
    """One county of all kinds, each as the campaign that was looked at last has it."""
    from duixian.rulebook.signals import facts_of

    counties = [result.county for result in results]
    counties.sort(key=lambda county: (county.cut.as_of, len(county.pack.kinds)))
    records: dict[str, pa.Table] = {}
    kinds: dict[str, Kind] = {}
    for county in counties:
        records |= county.cut.records
        kinds |= county.pack.kinds
    last = counties[-1]
    return facts_of(replace(last.cut, records=records), last.tree, kinds)


def _written(signal: Signal) -> dict[str, Any]:
    return {
        "sort": signal.sort.value,
        "units": signal.units,
        "told": [signal.told.zh, signal.told.en],
        "about": signal.about,
        "text": signal.text,
        "records": [
            [s.unit, s.record, s.kind, s.occurred_on and s.occurred_on.isoformat(), s.entered_on.isoformat()]
            for s in signal.records
        ],
    }  # fmt: skip


def _read(file: Path) -> Iterator[Signal]:
    from duixian.rulebook.signals import Seen, Signal, Sort

    for row in json.loads(file.read_text(encoding="utf-8")):
        records = tuple(
            Seen(unit, record, kind, day and dt.date.fromisoformat(day), dt.date.fromisoformat(at))
            for unit, record, kind, day, at in row["records"]
        )
        yield Signal(
            Sort(row["sort"]), tuple(row["units"]), Text(*row["told"]), records, row["about"], row["text"]
        )  # fmt: skip
