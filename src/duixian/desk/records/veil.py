"""What stays near: whose a record is and what it says, where its kind says so (decision 0037).

Whoever stands further off sees that the record is there, its kind, unit, days and state, and counts it.
Rows read for a viewer come with the rest taken out; values asked for alone leave such rows out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.query import ModelIterable

from duixian.desk.org.models import Person, Unit
from duixian.desk.walls import SEEING, Scoped, Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import FieldClass, SeenBy

if TYPE_CHECKING:
    from .models import Record

T = TypeVar("T")
HIDDEN = frozenset({"person", "person_id", "values", "text", "steps", "entered_by"})
"""The columns that say whose it is, what it says, or who had a hand in it."""
OPEN_CLASSES = frozenset({FieldClass.PUBLIC, FieldClass.INTERNAL})
"""What another side reads of a record that stands out of its sight."""
KEPT = "records.sight"
NOBODY = UUID(int=0)


@dataclass(frozen=True)
class Sight:
    """How near a viewer is: looked up once for as long as the viewer looks."""

    viewer: Viewer
    kinds: Mapping[str, Kind] = field(repr=False)

    @cached_property
    def own(self) -> frozenset[int]:
        """The units at which the viewer holds a post."""
        return self._units(path__in=self._paths)

    @cached_property
    def below(self) -> frozenset[int]:
        """The units right below those."""
        return self._units(parent__path__in=self._paths)

    @cached_property
    def person(self) -> int | None:
        """Who the viewer is on the roll."""
        if self.viewer.person is None:
            return None
        rows = Person.objects.unscoped().filter(key=self.viewer.person)
        return rows.values_list("pk", flat=True).first()

    @cached_property
    def inspected(self) -> tuple[str, ...]:
        """The places of the units in which the viewer inspects, each with all below it."""
        from .judged import rounds_of

        return tuple(rounds_of(self.viewer))

    @property
    def _paths(self) -> list[str]:
        return [grant.path for grant in self.viewer.holding(SEEING)]

    def _units(self, **where: Any) -> frozenset[int]:
        rows = Unit.objects.unscoped().filter(**where)
        return frozenset(rows.values_list("pk", flat=True))

    def units(self, kind: Kind) -> frozenset[int]:
        """The units whose records of a kind the viewer reads."""
        return self.own | self.below if is_near(kind) else self.own

    def reads(self, record: Record) -> bool:
        """Whether the viewer reads whose a record is and what it says."""
        kind = self.kinds.get(record.kind)
        if kind is None or kind.seen is None:
            return True
        if "values" not in record.get_deferred_fields() and not kind.seen.holds(record.values):
            return True
        if record.unit_id in self.units(kind):
            return True
        mine = record.person_id is not None and record.person_id == self.person
        return mine or (kind.inspected and record.unit.path.startswith(self.inspected))

    def shown(self, record: Record) -> Record:
        """The record as the viewer may see it."""
        return record if self.reads(record) else veil(record, named_by(self.kinds[record.kind]))

    def readable(self) -> Q:
        """The records that the viewer reads, as a condition: what is not forbidden, kind by kind."""
        found = ~Q(kind__in=list(self.kinds))
        for kind in self.kinds.values():
            near = Q(unit__path__in=self._paths) | Q(person__key=self.viewer.person or NOBODY)
            if is_near(kind):
                near |= Q(unit__parent__path__in=self._paths)
            for path in self.inspected if kind.inspected else ():
                near |= Q(unit__path__startswith=path)
            found |= Q(kind=kind.id) & (near | free(kind))
        return found


def is_near(kind: Kind) -> bool:
    """Whether the unit right above reads the records of a kind too."""
    return kind.seen is not None and kind.seen.by is SeenBy.NEAR


def free(kind: Kind) -> Q:
    """The records of a kind that its rule does not mean: those with another choice, or with none."""
    found = Q(pk__in=[])
    for name, options in ((kind.seen and kind.seen.where) or {}).items():
        declared = kind.field(name)
        others = [o.id for o in declared.options if o.id not in options] if declared else []
        found |= Q(**{f"values__{name}__isnull": True}) | Q(**{f"values__{name}__in": others})
    return found


def sight_of(viewer: Viewer) -> Sight:
    """How near a viewer is to what stays near."""
    return once(viewer, KEPT, lambda: Sight(viewer, staying_near()))


def once(viewer: Viewer, name: str, work: Callable[[], T]) -> T:
    """What is looked up once for as long as a viewer looks."""
    if name not in viewer.looked_up:
        viewer.looked_up[name] = work()
    found: T = viewer.looked_up[name]
    return found


def staying_near() -> dict[str, Kind]:
    """The kinds whose records are not for everybody above."""
    from duixian.desk.campaigns.queries import kinds_looked_up

    return {id_: kind for id_, kind in kinds_looked_up().items() if kind.seen is not None}


def unnamed() -> tuple[str, ...]:
    """How the entries begin in which the journal names nobody for whom something was written."""
    return tuple(f"record.{id_}." for id_ in staying_near())


def named_by(kind: Kind) -> frozenset[str]:
    """The choices by which the rule itself tells records apart: that a pledge is a member's is no secret."""
    return frozenset((kind.seen and kind.seen.where) or ())


