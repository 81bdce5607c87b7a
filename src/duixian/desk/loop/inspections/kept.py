"""First and last of a started round, worked out once and kept beside the results.

A round is frozen: its ranks stay as long as its criteria, its day and moment, its pack and its seed
do. While the moment is not over yet, what is entered still counts, and another entry asks for another run.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings

from duixian.desk.campaigns.queries import calendar
from duixian.desk.ledger.queries import last_seq
from duixian.desk.records.models import Record
from duixian.desk.scorecards.results import mark_at
from duixian.folders import settling
from duixian.rulebook.vocabulary.text import Text

from .lot import Basis
from .ranks import Group, Place, groups_of, seed_of

FILE = "ranks.json"
FROZEN = ("round", "day", "known_on", "fingerprint", "criteria", "ways", "listed", "peers", "take")
"""What a round says that its ranks stand on, and with it what was published of its criteria."""
SHORT = 16


def folder(record: Record) -> Path:
    """Where the ranks of a round lie."""
    found: Path = settings.ENVIRONMENT.data / "ranks" / str(record.key)
    return found


def latest(record: Record, basis: Basis, today: dt.date) -> list[Group] | None:
    """The ranks that this ledger gave for a round as it stands; nothing while there are none."""
    begins = f"{_mark(record, basis, today)}-*"
    for place in sorted(folder(record).glob(f"{begins}/{FILE}"), reverse=True):
        _, seq, mark = place.parent.name.split("-")
        if mark == mark_at(int(seq)):
            return list(_read(json.loads(place.read_text(encoding="utf-8")), basis))
    return None


def work_out(record: Record, basis: Basis, today: dt.date) -> list[Group]:
    """Work the ranks of a round out, and keep them; those of the round as it stood before go.

    Raises:
        NotAnswerable: the round has no ranks.
    """
    mark, seq = _mark(record, basis, today), last_seq()
    groups = groups_of(record, basis)
    place = folder(record) / f"{mark}-{seq:012}-{mark_at(seq)}"
    with settling(place) as fresh:
        text = json.dumps([_written(group) for group in groups], ensure_ascii=False)
        (fresh / FILE).write_text(text, encoding="utf-8")
    for old in folder(record).glob("[0-9a-f]*"):
        if old != place:
            shutil.rmtree(old, ignore_errors=True)
    return groups


def _mark(record: Record, basis: Basis, today: dt.date) -> str:
    """What the ranks stand on, in short: another one is another round."""
    assert basis.campaign
    assert basis.pack
    stands: dict[str, Any] = {name: record.values.get(name) for name in FROZEN}
    stands["seed"] = seed_of(record)
    stands["campaign"] = str(basis.campaign.key)
    days = calendar(basis.campaign, basis.pack)
    stands["calendar"] = {item: repr(found) for item, found in days.items()}
    if dt.date.fromisoformat(str(record.values["known_on"])) >= today:
        stands["seq"] = last_seq()
    text = json.dumps(stands, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:SHORT]


def _written(group: Group) -> dict[str, Any]:
    return {
        "ranking": group.ranking.id,
        "name": _both(group.name),
        "places": [
            {
                "unit": place.unit,
                "rank": place.rank,
                "number": _both(place.number),
                "tied": place.tied,
                "end": place.end,
                "further": place.further and _both(place.further),
            }
            for place in group.places
        ],
        "without": [*group.without],
    }


def _both(text: Text) -> list[str]:
    return [text.zh, text.en]


def _read(written: Sequence[Mapping[str, Any]], basis: Basis) -> Iterator[Group]:
    assert basis.pack
    assert basis.round
    rankings = {ranking.id: ranking for ranking in basis.pack.rankings_in(basis.round.id)}
    for row in written:
        places = [
            Place(
                **{
                    **place,
                    "number": Text(*place["number"]),
                    "further": place["further"] and Text(*place["further"]),
                }
            )
            for place in row["places"]
        ]
        yield Group(Text(*row["name"]), rankings[row["ranking"]], places, row["without"])
