"""Reads: the tasks in sight, each with its milestones, its lamp, and the names of everybody in it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, QuerySet

from duixian.desk.duties.models import Flag
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Link, Record
from duixian.desk.records.queries.forms import made_of
from duixian.desk.records.queries.past import Names, names_in
from duixian.desk.records.snapshots import steps_of
from duixian.desk.walls import Viewer
from duixian.desk.walls.viewer import AFTER_SLASH
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lamps import (
    Case,
    Lit,
    Milestone,
    Progress,
    Shade,
    by_amount,
    by_milestones,
    lit,
    put_off,
)
from duixian.rulebook.lifecycle import Lamp, Slip
from duixian.rulebook.moves import Step
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import LinkType, Stage

KIND = "task"
MOST_KEY_ITEMS = 300
NUMBER = "key_number"
STANDING = (Stage.OPEN.value, Stage.DRAFT.value)
UNLIT = Lit(Shade.GREY, Text("", ""))


@dataclass(frozen=True)
class Item:
    """A task as the pages show it: its lamp, its parts, how often its day was put off."""

    record: Record
    kind: Kind
    names: Names
    lamp: Lit
    progress: Progress
    milestones: tuple[Record, ...]
    off: tuple[Step, ...]

    @property
    def late(self) -> bool:
        """Whether it is past its day and not done."""
        return self.lamp.shade is Shade.RED

    @property
    def soon(self) -> bool:
        """Whether its lamp warns."""
        return self.lamp.shade is Shade.YELLOW

    @property
    def held(self) -> Mapping[str, Any]:
        """What its fields hold."""
        found: Mapping[str, Any] = self.record.values
        return found

    @property
    def number(self) -> int:
        """Its number among the key items; 0 for none."""
        return int(self.held.get(NUMBER) or 0)


def tasks_of(viewer: Viewer) -> QuerySet[Record]:
    """The tasks in sight that were not dropped."""
    rows = Record.objects.seen_by(viewer).filter(kind=KIND).exclude(stage=Stage.VOID.value)
    return rows.select_related("unit", "person")


def of_this_year(day: dt.date) -> Q:
    """What is still in hand, and what fell due or was closed in the year of a day."""
    year = Q(due_on__year=day.year) | Q(closed_on__year=day.year)
    return Q(stage__in=STANDING) | year


def key_items(viewer: Viewer, day: dt.date) -> QuerySet[Record]:
    """The numbered key items of the year, and those still in hand from before."""
    return numbered(tasks_of(viewer)).filter(of_this_year(day)).order_by("pk")


def numbered(rows: QuerySet[Record]) -> QuerySet[Record]:
    """Those that have a number among the key items."""
    return rows.filter(**{f"values__{NUMBER}__isnull": False})


def sheet_rows(
    viewer: Viewer, day: dt.date, field: str = "", under: Unit | None = None
) -> QuerySet[Record]:
    """The tasks of a breakdown sheet: given to somebody, and no part of another in sight."""
    wholes = Record.objects.seen_by(viewer).filter(kind=KIND)
    parts = Link.objects.seen_by(viewer).filter(field="whole", other__in=wholes)
    rows = tasks_of(viewer).filter(of_this_year(day)).exclude(stage=Stage.DRAFT.value)
    rows = rows.exclude(pk__in=parts.values("record"))
    if field:
        rows = rows.filter(values__field=field)
    if under is not None:
        rows = rows.filter(below(under))
    return rows.order_by(
        F("closed_on").asc(nulls_first=True), F("due_on").asc(nulls_last=True), "pk"
    )


def drafts(viewer: Viewer) -> QuerySet[Record]:
    """The tasks being drawn up, the oldest first."""
    return tasks_of(viewer).filter(stage=Stage.DRAFT.value).order_by("state_on", "pk")


def below(unit: Unit, path: str = "unit__path") -> Q:
    """A unit and all below it."""
    return Q(**{f"{path}__gte": unit.path, f"{path}__lt": unit.path[:-1] + AFTER_SLASH})


def items(viewer: Viewer, records: Iterable[Record], kind: Kind, day: dt.date) -> list[Item]:
    """Tasks with all that is shown of them, in the order in which they come; always as many queries."""
    some = [*records]
    parts = parts_of(viewer, some, kind)
    off = {record.pk: put_off(kind, steps_of(made_of(record))) for record in some}
    granted = [{"person": code} for steps in off.values() for s in steps for code in s.persons]
    held = [{**r.values, "person": r.person.code if r.person else ""} for r in some]
    names = names_in(viewer, kind, [*held, *granted])
    reminded = reminders(viewer, some, kind)
    found = []
    for record in some:
        milestones = tuple(parts.get(record.pk, ()))
        progress = progress_of(record, milestones, day)
        lamp = lamp_of(record, kind, (progress, reminded.get(record.pk, 0)), day)
        found.append(Item(record, kind, names, lamp, progress, milestones, off[record.pk]))
    return found


def parts_of(viewer: Viewer, records: Sequence[Record], kind: Kind) -> dict[int, list[Record]]:
    """The parts of each of these records in sight, by their days."""
    fields = [f.id for f in kind.fields if f.as_ is LinkType.PART_OF]
    links = Link.objects.seen_by(viewer).filter(
        field__in=fields, other__in=[r.pk for r in records], record__kind=kind.id
    )
    found: dict[int, list[Record]] = defaultdict(list)
    links = links.exclude(record__stage=Stage.VOID.value).select_related("record__unit")
    for link in links.order_by(F("record__due_on").asc(nulls_last=True), "record_id"):
        found[link.other_id].append(link.record)
    return found


def progress_of(record: Record, milestones: Collection[Record], day: dt.date) -> Progress:
    """By milestones where there are any, otherwise by the number to be reached, otherwise by itself."""
    if milestones:
        plan = (Milestone(part.due_on, Stage(part.stage)) for part in milestones)
        return by_milestones(plan, record.due_on, day)
    if record.stage == Stage.OPEN and (target := record.values.get("target")):
        return by_amount(target, record.values.get("actual") or 0, record.due_on, day)
    return by_milestones([Milestone(record.due_on, Stage(record.stage))], record.due_on, day)


def lamp_of(record: Record, kind: Kind, stands: tuple[Progress, int], day: dt.date) -> Lit:
    """The lamp of a record; grey where its kind has none."""
    if kind.lamp is None:
        return UNLIT
    return lit(kind.lamp, case_of(record, kind, stands), day, published())


def case_of(record: Record, kind: Kind, stands: tuple[Progress, int]) -> Case:
    """What a lamp is asked about."""
    stopped = record.state in kind.stopped
    return Case(Stage(record.stage), stopped, record.due_on, *stands)


def readings(viewer: Viewer, item: Item, day: dt.date) -> list[tuple[Lamp, Lit]]:
    """What each lamp of its kind shows of one task: the one of the lists first, then those beside it."""
    record, kind = item.record, item.kind
    told = told_of(viewer, [record]).get(record.pk, 0)
    lamps = (*((kind.lamp,) if kind.lamp else ()), *kind.other_lamps)
    case = case_of(record, kind, (item.progress, told))
    return [(lamp, lit(lamp, case, day, published())) for lamp in lamps]


def reminders(viewer: Viewer, records: Sequence[Record], kind: Kind) -> dict[int, int]:
    """How often somebody was told of each of these, where the lamp of the lists asks for it."""
    return told_of(viewer, records) if isinstance(kind.lamp, Slip) else {}


def told_of(viewer: Viewer, records: Sequence[Record]) -> dict[int, int]:
    """How often somebody was told of each of these and nothing came of it yet."""
    flags = Flag.objects.seen_by(viewer).filter(record__in=[r.pk for r in records], over_on=None)
    return dict(flags.values_list("record").annotate(n=Count("pk")).order_by())
