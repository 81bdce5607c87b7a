"""The ledger as it stood on a day, as far as it was known at a moment: one row for each record.

Facts come from the last version known; states come from the last version known whose state holds
by that day. So a correction of a fact works backwards in time, and a move only from its day on.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import days_before
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage, Timing

from .casts import LAST_MOMENT
from .forms import table_name

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    import pyarrow as pa

    from duixian.rulebook.kinds import Kind

    from .reading import Ledger

STATE_COLUMNS = ("state", "state_on", "due_on")
NO_HISTORY = Text(
    "每条记录只有一行，没有历次录入，答不出“当时所知”；去掉 --known-at，或给出历次版本。",
    "Each record has one row only, so nobody can tell what was known when; "
    "leave out --known-at, or hand in every version.",
)


@dataclass(frozen=True)
class Cut:
    """What is true on the day `as_of`, as known at `known_at` (None: as known at last)."""

    as_of: dt.date
    known_at: dt.datetime | None
    records: Mapping[str, pa.Table]
    tables: Mapping[str, pa.Table]


def cut(
    ledger: Ledger,
    kinds: Sequence[Kind],
    *,
    as_of: dt.date,
    known_at: dt.date | None,
    starts: Collection[dt.date] = (),
) -> Cut:
    """The ledger at the end of a day, as known at a moment (a day means its end).

    Each of `starts` adds a column `open_before_<yyyymmdd>`: open at the end of the day before.

    Raises:
        NotAnswerable: what was known when is asked, but each record has a single row.
    """
    if known_at is not None and ledger.single_version:
        raise NotAnswerable(NO_HISTORY)
    moment = end_of(known_at)
    versions = {k.id: known(ledger.tables[table_name(k)], moment) for k in kinds}
    records = {k.id: cut_kind(versions[k.id], k, as_of, sorted(set(starts))) for k in kinds}
    tables = {n: t for n, t in ledger.tables.items() if not n.startswith("records/")}
    if moment is not None or not all(holds_by(as_of, table) for table in versions.values()):
        tables |= restricted(tables, records)
    return Cut(as_of, moment, records, tables)


def open_before(start: dt.date) -> str:
    """The column that says whether a record was open at the end of the day before a start."""
    return f"open_before_{start:%Y%m%d}"


def end_of(known_at: dt.date | None) -> dt.datetime | None:
    """A moment as it is; a day as its last second."""
    if known_at is None or isinstance(known_at, dt.datetime):
        return known_at
    return dt.datetime.combine(known_at, LAST_MOMENT)


def known(versions: pa.Table, moment: dt.datetime | None) -> pa.Table:
    """The versions entered by a moment."""
    import pyarrow as pa
    import pyarrow.compute as pc

    if moment is None:
        return versions
    at = pa.scalar(moment, pa.timestamp("s"))
    return versions.filter(pc.less_equal(versions.column("known_at"), at))


def holds_by(day: dt.date, versions: pa.Table) -> bool:
    """Whether every state holds by a day, so that no record is absent on it."""
    import pyarrow.compute as pc

    latest = pc.max(versions.column("state_on")).as_py()
    return latest is None or bool(latest <= day)


def cut_kind(versions: pa.Table, kind: Kind, as_of: dt.date, starts: Sequence[dt.date]) -> pa.Table:
    """One row for each record of a kind that exists on a day, in the order of their numbers."""
    import pyarrow as pa
    import pyarrow.compute as pc

    lines = in_order(versions)
    stood = last_by(lines, as_of)
    there = lines.filter(pc.is_in(lines["record"], stood["record"]))
    table = versions.take(last(there)["row"])
    states = versions.select(STATE_COLUMNS).take(stood["row"])
    for name in STATE_COLUMNS:
        table = table.set_column(table.column_names.index(name), name, states.column(name))
    table = table.drop_columns(["seq", "known_at"])
    stage = stages(kind, table.column("state"))
    closed = pc.is_in(stage, pa.array([Stage.DONE.value, Stage.FAILED.value]))
    closed_on = pc.if_else(closed, table.column("state_on"), pa.scalar(None, pa.date32()))
    entered_at = versions.column("known_at").take(first(there)["row"])
    table = table.append_column("kind", pa.repeat(pa.scalar(kind.id), len(stage)))
    table = table.append_column("stage", stage)
    table = table.append_column("closed_on", closed_on)
    table = table.append_column("entered_on", entered_at.cast(pa.date32(), safe=False))
    table = table.append_column("entered_at", entered_at)
    table = table.append_column("timing", timing(stage, closed_on, table.column("due_on"), as_of))
    for start in starts:
        then = last_by(lines, days_before(start, 1))
        was = stages(kind, versions.column("state").take(then["row"]))
        was_open = then.filter(pc.equal(was, Stage.OPEN.value))
        flags = pc.is_in(stood["record"], was_open["record"])
        table = table.append_column(open_before(start), flags)
    return table.combine_chunks()


def in_order(versions: pa.Table) -> pa.Table:
    """The row of each version, its record as a number; each record's together, in the ledger's order.

    So whole rows are fetched only for the versions that are chosen.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    records = pc.dictionary_encode(versions.column("record").combine_chunks())
    number = pc.rank(records.dictionary, tiebreaker="first").take(records.indices)
    seq, state_on = versions.column("seq"), versions.column("state_on")
    lines = pa.table({"record": number, "seq": seq, "state_on": state_on})
    order = pc.sort_indices(lines, [("record", "ascending"), ("seq", "ascending")])
    return lines.take(order).append_column("row", order)


