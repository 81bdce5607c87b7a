"""The life of a record in words: who did what when, and what changed by it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from duixian.desk.accounts.models import Account
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import private_of
from duixian.desk.org.models import Person, Unit
from duixian.desk.records.above import from_above
from duixian.desk.records.announced import announced as announced_to_all
from duixian.desk.records.models import Record
from duixian.desk.records.rounds import announced, texts_of
from duixian.desk.records.snapshots import CARRYING, Snapshot, entries_of, snapshot_of, values_of
from duixian.desk.records.veil import open_to_sides
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Field, Kind
from duixian.rulebook.ledger.casts import decimal
from duixian.rulebook.ledger.forms import COUNTED
from duixian.rulebook.moves import Value
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldType

CORRECTED = Text("更正", "Corrected")
TAKEN_BACK = Text("撤回", "Taken back")
CARRIED = Text("移交", "Carried over")
STAYS_OWED = Text("留欠", "Left owed")
YES_NO = {"yes": Text("是", "yes"), "no": Text("否", "no")}


@dataclass(frozen=True)
class Change:
    """A field and what it held before and after; one of them may be nothing."""

    field: str
    name: Text
    before: Text | None
    after: Text | None


@dataclass(frozen=True)
class Passage:
    """One step in the life of a record; `undone` if it was taken back later."""

    seq: int
    at: dt.datetime
    who: str
    on_behalf: str
    title: Text
    state: Text
    changes: tuple[Change, ...]
    undone: bool
    because: Text | None = None
    then: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Names:
    """What codes are called: persons, units and records, in sight of the viewer."""

    persons: Mapping[str, str]
    units: Mapping[str, str]
    records: Mapping[str, str]


def history(viewer: Viewer, record: Record, kind: Kind) -> list[Passage]:
    """The steps of a record, oldest first; of one that stays near only that there were steps."""
    entries = entries_of(record)
    if record.veiled:
        return outline(entries, kind)
    found = [snapshot_of(entry, private_of(entry))[0] for entry in entries]
    who = accounts_of(entries)
    on_paper = papers_of(entries)
    names = names_of(viewer, kind, (s for s in found if s))
    undone = {doing(e).get("of") for e in entries}
    passages, before = [], None
    for entry, after in zip(entries, found, strict=True):
        passages.append(
            Passage(
                seq=entry.seq,
                at=entry.at.astimezone(),
                who=who.get(entry.actor, ""),
                on_behalf=on_paper.get(entry.on_behalf, ""),
                title=title_of(entry, kind),
                state=kind.name_of_state(after.state) if after else TAKEN_BACK,
                changes=tuple(
                    change
                    for change in changes(kind, before, after, names)
                    if not record.from_aside or open_to_sides(kind, change.field)
                ),
                undone=entry.seq in undone,
                because=because_of(entry),
                then=tuple(told_of(entry)),
            )
        )
        before = after
    return passages


def outline(entries: Sequence[Entry], kind: Kind) -> list[Passage]:
    """That steps were made and when: neither who made them nor what they changed."""
    undone = {doing(entry).get("of") for entry in entries}
    found = []
    for entry in entries:
        after = snapshot_of(entry, {})[0]
        state = kind.name_of_state(after.state) if after else TAKEN_BACK
        title, at = title_of(entry, kind), entry.at.astimezone()
        found.append(Passage(entry.seq, at, "", "", title, state, (), entry.seq in undone))
    return found


def because_of(entry: Entry) -> Text | None:
    """That a rule made this step, and at which record."""
    did = doing(entry)
    if did["step"] == CARRYING:
        return told_of_carrying(did)
    rule = did.get("rule")
    if not rule:
        return None
    return Text(f"按规则随 {rule['record']} 办理", f"By rule, with {rule['record']}")


def told_of_carrying(did: Mapping[str, Any]) -> Text:
    """From which campaign to which something went on, or that it stays owed."""
    old, new = Text(**did["from"]), Text(**did["to"]) if did["to"] else None
    if new is None:
        return Text(
            f"“{old.zh}”结束时没有了结，仍由原单位欠着",
            f"“{old.en}” closed and left it open: it stays owed",
        )
    return Text(
        f"“{old.zh}”结束，由“{new.zh}”接着办", f"“{old.en}” closed; “{new.en}” goes on with it"
    )


def told_of(entry: Entry) -> Iterator[Text]:
    """What a step brought about besides, and what whoever made it was warned of."""
    did = doing(entry)
    for effect in did.get("then", ()):
        if "record" in effect:
            code = effect["record"]
            yield Text(f"按规则连带办理 {code}", f"By rule {code} moved as well")
        else:
            yield Text("按规则生成了一份草稿", "By rule a draft was made")
    yield from (Text(said["zh"], said["en"]) for said in did.get("warned", ()))


def doing(entry: Entry) -> Mapping[str, Any]:
    """What an entry did."""
    found: Mapping[str, Any] = json.loads(entry.payload)["doing"]
    return found


def title_of(entry: Entry, kind: Kind) -> Text:
    """What the step is called."""
    did = doing(entry)
    if did["step"] == "correct":
        return CORRECTED
    if did["step"] == "undo":
        return TAKEN_BACK
    if did["step"] == CARRYING:
        return CARRIED if did["to"] else STAYS_OWED
    move = kind.lifecycle.move(str(did.get("move", "")))
    return move.name if move else Text(str(did.get("move")), str(did.get("move")))


def accounts_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Names of accounts by the name the ledger knows them by."""
    actors = {entry.actor for entry in entries}
    return dict(Account.objects.filter(actor__in=actors).values_list("actor", "name"))


