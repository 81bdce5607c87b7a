"""Small counties for tests: written in the words of packs, worked by hand and by the engine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.findings import Findings
from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import AnyMeasure, Status, Value
from duixian.rulebook.packs.examples import Case, points_of
from duixian.rulebook.packs.nodes import parse
from duixian.rulebook.packs.shape import Reader, Unread
from duixian.rulebook.scorecards.points import Points
from duixian.rulebook.scorecards.score import Scores, score
from duixian.rulebook.scorecards.standard import (
    Category,
    Example,
    Heading,
    Indicator,
    Item,
    Pack,
    Standard,
)
from duixian.rulebook.vocabulary.declare import chosen_by
from duixian.rulebook.vocabulary.text import Clause, Text
from duixian.rulebook.vocabulary.words import Line, Track

NAME = Text("名", "name")
Said = dict[str, dict[str, tuple[Value, str]]]
"""Value and printed points, by indicator and unit or person."""


@dataclass(frozen=True)
class Asked:
    """An indicator in short: its measure and points; the rest does not matter here."""

    id: str
    measure: AnyMeasure = field(metadata=chosen_by("measure"))
    points: Points | None = None
    track: Track = Track.UNIT
    applies_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Golden:
    """Kinds, calendar, indicators, and examples with what they come to."""

    says: str
    indicators: tuple[Asked, ...]
    examples: tuple[Example, ...]
    kinds: tuple[Kind, ...] = ()
    calendar: tuple[Item, ...] = ()


def said(wanted: Any, text: str) -> Any:
    """What a text in the syntax of packs declares; wrong texts are mistakes of the test."""
    findings = Findings()
    node = parse(text.encode(), "said", findings)
    try:
        assert node is not None
        found = Reader(findings).read(wanted, node)
    except Unread:
        found = None
    assert [f"{f.where}: {f.what('en')}" for f in findings] == []
    return found


def asks(*indicators: str) -> tuple[Asked, ...]:
    """Indicators, each written in short."""
    return tuple(said(Asked, text) for text in indicators)


def pack_of(
    asked: Sequence[Asked], kinds: Mapping[str, Kind], calendar: Sequence[Item] = ()
) -> Pack:
    """A pack with these indicators; units are of the category `unit`, the top of `committee`."""
    headings = {track: Heading(f"of_{track}", NAME) for track in Track}
    return Pack(
        "sample",
        NAME,
        "2010",
        (),
        tuple(calendar),
        (Category("unit", NAME), Category("committee", NAME)),
        tuple(Standard(f"all_{t}", NAME, t, (heading,)) for t, heading in headings.items()),
        tuple(
            Indicator(
                a.id, NAME, headings[a.track].id, Line.DONE, Clause("条"), a.measure,
                applies_to=a.applies_to, points=a.points,
            )
            for a in asked
        ),
        kinds=kinds,
    )  # fmt: skip


def by_engine(pack: Pack, case: Case) -> Scores:
    """The scores of a case."""
    return score(pack, case.cut, case.calendar, DuckDB(threads=1, memory="500MB"))


def value_in(row: Mapping[str, Any]) -> Value:
    """The value in a row of scores."""
    return Value(row["n"] or 0, row["d"] or 0, Status(row["status"]))


def points_printed(row: Mapping[str, Any]) -> str:
    """A row of scores as its points are written."""
    if row["points"] is None:
        return "-" if row["attainable"] is None else "out"
    return f"{Decimal(row['points']) / 100:f}"


def engine_says(pack: Pack, case: Case) -> Said:
    """Value and points, by indicator and unit or person, out of the columnar run."""
    found: Said = {i.id: {} for i in pack.indicators}
    for row in by_engine(pack, case).indicators.to_pylist():
        who = row["unit"] if row["track"] == "unit" else row["person"]
        found[row["indicator"]][who] = value_in(row), points_printed(row)
    return found


def hand_says(pack: Pack, case: Case, whom: Mapping[str, Iterable[str]]) -> Said:
    """The same by hand, for those asked about."""
    world = case.world(pack)
    found: Said = {}
    for indicator in pack.indicators:
        found[indicator.id] = {}
        for who in whom.get(indicator.id, ()):
            value = indicator.measure.by_hand(world, who, pack.track_of(indicator)).value
            points = points_of(indicator, value, case, pack) if indicator.points else "-"
            found[indicator.id][who] = value, points
    return found
