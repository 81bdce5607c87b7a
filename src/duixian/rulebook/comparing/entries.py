"""What an entry changed, in words: the step it was, or the values it put right."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from duixian.rulebook.kinds import BASE_NAMES, Field, Kind
from duixian.rulebook.ledger.casts import decimal
from duixian.rulebook.ledger.forms import table_name
from duixian.rulebook.measures.wording import join
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import FieldClass, FieldType

from .variants import Came, Entry

if TYPE_CHECKING:
    from duixian.rulebook.ledger import Ledger

Row = Mapping[str, Any]
OWN = ("unit", "person", "occurred_on", "due_on")
NOT_SHOWN = (FieldType.TEXT, FieldType.OUTSIDER, FieldType.TALLY, FieldType.PERSON)
EMPTY = Text("空", "empty")
YES_NO = {"yes": Text("是", "yes"), "no": Text("否", "no")}


def told(
    ledger: Ledger,
    kinds: Mapping[str, Kind],
    came: Mapping[str, Came],
    wanted: Iterable[tuple[str, int]],
) -> dict[tuple[str, int], Text]:
    """What each of the entries wanted (record and place in the ledger) changed."""
    steps = list(_steps(came, wanted))
    rows = _rows(ledger, [e for pair in steps for e in pair if e])
    return {
        (entry.record, entry.seq): changed(
            kinds[entry.kind],
            rows[last.kind, last.row] if last else None,
            rows[entry.kind, entry.row],
        )
        for last, entry in steps
    }


def changed(kind: Kind, last: Row | None, row: Row) -> Text:
    """What a row says that the row before it did not; values of persons are never repeated."""
    state = kind.name_of_state(row["state"])
    since = Text(f"{state.zh}（{row['state_on']}起）", f"{state.en} since {row['state_on']}")
    if last is None:
        return Text(f"新录入：{since.zh}", f"entered: {since.en}")
    found = []
    if row["state"] != last["state"] or row["state_on"] != last["state_on"]:
        was = kind.name_of_state(last["state"])
        if row["state_on"] > last["state_on"]:
            found.append(Text(since.zh, since.en))
        else:
            found.append(
                Text(
                    f"更正状态：{was.zh}（{last['state_on']}起）→ {since.zh}",
                    f"state corrected: {was.en} since {last['state_on']} → {since.en}",
                )
            )
    for filled, zh, en in ((False, "更正", "corrected"), (True, "填写", "filled in")):
        facts = list(_facts(kind, last, row, filled=filled))
        if facts:
            said = join(facts, "；", "; ")
            found.append(Text(f"{zh}{said.zh}", f"{en} {said.en}"))
    return (
        join(found, "；", "; ") if found else Text("再录一遍，没有改动", "entered again unchanged")
    )


def _facts(kind: Kind, last: Row, row: Row, *, filled: bool) -> Iterator[Text]:
    """The values that are not the same: those that were empty before, or the others."""
    for name in OWN:
        if row[name] != last[name] and (last[name] is None) is filled:
            called = BASE_NAMES[name]
            yield (
                called if name == "person" else _from_to(called, _one(last[name]), _one(row[name]))
            )
    for field in kind.fields:
        same = all(row[c] == last[c] for c in field.columns)
        if same or all(last[c] is None for c in field.columns) is not filled:
            continue
        hidden = field.class_ in (FieldClass.PERSONAL, FieldClass.SENSITIVE)
        if hidden or field.type in NOT_SHOWN:
            yield field.name
        else:
            yield _from_to(field.name, *(_value(field, each[field.id]) for each in (last, row)))


def _from_to(name: Text, last: Text | None, now: Text | None) -> Text:
    new = now or EMPTY
    if last is None:
        return Text(f"{name.zh}：{new.zh}", f"{name.en}: {new.en}")
    return Text(f"{name.zh}：{last.zh} → {new.zh}", f"{name.en}: {last.en} → {new.en}")


def _value(field: Field, value: Any) -> Text | None:
    if value is None:
        return None
    if field.type in (FieldType.CHOICE, FieldType.YES_NO):
        names = YES_NO if field.type is FieldType.YES_NO else {o.id: o.name for o in field.options}
        chosen = [value] if isinstance(value, str) else value
        return join(names.get(each, Text(each, each)) for each in chosen)
    return _one(decimal(value, field.scale) if isinstance(value, int) else value)


def _one(value: object) -> Text | None:
    return None if value is None else Text(str(value), str(value))


def _steps(
    came: Mapping[str, Came], wanted: Iterable[tuple[str, int]]
) -> Iterator[tuple[Entry | None, Entry]]:
    """Each entry wanted after the one that was known before it."""
    by_record: dict[str, set[int]] = defaultdict(set)
    for record, seq in wanted:
        by_record[record].add(seq)
    for record, seqs in by_record.items():
        last: Entry | None = None
        for entry in sorted((*came[record].before, *came[record].between), key=_order):
            if entry.seq in seqs:
                yield last, entry
            last = entry


def _order(entry: Entry) -> tuple[dt.datetime, int]:
    return entry.known_at, entry.seq


def _rows(ledger: Ledger, entries: Iterable[Entry]) -> dict[tuple[str, int], Row]:
    """The rows of some entries, by kind and place."""
    by_kind: dict[str, set[int]] = defaultdict(set)
    for entry in entries:
        by_kind[entry.kind].add(entry.row)
    found: dict[tuple[str, int], Row] = {}
    for kind, places in by_kind.items():
        wanted = sorted(places)
        table = ledger.tables[table_name(kind)].take(wanted)
        found |= {(kind, at): row for at, row in zip(wanted, table.to_pylist(), strict=True)}
    return found
