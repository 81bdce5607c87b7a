"""`duixian explain`: why a number is what it is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from duixian.rulebook.errors import NotFound
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.measures import World
from duixian.rulebook.scorecards.explain import Asked, Explanation, explain
from duixian.rulebook.scorecards.explain_sum import explain_sum
from duixian.rulebook.scorecards.score import tree_of
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .counties import Found, county
from .told import shown


def run(given: argparse.Namespace) -> int:
    """Print the explanation of one indicator for one unit or person."""
    found = county(given)
    track = Track.PERSON if given.person else Track.UNIT
    tree = tree_of(found.cut)
    if given.person:
        code = _known(given.person, [m.person for m in tree.members], Text("人员", "person"))
        home = next(m.unit for m in tree.members if m.person == code)
        asked = Asked(code, category=tree.units[tree.successor(home)].category)
    else:
        code = _known(given.unit, [u.code for u in tree.standing], Text("组织", "unit"))
        asked = Asked(code, tree.units[code].name, tree.units[code].category)
    if given.heading:
        told = _sums(found, given.heading, asked, track)
    else:
        indicator = asked_for(found.pack, given.indicator, track)
        told = [explain(found.pack, indicator, asked, _world(found, tree, [indicator]))]
    sys.stdout.write(shown("\n".join(each.in_(given.lang) for each in told)))
    return 0


def _world(found: Found, tree: Tree, indicators: Iterable[Indicator]) -> World:
    """The records that some indicators read."""
    countable = found.pack.countable
    kinds = {k: countable[k] for i in indicators for k in i.measure.kinds_read(countable)}
    return World.of_cut(found.cut, tree, kinds, found.calendar)


def _sums(found: Found, id_: str, asked: Asked, track: Track) -> list[Explanation]:
    """The sums of a heading, line by line.

    Raises:
        NotFound: no heading of that name has points.
    """
    pack = found.pack
    scored = [i for i in pack.indicators if pack.points_of(i) and pack.track_of(i) is track]
    mine = [i for i in scored if i.heading == id_]
    heading = pack.heading(id_)
    if heading is None or not mine:
        listed = ", ".join(dict.fromkeys(i.heading for i in scored)) or "—"
        raise NotFound(
            Text(
                f"没有计分的项“{id_}”。计分的有：{listed}。",
                f"There is no heading “{id_}” with points. There are: {listed}.",
            )
        )
    world = _world(found, tree_of(found.cut), mine)
    lines = dict.fromkeys(i.line for i in mine)
    return [explain_sum(pack, heading, line, asked, world) for line in lines]


def asked_for(pack: Pack, id_: str, track: Track) -> Indicator:
    """The indicator of that name for units, or for persons.

    Raises:
        NotFound: there is none; the error lists those there are.
    """
    known = [i for i in pack.indicators if pack.track_of(i) is track]
    found = next((i for i in known if i.id == id_), None)
    if found is None:
        listed = "、".join(f"{i.id}（{i.name.zh}）" for i in known)
        listed_en = ", ".join(i.id for i in known)
        raise NotFound(
            Text(
                f"没有“{id_}”这项指标。可用的有：{listed}。",
                f"There is no indicator “{id_}”. There are: {listed_en}.",
            )
        )
    return found


def _known(code: str, codes: Iterable[str], what: Text) -> str:
    if code not in set(codes):
        raise NotFound(
            Text(
                f"这一天没有代码为“{code}”的{what.zh}。",
                f"There is no {what.en} “{code}” on this day.",
            )
        )
    return code
