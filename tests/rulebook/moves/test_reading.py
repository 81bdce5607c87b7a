"""What is typed into a form: values, findings at their fields, and never more than tables take."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.kinds import Field, Kind, Many
from duixian.rulebook.ledger import from_texts
from duixian.rulebook.moves import Known, read_fields, texts_of
from duixian.rulebook.vocabulary.words import FieldType
from rulebook.ledger.cast import CLEAN, KINDS, PLEDGE, TASK, rows_of

TODAY = dt.date(2010, 6, 30)
KNOWN = Known(
    persons={"p", "q"},
    units={"C", "T", "S", "a", "b", "e"},
    records={"P1": "pledge", "Q1": "problem"},
)


def typed(kind: Kind, **texts: object):
    lists = {k: v if isinstance(v, list) else [v] for k, v in texts.items()}
    names = [*(f.id for f in kind.fields), "person", "occurred_on", "due_on"]
    read = read_fields(kind, names, lists, known=KNOWN, today=TODAY)
    return read.values, {name: [f.id for f in found] for name, found in read.findings.items()}


def test_each_type_of_field_has_its_value():
    values, wrong = typed(
        TASK,
        fields=["road", "water", "road"], cost=" １２.5 ", target="3", planned_on="2010年6月1日",
        urgent="yes", leader="S", checker="q", reporter="  李 大娘  ", partners=["b", "e", ""],
        person="p", occurred_on="2010/6/30", due_on="2010-12-31",
    )  # fmt: skip
    assert wrong == {}
    assert values == {
        "fields": ("road", "water"),
        "cost": 1250,
        "target": 3,
        "planned_on": dt.date(2010, 6, 1),
        "urgent": "yes",
        "leader": "S",
        "checker": "q",
        "reporter": "李 大娘",
        "partners": ("b", "e"),
        "person": "p",
        "occurred_on": TODAY,
        "due_on": dt.date(2010, 12, 31),
    }


def test_text_keeps_its_lines_and_loses_what_cannot_be_seen():
    values, _ = typed(PLEDGE, text="  办㛃·讲堂\r\n每月一次\x00\x07 ")
    assert values == {"text": "办㛃·讲堂\n每月一次"}


def test_empty_fields_have_no_value():
    texts = {f.id: "  " for f in TASK.fields} | {"person": "", "occurred_on": " ", "due_on": ""}
    assert typed(TASK, **texts) == ({}, {})


@pytest.mark.parametrize(
    ("kind", "texts", "wrong"),
    [
        (TASK, {"fields": ["road", "rail"]}, {"fields": ["E329"]}),
        (TASK, {"fields": ["road", "water", "rail"]}, {"fields": ["E329", "E347"]}),
        (TASK, {"cost": "1.234"}, {"cost": ["E316"]}),
        (TASK, {"cost": "500.01"}, {"cost": ["E344"]}),
        (TASK, {"target": "0"}, {"target": ["E345"]}),
        (TASK, {"target": "three"}, {"target": ["E315"]}),
        (TASK, {"urgent": "maybe"}, {"urgent": ["E329"]}),
        (TASK, {"planned_on": "2010-02-30"}, {"planned_on": ["E313"]}),
        (TASK, {"occurred_on": "2010-07-01"}, {"occurred_on": ["E651"]}),
        (TASK, {"due_on": "2010-07-01"}, {}),
        (TASK, {"leader": "zz", "checker": "zz"}, {"leader": ["E324"], "checker": ["E325"]}),
        (TASK, {"person": "zz"}, {"person": ["E325"]}),
        (PLEDGE, {"text": "字" * 21}, {"text": ["E346"]}),
        (PLEDGE, {"renews": ["Q1"]}, {"renews": ["E339"]}),
        (PLEDGE, {"renews": ["P9"]}, {"renews": ["E326"]}),
        (PLEDGE, {"witnesses": ["p", "zz"]}, {"witnesses": ["E325"]}),
        (PLEDGE, {"verdict_due": "-1"}, {"verdict": ["E317"]}),
        (
            PLEDGE,
            {"verdict_returned": "9", "verdict_issued": "8", "verdict_good": "10"},
            {"verdict": ["E335", "E336"]},
        ),
        (PLEDGE, {"verdict_present": "9", "verdict_due": "8"}, {"verdict": ["E337"]}),
    ],
)
def test_what_is_wrong_is_told_at_its_field(kind, texts, wrong):
    assert typed(kind, **texts)[1] == wrong


def test_all_that_is_wrong_is_told_at_once_with_what_to_do():
    lists = {"cost": ["x"], "target": ["0"]}
    read = read_fields(TASK, ["cost", "target"], lists, known=KNOWN, today=TODAY)
    said = {name: [f.what("zh") + "；" + f.hint("zh") for f in found] for name, found in read.findings.items()}  # fmt: skip
    assert said == {
        "cost": ["不是最多 2 位小数的数：x；只写数字和小数点，如 12.50"],
        "target": ["0 小于 1；至少 1；改正这一格"],
    }
    assert read.values == {"target": 0}


# What somebody may type: mostly sensible, now and then anything.
DIGITS = st.one_of(
    st.integers(-3, 120).map(str), st.decimals(-2, 600, places=2).map(str), st.just("１２")
)
DAYS = st.dates(dt.date(2009, 1, 1), dt.date(2011, 1, 1)).map(str)
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=24)
CODES = st.sampled_from(
    ["", "p", "q", "zz", "a", "T", "road", "water", "team", "yes", "no", "P1", "Q1", " p ", "a;b"]
)
CELL = st.one_of(DIGITS, DAYS, ANYTHING, CODES)
MORE = Kind(
    "more",
    TASK.name,
    (
        *TASK.fields,
        Field("least", TASK.name, FieldType.NUMBER, from_=-5, to=3, scale=1),
        Field("many", TASK.name, FieldType.PERSON, many=Many(2, 2)),
    ),
    TASK.states,
    (),
)


@st.composite
def forms(draw):
    kind = draw(st.sampled_from([PLEDGE, TASK, MORE]))
    columns = {c for f in kind.fields for c in f.columns or (f.id,)} | {"person", "due_on"}
    texts = {name: draw(st.lists(CELL, max_size=3)) for name in sorted(columns)}
    return kind, texts | {"occurred_on": [draw(CELL)]}


def tables_with(kind: Kind, values) -> dict:
    """The clean county and one more record with these values, as texts of tables."""
    tables = {
        name: [dict(zip(head, row, strict=True)) for row in rows]
        for name, text in CLEAN.items()
        for head, *rows in [rows_of(text)]
    }
    row = {"record": "N1", "seq": "99", "known_at": "2010-06-30T10:00:00", "unit": "a"}
    row |= {"state": kind.states[0].id, "state_on": "2010-06-30"}
    for name, value in values.items():
        declared = kind.field(name)
        table = declared.elsewhere if declared else ""
        for code in value if table else ():
            field = "field" if table == "links" else "role"
            other = {"links": "other", "participants": "person", "partners": "unit"}[table]
            tables[table].append({"record": "N1", field: name, other: code})
        if not table:
            row |= {c: ";".join(texts) for c, texts in texts_of(kind, name, value).items()}
    tables.setdefault(f"records/{kind.id}", []).append(row)
    return tables


@settings(max_examples=300, deadline=None)
@given(forms())
def test_what_a_form_accepts_the_reader_of_tables_accepts_with_the_same_values(drawn):
    kind, texts = drawn
    names = [*(f.id for f in kind.fields), "person", "occurred_on", "due_on"]
    read = read_fields(kind, names, texts, known=KNOWN, today=TODAY)
    good = {name: value for name, value in read.values.items() if name not in read.findings}
    ledger = from_texts(tables_with(kind, good), [*KINDS, MORE])
    stored = ledger.tables[f"records/{kind.id}"].to_pylist()[-1]
    kept = {name: value for name, value in good.items() if name in stored}
    assert {name: stored[name] for name in kept} == {
        name: list(value) if isinstance(value, tuple) else value for name, value in kept.items()
    }


@settings(max_examples=200, deadline=None)
@given(forms())
def test_a_form_filled_with_what_was_read_is_read_the_same(drawn):
    kind, texts = drawn
    names = [*(f.id for f in kind.fields), "person", "occurred_on", "due_on"]
    read = read_fields(kind, names, texts, known=KNOWN, today=TODAY)
    again = {c: t for n, v in read.values.items() for c, t in texts_of(kind, n, v).items()}
    reread = read_fields(kind, names, again, known=KNOWN, today=TODAY)
    assert reread.values == read.values
