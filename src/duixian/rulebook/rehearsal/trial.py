"""One pack tried on the records of a county on a day, with its rounds held; nothing of it is kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from duixian.rulebook.calendars import CAMPAIGN, Days, add_months
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger import cut
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.rounds.figures import Figures, figures_of
from duixian.rulebook.rounds.held import Held
from duixian.rulebook.rounds.trying import tried
from duixian.rulebook.scorecards.score import calendar_of, score, starts, tree_of
from duixian.rulebook.vocabulary.words import Track

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Cut, Ledger
    from duixian.rulebook.scorecards.score import Engine, Scores
    from duixian.rulebook.scorecards.standard import Indicator, Pack

MONTHS = 12


@dataclass(frozen=True)
class Answer:
    """One indicator for one unit: its value where it has one, its points where there are any."""

    unit: str
    indicator: str
    status: str
    n: int | None
    d: int | None
    points: int | None
    attainable: int | None


@dataclass(frozen=True)
class Trial:
    """A pack and what it yields; `years` is how far its calendar was moved back to meet the records."""

    pack: Pack
    ledger: Ledger
    cut: Cut
    calendar: Mapping[str, Days]
    years: int
    scores: Scores

    @cached_property
    def tree(self) -> Tree:
        """The tree of the day."""
        return tree_of(self.cut)

    @cached_property
    def figures(self) -> Figures:
        """Values and points, as rounds look at them."""
        return figures_of(self.scores)

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        """What is asked of units."""
        return tuple(i for i in self.pack.indicators if self.pack.track_of(i) is Track.UNIT)

    @cached_property
    def answers(self) -> Sequence[Answer]:
        """Every indicator for every unit it is for."""
        import pyarrow.compute as pc

        table = self.scores.indicators
        rows = table.filter(pc.is_null(table.column("person")))
        names = ("unit", "indicator", "status", "n", "d", "points", "attainable")
        columns = [rows.column(name).to_pylist() for name in names]
        return [Answer(*values) for values in zip(*columns, strict=True)]

    def category(self, unit: str) -> str:
        """The category of a unit."""
        return self.tree.units[unit].category

    @cached_property
    def held(self) -> Mapping[str, Held]:
        """Each round the pack declares, as if it were held on the day."""
        return tried(self.pack, self.ledger, self.tree, self.scores)


def try_on(
    pack: Pack, ledger: Ledger, kinds: Sequence[Kind], day: dt.date, engine: Engine
) -> Trial:
    """Score a pack on the records of a county; a campaign that has not begun is moved back by years."""
    calendar, years = moved_back(calendar_of(pack, ledger), day)
    found = cut(ledger, kinds, as_of=day, known_at=None, starts=starts(pack, day, calendar))
    return Trial(pack, ledger, found, calendar, years, score(pack, found, calendar, engine))


def moved_back(calendar: Mapping[str, Days], day: dt.date) -> tuple[dict[str, Days], int]:
    """A calendar by as few whole years earlier as it takes for the campaign to have begun."""
    whole = calendar.get(CAMPAIGN)
    if whole is None or whole.starts_on <= day:
        return dict(calendar), 0
    years = whole.starts_on.year - day.year
    if add_months(whole.starts_on, -MONTHS * years) > day:
        years += 1
    return {name: _earlier(days, years) for name, days in calendar.items()}, years


def _earlier(days: Days, years: int) -> Days:
    months = -MONTHS * years
    ends = add_months(days.ends_on, months) if days.ends_on else None
    return Days(add_months(days.starts_on, months), ends)
