"""The form of the table of a kind: the columns every record has, then those of its fields."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType

from .schema import FIXED, RECORD_COLUMNS, Column, Form, TableForm

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from duixian.rulebook.kinds import Field, Kind

FORM_OF = {
    FieldType.TEXT: Form.TEXT,
    FieldType.NUMBER: Form.WHOLE,
    FieldType.DATE: Form.DAY,
    FieldType.CHOICE: Form.CODE,
    FieldType.YES_NO: Form.CODE,
    FieldType.PERSON: Form.CODE,
    FieldType.UNIT: Form.CODE,
    FieldType.OUTSIDER: Form.CODE,
    FieldType.TALLY: Form.WHOLE,
}
REFERS = {FieldType.PERSON: "persons", FieldType.UNIT: "units"}
COUNTED = {
    "due": Text("应到", "entitled"),
    "present": Text("实到", "present"),
    "issued": Text("发出", "issued"),
    "returned": Text("收回", "returned"),
    "invalid": Text("无效", "invalid"),
}


def table_name(kind: Kind | str) -> str:
    """What the table of a kind is called in the ledger, and without its ending in the folder."""
    return f"records/{kind if isinstance(kind, str) else kind.id}"


def record_form(kind: Kind) -> TableForm:
    """The columns of `records/<kind>`: the base columns, then one or more for each field."""
    states = tuple(s.id for s in kind.states)
    base = (replace(c, allowed=states) if c.name == "state" else c for c in RECORD_COLUMNS)
    fields = (column for field in kind.fields for column in field_columns(field))
    return TableForm(table_name(kind), kind.name, (*base, *fields), key=("record", "seq"))


def field_columns(field: Field) -> Iterator[Column]:
    """The columns of one field; links, files and fields of several persons or units have none."""
    if field.type is FieldType.TALLY:
        yield from tally_columns(field)
    elif field.columns:
        yield Column(
            field.id,
            field_form(field),
            field.name,
            scale=field.scale if field.type is FieldType.NUMBER else 0,
            refers=REFERS.get(field.type, ""),
            allowed=allowed(field),
            least=None if field.from_ is None or field.from_ < 0 else 0,
        )


def field_form(field: Field) -> Form:
    """How the one column of a field is written."""
    if field.type is FieldType.CHOICE and field.many:
        return Form.CODES
    if field.type is FieldType.NUMBER and field.scale:
        return Form.SCALED
    return FORM_OF[field.type]


def allowed(field: Field) -> tuple[str, ...]:
    """The values a field takes, where they are a closed list."""
    if field.type is FieldType.YES_NO:
        return ("yes", "no")
    return tuple(o.id for o in field.options) if field.type is FieldType.CHOICE else ()


def tally_columns(field: Field) -> Iterator[Column]:
    """One count for each part of the envelope, and one for each answer."""
    words = {**COUNTED, **{o.id: o.name for o in field.options}}
    for word, name in words.items():
        meaning = Text(f"{field.name.zh}：{name.zh}", f"{field.name.en}: {name.en}")
        yield Column(f"{field.id}_{word}", Form.WHOLE, meaning, least=0)


def all_forms(kinds: Sequence[Kind]) -> dict[str, TableForm]:
    """Every table of a ledger with these kinds, by name, in the order of the contract."""
    return {f.name: f for f in (*FIXED, *(record_form(k) for k in kinds))}
