"""What an entry about a record holds: the whole record after the step, so that the last one is enough.

Persons and units stand in it by their codes, which say nothing about them. A field of class personal
or sensitive stands in the entry's seals; somebody without account stands in the values under a random
key and in the seals by name.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import of_subject
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.moves import Step, Value, Values
from duixian.rulebook.vocabulary.words import FieldClass, FieldType

from .models import Record

BASE = ("person", "occurred_on", "due_on")
CARRYING = "carry"
"""What an entry did when a campaign closed: the record goes on, nothing of it changes but its tags."""
PRIVATE = (FieldClass.PERSONAL, FieldClass.SENSITIVE)
BESIDE = {"participants": "persons", "partners": "units", "links": "links"}


@dataclass(frozen=True)
class Made:
    """A step that stands: the move, its day, the persons behind it, and who entered it."""

    move: str
    on: str
    by: tuple[str, ...]
    actor: str

    @property
    def step(self) -> Step:
        """As the rulebook judges it."""
        return Step(self.move, dt.date.fromisoformat(self.on), frozenset(self.by))


@dataclass(frozen=True)
class Snapshot:
    """A record after a step; `values` hold the fields as JSON, `names` those of outsiders by field."""

    record: str
    kind: str
    unit: str
    version: int
    state: str
    stage: str
    state_on: str
    steps: tuple[Made, ...]
    entered_at: str
    entered_by: str
    person: str = ""
    occurred_on: str = ""
    due_on: str = ""
    campaigns: tuple[str, ...] = ()
    values: Mapping[str, Any] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)


def moved(move: str, **beside: Sequence[Any] | Mapping[str, Any]) -> dict[str, Any]:
    """What an entry did: a move; `then` what it brought about, `rule` what brought it about.

    `warned` is what whoever made it was told.
    """
    return {"step": "move", "move": move, **{name: held for name, held in beside.items() if held}}


def corrected(fields: Sequence[str] = ()) -> dict[str, Any]:
    """What an entry did: some fields put right."""
    return {"step": "correct", "fields": list(fields)}


def undone(seq: int) -> dict[str, Any]:
    """What an entry did: an earlier one taken back."""
    return {"step": "undo", "of": seq}


def carried(from_: Mapping[str, str], to: Mapping[str, str]) -> dict[str, Any]:
    """What an entry did: what one campaign left open goes on in another (none: it stays owed)."""
    return {"step": CARRYING, "from": dict(from_), "to": dict(to)}


def stored(value: Value) -> Any:
    """A value as JSON holds it."""
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return dict(value) if isinstance(value, Mapping) else value


def restored(declared: Field | None, held: Any) -> Value:
    """A value as the rulebook knows it."""
    if isinstance(held, list):
        return tuple(held)
    if declared is not None and declared.type is FieldType.DATE:
        return dt.date.fromisoformat(held)
    value: Value = held
    return value


def values_of(kind: Kind, snapshot: Snapshot) -> dict[str, Value]:
    """All values of a record by field and base column; outsiders by their keys."""
    values = {name: restored(kind.field(name), held) for name, held in snapshot.values.items()}
    if snapshot.person:
        values["person"] = snapshot.person
    for name in ("occurred_on", "due_on"):
        if day := getattr(snapshot, name):
            values[name] = dt.date.fromisoformat(day)
    return values


def with_values(snapshot: Snapshot, values: Values, names: Mapping[str, str]) -> dict[str, Any]:
    """The parts of a snapshot that values fill."""
    base = {name: str(values.get(name, "")) for name in BASE}
    own = {name: stored(value) for name, value in values.items() if name not in BASE}
    kept = {name: called for name, called in names.items() if name in own}
    return {**vars(snapshot), **base, "values": own, "names": kept}


def holds(snapshot: Snapshot, values: Values, fields: Sequence[str]) -> bool:
    """Whether a record holds just these values in these fields."""
    return all(
        getattr(snapshot, name) == str(values.get(name, ""))
        if name in BASE
        else snapshot.values.get(name) == (stored(values[name]) if name in values else None)
        for name in fields
    )


def payload_of(snapshot: Snapshot, kind: Kind, doing: Mapping[str, Any]) -> dict[str, Any]:
    """What stands in the entry for everybody who may verify it."""
    held: dict[str, dict[str, Any]] = {"values": {}, **{name: {} for name in BESIDE.values()}}
    for name, value in snapshot.values.items():
        declared = kind.field(name)
        if not is_sealed(declared):
            held[BESIDE.get(declared.elsewhere if declared else "", "values")][name] = value
    own = {
        name: value
        for name, value in vars(snapshot).items()
        if name not in ("values", "names", "unit") and value not in ("", ())
    }
    title = title_field(kind)
    return {
        **own,
        **{name: value for name, value in held.items() if value},
        "steps": [{**vars(made), "by": list(made.by)} for made in snapshot.steps],
        **({"campaigns": list(snapshot.campaigns)} if snapshot.campaigns else {}),
        **({"title": title} if title else {}),
        "doing": dict(doing),
    }


def private_of_record(snapshot: Snapshot, kind: Kind) -> dict[str, Any]:
    """What is sealed: personal values, and the names of outsiders."""
    sealed = {n: v for n, v in snapshot.values.items() if is_sealed(kind.field(n))}
    return {**sealed, **snapshot.names}


def is_sealed(declared: Field | None) -> bool:
    """Whether a field's value stands in the seals; an outsider's key says nothing and may be read."""
    if declared is None or declared.type is FieldType.OUTSIDER:
        return False
    return declared.class_ in PRIVATE and not declared.elsewhere


def title_field(kind: Kind) -> str:
    """The field that lists show: the first text that is nobody's secret."""
    texts = (f for f in kind.fields if f.type is FieldType.TEXT and f.class_ not in PRIVATE)
    return next((f.id for f in texts), "")


def snapshot_of(entry: Entry, private: Mapping[str, Any]) -> tuple[Snapshot | None, str]:
    """The record after an entry, nothing if it is gone; and the text that lists show."""
    held = json.loads(entry.payload)
    if "state" not in held:
        return None, ""
    keys = held.get("values", {})
    values = {**keys, **{n: v for name in BESIDE.values() for n, v in held.get(name, {}).items()}}
    values |= {name: value for name, value in private.items() if name not in keys}
    steps = tuple(Made(s["move"], s["on"], tuple(s["by"]), s["actor"]) for s in held["steps"])
    snapshot = Snapshot(
        record=held["record"],
        kind=held["kind"],
        unit=entry.unit,
        version=held["version"],
        state=held["state"],
        stage=held["stage"],
        state_on=held["state_on"],
        steps=steps,
        entered_at=held["entered_at"],
        entered_by=held["entered_by"],
        campaigns=tuple(held.get("campaigns", ())),
        values=values,
        names={name: str(value) for name, value in private.items() if name in keys},
        **{name: held.get(name, "") for name in BASE},
    )
    return snapshot, str(values.get(held.get("title", ""), ""))


def entries_of(record: Record) -> list[Entry]:
    """The entries that say how a record stands, oldest first; a picture beside it says nothing."""
    found = of_subject(str(record.key))
    return [entry for entry in found if is_about_a_record(json.loads(entry.payload))]


def is_about_a_record(payload: Mapping[str, Any]) -> bool:
    """Whether an entry changes how a record stands; a picture beside it does not."""
    return "state" in payload or "gone" in payload


def steps_of(made: Sequence[Made]) -> tuple[Step, ...]:
    """Steps as the rulebook judges them."""
    return tuple(one.step for one in made)