def published_by(kind: Kind) -> frozenset[str]:
    """What a board may show of a record: the fields that everybody may read."""
    return named_by(kind) | {f.id for f in kind.fields if f.class_ is FieldClass.PUBLIC}


def open_to_sides(kind: Kind, name: str) -> bool:
    """Whether another side reads a field: what is personal or sensitive stays with the unit and those above."""
    declared = kind.field(name)
    return declared is None or declared.class_ in OPEN_CLASSES


def as_other_side(record: Record, kind: Kind) -> Record:
    """Take out of a row what is not for another side; whose it is and its story stay."""
    if "values" not in record.get_deferred_fields():
        record.values = {n: v for n, v in record.values.items() if open_to_sides(kind, n)}
    record.from_aside = True
    return record


def veil(record: Record, kept: frozenset[str] = frozenset()) -> Record:
    """Take out of a row whose it is and what it says; days, states and the fields named stay."""
    held = {} if "values" in record.get_deferred_fields() else record.values
    record.person = None
    record.values = {name: value for name, value in held.items() if name in kept}
    record.text, record.entered_by = "", ""
    if "steps" not in record.get_deferred_fields():
        record.steps = [{**step, "by": [], "actor": ""} for step in record.steps]
    record.veiled = True
    return record


class Rows(ModelIterable):  # type: ignore[type-arg]  # has no arguments at run time
    """Records one after the other, those that are not the viewer's to read with the rest taken out."""

    queryset: SeenRecords

    def __iter__(self) -> Iterator[Record]:
        """Each record as the viewer may see it."""
        sight = sight_of(self.queryset.viewer)
        for record in super().__iter__():
            yield sight.shown(record)


class SharedRows(ModelIterable):  # type: ignore[type-arg]  # has no arguments at run time
    """Records one after the other, those out of the viewer's part of the tree as another side reads them."""

    queryset: SharedRecords

    def __iter__(self) -> Iterator[Record]:
        """Each record as the other side may see it."""
        from duixian.desk.campaigns.queries import kinds_looked_up

        viewer, kinds = self.queryset.viewer, kinds_looked_up()
        for record in super().__iter__():
            kind = kinds.get(record.kind)
            near = kind is None or viewer.sees(record.unit.path)
            yield record if near or kind is None else as_other_side(record, kind)


class SharedRecords(QuerySet["Record"]):
    """Records that name a unit of the viewer's as their other side."""

    viewer: Viewer

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._iterable_class = SharedRows

    def _clone(self) -> SharedRecords:
        clone: SharedRecords = super()._clone()  # type: ignore[misc]
        clone.viewer = self.viewer
        return clone


class SeenRecords(QuerySet["Record"]):
    """Records in a viewer's part of the tree."""

    viewer: Viewer
    narrowed = False  # whether only what the viewer reads is left

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self._iterable_class = Rows

    def _clone(self) -> SeenRecords:
        clone: SeenRecords = super()._clone()  # type: ignore[misc]
        clone.viewer, clone.narrowed = self.viewer, self.narrowed
        return clone

    def _values(self, *fields: Any, **expressions: Any) -> SeenRecords:
        """Values alone cannot be veiled: rows that the viewer does not read are left out."""
        asked = {str(name).split("__", 1)[0] for name in fields}
        rows = self.read() if asked & HIDDEN or not (fields or expressions) else self
        found: SeenRecords = super(SeenRecords, rows)._values(*fields, **expressions)  # type: ignore[misc]
        return found

    def read(self) -> SeenRecords:
        """Those that the viewer reads: where somebody looks for words or names."""
        if self.narrowed:
            return self
        found = self.filter(sight_of(self.viewer).readable())
        found.narrowed = True
        return found

    def on_a_board(self, kind: Kind) -> Iterator[Record]:
        """Records of a kind with what everybody may read of them and nothing else; nobody's name."""
        shown = published_by(kind)
        plain: QuerySet[Record] = QuerySet(self.model, query=self.query.chain(), using=self.db)
        yield from (veil(record, shown) for record in plain)

    def kept_near(self) -> SeenRecords:
        """The others."""
        return self.exclude(pk__in=self.read().order_by().values("pk"))


class Veiled(Scoped["Record"]):
    """The manager of records: what stays near is taken out of every row that is read for a viewer."""

    def seen_by(self, viewer: Viewer) -> SeenRecords:
        """The records of the units that the viewer's posts reach, as this viewer may see them."""
        rows = SeenRecords(self.model, query=super().seen_by(viewer).query, using=self._db)
        rows.viewer = viewer
        return rows
