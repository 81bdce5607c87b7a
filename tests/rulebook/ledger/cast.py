"""A small invented county: three kinds, its tables as text, and ways to write them to a folder."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from duixian.rulebook.kinds import Field, Kind, Many, Option
from duixian.rulebook.lifecycle import State
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType, Stage

if TYPE_CHECKING:
    from pathlib import Path

Rows = list[list[str]]


def text(word: str) -> Text:
    return Text(word, word)


def options(*ids: str) -> tuple[Option, ...]:
    return tuple(Option(i, text(i)) for i in ids)


def states(**stages: Stage) -> tuple[State, ...]:
    return tuple(State(i, text(i), stage) for i, stage in stages.items())


def field(id_: str, type_: FieldType, **more: object) -> Field:
    return Field(id_, text(id_), type_, **more)


PLEDGE = Kind(
    "pledge",
    Text("承诺", "Pledge"),
    (
        field("maker", FieldType.CHOICE, options=options("team", "member")),
        field("text", FieldType.TEXT, most=20),
        field("verdict", FieldType.TALLY, options=options("good", "bad")),
        field("witnesses", FieldType.PERSON, many=Many(1, 3)),
        field("renews", FieldType.LINK, to=("pledge",)),
    ),
    states(
        shown=Stage.OPEN,
        kept=Stage.DONE,
        broken=Stage.FAILED,
        drawn=Stage.DRAFT,
        taken_back=Stage.VOID,
    ),
    (),
)
TASK = Kind(
    "task",
    Text("任务", "Task"),
    (
        field("fields", FieldType.CHOICE, many=Many(1, 2), options=options("road", "water")),
        field("cost", FieldType.NUMBER, scale=2, to=500),
        field("target", FieldType.NUMBER, from_=1, to=99),
        field("planned_on", FieldType.DATE),
        field("urgent", FieldType.YES_NO),
        field("leader", FieldType.UNIT),
        field("checker", FieldType.PERSON),
        field("reporter", FieldType.OUTSIDER),
        field("partners", FieldType.UNIT, many=Many(0, 9)),
        field("photo", FieldType.FILE),
    ),
    states(assigned=Stage.OPEN, finished=Stage.DONE),
    (),
)
PROBLEM = Kind(
    "problem",
    Text("问题", "Problem"),
    (field("source", FieldType.CHOICE, options=options("self", "masses")),),
    states(working=Stage.OPEN, closed=Stage.DONE),
    (),
)
KINDS = (PLEDGE, TASK, PROBLEM)

CLEAN = {
    "units": """\
code,parent,name,type,category,opened_on,closed_on,members,households
C,,甲县委员会,committee,rural,2000-01-01,,,
T,C,乙镇委员会,committee,rural,2000-01-01,,900,
S,C,丙镇委员会,committee,rural,2000-01-01,,800,
a,T,𠮷村支部,branch,rural,2001-01-01,,40,300
b,T,"㛃·丁村支部,东片",branch,rural,2001-01-01,2010-07-01,20,200
e,S,戊村支部,branch,rural,2001-01-01,,30,250
""",
    "unit_moves": "code,on,parent\na,2010-09-01,S\n",
    "posts": "person,unit,role,from_on,to_on\np,a,secretary,2009-03-01,\n",
    "heirs": "code,into,on\nb,a,2010-07-01\n",
    "persons": """\
code,unit,status,joined_on,left_on,birth_year,gender,education
p,a,full,2005-01-01,2010-07-01,1960,f,college
p,b,full,2010-07-01,,1960,f,college
q,b,probationary,2010-11-15,,1985,m,
""",
    "participants": "record,person,role\nP1,p,witnesses\nP1,q,witnesses\n",
    "partners": "record,unit,role\nT1,b,partners\nT1,e,partners\n",
    "links": "record,field,other\nP2,renews,P1\n",
    "calendar": """\
campaign,item,starts_on,ends_on
chuang,campaign,2010-04-01,
chuang,p1,2010-04-01,2010-06-30
""",
    "holidays": "day,works\n2010-10-01,no\n2010-10-09,yes\n",
    "records/pledge": """\
record,seq,known_at,unit,person,state,state_on,occurred_on,due_on,campaigns,maker,text,\
verdict_due,verdict_present,verdict_issued,verdict_returned,verdict_invalid,verdict_good,verdict_bad
P1,1,2010-05-01T09:00:00,a,p,shown,2010-05-01,2010-05-01,2010-09-30,chuang;civil,member,修𠮷桥,,,,,,,
P1,4,2010-09-21,a,p,kept,2010-09-20,2010-05-01,2010-09-30,chuang;civil,member,修𠮷桥,30,28,28,27,1,20,6
P2,5,2010-10-01T08:30:00,a,,shown,2010-10-01,2010-10-01,2011-03-31,,team,"办㛃·讲堂
每月一次",,,,,,,
""",
    "records/task": """\
record,seq,known_at,unit,person,state,state_on,occurred_on,due_on,campaigns,\
fields,cost,target,planned_on,urgent,leader,checker,reporter
T1,2,2010-05-02T10:00:00,T,p,assigned,2010-05-02,2010-05-02,2010-12-31,,\
road;water,12.50,3,2010-06-01,yes,S,q,k7f3
""",
    "records/problem": """\
record,seq,known_at,unit,person,state,state_on,occurred_on,due_on,campaigns,source
Q1,3,2010-06-01T10:00:00,e,,working,2010-06-01,2010-06-01,,,self
""",
}


def rows_of(table: str) -> Rows:
    return list(csv.reader(io.StringIO(table)))


def csv_of(rows: Rows) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def write(folder: Path, tables: dict[str, str], form: str = "utf-8") -> Path:
    """The tables in a folder: `parquet` with text columns, or CSV in the encoding of that name."""
    (folder / "records").mkdir(parents=True, exist_ok=True)
    for name, content in tables.items():
        if form == "parquet":
            write_parquet(folder / f"{name}.parquet", rows_of(content))
        else:
            (folder / f"{name}.csv").write_bytes(content.encode(form))
    return folder


def write_parquet(path: Path, rows: Rows) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    head, *body = rows
    columns = [pa.array([row[i] for row in body], pa.string()) for i in range(len(head))]
    pq.write_table(pa.Table.from_arrays(columns, names=head), path)
