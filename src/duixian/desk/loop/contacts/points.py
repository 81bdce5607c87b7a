"""Contact points: who looks after which unit, when somebody was there last, what was found there."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, IntegerField, Max, Q, QuerySet, Value, When

from duixian.desk.look.wording import reading
from duixian.desk.org.models import Person, Unit
from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Link, Record
from duixian.desk.records.queries.linked import Linked, linked_to
from duixian.desk.walls import LEADING, Viewer
from duixian.rulebook.calendars import MONTHS_IN, Interval, add_months, period_start
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Every
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import PeriodName, Stage

KIND, VISIT, BY = "contact_point", "guidance", "point"
LEADER = "values__leader"
COUNTED = (Stage.OPEN.value, Stage.DONE.value)
FOUND = 3
"""So many visits of a point are told on its line, the last first."""
QUARTERLY = Every(kind=VISIT, for_="records", per=PeriodName.QUARTER)
"""What holds where no pack says otherwise: somebody comes once in a quarter [K]."""


def rhythm(kinds: Mapping[str, Kind]) -> Every:
    """How often somebody has to come: a clock beside the kind, otherwise once in a quarter."""
    clocks = kinds[KIND].clocks if KIND in kinds else ()
    asked = (c for c in clocks if isinstance(c, Every) and (c.kind, c.for_) == (VISIT, "records"))
    return next(asked, QUARTERLY)


def period_of(clock: Every, day: dt.date) -> Interval:
    """The period of a clock in which a day lies, whole."""
    start = period_start(day, clock.per)
    return Interval(start, add_months(start, MONTHS_IN[clock.per]) - dt.timedelta(1))


def points(viewer: Viewer, period: Interval, *, ended: bool = False) -> QuerySet[Record]:
    """The contact points in sight, the viewer's own first, then those where nobody has ever been.

    `last` is the day somebody was there last, `came` how often in the period, `mine` 0 for one's own.
    """
    visits = Q(linked_from__field=BY, linked_from__record__stage__in=COUNTED)
    when = "linked_from__record__occurred_on"
    here = Q(**{f"{when}__range": (period.start, period.end)})
    me = code_of(viewer)
    own = [When(**{LEADER: me}, then=Value(0))] if me else []
    stage = Stage.DONE if ended else Stage.OPEN
    rows = Record.objects.seen_by(viewer).filter(kind=KIND, stage=stage.value)
    return (
        rows.select_related("unit")
        .annotate(
            last=Max(when, filter=visits),
            came=Count("linked_from", filter=visits & here, distinct=True),
            mine=Case(*own, default=Value(1), output_field=IntegerField()),
        )
        .order_by("mine", F("last").asc(nulls_first=True), "occurred_on", "pk")
    )


def owing(clock: Every, period: Interval) -> Q:
    """The points that want a visit in the period; one named within it wants its first in the next."""
    return Q(state_on__lte=period.start, came__lt=clock.at_least)


@dataclass(frozen=True)
class Standing:
    """How many contact points stand, where nobody has ever been, and where nobody was this period."""

    points: int
    never: int
    due: int


def standing(rows: QuerySet[Any], clock: Every, period: Interval) -> Standing:
    """The numbers over the points that stand."""
    points = rows.order_by()
    return Standing(
        points.count(),
        points.filter(last=None).count(),
        points.filter(owing(clock, period)).count(),
    )


@dataclass(frozen=True)
class Visit:
    """One time somebody was there: what was seen, the problem it helped with and where that stands."""

    record: Record
    state: Text
    problem: Linked | None


@dataclass(frozen=True)
class Point:
    """A contact point: whose it is, when somebody was there last, whether a visit is wanted."""

    record: Record
    leader: str
    role: str
    mine: bool
    why: str
    last: dt.date | None
    came: int
    wanted: bool
    visits: tuple[Visit, ...]
    many: int
    may_note: bool


def points_of(
    viewer: Viewer, rows: Sequence[Record], kinds: Mapping[str, Kind], clock: Every, day: dt.date
) -> list[Point]:
    """Some contact points with what was found at them, in as many queries for one as for many."""
    period = period_of(clock, day)
    leaders = names_of(str(each.values.get("leader", "")) for each in rows)
    kind = kinds[KIND]
    visits = visits_at(viewer, rows, kinds, day)
    found = []
    for each in rows:
        last, came = vars(each)["last"], vars(each)["came"]
        open_ = each.stage == Stage.OPEN.value
        found.append(
            Point(
                record=each,
                leader=leaders.get(str(each.values.get("leader", "")), ""),
                role=chosen(kind, "role", each),
                mine=vars(each)["mine"] == 0,
                why=chosen(kind, "why", each),
                last=last,
                came=came,
                wanted=open_ and came < clock.at_least and each.state_on <= (period.start or day),
                visits=tuple(visits[each.pk][:FOUND]),
                many=len(visits[each.pk]),
                may_note=open_ and viewer.holds_above(LEADING, each.unit.path),
            )
        )
    return found


def chosen(kind: Kind, field: str, record: Record) -> str:
    """What was chosen in a field of a record, by its name; empty where nothing was."""
    found = kind.field(field)
    value = record.values.get(field)
    names = [option.name for option in found.options if option.id == value] if found else []
    return names[0].in_(reading()) if names else ""


def stands_above(viewer: Viewer) -> bool:
    """Whether there is any unit below a post of the viewer's that leads."""
    keys = {grant.unit for grant in viewer.holding(LEADING)}
    return Unit.objects.seen_by(viewer).filter(parent__key__in=keys).exists()


def names_of(codes: Iterable[str]) -> Mapping[str, str]:
    """Names of persons by code: who looks after a unit is named to it, wherever they stand."""
    rows = Person.objects.unscoped().filter(code__in={*codes} - {""})
    return dict(rows.values_list("code", "name"))


def visits_at(
    viewer: Viewer, rows: Iterable[Record], kinds: Mapping[str, Kind], day: dt.date
) -> Mapping[int, list[Visit]]:
    """The visits to some contact points, the last first."""
    links = Link.objects.seen_by(viewer).filter(
        other__in=[each.pk for each in rows], field=BY, record__kind=VISIT,
        record__stage__in=COUNTED,
    )  # fmt: skip
    links = links.select_related("record").order_by("-record__occurred_on", "-pk")
    pairs = [(link.other_id, link.record) for link in links]
    became = linked_to(viewer, (record for _, record in pairs), kinds, day)
    found: dict[int, list[Visit]] = defaultdict(list)
    for point, record in pairs:
        problems = became.get(record.pk, {}).get("problem", ())
        state = kinds[VISIT].name_of_state(record.state)
        found[point].append(Visit(record, state, next(iter(problems), None)))
    return found
