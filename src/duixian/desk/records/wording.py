"""How records read: what a field holds as words, and which mark stands before a state."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duixian.desk.look import wording
from duixian.rulebook.kinds import BASE_NAMES, Field, Kind
from duixian.rulebook.ledger.casts import decimal
from duixian.rulebook.ledger.forms import COUNTED
from duixian.rulebook.moves import Value, Values
from duixian.rulebook.vocabulary.words import FieldType

from .models import Record
from .queries.past import Names

MARKS = {"draft": "none", "open": "open", "done": "good", "failed": "void", "void": "void"}
BEFORE = ("occurred_on", "person")
AFTER = ("due_on", "closed_on")


@dataclass(frozen=True)
class Line:
    """One field as words; `careful` where it is about somebody and not for everybody."""

    name: str
    said: str
    careful: bool = False


def mark_of(record: Record, kind: Kind | None, today: dt.date) -> str:
    """The mark of a state; overdue is what needs somebody, but not while its clock stands still."""
    if kind and record.state in kind.stopped:
        return "waiting"
    late = record.stage == "open" and record.due_on is not None and record.due_on < today
    return "needed" if late else MARKS.get(record.stage, "none")


def lines(kind: Kind, values: Values, names: Names) -> Iterator[Line]:
    """The filled fields of a record in the order of its kind, days around them."""
    declared = [f.id for f in kind.fields]
    for name in (*BEFORE, *declared, *AFTER):
        value = values.get(name)
        if value is not None and value != "":
            yield line(kind, name, value, names)


def line(kind: Kind, name: str, value: Value, names: Names) -> Line:
    """One field as words."""
    field = kind.field(name)
    label = (field.name if field else BASE_NAMES[name]).in_(wording.reading())
    careful = field is not None and field.class_.value in ("personal", "sensitive")
    return Line(label, said(field, value, names), careful)


def said(field: Field | None, value: Value, names: Names) -> str:
    """A value as people say it."""
    language = wording.reading()
    if isinstance(value, dt.date):
        return wording.day(value, language)
    if isinstance(value, Mapping):
        return _tally(field, value)
    if isinstance(value, tuple | list):
        return "、".join(_name(field, code, names) for code in value)
    if isinstance(value, int):
        unit = (field.unit or "") if field else ""
        number = decimal(value, field.scale if field else 0)
        return f"{number} {unit}".rstrip()
    return _name(field, value, names)


def _name(field: Field | None, value: str, names: Names) -> str:
    if field is None or field.type is FieldType.PERSON:
        return names.persons.get(value, value)
    match field.type:
        case FieldType.UNIT:
            return names.units.get(value, value)
        case FieldType.LINK:
            return names.records.get(value, value)
        case FieldType.CHOICE:
            options = {o.id: o.name.in_(wording.reading()) for o in field.options}
            return options.get(value, value)
        case FieldType.YES_NO:
            return {"yes": _("Yes"), "no": _("No")}.get(value, value)
        case _:
            return value


def _tally(field: Field | None, counts: Mapping[str, int]) -> str:
    language = wording.reading()
    options = {o.id: o.name for o in field.options} if field else {}
    words = {**options, **COUNTED}
    parts = [
        f"{name.in_(language)} {counts[word]}" for word, name in words.items() if word in counts
    ]
    return ("，" if language == "zh" else ", ").join(parts)