def last_by(lines: pa.Table, day: dt.date) -> pa.Table:
    """The version of each record whose state holds on a day; those without one are absent."""
    import pyarrow as pa
    import pyarrow.compute as pc

    until = pc.less_equal(lines.column("state_on"), pa.scalar(day, pa.date32()))
    return last(lines.filter(until))


def last(lines: pa.Table) -> pa.Table:
    """The last version of each record."""
    return lines.filter(edges(lines.column("record"), after=True))


def first(lines: pa.Table) -> pa.Table:
    """The first version of each record."""
    return lines.filter(edges(lines.column("record"), after=False))


def edges(records: pa.ChunkedArray, *, after: bool) -> pa.Array:
    """Where a run of equal record numbers ends (`after`) or begins."""
    import pyarrow as pa
    import pyarrow.compute as pc

    n = len(records)
    if n == 0:
        return pa.array([], pa.bool_())
    whole = records.combine_chunks()
    change = pc.not_equal(whole.slice(1), whole.slice(0, n - 1))
    edge = pa.array([True])
    return pa.concat_arrays([change, edge] if after else [edge, change])


def stages(kind: Kind, states: pa.ChunkedArray) -> pa.ChunkedArray:
    """The stage of each state."""
    import pyarrow as pa
    import pyarrow.compute as pc

    by_state = kind.stages()
    at = pc.index_in(states, pa.array(by_state, pa.string()))
    return pc.take(pa.array([stage.value for stage in by_state.values()], pa.string()), at)


def timing(
    stage: pa.ChunkedArray, closed_on: pa.ChunkedArray, due_on: pa.ChunkedArray, as_of: dt.date
) -> pa.ChunkedArray:
    """How each record stands to its due date; null without one, and for drafts and void ones."""
    import pyarrow as pa
    import pyarrow.compute as pc

    def is_(*wanted: Stage) -> pa.ChunkedArray:
        return pc.and_(pc.is_valid(due_on), pc.is_in(stage, pa.array([s.value for s in wanted])))

    def holds(mask: pa.ChunkedArray) -> pa.ChunkedArray:
        return pc.fill_null(mask, fill_value=False)

    day = pa.scalar(as_of, pa.date32())
    in_time = holds(pc.and_(is_(Stage.DONE), pc.less_equal(closed_on, due_on)))
    overdue = holds(pc.and_(is_(Stage.OPEN), pc.less_equal(due_on, day)))
    cases = pc.make_struct(in_time, is_(Stage.DONE, Stage.FAILED), overdue, is_(Stage.OPEN))
    words = (Timing.IN_TIME, Timing.LATE, Timing.OVERDUE, Timing.NOT_DUE)
    return pc.case_when(cases, *(pa.scalar(w.value) for w in words))


def restricted(
    tables: Mapping[str, pa.Table], records: Mapping[str, pa.Table]
) -> dict[str, pa.Table]:
    """The tables that speak of records, without the rows that speak of absent ones."""
    import pyarrow as pa
    import pyarrow.compute as pc

    chunks = [c for t in records.values() for c in t.column("record").chunks]
    there = pa.concat_arrays([pa.array([], pa.string()), *chunks])
    result = {}
    for name in ("participants", "partners", "links"):
        table = tables[name]
        for column in {"record", "other"} & set(table.column_names):
            table = table.filter(pc.is_in(table.column(column), there))
        result[name] = table
    return result
