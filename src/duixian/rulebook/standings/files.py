"""Standings of records that no memory holds: tables are Parquet files, and so is what is kept of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeAlias

from duixian.rulebook.calendars import Days
from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place
from duixian.rulebook.ledger.forms import all_forms
from duixian.rulebook.ledger.present import present, whole
from duixian.rulebook.ledger.roots import inner_tree, on_the_roll, rooted, seats_of, taken
from duixian.rulebook.measures.keeping import keep
from duixian.rulebook.measures.scope import Scope
from duixian.rulebook.scorecards.score import pack_tables, starts, table
from duixian.rulebook.vocabulary.words import RosterName, Track

from . import KEPT, SIDES, Standing, kept_part, lines_of, on_roster, standing, tracks_of, turns
from .merging import merge
from .wide import RESULTS, results

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.measures import Measure
    from duixian.rulebook.scorecards.standard import Pack

    Source: TypeAlias = pa.Table | Path

ROSTERS = ("units", "unit_moves", "heirs", "persons")


class Store(Protocol):
    """What runs queries over tables and files, and writes what is wanted into a folder."""

    def store(
        self,
        tables: Mapping[str, Source],
        views: Iterable[tuple[str, str]],
        steps: Iterable[tuple[str, str]],
        wanted: Sequence[str],
        into: Path,
    ) -> dict[str, Path]:
        """The files of the tables wanted, after all steps."""


def begin(
    pack: Pack,
    folder: Path,
    calendar: Mapping[str, Days],
    *,
    day: dt.date,
    engine: Store,
    into: Path,
) -> Standing:
    """The standing of the records in a folder, one version each, as known by the end of a day.

    Raises:
        Unusable: the pack has indicators that are not read in files.
    """
    refuse_others(pack)
    lines = lines_of(pack, day, calendar)
    tables, views = known_files(pack, folder, calendar, day)
    kept = engine.store(tables, views, keep(lines, pack.kinds, tracks_of(pack)), KEPT, into)
    return standing(pack, lines, day, kept)


def advance(
    was: Standing,
    pack: Pack,
    folder: Path,
    calendar: Mapping[str, Days],
    *,
    day: dt.date,
    engine: Store,
    into: Path,
) -> Standing:
    """The standing with a day's new records put to it: one version each, none of them known before.

    Raises:
        NotAnswerable: as for `advance` of a ledger.
        Unusable: the pack has indicators that are not read in files.
    """
    refuse_others(pack)
    lines = lines_of(pack, day, calendar)
    turned = turns(was, pack, lines, day)
    tables, views = known_files(pack, folder, calendar, day)
    tables |= {f"was_{name}": kept for name, kept in was.tables.items()}
    steps = [*keep(lines, pack.kinds, tracks_of(pack), "plus_"), *merge(lines, turned, ("plus",))]
    return standing(pack, lines, day, engine.store(tables, views, steps, KEPT, into))


def scores(
    stands: Standing,
    pack: Pack,
    folder: Path,
    calendar: Mapping[str, Days],
    *,
    engine: Store,
    into: Path,
) -> dict[str, Path]:
    """The files `indicators` and `scorecards` of all units, from the rosters in a folder.

    Raises:
        Unusable: the pack has indicators that are not read in files.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    refuse_others(pack)
    lines = lines_of(pack, stands.day, calendar)
    files, views = rosters_of(folder)
    tree = engine.store(files, views, rooted(stands.day), ("seated", "leaves", "inner"), into)
    heirs = files["heirs_rows"]
    if isinstance(heirs, Path):
        heirs = pq.read_table(heirs)
    inner = inner_tree(stands.day, pq.read_table(tree["inner"]).to_pylist(), heirs.to_pylist())
    text = pa.string()
    tables = {
        **stands.tables,
        "persons_rows": files["persons_rows"],
        "seated": tree["seated"],
        "leaves": tree["leaves"],
        "seats_of": table(seats_of(inner), unit=text, above=text),
        "taken": table(taken(inner), unit=text, today=text),
    }
    words = pack_tables(pack, stands.day, calendar)
    begun = [x for x in lines if x.scope.interval(x.selection.window)]
    steps = [("members", on_the_roll(stands.day)), *results(begun, words, stands.day)]
    stays = [("stays", query) for name, query in views if name == "persons"]
    return engine.store(tables, stays, steps, RESULTS, into)


def refuse_others(pack: Pack) -> None:
    """Refuse a pack with indicators outside its `wide_part`, naming all of them: none is left out unsaid.

    Raises:
        Unusable: it has such ones.
    """
    wide = {indicator.id for indicator in wide_part(pack).indicators}
    names = [i.id for i in pack.indicators if i.id not in wide]
    if names:
        findings = Findings()
        findings.add("E275", Place(pack.id), many=len(names), names=", ".join(names))
        raise Unusable(findings)


def wide_part(pack: Pack) -> Pack:
    """What can be read in one row for each unit: numbers of units out of records, added up the tree.

    Left out are numbers of persons, those of rosters alone or over a roster, coverages but of members,
    and what is picked among records: days, the latest, a change.
    """
    kept = tuple(
        i
        for i in kept_part(pack).indicators
        if pack.track_of(i) is Track.UNIT and not on_roster(i) and in_one_row(i.measure, pack)
    )
    return replace(pack, indicators=kept)


def in_one_row(measure: Measure, pack: Pack) -> bool:
    """Whether a measure is read in one row: nothing is picked, and members alone are covered."""
    kept = measure.kept(Scope(pack.countable, dt.date(2000, 1, 1), {}))
    return not any(
        k.each or k.over or (k.among and k.among.roster is not RosterName.MEMBERS) for k in kept
    )


def known_files(
    pack: Pack, folder: Path, calendar: Mapping[str, Days], day: dt.date
) -> tuple[dict[str, Source], list[tuple[str, str]]]:
    """The records of a folder as tables, and as views with the columns that a cut adds."""
    begun = sorted(starts(pack, day, calendar))
    tables: dict[str, Source] = {name: part(folder, name) for name in SIDES}
    views = []
    for kind in pack.kinds.values():
        source = part(folder, f"records/{kind.id}", list(pack.kinds.values()))
        tables[f"{kind.id}_rows"] = source
        names = columns_of(source)
        views.append((kind.id, present(kind, f'"{kind.id}_rows"', names, day, begun)))
    return tables, views


def rosters_of(folder: Path) -> tuple[dict[str, Source], list[tuple[str, str]]]:
    """The rosters of a folder as tables, and as views with every column; those not there are empty."""
    tables = {f"{name}_rows": part(folder, name) for name in ROSTERS}
    forms = all_forms(())
    return tables, [
        (name, whole(forms[name], f'"{name}_rows"', columns_of(tables[f"{name}_rows"])))
        for name in ROSTERS
    ]


def part(folder: Path, name: str, kinds: Sequence[object] = ()) -> Source:
    """The file or folder of a table, or the table without rows."""
    import pyarrow as pa

    from duixian.rulebook.ledger.casts import arrow_type

    for path in (folder / name, folder / f"{name}.parquet"):
        if path.exists():
            return path
    form = all_forms(kinds)[name]  # type: ignore[arg-type]
    return pa.table({c.name: pa.nulls(0, arrow_type(c)) for c in form.columns})


def columns_of(source: Source) -> list[str]:
    """The columns that a table, a file, or the first file of a folder has."""
    import pyarrow.parquet as pq

    if not isinstance(source, Path):
        return list(source.column_names)
    first = min(source.glob("*.parquet")) if source.is_dir() else source
    return list(pq.read_schema(first).names)
