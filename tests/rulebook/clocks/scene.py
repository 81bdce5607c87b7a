"""A small county with its clocks: problems, tasks, patrols, members' studies."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from duixian.rulebook.clocks import Facts, Kept
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.ledger.tree import Holder, Member, Tree, Unit
from duixian.rulebook.lifecycle import Due, Escalate, Every, Move, State
from duixian.rulebook.moves import Step
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, FieldType, LinkType, PeriodName, Stage

OPENED = dt.date(2000, 1, 1)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


# The first week of October 2010 off, made up for on the two Saturdays around it.
OCTOBER = {
    **{dt.date(2010, 10, n): False for n in range(1, 8)},
    dt.date(2010, 9, 25): True,
    dt.date(2010, 10, 9): True,
}


def unit(code: str, parent: str | None, type_: str = "branch", opened: dt.date = OPENED) -> Unit:
    return Unit(code, code, type_, "rural", parent, opened)


UNITS = {
    u.code: u
    for u in (
        unit("P", None, "committee"),
        unit("C", "P", "committee"),
        unit("T", "C", "committee"),
        unit("a", "T"),
        unit("b", "T"),
        unit("late", "T", opened=day("2010-07-15")),
    )
}
TREE = Tree(
    day("2010-06-30"),
    UNITS,
    members=(Member("p1", "a", OPENED), Member("p2", "a", day("2010-06-15"))),
    holders=(Holder("p1", "a", "secretary", OPENED), Holder("p1", "a", "recorder", OPENED)),
)


def named(id_: str) -> Text:
    return Text(id_, id_)


def kind(id_: str, *clocks: object, fields: tuple[Field, ...] = ()) -> Kind:
    """Begun, put aside, claimed, sent back, closed."""
    states = (
        State("open", named("open"), Stage.OPEN),
        State("aside", named("aside"), Stage.OPEN, "stopped"),
        State("claimed", named("claimed"), Stage.OPEN),
        State("closed", named("closed"), Stage.DONE),
        State("draft", named("draft"), Stage.DRAFT),
    )
    by = (Actor.SECRETARY,)
    moves = (
        Move("begin", named("begin"), "open", by),
        Move("pause", named("pause"), "aside", by, ("open",)),
        Move("resume", named("resume"), "open", by, ("aside",)),
        Move("claim", named("claim"), "claimed", by, ("open",)),
        Move("return", named("return"), "open", by, ("claimed",)),
        Move("close", named("close"), "closed", by, ("claimed",)),
    )
    return Kind(id_, named(id_), fields, states, moves, clocks)


ESCALATE = Escalate(Span(working_days=5), "superior", 2)
PROBLEM = kind("problem", Due("begin", move="claim", working_days=30, remind=7), ESCALATE)
TASK = kind("task", Due("due_on", move="claim", days=0, remind=7), ESCALATE)
BARE = kind("bare", ESCALATE)
PATROL = kind(
    "patrol",
    Every("patrol", "units", PeriodName.MONTH, at_least=2, lead=Span(working_days=3)),
)
REPORT = kind(
    "report", fields=(Field("on", named("on"), FieldType.LINK, to=("plan",), as_=LinkType.PART_OF),)
)
PLAN = kind("plan", Every("report", "records", PeriodName.MONTH))
STUDY = kind(
    "study",
    Every("study", "members", PeriodName.MONTH),
    fields=(Field("present", named("present"), FieldType.PERSON),),
)
KINDS = {k.id: k for k in (PROBLEM, TASK, BARE)}
WHO = frozenset({"p1"})


def kept(
    kind_: str, state: str, *steps: tuple[str, str], record: str = "r1", **values: object
) -> Kept:
    made = tuple(Step(move, day(on), WHO) for move, on in steps)
    unit_ = str(values.pop("unit", "a"))
    return Kept(record, kind_, unit_, state, values, made)


def facts(on: str, *records: Kept, **more: object) -> Facts:
    found = {"kinds": KINDS, "tree": replace(TREE, day=day(on)), "top": "C", **more}
    return Facts(day(on), records=records, **found)
