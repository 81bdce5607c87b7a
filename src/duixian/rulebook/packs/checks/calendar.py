"""The calendar: every item has its days and ends when it has begun; launches go down level by level."""

from __future__ import annotations

import datetime as dt
import itertools

from duixian.rulebook.calendars import CAMPAIGN, Days
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Item, Pack

MOST_DAYS = 3660
BOTH_ENDS = 2
DEEPEST = 4
"""Below the unit that starts a campaign there are at most so many levels (tables: 5 in all)."""
ANY_START = Days(dt.date(2000, 1, 1))
"""Days counted from the first of a campaign keep their order, whichever day that is."""


def check_calendar(pack: Pack, reader: Reader) -> None:
    """Every item of the calendar."""
    dated = any(item.from_ for item in pack.calendar)
    for item in pack.calendar:
        if item.days:
            _counted(item, reader)
        if item.from_ and item.to is not None and item.to < item.from_:
            reader.findings.add("E203", reader.place(item, "to"))
        if not (item.from_ or item.days or item.type == "work") or not dated:
            reader.findings.add("E266", reader.place(item), id=item.id)
    _launches(pack, reader)


def _counted(item: Item, reader: Reader) -> None:
    """Days counted from the first of the campaign: one, or the first and the last."""
    where = reader.place(item, "days")
    if item.from_ or item.to:
        reader.findings.add("E267", where, id=item.id)
    if len(item.days) > BOTH_ENDS or not all(1 <= n <= MOST_DAYS for n in item.days):
        found = ", ".join(map(str, item.days))
        reader.findings.add("E112", where, found=found, wanted="[1, 30]")
    elif item.days[-1] < item.days[0]:
        reader.findings.add("E203", where)


def _launches(pack: Pack, reader: Reader) -> None:
    """Each level is launched once, one that lies deeper not before the one above it."""
    seen: dict[int, Item] = {}
    for item in pack.calendar:
        fits = item.level is not None and 1 <= item.level <= DEEPEST
        if (item.type == "launch") != fits or (item.level is not None and not fits):
            reader.findings.add("E370", reader.place(item), id=item.id, most=str(DEEPEST))
        elif item.level is not None and item.level in seen:
            first = seen[item.level].id
            reader.findings.add("E371", reader.place(item, "level"), id=item.id, first=first)
        elif item.level is not None:
            seen[item.level] = item
    _downwards([seen[level] for level in sorted(seen)], pack, reader)


def _downwards(launches: list[Item], pack: Pack, reader: Reader) -> None:
    whole = pack.days().get(CAMPAIGN, ANY_START)
    for above, below in itertools.pairwise(launches):
        last, own = above.within(whole).ends_on, below.within(whole).ends_on
        if last and own and own < last:
            reader.findings.add("E372", reader.place(below), id=below.id, above=above.id)
