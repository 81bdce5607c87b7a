"""The data contract: which tables a county hands over, and what each column holds.

One row of `records/<kind>` is one version of a record; nothing is ever overwritten.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from duixian.rulebook.vocabulary.text import Text


class Form(StrEnum):
    """How a column is written: in Parquet as the Arrow type named, in CSV as text."""

    CODE = "code"  # string
    TEXT = "text"  # string
    CODES = "codes"  # list<string>; in CSV separated by ;
    DAY = "day"  # date32; in CSV 2010-06-01
    MOMENT = "moment"  # timestamp[s]; in CSV 2010-06-01T08:30:00 or a day, which means its end
    WHOLE = "whole"  # int64
    SCALED = "scaled"  # decimal128 with the scale named; in CSV 12.50; held as int64 of 10^-scale


@dataclass(frozen=True)
class Column:
    """One column: its name, its form, and what its cells may hold.

    `refers` is what its codes must name (`units`, `persons` or `records`); `allowed` lists the
    values it takes (none: any); `least` is the smallest number.
    """

    name: str
    form: Form
    meaning: Text
    required: bool = False
    scale: int = 0
    refers: str = ""
    allowed: tuple[str, ...] = ()
    least: int | None = None


@dataclass(frozen=True)
class TableForm:
    """One table: its name, its columns, and the columns that together may occur only once."""

    name: str
    meaning: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    required: bool = False

    def column(self, name: str) -> Column | None:
        """The column of that name, if the table has it."""
        return next((c for c in self.columns if c.name == name), None)


def _column(name: str, form: Form, zh: str, en: str, **more: Any) -> Column:
    return Column(name, form, Text(zh, en), **more)


UNITS = TableForm(
    "units",
    Text("组织：树上的每个节点一行", "Units: one row for each node of the tree"),
    (
        _column("code", Form.CODE, "代码，终身不变", "code, never changes", required=True),
        _column(
            "parent",
            Form.CODE,
            "上级代码，最上一级留空",
            "code of the unit above; empty at the top",
            refers="units",
        ),
        _column("name", Form.TEXT, "名称", "name", required=True),
        _column("type", Form.CODE, "组织类型", "type of unit", required=True),
        _column("category", Form.CODE, "类别", "category", required=True),
        _column("opened_on", Form.DAY, "成立日期", "day it opened", required=True),
        _column(
            "closed_on",
            Form.DAY,
            "撤销日期，从这天起不再存在",
            "day from which it no longer exists",
        ),
        _column("members", Form.WHOLE, "党员数", "number of members", least=0),
        _column("households", Form.WHOLE, "户数", "number of households", least=0),
    ),
    key=("code",),
    required=True,
)
UNIT_MOVES = TableForm(
    "unit_moves",
    Text("组织划转：从哪天起归谁", "Moves of units: from which day under whom"),
    (
        _column("code", Form.CODE, "组织代码", "unit", required=True, refers="units"),
        _column("on", Form.DAY, "从这天起", "from this day on", required=True),
        _column("parent", Form.CODE, "新上级", "new unit above", required=True, refers="units"),
    ),
    key=("code", "on"),
)
HEIRS = TableForm(
    "heirs",
    Text("合并承接：撤销后由谁承接", "Heirs: who takes over after a merger or closing"),
    (
        _column("code", Form.CODE, "撤销的组织", "closed unit", required=True, refers="units"),
        _column(
            "into", Form.CODE, "承接的组织", "unit that takes over", required=True, refers="units"
        ),
        _column("on", Form.DAY, "从这天起", "from this day on", required=True),
    ),
    key=("code",),
)
PERSONS = TableForm(
    "persons",
    Text("人员：在一个组织的一段时间一行", "Persons: one row for each stay in a unit"),
    (
        _column("code", Form.CODE, "人员代码", "person", required=True),
        _column("unit", Form.CODE, "所在组织", "unit", required=True, refers="units"),
        _column(
            "status",
            Form.CODE,
            "正式 full、预备 probationary、非党员 none",
            "full, probationary or none",
            required=True,
            allowed=("full", "probationary", "none"),
        ),
        _column("joined_on", Form.DAY, "编入日期", "first day there", required=True),
        _column("left_on", Form.DAY, "转出日期，从这天起不在", "day from which no longer there"),
        _column("birth_year", Form.WHOLE, "出生年", "year of birth", least=0),
        _column("gender", Form.CODE, "性别", "gender"),
        _column("education", Form.CODE, "学历", "education"),
    ),
    key=("code", "joined_on"),
)
POSTS = TableForm(
    "posts",
    Text(
        "职务：谁从哪天到哪天在哪个组织任什么职",
        "Posts: who held which post in which unit from when to when",
    ),
    (
        _column("person", Form.CODE, "人员代码", "person", required=True, refers="persons"),
        _column("unit", Form.CODE, "组织代码", "unit", required=True, refers="units"),
        _column(
            "role",
            Form.CODE,
            "职务，如 secretary（书记）",
            "the post, such as secretary",
            required=True,
        ),
        _column("from_on", Form.DAY, "任职第一天", "first day in the post", required=True),
        _column("to_on", Form.DAY, "免职日期，从这天起不任", "day from which no longer in it"),
    ),
    key=("person", "unit", "role", "from_on"),
)
PARTICIPANTS = TableForm(
    "participants",
    Text(
        "参加人：记录里可填多人的字段", "Participants: fields of records that hold several persons"
    ),
    (
        _column("record", Form.CODE, "记录号", "record", required=True, refers="records"),
        _column("person", Form.CODE, "人员代码", "person", required=True, refers="persons"),
        _column("role", Form.CODE, "字段名", "the field", required=True),
    ),
    key=("record", "person", "role"),
)
PARTNERS = TableForm(
    "partners",
    Text(
        "配合单位：记录里可填多个组织的字段", "Partners: fields of records that hold several units"
    ),
    (
        _column("record", Form.CODE, "记录号", "record", required=True, refers="records"),
        _column("unit", Form.CODE, "组织代码", "unit", required=True, refers="units"),
        _column("role", Form.CODE, "字段名", "the field", required=True),
    ),
    key=("record", "unit", "role"),
)
LINKS = TableForm(
    "links",
    Text("关联：一条记录指向另一条", "Links: one record points at another"),
    (
        _column("record", Form.CODE, "记录号", "record", required=True, refers="records"),
        _column("field", Form.CODE, "字段名", "the field", required=True),
        _column(
            "other", Form.CODE, "指向的记录号", "record pointed at", required=True, refers="records"
        ),
    ),
    key=("record", "field", "other"),
)
CALENDAR = TableForm(
    "calendar",
    Text(
        "活动日历：活动、阶段、节点的起止", "Calendar: start and end of campaigns, phases and nodes"
    ),
    (
        _column("campaign", Form.CODE, "活动", "campaign", required=True),
        _column(
            "item",
            Form.CODE,
            "阶段或节点；整个活动写 campaign",
            "phase or node; `campaign` for the whole",
            required=True,
        ),
        _column("starts_on", Form.DAY, "开始日期", "first day", required=True),
        _column("ends_on", Form.DAY, "结束日期，未定留空", "last day; empty while open"),
    ),
    key=("campaign", "item"),
)
HOLIDAYS = TableForm(
    "holidays",
    Text("放假与调休", "Holidays and the working days that make up for them"),
    (
        _column("day", Form.DAY, "日期", "day", required=True),
        _column(
            "works",
            Form.CODE,
            "是否上班 yes 或 no",
            "worked: yes or no",
            required=True,
            allowed=("yes", "no"),
        ),
    ),
    key=("day",),
)

RECORD_COLUMNS = (
    _column(
        "record",
        Form.CODE,
        "记录号，全台账唯一",
        "record, unique in the whole ledger",
        required=True,
    ),
    _column(
        "seq", Form.WHOLE, "台账顺序号", "place in the order of the ledger", required=True, least=0
    ),
    _column("known_at", Form.MOMENT, "录入时间", "when it was entered", required=True),
    _column("unit", Form.CODE, "所属组织", "unit that owns it", required=True, refers="units"),
    _column("person", Form.CODE, "是谁的（责任人、本人）", "whose it is", refers="persons"),
    _column("state", Form.CODE, "状态", "state", required=True),
    _column(
        "state_on", Form.DAY, "从哪天起是这个状态", "day from which the state holds", required=True
    ),
    _column("occurred_on", Form.DAY, "发生日期", "day it happened"),
    _column("due_on", Form.DAY, "时限", "day it is due"),
    _column("campaigns", Form.CODES, "点名归入的活动", "campaigns it names"),
)

FIXED = (
    UNITS,
    UNIT_MOVES,
    HEIRS,
    PERSONS,
    POSTS,
    PARTICIPANTS,
    PARTNERS,
    LINKS,
    CALENDAR,
    HOLIDAYS,
)
