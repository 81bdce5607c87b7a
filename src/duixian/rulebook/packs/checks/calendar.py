"""The calendar: every item has its days, and ends when it has begun."""

from __future__ import annotations

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Item, Pack

MOST_DAYS = 3660
BOTH_ENDS = 2


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
