"""How the numbers stood at the end of earlier months: worked out in the background, once, and kept.

What becomes known about a month after its numbers were worked out changes them no more; each says
when it was worked out.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.packs import pack_of
from duixian.folders import settling
from duixian.sheets.county import Number

from .arrow import read_all, write_all
from .results import folder, mark_at
from .scoring import county, day_of

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Ledger
    from duixian.sheets import County

KEPT = 12
DAY = dt.timedelta(days=1)
NUMBERS, OWED = "numbers", "owed"
FIGURES = ("unit", "indicator", "status", "n", "d")


@dataclass(frozen=True)
class Point:
    """One number of a unit at the end of a month."""

    day: dt.date
    number: Number


@dataclass(frozen=True)
class Arrears:
    """What a unit and those below it owed at the end of a month, and how many units owed it."""

    day: dt.date
    things: int
    units: int


def ends(campaign: Campaign, today: dt.date) -> list[dt.date]:
    """The ends of the months that are over, of the last twelve since the campaign began, in order."""
    last = day_of(campaign, today)
    found: list[dt.date] = []
    day = (last + DAY).replace(day=1) - DAY
    while day >= campaign.starts_on and len(found) < KEPT:
        found.append(day)
        day = day.replace(day=1) - DAY
    return found[::-1]


def wanted(campaign: Campaign, today: dt.date) -> list[dt.date]:
    """The months whose numbers are not kept yet, or come from a ledger that is no longer this one."""
    kept = _kept(campaign)
    return [day for day in ends(campaign, today) if day not in kept]


def work_out(campaign: Campaign, now: dt.datetime) -> list[dt.date]:
    """Work out the months that are wanted; older ones than are shown go. The days worked out."""
    from .tables import ledger

    days = wanted(campaign, now.date())
    if not days:
        return []
    keep(campaign, days, *ledger(list(pack_of(campaign.fingerprint).kinds.values())))
    shown = {*ends(campaign, now.date())}
    for place in _folder(campaign).glob("[0-9]*"):
        if _day(place) not in shown or not _ours(place):
            shutil.rmtree(place, ignore_errors=True)
    return days


def keep(campaign: Campaign, days: Iterable[dt.date], known: Ledger, seq: int) -> None:
    """Score a ledger, whose last entry is `seq`, on these days, and keep what came out."""
    for day in days:
        place = _folder(campaign) / f"{day}-{seq:012}-{mark_at(seq)}"
        with settling(place) as fresh:
            write_all(dict(_tables(county(campaign, known, day))), fresh)


def courses(campaign: Campaign, unit: str, today: dt.date) -> Mapping[str, Sequence[Point]]:
    """The numbers of one unit by indicator over the months that are kept, in order."""
    found: dict[str, list[Point]] = defaultdict(list)
    for day, table in _read(campaign, today, NUMBERS, [unit]):
        for row in table.to_pylist():
            number = Number(row["status"], row["n"], row["d"])
            found[row["indicator"]].append(Point(day, number))
    return found


def arrears(
    campaign: Campaign, units: Iterable[str], today: dt.date
) -> Mapping[str, Sequence[Arrears]]:
    """What each of some units owed at the ends of the months that are kept, in order."""
    found: dict[str, list[Arrears]] = {unit: [] for unit in units}
    for day, table in _read(campaign, today, OWED, list(found)):
        rows = {row["unit"]: row for row in table.to_pylist()}
        for unit, points in found.items():
            row = rows.get(unit, {"things": 0, "units": 0})
            points.append(Arrears(day, row["things"], row["units"]))
    return found


def _read(
    campaign: Campaign, today: dt.date, name: str, units: Sequence[str]
) -> Iterator[tuple[dt.date, pa.Table]]:
    import pyarrow as pa
    import pyarrow.compute as pc

    kept, chosen = _kept(campaign), pa.array(units, pa.string())
    for day in ends(campaign, today):
        if day in kept:
            table = read_all(kept[day])[name]
            yield day, table.filter(pc.is_in(table.column("unit"), chosen))


def _tables(found: County) -> Iterator[tuple[str, pa.Table]]:
    """The numbers of units with their own, of those above the pooled ones; and what is owed."""
    import pyarrow as pa

    rows = [
        (unit, indicator, number.status, number.n, number.d)
        for unit, numbers in found.numbers.items()
        for indicator, number in numbers.items()
    ]
    rows += [
        (unit, indicator, spread.number.status, spread.number.n, spread.number.d)
        for (unit, indicator), spread in found.spreads.items()
        if indicator not in found.numbers.get(unit, {})
    ]
    forms = (pa.string(), pa.string(), pa.string(), pa.int64(), pa.int64())
    columns = list(zip(*rows, strict=True)) or [()] * len(FIGURES)
    yield NUMBERS, _table(dict(zip(FIGURES, columns, strict=True)), forms)
    owing = {
        unit: (len(dues), len({due.unit for due in dues})) for unit, dues in found.owed.items()
    }
    counts: dict[str, list[str] | list[int]] = {
        "unit": list(owing),
        "things": [things for things, _ in owing.values()],
        "units": [units for _, units in owing.values()],
    }
    yield OWED, _table(counts, (pa.string(), pa.int64(), pa.int64()))


def _table(columns: Mapping[str, Sequence[object]], forms: Sequence[pa.DataType]) -> pa.Table:
    import pyarrow as pa

    arrays = [pa.array(values, form) for values, form in zip(columns.values(), forms, strict=True)]
    return pa.Table.from_arrays(arrays, names=list(columns))


def _folder(campaign: Campaign) -> Path:
    return folder(campaign.key) / "months" / campaign.fingerprint[:16]


def _kept(campaign: Campaign) -> dict[dt.date, Path]:
    """The months that are whole and come from this ledger, the last known of each."""
    places = sorted(_folder(campaign).glob("[0-9]*"))
    return {_day(place): place for place in places if _ours(place)}


def _day(place: Path) -> dt.date:
    return dt.date.fromisoformat(place.name[:10])


def _ours(place: Path) -> bool:
    _year, _month, _rest, seq, mark = place.name.split("-")
    return mark == mark_at(int(seq))
