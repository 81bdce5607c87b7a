"""Which records a standing knows, so that none is counted twice and none is left behind.

The numbers of records stand sorted in one column, and where a pack looks at links, these too; nothing
else of a record is kept. What is handed in is held against them before anything is added.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.ledger.cut import end_of, known
from duixian.rulebook.vocabulary.words import RosterName

from . import SIDES
from .linked import ENDS, continuing, handed_in_with

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    import pyarrow as pa

    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.measures import Measure
    from duixian.rulebook.scorecards.standard import Pack

SHOWN = 5
COLUMNS = ("record", "field", "other")


@dataclass(frozen=True)
class Known:
    """The numbers of the records that a standing holds, sorted; and their links, if the pack looks at any."""

    records: pa.Array
    links: pa.Table


def known_in(pack: Pack, ledger: Ledger, day: dt.date) -> Known:
    """What a standing of a whole ledger knows by the end of a day."""
    there = numbers(ledger, day)
    return Known(there, links_of(pack, ledger, there))


def links_of(pack: Pack, ledger: Ledger, there: pa.Array) -> pa.Table:
    """The links between records that are there; none where the pack does not look at them."""
    links = ledger.tables["links"].select(COLUMNS)
    if not any(hangs_on_links(i.measure, pack.countable) for i in pack.indicators):
        return links.slice(0, 0)
    return links.filter(within(links, there))


def within(links: pa.Table, there: pa.Array) -> pa.ChunkedArray:
    """Whether both ends of each link are there."""
    import pyarrow.compute as pc

    return pc.and_(*(pc.is_in(links.column(end), there) for end in ENDS))


def hangs_on_links(measure: Measure, kinds: Mapping[str, Kind]) -> bool:
    """Whether a measure looks at what a record is linked with."""
    if any(part.linked for part in measure.parts()):
        return True
    if any(roster.roster is RosterName.RECORDS for roster in measure.rosters):
        return True
    if getattr(measure, "from_", "") == "occurred_on" and any(
        kinds[id_].continuing for id_ in measure.kinds_named
    ):
        return True
    named = {getattr(measure, "field", "")}
    for selection in measure.selections:
        named |= {*selection.for_}
    for part in measure.parts():
        named |= {*part.where, *part.has, *part.lacks}
    fields = [kinds[id_].field(name) for id_ in measure.kinds_named for name in named]
    return any(field is not None and field.elsewhere == "links" for field in fields)


def put_to(
    was: Known, pack: Pack, before: Ledger | None, after: Ledger, *, since: dt.date, day: dt.date
) -> Known:
    """What is known once a day was put to it.

    Raises:
        Unusable: a record would count twice, one would be taken back that was never added, or one is
            missing whose part changes with a record it is linked with.
    """
    import pyarrow as pa
    import pyarrow.compute as pc

    new = numbers(after, day)
    old = numbers(before, since) if before else new.slice(0, 0)
    findings = Findings()
    note(findings, "E270", present(missing(new, old), was.records))
    note(findings, "E271", missing(old, was.records))
    links = links_of(pack, after, new)
    if was.links.num_rows or links.num_rows:
        wanted = needed(was, links, pack, before, after, since=since, day=day)
        asked = missing(pa.array(sorted(wanted), pa.string()), old)
        note(findings, "E272", present(missing(asked, new), was.records))
    if findings:
        raise Unusable(findings)
    records = pa.concat_arrays([missing(was.records, old), new])
    here = pa.concat_arrays([old, new])
    left = was.links.filter(pc.invert(within(was.links, here)))
    return Known(records.take(pc.sort_indices(records)), pa.concat_tables([left, links]))


def missing(some: pa.Array, others: pa.Array) -> pa.Array:
    """Those of some that are not among others."""
    import pyarrow.compute as pc

    return some.filter(pc.invert(pc.is_in(some, others)))


def present(some: pa.Array, others: pa.Array) -> pa.Array:
    """Those of some that are among others."""
    import pyarrow.compute as pc

    return some.filter(pc.is_in(some, others))


def needed(
    was: Known,
    links: pa.Table,
    pack: Pack,
    before: Ledger | None,
    after: Ledger,
    *,
    since: dt.date,
    day: dt.date,
) -> frozenset[str]:
    """What has to be handed in with the records that changed."""
    import pyarrow as pa

    changed = differing(said_of(before, since) if before else {}, said_of(after, day))
    return handed_in_with(changed, pa.concat_tables([was.links, links]), continuing(pack.kinds))


def differing(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The records of which two ledgers say something else."""
    return frozenset(r for r in {*one, *other} if one.get(r) != other.get(r))


def said_of(ledger: Ledger, day: dt.date) -> dict[str, frozenset[str]]:
    """All rows of each record known by a day, whatever table they stand in."""
    found: dict[str, set[str]] = {number: set() for number in numbers(ledger, day).to_pylist()}
    for name, table in ledger.tables.items():
        if name in SIDES or name.startswith("records/"):
            rows = table if name in SIDES else known(table, end_of(day))
            for row in rows.to_pylist():
                if row["record"] in found and row.get("other", row["record"]) in found:
                    found[row["record"]].add(f"{name} {row}")
    return {number: frozenset(rows) for number, rows in found.items()}


def numbers(ledger: Ledger, day: dt.date) -> pa.Array:
    """The numbers of the records of which something is known by the end of a day, sorted."""
    import pyarrow as pa
    import pyarrow.compute as pc

    moment = end_of(day)
    columns = [
        known(table, moment).column("record")
        for name, table in ledger.tables.items()
        if name.startswith("records/")
    ]
    chunks = [chunk for column in columns for chunk in column.chunks]
    found = pc.unique(pa.chunked_array(chunks, pa.string()))
    return found.take(pc.sort_indices(found))


def note(findings: Findings, id_: str, records: pa.Array) -> None:
    """A finding that names some of the records it is about."""
    if len(records):
        shown = [*records.slice(0, SHOWN).to_pylist(), *(["…"] if len(records) > SHOWN else [])]
        findings.add(id_, Place("records"), many=len(records), records=", ".join(shown))
