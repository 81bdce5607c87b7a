"""Comments as they stand: who owes the next word, how long it has waited, what came of them."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from duixian.desk.accounts.models import Account
from duixian.desk.org.calendar import published
from duixian.desk.org.models import Post, Unit
from duixian.desk.org.queries import on_day
from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Record
from duixian.desk.records.queries.linked import Linked, linked_to
from duixian.desk.records.queries.waits import bringing_on, question_of
from duixian.desk.records.rules import About, actors
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import LEADING, Role, Viewer
from duixian.rulebook.calendars.working import works
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Move
from duixian.rulebook.moves import judge_alone
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

KIND = "comment"
GIVEN = "given"
BECAME = ("problem", "task")
ABOUT = "about"


def commented(viewer: Viewer, text: str = "") -> QuerySet[Record]:
    """The comments on units in sight that were not taken back, narrowed by words."""
    rows = Record.objects.seen_by(viewer).filter(kind=KIND).exclude(stage=Stage.VOID.value)
    rows = rows.read() if text.split() else rows
    for word in text.split():
        rows = rows.filter(Q(unit__name__icontains=word) | Q(text__icontains=word))
    return rows.select_related("unit", "person")


def in_order(rows: QuerySet[Record], *, settled: bool) -> QuerySet[Record]:
    """Those that nobody has answered first, what is due first on top; settled ones the last first."""
    if settled:
        return rows.filter(stage=Stage.DONE.value).order_by("-state_on", "-pk")
    first = Case(When(state=GIVEN, then=Value(0)), default=Value(1), output_field=IntegerField())
    return rows.filter(stage=Stage.OPEN.value).order_by(first, "due_on", "occurred_on", "pk")


@dataclass(frozen=True)
class Standing:
    """How many comments wait for an answer, how many of them are past their day, and what else."""

    unanswered: int
    late: int
    unsettled: int
    settled: int
    twice: int

    @property
    def any(self) -> bool:
        """Whether there is any comment at all."""
        return bool(self.unanswered or self.unsettled or self.settled)


def standing(rows: QuerySet[Record], day: dt.date) -> Standing:
    """The numbers over a list; `twice` are units with a comment after one that stood open."""
    given = Q(state=GIVEN)
    told = rows.order_by().aggregate(
        unanswered=Count("pk", filter=given),
        late=Count("pk", filter=given & Q(due_on__lt=day)),
        unsettled=Count("pk", filter=Q(stage=Stage.OPEN.value) & ~given),
        settled=Count("pk", filter=Q(stage=Stage.DONE.value)),
    )
    open_ = rows.filter(stage=Stage.OPEN.value).order_by().values("unit")
    twice = open_.annotate(many=Count("pk")).filter(many__gt=1).count()
    return Standing(**told, twice=twice)


@dataclass(frozen=True)
class Row:
    """A comment: its parts, who owes the next word and for how many working days, what came of it.

    `again` counts open comments on the same unit that were given before this one.
    """

    record: Record
    state: Text
    mark: str
    giver: str
    owes: str
    waited: int
    again: int
    became: tuple[Linked, ...]
    about: Linked | None
    moves: tuple[Move, ...]

    @property
    def late(self) -> bool:
        """Whether the answer is past its day."""
        return self.mark == "needed"

    @property
    def answered(self) -> bool:
        """Whether the unit has answered."""
        return self.record.state != GIVEN

    @property
    def open(self) -> bool:
        """Whether somebody still owes a word."""
        return self.record.stage == Stage.OPEN.value


def rows_of(
    viewer: Viewer, records: Sequence[Record], kinds: Mapping[str, Kind], day: dt.date
) -> list[Row]:
    """Some comments with all that stands around them, in as many queries for one as for many."""
    kind, me = kinds[KIND], code_of(viewer)
    waited = working_days((each.state_on, day) for each in records)
    givers, heads = givers_of(records), heads_of(viewer, records, day)
    linked, earlier = linked_to(viewer, records, kinds, day), earlier_open(viewer, records)
    found = []
    for each in records:
        became = linked.get(each.pk, {})
        giver = givers.get(given_by(each), "")
        found.append(
            Row(
                record=each,
                state=kind.name_of_state(each.state),
                mark=marked(each, kind, day),
                giver=giver,
                owes=heads.get(each.unit_id, "") if each.state == GIVEN else giver,
                waited=waited[each.state_on, day],
                again=earlier.get(each.pk, 0),
                became=tuple(one for name in BECAME for one in became.get(name, ())),
                about=next(iter(became.get(ABOUT, ())), None),
                moves=moves_for(viewer, each, kind, (me, day)),
            )
        )
    return found


def marked(record: Record, kind: Kind, day: dt.date) -> str:
    """The mark of a comment: late is what nobody has answered; an answer waits, whatever the day."""
    if record.stage == Stage.OPEN.value and record.state != GIVEN:
        return "waiting"
    return mark_of(record, kind, day)


def given_by(record: Record) -> str:
    """The account that gave a comment."""
    return str(record.steps[0]["actor"]) if record.steps else record.entered_by


def givers_of(records: Iterable[Record]) -> Mapping[str, str]:
    """Names of those who gave comments, by account."""
    actors_ = {given_by(each) for each in records}
    return dict(Account.objects.filter(actor__in=actors_).values_list("actor", "name"))


def heads_of(viewer: Viewer, records: Iterable[Record], day: dt.date) -> Mapping[int, str]:
    """The secretaries of the units commented on, who owe the answers."""
    units = {each.unit_id for each in records}
    held = Post.objects.seen_by(viewer).filter(
        on_day(day), unit__in=units, role=Role.SECRETARY.value
    )
    return dict(held.order_by("-pk").values_list("unit_id", "person__name"))


def earlier_open(viewer: Viewer, records: Sequence[Record]) -> Mapping[int, int]:
    """How many open comments on the same unit were given before each of these open ones."""
    mine = [each for each in records if each.stage == Stage.OPEN.value]
    open_ = commented(viewer).filter(
        unit__in={each.unit_id for each in mine}, stage=Stage.OPEN.value
    )
    by_unit: dict[int, list[tuple[dt.date, int]]] = defaultdict(list)
    for unit, on, pk in open_.values_list("unit_id", "occurred_on", "pk"):
        by_unit[unit].append((on or dt.date.min, pk))
    return {
        each.pk: bisect_left(
            sorted(by_unit[each.unit_id]), (each.occurred_on or dt.date.min, each.pk)
        )
        for each in mine
    }


def moves_for(
    viewer: Viewer, record: Record, kind: Kind, who: tuple[str, dt.date]
) -> tuple[Move, ...]:
    """The moves by which this viewer may bring a comment on."""
    open_ = bringing_on(kind).get(record.state, ())
    if not open_:
        return ()
    asked = question_of(viewer, record, kind, who, {})
    roles = actors(viewer, record.unit.path, kind, About(record.entered_by), me=who[0])
    return tuple(m for m in open_ if judge_alone(kind, m, replace(asked, roles=roles)).allowed)


Span = tuple[dt.date, dt.date]


def working_days(spans: Iterable[Span]) -> Mapping[Span, int]:
    """How many working days have passed since a day until another; the first day is day 0."""
    wanted = set(spans)
    if not wanted:
        return {}
    holidays = published()
    first, last = min(low for low, _ in wanted), max(high for _, high in wanted)
    passed, worked = {first: 0}, 0
    for number in range(first.toordinal() + 1, last.toordinal() + 1):
        at = dt.date.fromordinal(number)
        worked += works(at, holidays)
        passed[at] = worked
    return {(low, high): passed[high] - passed[low] for low, high in wanted if low <= high} | {
        span: 0 for span in wanted if span[0] > span[1]
    }


def may_comment(viewer: Viewer, unit: Unit) -> bool:
    """Whether the viewer stands above a unit."""
    return viewer.holds_above(LEADING, unit.path)


def stands_above(viewer: Viewer) -> bool:
    """Whether there is any unit below a post of the viewer's that leads."""
    keys = {grant.unit for grant in viewer.holding(LEADING)}
    return Unit.objects.seen_by(viewer).filter(parent__key__in=keys).exists()


def units_called(viewer: Viewer, text: str, most: int) -> list[Unit]:
    """The units in sight that bear a name and on which the viewer may comment, those above first."""
    rows = Unit.objects.seen_by(viewer).filter(closed_on=None)
    for word in text.split():
        rows = rows.filter(Q(name__icontains=word) | Q(code=word))
    return [unit for unit in rows.order_by("path")[: most * 2] if may_comment(viewer, unit)][:most]
