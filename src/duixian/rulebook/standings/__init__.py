"""What is kept of all records known by a day, so that the next day's need nothing but themselves.

`begin` makes a standing of a ledger, `advance` puts a day's records to it, `scores` reads it like
the whole ledger: the numbers are the same, to the last one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from duixian.rulebook.calendars import Days, reach
from duixian.rulebook.errors import NotAnswerable
from duixian.rulebook.kinds.rosters import ROSTERS
from duixian.rulebook.ledger.cut import cut_kind, end_of, known, restricted, timing
from duixian.rulebook.ledger.forms import table_name
from duixian.rulebook.ledger.roots import inner_tree, rooted, seats_of, taken
from duixian.rulebook.measures.keeping import keep
from duixian.rulebook.measures.lines import Line, can_be_kept
from duixian.rulebook.measures.scope import Scope
from duixian.rulebook.scorecards.score import (
    Scores,
    assembled,
    assembly,
    pack_tables,
    queries,
    starts,
    table,
    tree_tables,
)  # fmt: skip
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .merging import merge
from .reading import answers

if TYPE_CHECKING:
    import pyarrow as pa

    from duixian.rulebook.ledger import Cut, Ledger
    from duixian.rulebook.scorecards.standard import Indicator, Pack

ANOTHER = Text(
    "底账是另一个方案包的，或者比这一天还晚；请从全部记录重新算起。",
    "The standing is of another pack, or of a later day; begin anew with all records.",
)
CALENDAR = Text(
    "活动日历改了，底账里的时间窗不再一样；请从全部记录重新算起。",
    "The calendar of the campaign has changed, and so have windows; begin anew with all records.",
)
CARRIED = Text(
    "到了新的一期，要带上以前没办完的记录，底账里没有；请从全部记录重新算起。",
    "A new period has begun that carries over what was open before, which is not kept; "
    "begin anew with all records.",
)
KEPT = ("units", "persons", "days", "values")
SIDES = ("participants", "partners", "links")


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
class Standing:
    """What is kept of everything known by the end of `day`, for one pack and its calendar.

    `windows` says of each line where its window begins and settled ends.
    """

    fingerprint: str
    day: dt.date
    windows: Mapping[str, tuple[dt.date | None, dt.date | None]]
    tables: Mapping[str, pa.Table]


def lines_of(pack: Pack, day: dt.date, calendar: Mapping[str, Days]) -> list[Line]:
    """The indicators that are kept; windows that are in no calendar keep nothing."""
    found = []
    for ordinal, indicator in enumerate(pack.indicators):
        scope = Scope(pack.countable, day, calendar, pack.track_of(indicator))
        span = reach(indicator.measure.selection.window, day, calendar)
        if span and can_be_kept(indicator.measure, scope):
            found += [Line(ordinal, k, scope, span) for k in indicator.measure.kept(scope)]
    return found


def tracks_of(pack: Pack) -> tuple[Track, ...]:
    """Whose scorecards a pack has: units always, persons where something is asked of them."""
    persons = any(pack.track_of(i) is Track.PERSON for i in pack.indicators)
    return (Track.UNIT, Track.PERSON) if persons else (Track.UNIT,)


def on_roster(indicator: Indicator) -> bool:
    """Whether an indicator counts nothing but units or members, which are read from the rosters."""
    of = {kind for selection in indicator.measure.selections for kind in selection.of}
    others = any(part.linked for part in indicator.measure.parts())
    return of <= {*ROSTERS} and not others and not any(r.of for r in indicator.measure.rosters)


def not_kept(pack: Pack) -> tuple[Indicator, ...]:
    """The indicators that time changes otherwise than by their window: they need the whole ledger each day."""
    return tuple(
        i
        for i in pack.indicators
        if not on_roster(i)
        and not can_be_kept(
            i.measure, Scope(pack.countable, dt.date(2000, 1, 1), {}, pack.track_of(i))
        )
    )


def kept_part(pack: Pack) -> Pack:
    """A pack without what is `not_kept`."""
    left = not_kept(pack)
    return replace(pack, indicators=tuple(i for i in pack.indicators if i not in left))


def begin(
    pack: Pack, ledger: Ledger, day: dt.date, calendar: Mapping[str, Days], engine: Engine
) -> Standing:
    """The standing of everything a ledger knows by the end of a day."""
    pack = kept_part(pack)
    lines = lines_of(pack, day, calendar)
    steps = list(keep(lines, pack.kinds, tracks_of(pack)))
    tables = records(pack, ledger, day, calendar, since=day)
    return standing(pack, lines, day, engine.run(tables, steps, KEPT))


def advance(
    was: Standing,
    pack: Pack,
    before: Ledger | None,
    after: Ledger,
    calendar: Mapping[str, Days],
    *,
    day: dt.date,
    engine: Engine,
) -> Standing:
    """The standing of a later day, or of the same with more records.

    `after` holds every version of each record that was entered or changed since, with what it names in
    tables of their own; `before` the same of those among them that the standing knew already, as it
    knew them. Records without change may stand in both; those linked with changed ones must
    (`linked.handed_in_with`). Nothing else is read.

    Raises:
        NotAnswerable: the standing is of another pack or a later day, or one of its windows began anew
            in a way that hangs on records of before.
    """
    pack = kept_part(pack)
    lines = lines_of(pack, day, calendar)
    turned = turns(was, pack, lines, day)
    found = {f"was_{name}": table for name, table in was.tables.items()}
    present = []
    for sign, ledger, since in (("minus", before, was.day), ("plus", after, day)):
        if ledger is not None:
            tables = records(pack, ledger, day, calendar, since=since)
            names = [f"{sign}_{name}" for name in KEPT]
            found |= engine.run(
                tables, list(keep(lines, pack.kinds, tracks_of(pack), f"{sign}_")), names
            )
            present.append(sign)
    return standing(pack, lines, day, engine.run(found, list(merge(lines, turned, present)), KEPT))


def standing(
    pack: Pack, lines: Sequence[Line], day: dt.date, tables: Mapping[str, pa.Table]
) -> Standing:
    """What was found, with what it holds for."""
    windows = {pack.indicators[x.ordinal].id: (x.reach.start, x.reach.end) for x in lines}
    return Standing(pack.fingerprint, day, windows, tables)


def turns(was: Standing, pack: Pack, lines: Sequence[Line], day: dt.date) -> list[int]:
    """The lines whose period has begun anew since.

    Raises:
        NotAnswerable: nothing but the whole ledger can say how they go on.
    """
    if was.fingerprint != pack.fingerprint or day < was.day:
        raise NotAnswerable(ANOTHER)
    ids = [pack.indicators[line.ordinal].id for line in lines]
    if {*ids} != {*was.windows}:
        raise NotAnswerable(CALENDAR)
    turned = []
    for id_, line in zip(ids, lines, strict=True):
        start, end = was.windows[id_]
        moved = start != line.reach.start
        begun = line.reach.start is not None and was.day < line.reach.start <= day
        if end != line.reach.end or (moved and line.reach.fixed):
            raise NotAnswerable(CALENDAR)
        if line.selection.carried_in and (moved or begun):
            raise NotAnswerable(CARRIED)
        if moved and not line.reach.rolls:
            turned.append(line.ordinal)
    return turned


def records(
    pack: Pack, ledger: Ledger, day: dt.date, calendar: Mapping[str, Days], *, since: dt.date
) -> dict[str, pa.Table]:
    """The records of a ledger as known at the end of `since`, with what they name elsewhere.

    How they stand to their due dates is said for the end of time: the day comes in later.
    """
    begun = sorted(starts(pack, day, calendar))
    found = {}
    for kind in pack.kinds.values():
        versions = known(ledger.tables[table_name(kind)], end_of(since))
        rows = cut_kind(versions, kind, since, begun)
        late = timing(rows["stage"], rows["closed_on"], rows["due_on"], dt.date.max)
        found[kind.id] = rows.set_column(rows.column_names.index("timing"), "timing", late)
    return {**found, **restricted({n: ledger.tables[n] for n in SIDES}, found)}


def scores(
    stands: Standing, pack: Pack, cut: Cut, calendar: Mapping[str, Days], engine: Engine
) -> Scores:
    """Everything a pack asks on the day of its standing, but for what is `not_kept`.

    Of the cut only the rosters are read: units with their moves and heirs, and persons.
    """
    pack = kept_part(pack)
    lines = lines_of(pack, stands.day, calendar)
    counted = any(on_roster(i) for i in pack.indicators)
    tables = {
        **pack_tables(pack, stands.day, calendar),
        **tree_tables(cut, counted=counted),
        **rooted_tables(cut, engine),
        **{name: stands.tables[name] for name in KEPT},
    }
    steps = [
        *answers(lines, stands.day, on_rosters(pack, stands.day, calendar)),
        *(step for step in assembly(pack) if step[0] not in ("overdue", "owed")),
    ]
    return assembled(tables, steps, engine)


def on_rosters(pack: Pack, day: dt.date, calendar: Mapping[str, Days]) -> list[str]:
    """The queries of the indicators that count units or members: they read the rosters of the day."""
    asked = zip(pack.indicators, queries(pack, day, calendar), strict=True)
    return [
        f"SELECT {ordinal} AS ordinal, a.who, a.n, a.d, a.few FROM (\n{query}\n) AS a -- {name}"
        for ordinal, (indicator, (name, query)) in enumerate(asked)
        if on_roster(indicator)
    ]


def rooted_tables(cut: Cut, engine: Engine) -> dict[str, pa.Table]:
    """The tree of the day as it is climbed: `leaves`, `seats_of`, `taken`."""
    import pyarrow as pa

    sources = {name: cut.tables[name] for name in ("units", "unit_moves", "heirs")}
    found = engine.run(sources, list(rooted(cut.as_of)), ("leaves", "inner"))
    tree = inner_tree(cut.as_of, found["inner"].to_pylist(), sources["heirs"].to_pylist())
    text = pa.string()
    return {
        "leaves": found["leaves"],
        "seats_of": table(seats_of(tree), unit=text, above=text),
        "taken": table(taken(tree), unit=text, today=text),
    }
