"""The register as somebody sees it: how many, how old, how far up, and found by whom."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import Count, F, Q, QuerySet

from duixian.desk.duties.queries import Standing, levels_of, standing_of
from duixian.desk.org.calendar import published
from duixian.desk.records.actions.writing import snapshot_now
from duixian.desk.records.models import Link, Record
from duixian.desk.records.queries.past import Names, names_of
from duixian.desk.walls import Viewer
from duixian.rulebook.calendars.working import after
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import HandUp, Move
from duixian.rulebook.lifecycle.needs import Elapsed
from duixian.rulebook.vocabulary.words import LinkType, Stage

PROBLEM, SOURCE, OWN, SORT = "problem", "source", "self", "sort"
CLOSED, EVERY, RISEN = "closed", "every", "risen"
AGES = (30, 90, 180, 365)
ROWS = 30
MOST = 20_000
UNITS = 12


@dataclass(frozen=True)
class Wanted:
    """Which problems are asked for; what is empty asks for nothing."""

    state: str = ""
    source: str = ""
    older: int = 0
    unit: str = ""
    sort: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing was asked for."""
        return self == Wanted()


@dataclass(frozen=True)
class Line:
    """One problem of the register before it is read in full: since when it is there, and how it stands."""

    pk: int
    since: dt.date
    open: bool
    late: bool
    level: int
    closed_on: dt.date | None


@dataclass(frozen=True)
class Register:
    """The problems asked for, the oldest first; the figures are about those that stand open."""

    lines: Sequence[Line]
    day: dt.date
    cut: bool

    @cached_property
    def open(self) -> list[Line]:
        """Those that are not closed."""
        return [line for line in self.lines if line.open]

    @property
    def oldest(self) -> int:
        """The age of the oldest open one, in days."""
        return max(((self.day - line.since).days for line in self.open), default=0)

    @property
    def late(self) -> int:
        """How many are past their day."""
        return sum(line.late for line in self.open)

    @property
    def risen(self) -> int:
        """How many have come up to somebody above."""
        return sum(line.level > 0 for line in self.open)

    def ages(self) -> list[tuple[int, int | None, int]]:
        """How many open ones there are of each age: from so many days, to so many, how many."""
        counted = Counter(band((self.day - line.since).days) for line in self.open)
        ends = (*AGES, None)
        firsts = (0, *(days + 1 for days in AGES))
        return [
            (first, last, counted[n])
            for n, (first, last) in enumerate(zip(firsts, ends, strict=True))
        ]


def band(days: int) -> int:
    """The place of an age among the bands."""
    return sum(days > limit for limit in AGES)


@dataclass(frozen=True)
class Finders:
    """Who found the problems: the units themselves or others; and the units that found none."""

    own: int
    others: int
    silent: Sequence[tuple[UUID, str, int]]
    silent_units: int


@dataclass(frozen=True)
class Gathered:
    """What a common problem puts together: how many problems, of how many units, how many are closed."""

    problems: int
    units: int
    closed: int


@dataclass(frozen=True)
class Row:
    """One problem in full: its age, how far it has gone, how often it came back."""

    record: Record
    since: dt.date
    age: int
    level: int
    standing: Standing | None
    recurred: int
    again_until: dt.date | None
    gathered: Gathered | None


def seen(viewer: Viewer, wanted: Wanted) -> QuerySet[Record]:
    """The problems in sight that were ever registered in earnest, narrowed to a source and units."""
    rows = Record.objects.seen_by(viewer).filter(kind=PROBLEM)
    rows = rows.exclude(stage__in=(Stage.VOID.value, Stage.DRAFT.value))
    if wanted.source:
        rows = rows.filter(values__source=wanted.source)
    if wanted.sort:
        rows = rows.filter(values__sort=wanted.sort)
    if wanted.unit:
        rows = rows.filter(Q(unit__name__icontains=wanted.unit) | Q(unit__code=wanted.unit))
    return rows


def in_state(rows: QuerySet[Record], state: str) -> QuerySet[Record]:
    """Those in one state, in any, or (nothing asked, or what has risen) those not closed."""
    match state:
        case "" | "risen":
            return rows.filter(stage=Stage.OPEN.value)
        case str() if state == CLOSED:
            return rows.exclude(stage=Stage.OPEN.value)
        case str() if state == EVERY:
            return rows
        case _:
            return rows.filter(state=state)


