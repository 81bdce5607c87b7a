"""A pack scored twice on one county: at two moments on one day, or on two days as known at one moment."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import Days as CampaignDays
from duixian.rulebook.ledger import cut
from duixian.rulebook.scorecards.score import score, starts, table, tree_of
from duixian.rulebook.vocabulary.text import Text

from .entries import told
from .numbers import different
from .passing import Days, passing
from .places import Placed, places
from .touching import Between, touching
from .tree_changes import Change, tree_changes
from .variants import Came, between, stepped

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut, Ledger
    from duixian.rulebook.scorecards.score import Engine, Scores
    from duixian.rulebook.scorecards.standard import Pack


@dataclass(frozen=True)
class Asked:
    """One of the two results: the day, and the moment up to which entries are known."""

    as_of: dt.date
    known_at: dt.date | None


@dataclass(frozen=True)
class Comparison:
    """What differs between two results, and through what.

    `numbers` has a row for each number that differs; `touching` one for each record and entry that
    touches one (`seq` is empty where no entry but a day or the tree did it); `said` what each of
    these entries changed; `changes` what became of the tree; `places` the ranks and proposed grades
    that differ.
    """

    pack: Pack
    before: Cut
    after: Cut
    scores: tuple[Scores, Scores]
    numbers: pa.Table
    touching: pa.Table
    came: Mapping[str, Came]
    said: Mapping[tuple[str, int], Text]
    changes: Sequence[Change] = ()
    places: Sequence[Placed] = ()


@dataclass(frozen=True)
class Source:
    """What is compared: a pack, a ledger, the campaign's calendar; and what computes."""

    pack: Pack
    ledger: Ledger
    calendar: Mapping[str, CampaignDays]
    engine: Engine

    def cut(self, asked: Asked) -> Cut:
        """The ledger on a day, as known at a moment."""
        kinds = list(self.pack.kinds.values())
        days = starts(self.pack, asked.as_of, self.calendar)
        return cut(self.ledger, kinds, as_of=asked.as_of, known_at=asked.known_at, starts=days)


def compare(
    source: Source, before: Asked, after: Asked, units: Collection[str] | None = None
) -> Comparison:
    """Every number that differs, and what came between and touches it; only those of some units if given.

    Either the day or the moment is the same in both.
    """
    cuts = (source.cut(before), source.cut(after))
    first, second = (score(source.pack, c, source.calendar, source.engine) for c in cuts)
    numbers = different(source.pack, first, second, source.engine)
    trees = (tree_of(cuts[0]), tree_of(cuts[1]))
    moved = places(source.pack, source.ledger, trees, (first, second), _differing(numbers))
    if units is not None:
        numbers = _only(numbers, units)
        moved = [each for each in moved if each.unit in units]
    run = _as_known if before.as_of == after.as_of else _as_of
    came, found = run(source, cuts, numbers)
    wanted = {
        (r, s)
        for r, s in zip(found["record"].to_pylist(), found["seq"].to_pylist(), strict=True)
        if s is not None
    }
    said = told(source.ledger, source.pack.kinds, came, wanted)
    changes = tree_changes(cuts[1], before.as_of, after.as_of)
    return Comparison(
        source.pack, *cuts, (first, second), numbers, found, came, said, changes, moved
    )


def _differing(numbers: pa.Table) -> Mapping[str, Sequence[str]]:
    """The indicators that differ, by unit."""
    found: dict[str, list[str]] = defaultdict(list)
    columns = [numbers.column(name).to_pylist() for name in ("track", "who", "indicator")]
    for track, who, indicator in zip(*columns, strict=True):
        if track == "unit":
            found[who].append(indicator)
    return found


def _only(numbers: pa.Table, units: Collection[str]) -> pa.Table:
    """The numbers of some units and of the persons in them."""
    import pyarrow as pa
    import pyarrow.compute as pc

    wanted = pa.array(sorted(units), pa.string())
    sides = [pc.is_in(numbers[f"unit_{side}"], wanted) for side in ("before", "after")]
    return numbers.filter(pc.or_(*sides))


def _as_known(
    source: Source, cuts: tuple[Cut, Cut], numbers: pa.Table
) -> tuple[Mapping[str, Came], pa.Table]:
    """The entries that were made between two moments."""
    import pyarrow as pa

    before, after = cuts
    assert before.known_at is not None
    kinds = list(source.pack.kinds.values())
    came = between(source.ledger, kinds, before.known_at, after.known_at)
    at = Between(source.pack, source.ledger, before, after, source.calendar, source.engine)
    rows = [
        (ordinal, who, record, seq, "entry")
        for (ordinal, who, record), seqs in touching(at, came, numbers).items()
        for seq in sorted(seqs)
    ]
    text, whole = pa.string(), pa.int64()
    return came, table(rows, ordinal=whole, who=text, record=text, seq=whole, why=text)


def _as_of(
    source: Source, cuts: tuple[Cut, Cut], numbers: pa.Table
) -> tuple[Mapping[str, Came], pa.Table]:
    """The steps that hold from a day between two days, and what the days themselves did."""
    import pyarrow as pa

    before, after = cuts
    kinds = list(source.pack.kinds.values())
    came = stepped(source.ledger, kinds, before, after)
    at = Days(source.pack, before, after, source.calendar, source.engine)
    rows = []
    for ordinal, who, record, _, _, why in zip(
        *(c.to_pylist() for c in passing(at, came, numbers).columns), strict=True
    ):
        steps = [e.seq for e in came[record].between] if why == "step" else [None]
        rows += [(ordinal, who, record, seq, why) for seq in steps]
    text, whole = pa.string(), pa.int64()
    return came, table(rows, ordinal=whole, who=text, record=text, seq=whole, why=text)
