"""What a record counts in: the line after saving that says it need not be reported again."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from duixian.desk.records.models import Link, Participant, Partner, Record
from duixian.rulebook.kinds import Kind
from duixian.rulebook.ledger.tree import Tree
from duixian.rulebook.measures.selection import Selection
from duixian.rulebook.measures.world import World
from duixian.rulebook.scorecards.standard import Indicator, Pack
from duixian.rulebook.vocabulary.text import Text


@dataclass(frozen=True)
class Counted:
    """A heading of a campaign in which a record counts, and the indicators under it."""

    campaign: Text
    heading: Text
    indicators: tuple[Text, ...]


def counts_in(packs: Iterable[Pack], record: Record, kind: Kind, day: dt.date) -> list[Counted]:
    """The headings of campaigns whose indicators select the record as it stands.

    Those of an indicator that is not for the category of its unit are left out.
    """
    found = []
    for pack in packs:
        if kind.id not in pack.kinds:
            continue
        world = world_of(pack, record, day)
        for standard in pack.standards:
            for heading in standard.headings:
                names = tuple(
                    i.name
                    for i in pack.indicators
                    if i.heading == heading.id
                    and record.unit.category in pack.applies_to(i)
                    and selects(i, world, record.kind)
                )
                if names:
                    found.append(Counted(pack.name, heading.name, names))
    return found


def selects(indicator: Indicator, world: World, kind: str) -> bool:
    """Whether what an indicator selects means the one record of this world, whenever it happened."""
    found: tuple[Selection, ...] = indicator.measure.selections
    row = world.records[kind][0]
    return any(kind in one.of and world.meets(row, one.filters) for one in found)


def world_of(pack: Pack, record: Record, day: dt.date) -> World:
    """A world that holds this record, first of its kind, and those it points at."""
    links = list(Link.objects.unscoped().filter(record=record).select_related("other__unit"))
    records: dict[str, list[dict[str, object]]] = {}
    for one in (record, *(link.other for link in links)):
        if one.kind in pack.kinds:
            records.setdefault(one.kind, []).append(row_of(one, pack.kinds[one.kind]))
    people = Participant.objects.unscoped().filter(record=record).select_related("person")
    partners = Partner.objects.unscoped().filter(record=record).select_related("unit")
    return World(
        Tree(day, {}),
        pack.kinds,
        records,
        participants=[
            {"record": record.code, "person": p.person.code, "role": p.field} for p in people
        ],
        partners=[{"record": record.code, "unit": p.unit.code, "role": p.field} for p in partners],
        links=[
            {"record": record.code, "field": link.field, "other": link.other.code} for link in links
        ],
    )


def row_of(record: Record, kind: Kind) -> dict[str, object]:
    """A record as measures read it."""
    row: dict[str, object] = {c: None for f in kind.fields for c in f.columns}
    for name, value in record.values.items():
        if isinstance(value, dict):
            row |= {f"{name}_{word}": n for word, n in value.items()}
        else:
            row[name] = value
    return {
        **row,
        "record": record.code,
        "kind": record.kind,
        "unit": record.unit.code,
        "state": record.state,
        "stage": record.stage,
        "person": record.person.code if record.person else None,
        "occurred_on": record.occurred_on,
        "due_on": record.due_on,
        "closed_on": record.closed_on,
        "campaigns": record.campaigns,
        "timing": None,
    }