def register(viewer: Viewer, wanted: Wanted, kinds: Mapping[str, Kind], day: dt.date) -> Register:
    """The problems asked for, the oldest first, of closed ones the last: a few questions for any number."""
    rows = in_state(seen(viewer, wanted), wanted.state).order_by("occurred_on", "pk")
    columns = ("pk", "occurred_on", "state", "stage", "due_on", "closed_on")
    some = [*rows.values_list(*columns)[: MOST + 1]]
    chains = earlier(viewer, kinds[PROBLEM])
    levels = levels_of(viewer, PROBLEM, kinds, day)
    resting = kinds[PROBLEM].stopped
    found = []
    for pk, on, state, stage, due_on, closed_on in some[:MOST]:
        since = begun(pk, on or day, chains)
        late = due_on is not None and due_on < day and state not in resting
        found.append(Line(pk, since, stage == Stage.OPEN.value, late, levels.get(pk, 0), closed_on))
    found = [line for line in found if (day - line.since).days > wanted.older or not wanted.older]
    if wanted.state == RISEN:
        found = [line for line in found if line.level > 0]
    found.sort(key=lambda line: (line.since, line.pk))
    if wanted.state == CLOSED:
        found.sort(key=lambda line: line.closed_on or day, reverse=True)
    return Register(found, day, len(some) > MOST)


Chains = Mapping[int, tuple[int, dt.date]]


def earlier(viewer: Viewer, kind: Kind) -> Chains:
    """Which problem goes on from which, with the day of the earlier one."""
    fields = [f.id for f in kind.fields if f.as_ is LinkType.CONTINUES]
    links = Link.objects.seen_by(viewer).filter(field__in=fields, record__kind=PROBLEM)
    found = links.filter(other__kind=PROBLEM, other__occurred_on__lte=F("record__occurred_on"))
    rows = found.values_list("record_id", "other_id", "other__occurred_on")
    return {record: (other, on) for record, other, on in rows if on}


def begun(pk: int, on: dt.date, chains: Chains) -> dt.date:
    """The day of the first of a chain: what is carried over keeps its age."""
    met = {pk}
    while pk in chains and chains[pk][0] not in met:
        pk, on = chains[pk]
        met.add(pk)
    return on


def rows_of(
    viewer: Viewer, lines: Iterable[Line], kinds: Mapping[str, Kind], day: dt.date
) -> tuple[list[Row], Names]:
    """These problems in full, in their order, with the names of what they point at."""
    kind, wanted = kinds[PROBLEM], [*lines]
    records = Record.objects.seen_by(viewer).select_related("unit", "person")
    found = records.in_bulk([line.pk for line in wanted])
    standing = standing_of(viewer, found.values(), kinds, day)
    together = gathered(viewer, kind, [*found])
    names = names_of(viewer, kind, [snapshot_now(record) for record in found.values()])
    rows = [
        Row(
            record := found[line.pk],
            line.since,
            ((record.closed_on or day) - line.since).days,
            line.level,
            standing.get(line.pk),
            recurrences(record, kind),
            again_until(record, kind, day),
            together.get(line.pk),
        )
        for line in wanted
        if line.pk in found
    ]
    return rows, names


def gathered(viewer: Viewer, kind: Kind, common: Sequence[int]) -> dict[int, Gathered]:
    """What each of these problems puts together, as far as it is in sight."""
    fields = [f.id for f in kind.fields if f.as_ is LinkType.PART_OF]
    links = Link.objects.seen_by(viewer).filter(
        field__in=fields, other__in=common, record__kind=PROBLEM
    )
    rows = links.exclude(record__stage=Stage.VOID.value).exclude(record=F("other")).order_by()
    counted = rows.values_list("other").annotate(
        problems=Count("record"),
        units=Count("record__unit", distinct=True),
        closed=Count("record", filter=Q(record__stage=Stage.DONE.value)),
    )
    return {pk: Gathered(*numbers) for pk, *numbers in counted}


def coming_back(kind: Kind) -> list[Move]:
    """The moves by which a closed problem comes back under its number, one level higher."""
    return [m for m in kind.moves if any(isinstance(effect, HandUp) for effect in m.then)]


def recurrences(record: Record, kind: Kind) -> int:
    """How often it came back under its number."""
    moves = {move.id for move in coming_back(kind)}
    return sum(step["move"] in moves for step in record.steps)


def again_until(record: Record, kind: Kind, day: dt.date) -> dt.date | None:
    """Until when the same trouble comes back under the same number; nothing once that is over."""
    spans = [
        need.at_most
        for move in coming_back(kind)
        if record.state in move.from_
        for need in move.needs
        if isinstance(need, Elapsed) and need.at_most
    ]
    if not spans or record.closed_on is None:
        return None
    last = max(after(record.closed_on, span, published()) for span in spans)
    return last if last >= day else None


def finders(viewer: Viewer, wanted: Wanted) -> Finders:
    """Who found the problems in sight, open or closed; two numbers, of which nobody makes a score."""
    rows = seen(viewer, Wanted(unit=wanted.unit)).order_by()
    own, others = (
        Count("pk", filter=Q(values__source=OWN)),
        Count("pk", filter=~Q(values__source=OWN)),
    )
    told = rows.aggregate(own=own, others=others)
    units = rows.values("unit__key", "unit__name").annotate(own=own, others=others)
    silent = units.filter(own=0, others__gt=0).order_by("-others", "unit__name")
    found = [*silent.values_list("unit__key", "unit__name", "others")]
    return Finders(told["own"], told["others"], found[:UNITS], len(found))
