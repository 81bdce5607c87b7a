"""Scoring a county: every indicator of a pack for every unit and person, in columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Protocol

from duixian.rulebook.calendars import CAMPAIGN, Days
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger.rosters import as_records, on_the_roll
from duixian.rulebook.ledger.tree import Tree, tree_on
from duixian.rulebook.vocabulary.words import Line

from . import assemble
from .points import COLUMNS, Points, hundredths
from .standard import Pack
from .sums import limits
from .twice import refuse_twice

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut, Ledger

Progress = Callable[[str, int, int], None]


class Engine(Protocol):
    """What runs queries over tables."""

    def run(
        self,
        tables: Mapping[str, pa.Table],
        steps: Sequence[tuple[str, str]],
        wanted: Sequence[str],
    ) -> dict[str, pa.Table]:
        """The tables wanted, after all steps."""


@dataclass(frozen=True)
class Scores:
    """The results of a run: one row for each indicator and unit or person; roll-ups; scorecards."""

    indicators: pa.Table
    rollup: pa.Table
    scorecards: pa.Table


def calendar_of(pack: Pack, ledger: Ledger) -> dict[str, Days]:
    """The calendar of the campaign: the county's own where it gives one, else the pack's."""
    rows = ledger.tables["calendar"].to_pylist()
    own = {r["item"]: Days(r["starts_on"], r["ends_on"]) for r in rows if r["campaign"] == pack.id}
    return {**pack.days(own.get(CAMPAIGN)), **own}


def starts(pack: Pack, day: dt.date, calendar: Mapping[str, Days]) -> set[dt.date]:
    """The days before which the cut must say what was open: the starts of windows with carry-over."""
    from duixian.rulebook.measures.scope import Scope

    scope = Scope(pack.countable, day, calendar)
    return {start for i in pack.indicators for start in i.measure.starts(scope)}


def tree_of(cut: Cut) -> Tree:
    """The tree in force on the day of the cut."""
    names = ("units", "unit_moves", "heirs", "persons", "posts")
    # Results that were kept before there were posts hold no table of them.
    rows = (cut.tables[name].to_pylist() if name in cut.tables else [] for name in names)
    return tree_on(cut.as_of, *rows)


def score(pack: Pack, cut: Cut, calendar: Mapping[str, Days], engine: Engine) -> Scores:
    """Score everything a pack asks, on the day and moment of the cut.

    Raises:
        NotAnswerable: by the county's own calendar a record would be scored twice.
    """
    refuse_twice(pack, calendar)
    tables = {**cut.records, **{n: cut.tables[n] for n in ("participants", "partners", "links")}}
    of = {kind for i in pack.indicators for s in i.measure.selections for kind in s.of}
    counted = bool(of & {*ROSTERS})
    tables |= tree_tables(cut, counted=counted) | pack_tables(pack, cut.as_of, calendar)
    return assembled(
        tables, [("answers", answers(pack, cut.as_of, calendar)), *assembly(pack)], engine
    )


def assembled(
    tables: Mapping[str, pa.Table], steps: Sequence[tuple[str, str]], engine: Engine
) -> Scores:
    """The results of all steps, with the words of the pack beside the numbers."""
    found = engine.run(tables, steps, ("everyone", "indicators", "rollup", "scorecards"))
    asked, everyone = tables["asked"], found["everyone"]
    indicators, scorecards = found["indicators"], found["scorecards"]
    return Scores(
        beside(assemble.INDICATOR_COLUMNS, indicators, (asked, "ordinal"), (everyone, "nth")),
        found["rollup"],
        beside(assemble.SCORECARD_COLUMNS, scorecards, (asked, "card"), (everyone, "nth")),
    )


def beside(columns: Sequence[str], rows: pa.Table, *words: tuple[pa.Table, str]) -> pa.Table:
    """The columns of some rows, with those that stand in other tables beside them.

    Each of `words` is a table and the column of the rows that says which of its rows it is.
    """
    import pyarrow as pa

    found = {name: rows.column(name) for name in rows.column_names}
    for source, number in words:
        missing = [c for c in columns if c in source.column_names and c not in found]
        taken = source.select(missing).take(rows.column(number))
        found |= {name: taken.column(name) for name in missing}
    return pa.table({name: found[name] for name in columns})


def queries(pack: Pack, day: dt.date, calendar: Mapping[str, Days]) -> Iterator[tuple[str, str]]:
    """The compiled query of each indicator, as text one can read."""
    from duixian.rulebook.measures.compile import text_of
    from duixian.rulebook.measures.scope import Scope

    for indicator in pack.indicators:
        scope = Scope(pack.countable, day, calendar, pack.track_of(indicator))
        yield indicator.id, text_of(indicator.measure.query(scope))


def answers(pack: Pack, day: dt.date, calendar: Mapping[str, Days]) -> str:
    """All those queries as one, each with the number of its indicator."""
    none = "SELECT 0::BIGINT AS ordinal, '' AS who, 0 AS n, 0 AS d, 0 AS few WHERE FALSE"
    asked = (
        f"SELECT {ordinal} AS ordinal, a.* FROM (\n{query}\n) AS a -- {name}"
        for ordinal, (name, query) in enumerate(queries(pack, day, calendar))
    )
    return "\nUNION ALL\n".join([none, *asked])


def assembly(pack: Pack) -> Iterator[tuple[str, str]]:
    """The steps from the answers to the results."""
    none = "SELECT '' AS unit, '' AS person, CAST(NULL AS DATE) AS due_on WHERE FALSE"
    owed = []
    for kind in pack.kinds.values():
        running = "".join(f" AND state <> '{state}'" for state in kind.stopped)
        owed.append(
            f"SELECT unit, person, due_on FROM \"{kind.id}\" WHERE timing = 'overdue'{running}"
        )
    yield "overdue", "\nUNION ALL\n".join([none, *owed])
    yield "owed", assemble.OWED
    yield "everyone", assemble.EVERYONE
    yield "scored", assemble.SCORED
    yield "rollup", assemble.ROLLUP
    yield "scorecards", assemble.SCORECARDS
    yield "indicators", assemble.INDICATORS


def tree_tables(cut: Cut, *, counted: bool) -> dict[str, pa.Table]:
    """The tree as tables: `seats`, `successors`, `roster`, `members`, `holders`, as queries expect them.

    Where the rosters are `counted` themselves, they stand there as records too.
    """
    import pyarrow as pa

    from duixian.rulebook.measures.compile import roster_table

    names = ("units", "unit_moves", "heirs")
    units, moves, heirs = (cut.tables[name].to_pylist() for name in names)
    tree = tree_on(cut.as_of, units, moves, heirs, posts=cut.tables["posts"].to_pylist())
    seats = [(unit, above) for unit, line in tree.seats.items() for above in line]
    roll = on_the_roll(tree, cut.tables["persons"])
    rosters = as_records(tree, cut.tables["persons"]) if counted else {}
    text = pa.string()
    return {
        "seats": table(seats, unit=text, above=text),
        "successors": table([(u, tree.successor(u)) for u in tree.units], unit=text, today=text),
        "roster": table(
            [(u.code, u.type, u.category, u.households) for u in tree.standing],
            unit=text,
            type=text,
            category=text,
            households=pa.int64(),
        ),
        "holders": table(
            [(tree.successor(h.unit), h.person, h.role, h.from_on) for h in tree.holders],
            unit=text,
            person=text,
            role=text,
            from_on=pa.date32(),
        ),
        "members": pa.table(
            {"person": roll["code"], "unit": roll["unit"], "joined_on": roll["joined_on"]}
        ),
        **{roster_table(name): table for name, table in rosters.items()},
    }


def pack_tables(pack: Pack, day: dt.date, calendar: Mapping[str, Days]) -> dict[str, pa.Table]:
    """What the pack asks, as tables: `asked`, `applies`; `points`, `bands` and `cards` (in hundredths)."""
    import pyarrow as pa

    from duixian.rulebook.measures.scope import Scope

    text, whole = pa.string(), pa.int64()
    asked, points, bands = [], [], []
    cards: dict[tuple[str, ...], int] = {}
    for ordinal, indicator in enumerate(pack.indicators):
        track = pack.track_of(indicator)
        scope = Scope(pack.countable, day, calendar, track)
        measure = indicator.measure
        begun = scope.interval(measure.selection.window) is not None
        empty_d = measure.empty_denominator(scope) if begun else 0
        place = (track.value, indicator.line.value, indicator.heading)
        card = cards.setdefault(place, ordinal)
        asked.append((ordinal, card, indicator.id, *place, empty_d,
                      indicator.better, indicator.clause.in_("zh")))  # fmt: skip
        if way := pack.points_of(indicator):
            ruled_on = indicator.ruled_on(day, calendar)
            row = way.row(ruled_on, per_cent=measure.per_cent)
            points.append((ordinal, *row.values()))
            bands += [(ordinal, *band) for band in bands_of(way, ruled_on)]
    applies = [
        (n, category) for n, i in enumerate(pack.indicators) for category in pack.applies_to(i)
    ]
    within = [
        (card, *astuple(limits(pack, heading, Line(line), day, calendar)))
        for (_, line, heading), card in cards.items()
    ]
    return {
        "asked": table(asked, ordinal=whole, card=whole, indicator=text, track=text, line=text,
                       heading=text, empty_d=whole, better=text, clause=text),
        "applies": table(applies, ordinal=whole, category=text),
        "points": table(points, ordinal=whole, **dict.fromkeys(COLUMNS, whole) | {"form": text}),
        "cards": table(within, card=whole, base=whole, floor=whole, ceiling=whole),
        "bands": table(bands, ordinal=whole, at_least=whole, below=whole, give=whole),
    }  # fmt: skip


def bands_of(points: Points, day: dt.date) -> Iterator[tuple[int, int | None, int]]:
    """From which value on, below which, how many points: in hundredths, for each band that has any."""
    below = None
    for from_, give in points.steps(day):
        at_least = hundredths(from_)
        yield at_least, below, hundredths(give)
        below = at_least


def table(rows: Sequence[tuple[object, ...]], **columns: pa.DataType) -> pa.Table:
    """Rows as a table with columns of these types."""
    import pyarrow as pa

    by_column = list(zip(*rows, strict=True)) or [()] * len(columns)
    arrays = [
        pa.array(values, form) for values, form in zip(by_column, columns.values(), strict=True)
    ]
    return pa.Table.from_arrays(arrays, names=list(columns))
