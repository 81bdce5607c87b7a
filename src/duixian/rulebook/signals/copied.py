"""The same text in other units, and in other years of the same unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from duixian.rulebook.vocabulary.text import Text

from .facts import Facts, Written
from .near import leaders, plain
from .signal import Seen, Signal, Sort

TWO = 2


@dataclass(frozen=True)
class Group:
    """Records with one text, or one like it; the text is that which was entered first."""

    text: str
    records: tuple[Seen, ...]

    @property
    def first(self) -> Seen:
        """The record that was entered first."""
        return self.records[0]

    @property
    def units(self) -> tuple[str, ...]:
        """The units that have it, by their codes."""
        return tuple(sorted({seen.unit for seen in self.records}))


def copied(facts: Facts) -> Iterator[Signal]:
    """All questions about texts."""
    groups = grouped(facts)
    fresh = [g for g in groups if any(s.entered_on >= facts.since for s in g.records)]
    yield from same_text(facts, fresh)
    yield from shared_texts(facts, fresh)
    yield from texts_again(facts, groups)


def grouped(facts: Facts) -> list[Group]:
    """Texts that stand in two records or more; the longest first."""
    same: dict[str, list[Written]] = defaultdict(list)
    raw: dict[str, str] = {}
    for written in facts.texts():
        if written.text not in raw:
            raw[written.text] = plain(written.text)
        if len(raw[written.text]) >= facts.rules.characters:
            same[raw[written.text]].append(written)
    for texts in same.values():
        texts.sort(key=first_entered)
    order = sorted(same, key=lambda text: first_entered(same[text][0]))
    heads = leaders(order, facts.rules.alike)
    together: dict[int, list[str]] = defaultdict(list)
    for text, head in zip(order, heads, strict=True):
        together[head].append(text)
    groups = (group_of([same[text] for text in texts]) for texts in together.values())
    found = [group for group in groups if len(group.records) >= TWO]
    return sorted(found, key=lambda group: (-len(group.text), group.first.record))


def first_entered(written: Written) -> tuple[object, ...]:
    """The order of texts: by the day of entry, then by record."""
    return (written.seen.entered_on, written.seen.record, written.seen.kind, written.text)


def group_of(texts: Sequence[Sequence[Written]]) -> Group:
    """Records of texts that are alike, those entered first on top; each record once."""
    whole = sorted(chain.from_iterable(texts), key=first_entered)
    return Group(whole[0].text, tuple(dict.fromkeys(w.seen for w in whole)))


def same_text(facts: Facts, groups: Sequence[Group]) -> Iterator[Signal]:
    """A text that stands in many units: a question about the text."""
    for group in groups:
        units, records = len(group.units), len(group.records)
        if units >= facts.rules.standing:
            day, at = group.first.entered_on, group.first.unit
            yield Signal(
                Sort.SAME_TEXT,
                group.units,
                Text(
                    f"这段文字在 {units} 个组织的 {records} 条记录里，最早是{{{at}}} {day} 录入的。",
                    f"This text stands in {records} records of {units} units; "
                    f"{{{at}}} entered it first, on {day}.",
                ),
                group.records,
                about=group.first.record,
                text=group.text,
            )


def shared_texts(facts: Facts, groups: Sequence[Group]) -> Iterator[Signal]:
    """Many texts that stand in two units and nowhere else."""
    between: dict[tuple[str, ...], list[Group]] = defaultdict(list)
    for group in groups:
        if len(group.units) == TWO:
            between[group.units].append(group)
    for (one, other), found in sorted(between.items()):
        if len(found) >= facts.rules.shared:
            many, first = len(found), sum(g.first.unit == one for g in found)
            yield Signal(
                Sort.SHARED_TEXTS,
                (one, other),
                Text(
                    f"有 {many} 段文字只在{{{one}}}和{{{other}}}两处有："
                    f"{first} 段{{{one}}}先录，{many - first} 段{{{other}}}先录。",
                    f"{many} texts stand in {{{one}}} and {{{other}}} alone: "
                    f"{{{one}}} entered {first} of them first, {{{other}}} {many - first}.",
                ),
                tuple(chain.from_iterable(group.records for group in found)),
                text=found[0].text,
            )


def texts_again(facts: Facts, groups: Sequence[Group]) -> Iterator[Signal]:
    """Records of a unit that repeat what it wrote of an earlier year."""
    again: dict[str, list[Seen]] = defaultdict(list)
    shown: dict[str, str] = {}
    for group in groups:
        for unit in group.units:
            own = [seen for seen in group.records if seen.unit == unit and seen.occurred_on]
            first = min((s.occurred_on.year for s in own if s.occurred_on), default=0)
            later = [
                s
                for s in own
                if s.occurred_on and s.occurred_on.year > first and s.entered_on >= facts.since
            ]
            if later:
                again[unit] += later
                shown.setdefault(unit, group.text)
    for unit, found in sorted(again.items()):
        records = tuple(dict.fromkeys(found))
        if len(records) >= facts.rules.again:
            yield Signal(
                Sort.TEXTS_AGAIN,
                (unit,),
                Text(
                    f"{{{unit}}}有 {len(records)} 条记录的文字，往年已经用过。",
                    f"{len(records)} records of {{{unit}}} repeat texts of its earlier years.",
                ),
                records,
                text=shown[unit],
            )
