"""The two rosters as kinds, so that units in force and members can be counted like records."""

from __future__ import annotations

from collections.abc import Mapping

from duixian.rulebook.lifecycle import State
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType, Stage

from . import Field, Kind, Option

ON_THE_ROLL = State("on_the_roll", Text("在册", "on the roll"), Stage.DONE)

UNITS = Kind(
    "units",
    Text("组织", "Unit"),
    fields=(
        Field("type", Text("组织类型", "Type"), FieldType.CHOICE),
        Field("category", Text("类别", "Category"), FieldType.CHOICE),
        Field("members", Text("党员数", "Members"), FieldType.NUMBER, unit="人"),
        Field("households", Text("户数", "Households"), FieldType.NUMBER, unit="户"),
    ),
    states=(ON_THE_ROLL,),
    moves=(),
)
MEMBERS = Kind(
    "members",
    Text("党员", "Member"),
    fields=(
        Field(
            "status",
            Text("党籍", "Status"),
            FieldType.CHOICE,
            options=(
                Option("full", Text("正式党员", "full member")),
                Option("probationary", Text("预备党员", "probationary member")),
            ),
        ),
        Field("gender", Text("性别", "Gender"), FieldType.CHOICE),
        Field("education", Text("学历", "Education"), FieldType.CHOICE),
        Field("age", Text("年龄", "Age"), FieldType.NUMBER, unit="岁"),
    ),
    states=(ON_THE_ROLL,),
    moves=(),
)
ROSTERS: Mapping[str, Kind] = {kind.id: kind for kind in (UNITS, MEMBERS)}


def countable(kinds: Mapping[str, Kind]) -> dict[str, Kind]:
    """The kinds of a pack, and the rosters beside them."""
    return {**kinds, **ROSTERS}
