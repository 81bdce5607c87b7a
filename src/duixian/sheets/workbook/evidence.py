"""What stands behind the numbers of some units: one row for each record, answer sheet or member counted."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from duixian.rulebook.kinds.rosters import MEMBERS
from duixian.rulebook.measures import (
    Change,
    Coverage,
    Days,
    Distinct,
    Judged,
    Latest,
    Part,
    Ratio,
    Satisfaction,
    Share,
    Sum,
    World,
)
from duixian.rulebook.measures.enrolled import had_by_hand
from duixian.rulebook.measures.world import Row
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType, Track
from duixian.sheets.county import County

from .further import further
from .items import (
    MEMBER,
    Item,
    Said,
    enrolled,
    numbered,
    plain,
)
from .near import near

OTHERS = Text("外单位的记录", "A record of another unit")
TOO_FEW = Text("份数太少，不显示", "too few to show")
Behind = Mapping[tuple[str, str], Sequence[Item]]


def behind(county: County, units: Sequence[str], seen: Collection[str] | None = None) -> Behind:
    """The items behind each number of these units, by unit and indicator, in order of the records.

    Where `seen` are the units whose records may be named, those of others have a number only.
    """
    world = near(county, units)
    unnamed = _unnamed(world, seen)
    found: dict[tuple[str, str], Sequence[Item]] = {}
    for indicator in county.indicators:
        asked = [u for u in units if indicator.id in county.numbers[u]]
        for unit, rows in _gathered(world, indicator, asked).items():
            found[unit, indicator.id] = [
                dataclasses.replace(i, what=OTHERS) if i.what in unnamed else i for i in rows
            ]
    return found


def _gathered(world: World, indicator: Indicator, units: Sequence[str]) -> dict[str, list[Item]]:
    """The items of each unit, as the measure asks for them."""
    match indicator.measure:
        case Coverage():
            return _members(world, indicator, units)
        case Ratio() | Days() | Latest() | Change() | Judged():
            return further(world, indicator, units)
        case _:
            return _records(world, indicator, units)


def _unnamed(world: World, seen: Collection[str] | None) -> Collection[Said]:
    """The records of units that the reader does not see."""
    if seen is None:
        return ()
    rows = (row for rows in world.records.values() for row in rows)
    return {row["record"] for row in rows if row["unit"] not in seen}


def _records(world: World, indicator: Indicator, units: Sequence[str]) -> dict[str, list[Item]]:
    selection = indicator.measure.selection
    found: dict[str, list[Item]] = {unit: [] for unit in units}
    for row in sorted(world.select(selection), key=lambda row: str(row["record"])):
        mine = world.credited(row, selection, Track.UNIT) & found.keys()
        for unit in sorted(mine):
            what = row["record"]
            if row["kind"] == MEMBERS.id:
                what = numbered(MEMBER, len(found[unit]) + 1)
            found[unit] += _items(world, indicator, row, what)
    if isinstance(indicator.measure, Distinct):
        hidden = _is_somebody(world, indicator.measure)
        return {unit: _told_apart(items, hidden=hidden) for unit, items in found.items()}
    return found


def _is_somebody(world: World, measure: Distinct) -> bool:
    """Whether the values told apart are people: members, or households outside."""
    fields = [world.kinds[kind].field(measure.field) for kind in measure.selection.of]
    types = {field.type for field in fields if field}
    return measure.field == "person" or bool(types & {FieldType.PERSON, FieldType.OUTSIDER})


def _told_apart(items: Sequence[Item], *, hidden: bool) -> list[Item]:
    """Each value counts the first time; people stand under a number instead of their code."""
    numbers: dict[Said, Text] = {}
    found = []
    for item in items:
        first = item.value not in numbers and item.value != ""
        if first:
            numbers[item.value] = Text(f"{len(numbers) + 1} 号", f"No. {len(numbers) + 1}")
        value = numbers.get(item.value, "") if hidden else item.value
        found.append(dataclasses.replace(item, value=value, part=int(first)))
    return found


def _items(world: World, indicator: Indicator, row: Row, what: Said) -> Iterator[Item]:
    """One item for a record; for different values, one for each value of it."""
    item = plain(world, indicator.measure.selection, row, what)
    match indicator.measure:
        case Distinct(field=name):
            values = sorted(world.told_apart(row, name)) or ("",)
            yield from (dataclasses.replace(item, value=str(value)) for value in values)
        case Share(part=part):
            unseen = Part(where=part.where, has=part.has, lacks=part.lacks, linked=part.linked, tagged=part.tagged)  # fmt: skip
            yield dataclasses.replace(
                item,
                other=None if unseen == Part() else world.meets(row, unseen),
                value=_labels(world, row, part),
                part=int(world.meets(row, part)),
            )
        case Sum(field=name):
            scale = 10 ** getattr(world.kinds[row["kind"]].field(name), "scale", 0)
            amount = None if row[name] is None else Decimal(row[name]) / scale
            yield dataclasses.replace(item, amount=amount, part=row[name] or 0)
        case Satisfaction() as measure:
            yield _votes(world, measure, row, item)
        case _:
            yield item


def _labels(world: World, row: Row, part: Part) -> Said:
    """What the record says in the fields that the part asks about, for the reader."""
    kind = world.kinds[row["kind"]]
    said: list[Text] = []
    for name in part.where:
        field = kind.field(name)
        options = {o.id: o.name for o in field.options} if field else {}
        said += [options.get(str(v), Text(str(v), str(v))) for v in world.values(row, name)]
    if not said:
        return ""
    return Text("、".join(t.zh for t in said), ", ".join(t.en for t in said))


def _votes(world: World, measure: Satisfaction, row: Row, item: Item) -> Item:
    """The answers of a sheet; of one with too few, none are written down anywhere."""
    field = world.kinds[row["kind"]].field(measure.tally)
    options = [o.id for o in field.options] if field else []
    votes = {option: row[f"{measure.tally}_{option}"] or 0 for option in options}
    answers = sum(votes.values())
    if answers < measure.at_least:
        return dataclasses.replace(item, value=TOO_FEW, counts=0, part=0)
    good = measure.worth(row)
    asked = sum(n for o, n in votes.items() if o not in measure.leave_out) * measure.whole
    return dataclasses.replace(
        item, answers=answers, amount=good, asked=asked, counts=asked, part=good if asked else 0
    )


def _members(world: World, indicator: Indicator, units: Sequence[str]) -> dict[str, list[Item]]:
    """Everyone on the roster below a unit; people without name or code: the first member, the second..."""
    measure = indicator.measure
    assert isinstance(measure, Coverage)
    if world.interval(measure.selection.window) is None:
        return {unit: [] for unit in units}
    had = had_by_hand(measure.selection, measure.among, world)
    return {
        unit: [
            dataclasses.replace(item, amount=had[code], part=int(had[code] >= measure.at_least))
            for code, item in rows
        ]
        for unit, rows in enrolled(world, measure.among, units).items()
    }
