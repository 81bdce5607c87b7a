"""Results on the disk: a folder for each campaign, day and place in the ledger, never changed.

The tables lie uncompressed and are mapped into memory: pages of all processes share them, and the
explanation of a number reads exactly the records that the number was worked out from.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.conf import settings

from duixian.desk.campaigns.packs import pack_of
from duixian.desk.ledger.queries import leaf_at
from duixian.folders import settling
from duixian.sheets import County

from .arrow import read_all, write_all
from .peers import Peers, Sort, peers

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.calendars import Days
    from duixian.rulebook.scorecards.standard import Pack

KEPT = 3
SHORT = 16
NO_LEAF = "none"
OPEN = 2
RECORDS = "records/"


@dataclass(frozen=True, order=True)
class Stand:
    """What a result stands for: entries up to `seq`, whose leaf is `leaf`, seen on `day`; made `at`."""

    seq: int
    day: dt.date
    at: dt.datetime
    leaf: str = ""

    @property
    def name(self) -> str:
        """What its folder is called."""
        return f"{self.seq:012}-{self.day}-{self.leaf[:SHORT] or NO_LEAF}"


@dataclass(frozen=True)
class Result:
    """A county as it was worked out, and what for; `top` is the code of the campaign's unit."""

    stand: Stand
    county: County
    top: str

    @cached_property
    def peers(self) -> Mapping[tuple[Sort, str], Peers]:
        """What units of each sort usually have, below the campaign's unit."""
        return peers(self.county, self.top)


def folder(campaign: UUID) -> Path:
    """Where the results of a campaign lie."""
    found: Path = settings.ENVIRONMENT.data / "results" / str(campaign)
    return found


def without_points(pack: Pack) -> Pack:
    """The pack as live numbers read it: points belong to declared rounds."""
    live = (dataclasses.replace(i, points=None) for i in pack.indicators)
    return dataclasses.replace(pack, indicators=tuple(live))


def keep(campaign: UUID, result: Result) -> None:
    """Put a result on the disk, whole or not at all; older ones than the last few go."""
    place = folder(campaign) / result.stand.name
    if not place.exists():
        with settling(place) as fresh:
            write_all(dict(_tables(result.county)), fresh)
            (fresh / "run.json").write_text(
                json.dumps(_run(result), ensure_ascii=False), encoding="utf-8"
            )
    kept = _kept(campaign)
    for old in [p for p in kept if not _ours(p)] + [p for p in kept if _ours(p)][KEPT:]:
        shutil.rmtree(old, ignore_errors=True)  # one that a page still reads goes the next time


def latest(campaign: UUID) -> Result | None:
    """The last result of a campaign that this ledger gave; nothing while there is none.

    A ledger that was put back from a copy is shorter than results that lie there still.
    """
    found = next((place for place in _kept(campaign) if _ours(place)), None)
    return _opened(found) if found else None


def _kept(campaign: UUID) -> list[Path]:
    """The results that are whole, the last first."""
    found = folder(campaign).glob("[0-9]*/run.json")
    return sorted((file.parent for file in found), reverse=True)


def _ours(place: Path) -> bool:
    """Whether the entry that a result stands for is the one the ledger has at its place."""
    return place.name.rpartition("-")[2] == mark_at(int(place.name.partition("-")[0]))


def mark_at(seq: int) -> str:
    """What a folder bears of the leaf of an entry."""
    return leaf_at(seq)[:SHORT] or NO_LEAF


def _tables(county: County) -> Iterator[tuple[str, pa.Table]]:
    import pyarrow.compute as pc

    indicators = county.scores.indicators
    yield "indicators", indicators.filter(pc.is_null(indicators.column("person")))
    yield "rollup", county.scores.rollup
    for name, table in county.cut.records.items():
        yield f"{RECORDS}{name}", table
    for name, table in county.cut.tables.items():
        if not name.startswith(RECORDS):
            yield name, table


def _run(result: Result) -> dict[str, Any]:
    county, stand = result.county, result.stand
    days = {
        item: [d.starts_on.isoformat(), d.ends_on and d.ends_on.isoformat()]
        for item, d in county.calendar.items()
    }
    made = {"seq": stand.seq, "leaf": stand.leaf, "at": stand.at.isoformat(), "top": result.top}
    return {**county.run, **made, "calendar": days}


@lru_cache(maxsize=OPEN)
def _opened(place: Path) -> Result:
    from duixian.rulebook.ledger import Cut
    from duixian.rulebook.scorecards.score import Scores

    run = json.loads((place / "run.json").read_text(encoding="utf-8"))
    tables = read_all(place)
    day = dt.date.fromisoformat(run["as_of"])
    records = {
        name.removeprefix(RECORDS): t for name, t in tables.items() if name.startswith(RECORDS)
    }
    cut = Cut(day, None, records, tables)
    pack = without_points(pack_of(run["pack"]["fingerprint"]))
    scores = Scores(tables["indicators"], tables["rollup"], tables["rollup"].slice(0, 0))
    stand = Stand(run["seq"], day, dt.datetime.fromisoformat(run["at"]), run["leaf"])
    return Result(stand, County(pack, cut, _days(run["calendar"]), scores, run), run["top"])


def _days(written: Mapping[str, list[str | None]]) -> dict[str, Days]:
    from duixian.rulebook.calendars import Days

    return {
        item: Days(
            dt.date.fromisoformat(first or ""), dt.date.fromisoformat(last) if last else None
        )
        for item, (first, last) in written.items()
    }
