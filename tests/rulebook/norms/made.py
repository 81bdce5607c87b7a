"""Small packs made by hand: two kinds that a branch fills in, one that a township settles."""

from __future__ import annotations

import datetime as dt

from duixian.rulebook.calendars import Period, WholeCampaign
from duixian.rulebook.kinds import Field, Kind, Many, Option
from duixian.rulebook.lifecycle import Every, Move, State
from duixian.rulebook.lifecycle.needs import Has, SomeoneElse
from duixian.rulebook.measures import Coverage, Roster, Selection
from duixian.rulebook.scorecards.standard import (
    Category,
    Heading,
    Indicator,
    Item,
    Pack,
    Standard,
)
from duixian.rulebook.vocabulary.text import Clause, Text
from duixian.rulebook.vocabulary.words import (
    Actor,
    FieldType,
    PeriodName,
    RosterName,
    Stage,
    Track,
)


def said(word):
    return Text(word, word)


SORT = Field(
    "sort",
    said("类"),
    FieldType.CHOICE,
    options=(Option("book", said("书")), Option("talk", said("会"))),
)
TITLE = Field("title", said("题目"), FieldType.TEXT)
HANDS = Field("hands", said("到会"), FieldType.PERSON, many=Many(0, 500))
VERDICT = Field("verdict", said("结论"), FieldType.YES_NO)

NOTED = State("noted", said("已记"), Stage.DONE)
STUDY = Kind(
    "study",
    said("学习"),
    (SORT, TITLE, HANDS),
    (NOTED,),
    (Move("note", said("记"), "noted", (Actor.RECORDER, Actor.SUBJECT), needs=(Has(("sort", "title")),)),),
)  # fmt: skip
PLEDGE = Kind(
    "pledge",
    said("承诺"),
    (TITLE, VERDICT),
    (
        State("open", said("在办"), Stage.OPEN),
        State("kept", said("兑现"), Stage.DONE),
        State("lost", said("没兑现"), Stage.FAILED),
    ),
    (
        Move("make", said("提"), "open", (Actor.RECORDER,), needs=(Has(("title",)),)),
        Move("lose", said("落空"), "lost", (Actor.SECRETARY,), from_=("open",)),
        Move(
            "keep", said("评"), "kept", (Actor.REPORTER, Actor.SUPERIOR), from_=("open",),
            needs=(SomeoneElse(("make",)), Has(("verdict",))),
        ),
    ),
)  # fmt: skip
KINDS = {kind.id: kind for kind in (STUDY, PLEDGE)}


def every(carrier, kind, for_="units", per=PeriodName.MONTH, at_least=1):
    """A kind with a clock."""
    clock = Every(kind, for_, per, at_least)
    return Kind(
        carrier.id, carrier.name, carrier.fields, carrier.states, carrier.moves,
        (*carrier.clocks, clock),
    )  # fmt: skip


def covering(id_, of, roster="members", window="year", at_least=1, for_=(), **where):
    """An indicator of coverage."""
    days = WholeCampaign() if window == "campaign" else Period(PeriodName(window))
    selection = Selection(
        (of,), where={k: tuple(v) for k, v in where.items()}, for_=for_, window=days
    )
    measure = Coverage(selection, "none", Roster(RosterName(roster)), at_least)
    return asks(id_, measure)


def asks(id_, measure, points=None, applies_to=()):
    """An indicator on some measure."""
    from duixian.rulebook.vocabulary.words import Line

    return Indicator(
        id_, said(id_), "done", Line.DONE, Clause("条"), measure, applies_to=applies_to, points=points
    )  # fmt: skip


def pack(id_, *indicators, kinds=KINDS, categories=(), track=Track.UNIT, **more):
    """A pack of a year."""
    return Pack(
        id=id_, name=said(id_), policy="2026", uses=(),
        calendar=(Item("campaign", said("全程"), "campaign", dt.date(2026, 1, 1), dt.date(2026, 12, 31)),),
        categories=tuple(Category(c, said(c)) for c in categories),
        standards=(Standard("s", said("标准"), track, (Heading("done", said("办")),)),),
        indicators=tuple(indicators), kinds=kinds, **more,
    )  # fmt: skip
