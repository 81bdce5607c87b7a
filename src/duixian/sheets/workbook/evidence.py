"""What stands behind the numbers of some units: one row for each record, answer sheet or member counted."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from duixian.rulebook.kinds import Kind
from duixian.rulebook.kinds.rosters import MEMBERS
from duixian.rulebook.ledger.cut import open_before
from duixian.rulebook.measures import (
    Change,
    Coverage,
    Days,
    Distinct,
    Judged,
    Latest,
    Part,
    Ratio,
    Roster,
    Satisfaction,
    Selection,
    Share,
    Sum,
    World,
)
from duixian.rulebook.measures.enrolled import everyone, had_by_hand
from duixian.rulebook.measures.world import Row
from duixian.rulebook.scorecards.standard import Indicator
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType, RosterName, Stage, Timing, Track
from duixian.sheets.county import County

from .near import near

STAGES = {
    Stage.DRAFT: Text("草稿", "draft"),
    Stage.OPEN: Text("在办", "open"),
    Stage.DONE: Text("办成", "done"),
    Stage.FAILED: Text("没办成", "failed"),
    Stage.VOID: Text("作废", "void"),
}

TIMINGS = {
    Timing.IN_TIME: Text("按时", "in time"),
    Timing.LATE: Text("逾期办结", "late"),
    Timing.OVERDUE: Text("到期未办", "overdue"),
    Timing.NOT_DUE: Text("未到期", "not due yet"),
}
OTHERS = Text("外单位的记录", "A record of another unit")
TOO_FEW = Text("份数太少，不显示", "too few to show")
MEMBER, UNIT = Text("党员", "Member"), Text("组织", "Unit")
NOUNS = {
    RosterName.MEMBERS: MEMBER,
    RosterName.POSTS: Text("任职人员", "Holder of a post"),
    RosterName.UNITS: UNIT,
    RosterName.HOUSEHOLDS: UNIT,
}
Said = str | Text
"""A name that has only one form, or a text in both languages."""


@dataclass(frozen=True)
class Item:
    """One thing counted, with what the formulas need of it; what a measure does not ask stays empty.

    `amount` is the number added up, the good answers, or the records a member has; `asked` and
    `answers` are the valid and all answers of a sheet; `other` says whether conditions hold that no
    formula here can test. `timing`, `days`, `counts` and `part` are what the formulas come to: programs
    that do not work them out show these. `below` says that it stands below the line of a ratio, `fixed`
    that no formula can say what it adds.
    """

    what: Said
    kind: Said = ""
    state: Said = ""
    stage: Said = ""
    occurred_on: dt.date | None = None
    due_on: dt.date | None = None
    closed_on: dt.date | None = None
    entered_on: dt.date | None = None
    carried: bool | None = None
    amount: Decimal | int | None = None
    asked: int | None = None
    answers: int | None = None
    value: Said = ""
    other: bool | None = None
    timing: Said = ""
    days: int | None = None
    counts: int = 1
    part: int | None = 1
    below: bool = False
    fixed: bool = False


def kind_name(kinds: Mapping[str, Kind], id_: str) -> Text:
    """What a kind is called in the workbook, unlike any other."""
    return _alone(id_, {kind.id: kind.name for kind in kinds.values()})


def state_name(kind: Kind, id_: str) -> Text:
    """What a state is called in the workbook, unlike any other of its kind."""
    return _alone(id_, {state.id: state.name for state in kind.states})


def _alone(id_: str, names: Mapping[str, Text]) -> Text:
    """A name, with its id where another is the same: formulas compare names, and heed no capitals."""
    name = names[id_]
    others = [other for key, other in names.items() if key != id_]
    shared = any(
        name.zh.casefold() == other.zh.casefold() or name.en.casefold() == other.en.casefold()
        for other in others
    )
    return Text(f"{name.zh}（{id_}）", f"{name.en} ({id_})") if shared else name


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
    from .further import further

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


def numbered(noun: Text, number: int) -> Text:
    """One of several without a name."""
    return Text(f"{noun.zh} {number}", f"{noun.en} {number}")


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


def plain(world: World, selection: Selection, row: Row, what: Said) -> Item:
    """A record with its state and dates."""
    kind = world.kinds[row["kind"]]
    span = world.interval(selection.window)
    carried = None
    if selection.carried_in and span and span.start:
        carried = bool(row.get(open_before(span.start)))  # rosters are never carried
    days = {name: row[name] for name in ("occurred_on", "due_on", "closed_on", "entered_on")}
    return Item(
        what=what, kind=kind_name(world.kinds, kind.id), state=state_name(kind, row["state"]),
        stage=STAGES[Stage(row["stage"])], carried=carried,
        timing=TIMINGS[Timing(row["timing"])] if row["timing"] else "", **days,
    )  # fmt: skip


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


def enrolled(
    world: World, among: Roster, units: Sequence[str]
) -> dict[str, list[tuple[str, Item]]]:
    """Who or what is on a roster below each unit: its code, and the item it stands as."""
    found: dict[str, dict[str, Item]] = {unit: {} for unit in units}
    for one in sorted(everyone(among, world), key=lambda one: (one.code, one.unit)):
        for unit in set(world.tree.seats[one.unit]) & found.keys():
            rows = found[unit]
            if one.code not in rows:
                noun = NOUNS.get(among.roster) or kind_name(
                    world.kinds, str(world.record(one.code)["kind"])
                )
                what = numbered(noun, len(rows) + 1) if among.persons else one.code
                rows[one.code] = Item(what, kind=noun, amount=one.size)
    return {unit: list(rows.items()) for unit, rows in found.items()}