def papers_of(entries: Iterable[Entry]) -> dict[str, str]:
    """Names of the persons whose names stood on paper."""
    keys = {UUID(entry.on_behalf) for entry in entries if entry.on_behalf}
    rows = Person.objects.unscoped().filter(key__in=keys).values_list("key", "name")
    return {key.hex: name for key, name in rows}


def names_of(viewer: Viewer, kind: Kind, found: Iterable[Snapshot]) -> Names:
    """Names of everything that snapshots point at; what is out of sight keeps its code."""
    return names_in(viewer, kind, ({**each.values, "person": each.person} for each in found))


def names_in(viewer: Viewer, kind: Kind, found: Iterable[Mapping[str, Any]]) -> Names:
    """Names of everything that values point at, by field; what is out of sight keeps its code."""
    codes: dict[FieldType, set[str]] = {
        FieldType.PERSON: set(),
        FieldType.UNIT: set(),
        FieldType.LINK: set(),
    }
    for values in found:
        if values.get("person"):
            codes[FieldType.PERSON].add(values["person"])
        for name, held in values.items():
            declared = kind.field(name)
            if declared and declared.type in codes:
                codes[declared.type] |= {*held} if isinstance(held, list) else {held}
    persons = Person.objects.unscoped().filter(code__in=codes[FieldType.PERSON])
    units = Unit.objects.unscoped().filter(code__in=codes[FieldType.UNIT])
    linked = codes[FieldType.LINK]
    records = (Record.objects.seen_by(viewer) | announced(viewer)).filter(code__in=linked)
    above = from_above(viewer, kind).filter(code__in=linked) if linked else records.none()
    told = announced_to_all().filter(code__in=linked) if linked else records.none()
    return Names(
        dict(persons.values_list("code", "name")),
        dict(units.values_list("code", "name")),
        dict(
            [
                *told.values_list("code", "text"),
                *above.values_list("code", "text"),
                *texts_of(records),
            ]
            if linked
            else ()
        ),
    )


def changes(
    kind: Kind, before: Snapshot | None, after: Snapshot | None, names: Names
) -> Iterable[Change]:
    """The fields that a step changed, in the order of the kind."""
    old = values_of(kind, before) if before else {}
    new = values_of(kind, after) if after else {}
    order = ("occurred_on", "person", "due_on", *(f.id for f in kind.fields))
    for name in order:
        if old.get(name) != new.get(name):
            yield Change(
                name,
                kind.name_of(name),
                in_words(kind, name, old.get(name), (names, before)),
                in_words(kind, name, new.get(name), (names, after)),
            )


def in_words(
    kind: Kind, name: str, value: Value | None, known: tuple[Names, Snapshot | None]
) -> Text | None:
    """A value as a person reads it; nothing for nothing."""
    if value is None:
        return None
    names, snapshot = known
    declared = kind.field(name)
    if declared and declared.type is FieldType.OUTSIDER:
        called = snapshot.names.get(name, "") if snapshot else ""
        return Text(called or "（已删除）", called or "(erased)")
    if declared is None or declared.type is FieldType.PERSON:
        return joined([names.persons.get(v, v) for v in codes_of(value)])
    if declared.type in (FieldType.UNIT, FieldType.LINK):
        table = names.units if declared.type is FieldType.UNIT else names.records
        return joined([table.get(v) or v for v in codes_of(value)])
    return plain(declared, value)


def codes_of(value: Value) -> tuple[str, ...]:
    """The codes of a value."""
    return value if isinstance(value, tuple) else (str(value),)


def joined(names: Iterable[str]) -> Text:
    """Some names, one after another."""
    names = list(names)
    return Text("、".join(names), ", ".join(names))


def plain(declared: Field, value: Value) -> Text:
    """Text, numbers, options and counts in words."""
    options = {**YES_NO, **COUNTED, **{o.id: o.name for o in declared.options}}
    if isinstance(value, Mapping):
        parts = [(options[word], n) for word, n in value.items() if word in options]
        return Text(
            "，".join(f"{name.zh} {n}" for name, n in parts),
            ", ".join(f"{name.en} {n}" for name, n in parts),
        )
    if isinstance(value, int):
        number = decimal(value, declared.scale)
        unit = f" {declared.unit}" if declared.unit else ""
        return Text(f"{number}{unit}", f"{number}{unit}")
    if declared.type in (FieldType.CHOICE, FieldType.YES_NO):
        chosen = [options.get(v, Text(v, v)) for v in codes_of(value)]
        return Text("、".join(c.zh for c in chosen), ", ".join(c.en for c in chosen))
    return Text(str(value), str(value))
