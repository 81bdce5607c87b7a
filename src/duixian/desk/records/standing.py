"""How a record reads to somebody: its fields as lines, whether it can still be taken back, where it counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from django.utils.translation import gettext as _

from duixian.desk.campaigns.queries import counting_in, packs_concerning
from duixian.desk.ledger.queries import of_subject
from duixian.desk.look.wording import reading
from duixian.desk.org.models import Person, Unit
from duixian.desk.walls import ACTING, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import Value, Values
from duixian.rulebook.vocabulary.words import FieldType, Stage

from .actions.taking_back import may_be_taken_back
from .actions.writing import before_of
from .models import Record
from .queries import counts_in
from .refusals import TooLate
from .wording import Line, Named, lines


def lines_of(viewer: Viewer, record: Record, kind: Kind) -> Iterator[Line]:
    """The filled fields of a record as words."""
    _snapshot, before = before_of(record, kind)
    return lines(kind, before.values, named(viewer, kind, before.values))


def named(viewer: Viewer, kind: Kind, values: Values) -> Named:
    """What the codes in some values are called, as far as the viewer sees them."""
    found = {type_: codes_of(kind, values, type_) for type_ in FieldType}
    persons = {*found[FieldType.PERSON], str(values.get("person", ""))}
    people = Person.objects.seen_by(viewer).filter(code__in=persons)
    units = Unit.objects.seen_by(viewer).filter(code__in=found[FieldType.UNIT])
    records = Record.objects.seen_by(viewer).filter(code__in=found[FieldType.LINK])
    return Named(
        dict(people.values_list("code", "name")),
        dict(units.values_list("code", "name")),
        dict(records.values_list("code", "text")),
    )


def codes_of(kind: Kind, values: Values, type_: FieldType) -> set[str]:
    """The codes that stand in the fields of one type."""
    held = [values[field.id] for field in kind.fields if field.type is type_ and field.id in values]
    return {code for value in held for code in _codes(value)}


def _codes(value: Value) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, tuple) else ()


def undo_until(
    viewer: Viewer, record: Record, now: dt.datetime, minutes: int
) -> dt.datetime | None:
    """Until when the viewer may take back the last step; nothing where it is too late."""
    try:
        last = may_be_taken_back(viewer, now, of_subject(str(record.key)), minutes)
    except TooLate:
        return None
    return last.at + dt.timedelta(minutes=minutes)


def may_correct(viewer: Viewer, record: Record) -> bool:
    """Whether the form of a correction is worth showing; each field is judged when it is sent."""
    return record.stage != Stage.VOID and viewer.holds(ACTING, record.unit.path)


def said_after(record: Record, kind: Kind) -> str:
    """The one line after saving: where it counts, so that nobody reports it again."""
    chinese = reading() == "zh"
    between = "；" if chinese else "; "
    now = counts_in(packs_concerning(record.unit), record)
    if now:
        names = [f"{pack.in_(reading())}·{heading.in_(reading())}" for pack, heading in now]
        said = _("Saved. It also counts in: %(places)s. No need to report it again.")
        return said % {"places": between.join(names)}
    later = counting_in(kind.id, record.unit)
    if not later:
        return _("Saved.")
    names = [f"{place.campaign.in_(reading())}·{place.heading.in_(reading())}" for place in later]
    said = _("Saved. Once it has come far enough it counts in: %(places)s. No need to report it again.")
    return said % {"places": between.join(names)}
