"""What one row of the workbook's basis is: a record, an answer sheet or a member, with its state and dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger.cut import open_before
from duixian.rulebook.measures import Roster, Selection, World
from duixian.rulebook.measures.enrolled import everyone
from duixian.rulebook.measures.world import Row
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import RosterName, Stage, Timing

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


def numbered(noun: Text, number: int) -> Text:
    """One of several without a name."""
    return Text(f"{noun.zh} {number}", f"{noun.en} {number}")


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
