"""`duixian explain`: why a number is what it is."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from duixian.rulebook.errors import NotFound
from duixian.rulebook.measures import World
from duixian.rulebook.scorecards.explain import Asked, explain
from duixian.rulebook.scorecards.score import tree_of
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .counties import county
from .told import shown


def run(given: argparse.Namespace) -> int:
    """Print the explanation of one indicator for one unit or person."""
    found = county(given)
    indicator = asked_for(found.pack, given.indicator, Track.PERSON if given.person else Track.UNIT)
    tree = tree_of(found.cut)
    if given.person:
        asked = Asked(
            _known(given.person, [m.person for m in tree.members], Text("人员", "person"))
        )
    else:
        code = _known(given.unit, [u.code for u in tree.standing], Text("组织", "unit"))
        asked = Asked(code, tree.units[code].name, tree.units[code].category)
    countable = found.pack.countable
    kinds = {k: countable[k] for k in indicator.measure.kinds_read(countable)}
    world = World.of_cut(found.cut, tree, kinds, found.calendar)
    sys.stdout.write(shown(explain(found.pack, indicator, asked, world).in_(given.lang)))
    return 0


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
