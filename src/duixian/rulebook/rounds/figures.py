"""The numbers that a round looks at: values of indicators and points by line, unit by unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from duixian.rulebook.measures import Status, Value
from duixian.rulebook.ranks import By
from duixian.rulebook.vocabulary.words import Line

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.scorecards.score import Scores

NONE = Value()
NOTHING = (0, 0)
Card = tuple[str, Line, str, int, int]
"""Unit, line, heading, points, attainable."""


@dataclass(frozen=True)
class Figures:
    """Values by unit and indicator; points and attainable points (hundredths) by unit, line, heading."""

    values: Mapping[tuple[str, str], Value]
    cards: Mapping[tuple[str, Line], Mapping[str, tuple[int, int]]]

    @classmethod
    def of(cls, values: Mapping[tuple[str, str], Value], cards: Iterable[Card]) -> Figures:
        """From values and cards one after another."""
        found: dict[tuple[str, Line], dict[str, tuple[int, int]]] = defaultdict(dict)
        for unit, line, heading, points, attainable in cards:
            earned, most = found[unit, line].get(heading, NOTHING)
            found[unit, line][heading] = earned + points, most + attainable
        return cls(values, found)

    def value(self, unit: str, indicator: str) -> Value:
        """The value of one indicator; none for a unit that it is not for."""
        return self.values.get((unit, indicator), NONE)

    def points(self, unit: str, by: By) -> tuple[int, int]:
        """Points and attainable points of a unit on a line, or under one heading on it."""
        assert by.line is not None
        cards = self.cards.get((unit, by.line), {})
        if by.heading is not None:
            return cards.get(by.heading, NOTHING)
        earned = [points for points, _ in cards.values()]
        return sum(earned), sum(most for _, most in cards.values())

    def part(self, unit: str, by: By) -> Fraction | None:
        """Points as a part of those attainable; none where nothing can be had."""
        points, attainable = self.points(unit, by)
        return Fraction(points, attainable) if attainable else None


def figures_of(scores: Scores) -> Figures:
    """The figures of units in the results of a run."""
    values = {
        (row["unit"], row["indicator"]): Value(row["n"] or 0, row["d"] or 0, Status(row["status"]))
        for row in _of_units(scores.indicators, "unit", "indicator", "n", "d", "status")
    }
    cards = [
        (row["unit"], Line(row["line"]), row["heading"], row["points"] or 0, row["attainable"])
        for row in _of_units(scores.scorecards, "unit", "line", "heading", "points", "attainable")
        if row["attainable"]
    ]
    return Figures.of(values, cards)


def _of_units(table: pa.Table, *columns: str) -> list[dict[str, Any]]:
    import pyarrow.compute as pc

    rows: list[dict[str, Any]] = (
        table.filter(pc.is_null(table.column("person"))).select(columns).to_pylist()
    )
    return rows
