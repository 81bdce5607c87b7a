"""Who or what is on a roster on the day: in columns for all units, and one by one for one unit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.words import RosterName, Stage, Track

from .selection import Roster, Selection
from .world import stands_in

if TYPE_CHECKING:
    from sqlglot.expressions import Condition, Query, Select

    from .scope import Scope
    from .world import World

Totals = dict[str, str | int]
UNCOUNTED = (Stage.DRAFT, Stage.VOID)


@dataclass(frozen=True)
class Enrolled:
    """One on a roster: its code, the unit where it stands, and what it adds to the size."""

    code: str
    unit: str
    size: int = 1


def listed(among: Roster, scope: Scope) -> Query:
    """One row for each on the roster: the unit `who`, its code `one`, and its `size`."""
    from sqlglot import select, union

    if among.roster is RosterName.RECORDS:
        found = [_records(kind, among, scope) for kind in among.of]
        return found[0] if len(found) == 1 else union(*found, distinct=False)
    sizes = {RosterName.HOUSEHOLDS: "COALESCE(m.households, 0) AS size"}
    one = "m.person AS one" if among.persons else "m.unit AS one"
    rows = select("m.unit AS who", one, sizes.get(among.roster, "1 AS size"))
    tables = {RosterName.MEMBERS: "members AS m", RosterName.POSTS: "holders AS m"}
    query = rows.from_(tables.get(among.roster, "roster AS m")).where(*_tests(among, scope))
    return query.distinct() if among.roster is RosterName.POSTS else query


def _records(kind: str, among: Roster, scope: Scope) -> Select:
    from sqlglot import exp, select

    from .compile import stage_is

    table = exp.alias_(exp.to_table(kind), "r")
    rows = select("r.unit AS who", "r.record AS one", "1 AS size").from_(table)
    return rows.where(stage_is(among.in_, scope.kinds[kind]))


def _tests(among: Roster, scope: Scope) -> Iterable[Condition]:
    from sqlglot.expressions import column

    from .compile import day, texts

    if among.roster is RosterName.MEMBERS:
        yield column("joined_on", "m") <= day(among.joined_by(scope.day))
    elif among.roster is RosterName.POSTS:
        yield column("from_on", "m") <= day(among.joined_by(scope.day))
        if among.posts:
            yield column("role", "m").isin(*texts(among.posts))
    else:
        for name, wanted in (("type", among.kinds), ("category", among.categories)):
            if wanted:
                yield column(name, "m").isin(*texts(wanted))


def sized(among: Roster, scope: Scope) -> Select:
    """How large a roster is, for every unit: its households, or how many are on it."""
    totals: Totals = {"n": "SUM(p.size)", "d": 1, "few": 0}
    return _above(listed(among, scope), totals, among)


def covered(selection: Selection, among: Roster, at_least: int, scope: Scope) -> Select:
    """How many of a roster have enough records, for every unit."""
    return covered_by(had(selection, among, scope), among, at_least, scope)


def covered_by(had: Query, among: Roster, at_least: int, scope: Scope) -> Select:
    """How many of a roster have enough, by how many `n` each `who` has."""
    from sqlglot import select
    from sqlglot.expressions import column

    from .compile import inner

    enough = select("h.who").where(f"h.n >= {at_least}").from_(inner(had, "h"))
    has = column("one", "l").isin(query=enough).as_("has")
    rows = select("l.who", "l.one", has).from_(inner(listed(among, scope), "l"))
    totals: Totals = {"n": "COUNT(*) FILTER (WHERE p.has)", "d": "COUNT(*)", "few": 0}
    return _above(rows, totals, among)


def _above(rows: Query, totals: Totals, among: Roster) -> Select:
    """Totals for every unit; who may stand in several, as a holder of two posts, counts once above."""
    from sqlglot import select

    from .compile import aggregate, inner, up_the_tree

    if among.roster is not RosterName.POSTS:
        return up_the_tree(aggregate(rows, totals), totals)
    further = [name for name in ("has", "size") if name in rows.named_selects]
    above = select("s.above AS who", "o.one", *(f"o.{name}" for name in further)).distinct()
    return aggregate(above.join("seats AS s", on="s.unit = o.who").from_(inner(rows, "o")), totals)


def had(selection: Selection, among: Roster, scope: Scope) -> Query:
    """How many records `n` each on the roster has: their own, or for records those linked to them."""
    from .compile import tally

    if among.roster is RosterName.RECORDS:
        return _linked(selection, among, scope)
    track = Track.PERSON if among.persons else Track.UNIT
    return tally(selection, replace(scope, track=track), {}, {"n": "COUNT(*)"})


def _linked(selection: Selection, among: Roster, scope: Scope) -> Select:
    from sqlglot import exp, union
    from sqlglot.expressions import column

    from .compile import aggregate, picked

    parts: list[Query] = []
    for id_ in selection.of:
        kind = scope.kinds[id_]
        here, there = ("record", "other") if kind.field(among.by) else ("other", "record")
        same = exp.and_(
            column(here, "l").eq(column("record", "r")), column("field", "l").eq(among.by)
        )
        found = picked(selection, kind, scope).join("links AS l", on=same)
        parts.append(found.select(exp.alias_(column(there, "l"), "who")))
    rows = parts[0] if len(parts) == 1 else union(*parts, distinct=False)
    return aggregate(rows, {"n": "COUNT(*)"})


def listed_below(among: Roster, world: World, who: str) -> list[Enrolled]:
    """Everyone on the roster for whom a unit answers, each once."""
    below = [one for one in everyone(among, world) if who in world.tree.seats[one.unit]]
    return list({one.code: one for one in below}.values())


def everyone(among: Roster, world: World) -> list[Enrolled]:
    """All on the roster, wherever they are; who holds several posts stands there several times."""
    last, tree = among.joined_by(world.day), world.tree
    match among.roster:
        case RosterName.MEMBERS:
            return [Enrolled(m.person, m.unit) for m in tree.members if m.joined_on <= last]
        case RosterName.POSTS:
            return [
                Enrolled(h.person, h.unit)
                for h in tree.holders
                if h.from_on <= last and (not among.posts or h.role in among.posts)
            ]
        case RosterName.RECORDS:
            rows = (row for kind in among.of for row in world.records.get(kind, ()))
            standing = (
                row for row in rows if stands_in(row, among.in_) and row["stage"] not in UNCOUNTED
            )
            return [Enrolled(row["record"], row["unit"]) for row in standing]
        case _:
            households = among.roster is RosterName.HOUSEHOLDS
            return [
                Enrolled(u.code, u.code, (u.households or 0) if households else 1)
                for u in tree.standing
                if (not among.kinds or u.type in among.kinds)
                and (not among.categories or u.category in among.categories)
            ]


def had_by_hand(selection: Selection, among: Roster, world: World) -> Counter[str]:
    """How many records each on the roster has."""
    rows = world.select(selection)
    if among.roster is RosterName.RECORDS:
        return Counter(other for row in rows for other in world.joined(row, among.by))
    track = Track.PERSON if among.persons else Track.UNIT
    return Counter(who for row in rows for who in world.credited(row, selection, track))
