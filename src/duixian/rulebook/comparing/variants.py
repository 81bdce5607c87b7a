"""The entries between two moments, and their records as they would stand with some of these entries.

Each variant of a record is cut like a record of its own, so that no rule of the cut is said twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import days_before
from duixian.rulebook.ledger.cut import cut_kind, end_of, known
from duixian.rulebook.ledger.forms import table_name

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.ledger import Cut, Ledger

APART = "\x1f"


@dataclass(frozen=True)
class Entry:
    """One entry that came between, and where it stands in the table of its kind."""

    kind: str
    record: str
    seq: int
    known_at: dt.datetime
    state_on: dt.date
    row: int


@dataclass(frozen=True)
class Came:
    """The entries of one record: those known before, and those that came between, as they came."""

    before: tuple[Entry, ...]
    between: tuple[Entry, ...]

    def rests_on(self, day: dt.date, starts: Collection[dt.date]) -> frozenset[int]:
        """The entries between on which the record rests as it stands at last."""
        every = (*self.before, *self.between)
        days = (day, *(days_before(start, 1) for start in starts))
        held = [max((e for e in every if e.state_on <= d), key=_seq, default=None) for d in days]
        chosen = {e.seq for e in (max(every, key=_seq), min(every, key=_seq), *held) if e}
        return frozenset(chosen & {e.seq for e in self.between})


def _seq(entry: Entry) -> int:
    return entry.seq


@dataclass(frozen=True)
class Variant:
    """A record with some of its entries; `number` tells the variants of one record apart."""

    number: int
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Compared:
    """Two variants of a record that differ by one entry (`seq`), or by all that came between (none)."""

    before: int
    after: int
    seq: int | None = None


@dataclass
class Variants:
    """All variants of the records of a county, and which are to be compared."""

    of: dict[str, list[Variant]] = field(default_factory=dict)
    compared: list[tuple[str, Compared]] = field(default_factory=list)


def between(
    ledger: Ledger, kinds: Iterable[Kind], earlier: dt.date, later: dt.date | None
) -> dict[str, Came]:
    """The records with entries between two moments, each with all entries known at the later one."""
    import pyarrow as pa
    import pyarrow.compute as pc

    start = pa.scalar(end_of(earlier), pa.timestamp("s"))
    return _came(ledger, kinds, later, lambda table: pc.greater(table.column("known_at"), start))


def stepped(ledger: Ledger, kinds: Iterable[Kind], before: Cut, after: Cut) -> dict[str, Came]:
    """The records with a state that holds from a day between those of two cuts, as known at the later."""
    import pyarrow as pa
    import pyarrow.compute as pc

    first, last = (pa.scalar(cut.as_of, pa.date32()) for cut in (before, after))

    def between_days(table: pa.Table) -> pa.Array:
        on = table.column("state_on")
        return pc.and_(pc.greater(on, first), pc.less_equal(on, last))

    return _came(ledger, kinds, after.known_at, between_days)


def _came(
    ledger: Ledger,
    kinds: Iterable[Kind],
    later: dt.date | None,
    is_new: Callable[[pa.Table], pa.Array],
) -> dict[str, Came]:
    """The records with new entries, each with all entries known at a moment, as they came."""
    import pyarrow as pa
    import pyarrow.compute as pc

    found: dict[str, tuple[list[Entry], list[Entry]]] = {}
    for kind in kinds:
        table = ledger.tables[table_name(kind)]
        table = table.select(["record", "seq", "known_at", "state_on"])
        table = table.append_column("row", pa.array(range(len(table)), pa.int64()))
        table = known(table, end_of(later))
        table = table.append_column("new", is_new(table))
        touched = pc.unique(table.filter(table.column("new")).column("record"))
        table = table.filter(pc.is_in(table.column("record"), touched))
        order = [("known_at", "ascending"), ("seq", "ascending")]
        columns = [c.to_pylist() for c in table.take(pc.sort_indices(table, order)).columns]
        for record, seq, known_at, state_on, row, new in zip(*columns, strict=True):
            entry = Entry(kind.id, record, seq, known_at, state_on, row)
            found.setdefault(record, ([], []))[bool(new)].append(entry)
    return {record: Came(tuple(old), tuple(new)) for record, (old, new) in found.items()}


def step_by_step(came: Mapping[str, Came]) -> Variants:
    """Each record with its entries one after another, and with each of them taken away."""
    found = Variants()
    for record, each in came.items():
        n = len(each.between)
        prefixes = [Variant(j, (*each.before, *each.between[:j])) for j in range(n + 1)]
        lacking = [
            Variant(n + k, (*each.before, *each.between[: k - 1], *each.between[k:]))
            for k in range(1, n)
        ]
        found.of[record] = [*prefixes, *lacking]
        seqs = [entry.seq for entry in each.between]
        found.compared.append((record, Compared(0, n)))
        found.compared += [(record, Compared(j, j + 1, seq)) for j, seq in enumerate(seqs)]
        found.compared += [(record, Compared(n + k, n, seq)) for k, seq in enumerate(seqs[:-1], 1)]
    return found


def with_only(came: Mapping[str, Came], chosen: Mapping[str, Sequence[frozenset[int]]]) -> Variants:
    """Each record as it stands at last (0), and with nothing but some of its entries (from 1)."""
    found = Variants()
    for record, choices in chosen.items():
        each = came[record]
        found.of[record] = [Variant(0, (*each.before, *each.between))]
        for number, seqs in enumerate(choices, 1):
            kept = tuple(e for e in each.between if e.seq in seqs)
            found.of[record].append(Variant(number, (*each.before, *kept)))
            found.compared.append((record, Compared(number, 0)))
    return found


def tables_of(
    variants: Variants,
    ledger: Ledger,
    kinds: Sequence[Kind],
    day: dt.date,
    starts: Sequence[dt.date],
) -> Iterator[tuple[str, pa.Table]]:
    """The variants of each kind as its table, cut on the day; a variant's name is its own record."""
    import pyarrow as pa

    by_kind: dict[str, tuple[list[int], list[str]]] = {kind.id: ([], []) for kind in kinds}
    for record, each in variants.of.items():
        for variant in each:
            name = named(record, variant.number)
            for entry in variant.entries:
                rows, names = by_kind[entry.kind]
                rows.append(entry.row)
                names.append(name)
    for kind in kinds:
        rows, names = by_kind[kind.id]
        versions = ledger.tables[table_name(kind)].take(pa.array(rows, pa.int64()))
        at = versions.column_names.index("record")
        versions = versions.set_column(at, "record", pa.array(names, pa.string()))
        yield kind.id, cut_kind(versions, kind, day, starts)


def named(record: str, number: int) -> str:
    """What a variant of a record is called."""
    return f"{record}{APART}{number}"
