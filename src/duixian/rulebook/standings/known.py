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

from .linked import continuing, handed_in_with, links_in

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Mapping

    import pyarrow as pa

    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.measures import Measure
    from duixian.rulebook.scorecards.standard import Pack

    from .linked import Link

SHOWN = 5
SIDES = ("participants", "partners", "links")


@dataclass(frozen=True)
class Known:
    """The numbers of the records that a standing holds, sorted; and their links, if the pack looks at any."""

    records: pa.Array
    links: frozenset[Link] = frozenset()


def known_in(pack: Pack, ledger: Ledger, day: dt.date) -> Known:
    """What a standing of a whole ledger knows by the end of a day."""
    import pyarrow as pa

    there = sorted(numbers(ledger, day))
    return Known(pa.array(there, pa.string()), links_of(pack, ledger, {*there}))


def links_of(pack: Pack, ledger: Ledger, there: Iterable[str]) -> frozenset[Link]:
    """The links between records that are there; none where the pack does not look at them."""
    if not any(hangs_on_links(i.measure, pack.countable) for i in pack.indicators):
        return frozenset()
    found = {*there}
    return frozenset(link for link in links_in(ledger.tables) if {link[0], link[2]} <= found)


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

    old = numbers(before, since) if before else set()
    new = numbers(after, day)
    findings = Findings()
    for id_, folder, asked, wanted in (
        ("E270", "records", new - old, False), ("E271", "before", old, True),
    ):  # fmt: skip
        asked_ = pa.array(sorted(asked), pa.string())
        mask = pc.is_in(asked_, was.records)
        note(findings, id_, folder, asked_.filter(pc.invert(mask) if wanted else mask).to_pylist())
    links = links_of(pack, after, new)
    if was.links or links:
        lost = needed(was, links, pack, before, after, since=since, day=day) - old
        kept = pa.array(sorted(lost), pa.string())
        note(findings, "E272", "records", kept.filter(pc.is_in(kept, was.records)).to_pylist())
    if findings:
        raise Unusable(findings)
    gone = pa.array(sorted(old - new), pa.string())
    stays = was.records.filter(pc.invert(pc.is_in(was.records, gone)))
    come = pa.array(sorted(new - old), pa.string())
    all_ = pa.concat_arrays([stays, come])
    here = old | new
    left = frozenset(link for link in was.links if not {link[0], link[2]} <= here)
    return Known(all_.take(pc.sort_indices(all_)), left | links)


def needed(
    was: Known,
    links: frozenset[Link],
    pack: Pack,
    before: Ledger | None,
    after: Ledger,
    *,
    since: dt.date,
    day: dt.date,
) -> set[str]:
    """What has to be handed in with the records that changed."""
    changed = differing(said_of(before, since) if before else {}, said_of(after, day))
    return handed_in_with(changed, was.links | links, continuing(pack.kinds))


def differing(
    one: Mapping[str, frozenset[str]], other: Mapping[str, frozenset[str]]
) -> frozenset[str]:
    """The records of which two ledgers say something else."""
    return frozenset(r for r in {*one, *other} if one.get(r) != other.get(r))


def said_of(ledger: Ledger, day: dt.date) -> dict[str, frozenset[str]]:
    """All rows of each record known by a day, whatever table they stand in."""
    found: dict[str, set[str]] = {number: set() for number in numbers(ledger, day)}
    for name, table in ledger.tables.items():
        if name in SIDES or name.startswith("records/"):
            rows = table if name in SIDES else known(table, end_of(day))
            for row in rows.to_pylist():
                if row["record"] in found and row.get("other", row["record"]) in found:
                    found[row["record"]].add(f"{name} {row}")
    return {number: frozenset(rows) for number, rows in found.items()}


def numbers(ledger: Ledger, day: dt.date) -> set[str]:
    """The numbers of the records of which something is known by the end of a day."""
    moment = end_of(day)
    return {
        number
        for name, table in ledger.tables.items()
        if name.startswith("records/")
        for number in known(table, moment).column("record").to_pylist()
    }


def note(findings: Findings, id_: str, folder: str, records: list[str]) -> None:
    """A finding that names some of the records it is about."""
    if records:
        shown = ", ".join([*records[:SHOWN], *(["…"] if len(records) > SHOWN else [])])
        findings.add(id_, Place(folder), many=len(records), records=shown)
