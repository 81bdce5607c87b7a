"""What a move brings about besides: drafts taken over field by field, words beforehand, circles."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from duixian.rulebook.kinds import Field, Kind, Many, Option
from duixian.rulebook.lifecycle import Create, HandUp, Move, MoveLinked, State
from duixian.rulebook.lifecycle.needs import Has, SomeoneElse
from duixian.rulebook.moves import Asked, Step, circle, foretold, judge_entailed, owed
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Actor, FieldClass, FieldType, LinkType, Stage

ON = dt.date(2026, 11, 23)


def options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(id_, Text(id_, id_)) for id_ in ids)


def field(id_: str, type_: FieldType, **more: object) -> Field:
    return Field(id_, Text(id_, id_), type_, **more)


def kind(id_: str, fields: tuple[Field, ...], *moves: Move) -> Kind:
    states = (
        State("new", Text("新", "new"), Stage.OPEN),
        State("over", Text("完", "over"), Stage.DONE),
    )
    return Kind(id_, Text(id_, id_), fields, states, moves)


BEGIN = Move("begin", Text("起", "Begin"), "new", (Actor.RECORDER,))
END = Move(
    "end", Text("止", "End"), "over", (Actor.SUPERIOR,), ("new",), then=(Create("task", "source"),)
)
SOURCE = kind(
    "finding",
    (
        field("text", FieldType.TEXT),
        field("sort", FieldType.CHOICE, options=options("road", "water")),
        field("hours", FieldType.NUMBER, scale=1),
        field("secret", FieldType.TEXT, class_=FieldClass.SENSITIVE),
        field("helpers", FieldType.PERSON, many=Many(0, 9)),
        field("only_here", FieldType.TEXT),
    ),
    BEGIN,
    END,
)
TARGET = kind(
    "task",
    (
        field("text", FieldType.TEXT, class_=FieldClass.PERSONAL),
        field("sort", FieldType.CHOICE, options=options("road", "light")),
        field("hours", FieldType.NUMBER, scale=2),
        field("secret", FieldType.TEXT),
        field("helpers", FieldType.PERSON),
        field("later", FieldType.TEXT),
        field("source", FieldType.LINK, to=("finding",), as_=LinkType.COMES_FROM),
    ),
    BEGIN,
    replace(END, then=(), needs=(Has(("later",)),)),
)
KINDS = {"finding": SOURCE, "task": TARGET}
VALUES = {
    "text": "路不平", "sort": "road", "hours": 15, "secret": "张三说的", "helpers": ("P1",),
    "only_here": "在此", "later": "以后",
}  # fmt: skip
MADE = (Step("begin", ON, frozenset({"P1"})), Step("end", ON, frozenset({"P2"})))


def drafts(
    values: dict[str, object], steps: tuple[Step, ...] = MADE
) -> list[tuple[str, str, object]]:
    return [
        (each.kind, each.by, dict(each.values)) for each in owed(SOURCE, KINDS, "f1", steps, values)
    ]


def test_only_what_both_kinds_ask_for_alike_and_as_carefully_is_taken_over():
    taken = {"text": "路不平", "sort": "road", "source": ("f1",)}
    assert drafts(VALUES) == [("task", "source", taken)]


def test_an_option_that_the_other_kind_lacks_is_left_empty():
    assert drafts({"sort": "water"}) == [("task", "source", {"source": ("f1",)})]


def test_a_move_made_twice_makes_two_drafts_and_one_not_made_makes_none():
    assert len(drafts(VALUES, (*MADE, MADE[-1]))) == 2
    assert drafts(VALUES, MADE[:1]) == []


def test_a_kind_that_is_not_there_any_more_makes_no_draft():
    assert list(owed(SOURCE, {"finding": SOURCE}, "f1", MADE, VALUES)) == []


LINK = field("before", FieldType.LINK, to=("finding",), as_=LinkType.CONTINUES)


def with_move(then: tuple[object, ...]) -> Kind:
    return replace(SOURCE, fields=(*SOURCE.fields, LINK), moves=(BEGIN, replace(END, then=then)))


@pytest.mark.parametrize(
    ("then", "said"),
    [
        ((), []),
        (
            (Create("task", "source"),),
            [
                "By rule this also makes a draft of “task”, which stands in the unit's to-do list until it is completed."
            ],
        ),
        ((HandUp(2),), ["By rule the solver is the unit 2 above."]),
        ((MoveLinked("before", "end"),), ["By rule the finding in “before” makes “End” as well."]),
    ],
)
def test_what_a_move_brings_about_is_said_beforehand_and_ends_even_in_a_circle(then, said):
    changed = with_move(then)
    kinds = {**KINDS, "finding": changed}
    assert [text.en for text in foretold(changed, changed.moves[1], kinds)] == said


def test_a_circle_is_found_with_its_way():
    round_ = with_move((MoveLinked("before", "end"),))
    kinds = {**KINDS, "finding": round_}
    assert circle(round_, round_.moves[1], kinds) == (("finding", "end"), ("finding", "end"))
    assert circle(SOURCE, END, KINDS) == ()


def test_a_draft_whose_first_move_makes_a_draft_of_the_first_kind_is_a_circle():
    again = replace(TARGET, moves=(replace(BEGIN, then=(Create("finding", "x"),)),))
    first = replace(SOURCE, moves=(replace(BEGIN, then=(Create("task", "source"),)),))
    kinds = {"finding": first, "task": again}
    way = (("finding", "begin"), ("task", "begin"), ("finding", "begin"))
    assert circle(first, first.moves[0], kinds) == way


def test_a_rule_asks_nobodys_right_but_the_facts():
    move = replace(END, needs=(SomeoneElse(("begin",)), Has(("text",))))
    asked = Asked("new", frozenset(), frozenset({"P1"}), ON, ON, {"text": "有"}, MADE[:1])
    assert judge_entailed(SOURCE, move, asked).allowed
    empty = judge_entailed(SOURCE, move, replace(asked, values={}, state="over"))
    assert [o.text.zh for o in empty.obstacles] == [
        "现在是“完”，“止”要从“新”办起。",
        "要填“text”。",
    ]
