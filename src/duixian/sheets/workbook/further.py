"""What stands behind numbers that are more than a count or a sum: ratios, days, latest values, changes, judgements."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from decimal import Decimal

from duixian.rulebook.measures import (
    Change,
    Days,
    Judged,
    Latest,
    Ratio,
    Roster,
    Selection,
    Side,
    World,
)
from duixian.rulebook.measures.days import AS_OF, column
from duixian.rulebook.measures.lasting import by_owner
from duixian.rulebook.measures.world import Row
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Track

from .items import MEMBER, UNIT, Item, enrolled, numbered, plain

Found = dict[str, list[Item]]
BASE_DATES = ("occurred_on", "due_on", "closed_on", "entered_at", AS_OF)
"""The dates that have columns in the workbook, or stand for all rows: formulas can reckon with these."""


def further(world: World, indicator: Indicator, units: Sequence[str]) -> Found:
    """The items of each unit."""
    match indicator.measure:
        case Ratio() as ratio:
            return _ratio(world, ratio, units)
        case Days() as days:
            return _days(world, days, units)
        case Latest() as latest:
            return _latest(world, latest, units)
        case Change() as change:
            return _change(world, change, units)
        case Judged() as judged:
            return _judged(world, judged, units)
    raise TypeError(indicator.measure)


def _credited(
    world: World, selection: Selection, units: Sequence[str]
) -> Iterator[tuple[str, Row]]:
    """Each unit with a record that counts for it, in the order of the records."""
    wanted = set(units)
    for row in sorted(world.select(selection), key=lambda row: str(row["record"])):
        for unit in sorted(world.credited(row, selection, Track.UNIT) & wanted):
            yield unit, row


def _ratio(world: World, ratio: Ratio, units: Sequence[str]) -> Found:
    found: Found = {unit: [] for unit in units}
    if world.interval(ratio.window) is None:
        return found
    up, down = ratio.raised(world.kinds)
    for unit, row in _credited(world, ratio.selection, units):
        item = _side(world, ratio.top, ratio.selection, row)
        part = (row[ratio.top.field] or 0) if ratio.top.field else 1
        found[unit].append(dataclasses.replace(item, counts=0, part=part * up))
    if isinstance(ratio.under, Roster):
        for unit, rows in enrolled(world, ratio.under, units).items():
            found[unit] += [
                dataclasses.replace(i, counts=int(i.amount or 0) * down, part=0, below=True)
                for _code, i in rows
            ]
        return found
    below = ratio.under.within(ratio.window)
    for unit, row in _credited(world, below, units):
        item = _side(world, ratio.under, below, row)
        size = (row[ratio.under.field] or 0) if ratio.under.field else 1
        found[unit].append(dataclasses.replace(item, counts=size * down, part=0, below=True))
    return found


def _side(world: World, side: Side, selection: Selection, row: Row) -> Item:
    amount = _amount(world, row, side.field) if side.field else Decimal(1)
    return dataclasses.replace(plain(world, selection, row, row["record"]), amount=amount)


def _amount(world: World, row: Row, field: str) -> Decimal | None:
    """The number a field holds, with its places."""
    declared = world.kinds[row["kind"]].field(field)
    places = declared.scale if declared else 0
    return None if row[field] is None else Decimal(row[field]).scaleb(-places)


def reckoned(days: Days) -> bool:
    """Whether both dates stand in the workbook, so that a formula reckons the days."""
    return days.from_ in BASE_DATES and days.to in BASE_DATES


def _days(world: World, days: Days, units: Sequence[str]) -> Found:
    found: Found = {unit: [] for unit in units}
    for unit, row in _credited(world, days.selection, units):
        length = days.between(row, world)
        formula = reckoned(days) and days.begun(row, world) == row.get(column(days.from_))
        item = plain(world, days.selection, row, _what(row, found[unit]))
        found[unit].append(
            dataclasses.replace(
                item,
                days=length if formula else None,
                amount=None if formula else length,
                counts=int(length is not None),
                part=length,
            )
        )
    return found


def _what(row: Row, before: Sequence[Item]) -> str | Text:
    """The number of a record; members have no codes here."""
    return numbered(MEMBER, len(before) + 1) if row["kind"] == "members" else str(row["record"])


def _owned(
    world: World, measure: Latest | Change, rows: Sequence[Row], group: Text
) -> list[tuple[Row, Item]]:
    """The records of one owner, which stands under a number."""
    return [
        (
            row,
            dataclasses.replace(
                plain(world, measure.selection, row, row["record"]),
                amount=_amount(world, row, measure.field),
                value=group,
                part=None,
            ),
        )
        for row in rows
    ]


def _latest(world: World, latest: Latest, units: Sequence[str]) -> Found:
    """The last record of each unit counts; one that is the last of two counts the first time."""
    owners = by_owner(world, latest.selection, latest.field, Track.UNIT)
    found: Found = {}
    for unit in units:
        gathered: list[Item] = []
        seen: set[str] = set()
        mine = sorted(o for o in owners if latest.stands_for(world, o, unit))
        for number, owner in enumerate(mine, 1):
            items = _owned(world, latest, owners[owner], numbered(UNIT, number))
            row, item = items[-1]
            if row["record"] not in seen:
                items[-1] = row, dataclasses.replace(item, part=row[latest.field])
            seen.add(row["record"])
            gathered += [item for _row, item in items]
        found[unit] = _in_order(gathered, fixed=latest.up != "none" and bool(latest.selection.for_))
    return found


def _in_order(items: Sequence[Item], *, fixed: bool = False) -> list[Item]:
    """By record, as the formulas that look for the last of a day expect it."""
    ordered = sorted(items, key=lambda item: (str(item.what), str(item.value)))
    return [dataclasses.replace(i, fixed=True) for i in ordered] if fixed else ordered


def _change(world: World, change: Change, units: Sequence[str]) -> Found:
    """The first record of an owner is taken off, the last added; of one alone neither."""
    owners = by_owner(world, change.selection, change.field, change.of_whom)
    noun = MEMBER if change.of_whom is Track.PERSON else UNIT
    found: Found = {}
    for unit in units:
        gathered: list[Item] = []
        mine = sorted(o for o in owners if unit in change.above(world, o, Track.UNIT))
        for number, owner in enumerate(mine, 1):
            items = _owned(world, change, owners[owner], numbered(noun, number))
            if len(items) > 1:
                (first, one), (last, other) = items[0], items[-1]
                items[0] = first, dataclasses.replace(one, part=-first[change.field])
                items[-1] = last, dataclasses.replace(other, part=last[change.field])
            gathered += [item for _row, item in items]
        found[unit] = _in_order(gathered)
    return found


def _judged(world: World, judged: Judged, units: Sequence[str]) -> Found:
    found: Found = {unit: [] for unit in units}
    places = 0 if judged.worth else len(str(judged.scale(world.kinds))) - 1
    for unit, row in _credited(world, judged.judgements, units):
        given = judged.given(row)
        if given is not None:
            item = plain(world, judged.selection, row, row["record"])
            amount = Decimal(given).scaleb(-places)
            found[unit].append(dataclasses.replace(item, amount=amount, part=given))
    return found
