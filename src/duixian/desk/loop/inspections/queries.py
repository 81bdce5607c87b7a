"""Rounds in sight and announced from above; who was drawn, what was found there, who still waits."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, IntegerField, QuerySet, When
from django.http import Http404

from duixian.desk.org.models import Unit
from duixian.desk.records.judged import TEAM, code_of
from duixian.desk.records.models import Link, Participant, Partner, Record
from duixian.desk.records.rounds import announced
from duixian.desk.walls import Viewer
from duixian.rulebook.vocabulary.words import Stage

ROUND, DRAW, FINDING, VISITED, STATEMENT = "round", "draw", "finding", "inspected", "rank_statement"
SHARED = "exemplar"
LINK, DRAWN = "round", "drawn"
QUIET = "visit"
"""The way of going there of which nobody is told before."""
OPEN, DONE, VOID = Stage.OPEN.value, Stage.DONE.value, Stage.VOID.value
MOST = 300
"""So many findings of one round are shown; more of them lie in the list of records."""


@dataclass(frozen=True)
class Row:
    """A round in the list: how many were drawn, visited, and what was found, as far as it is in sight.

    Whether a unit waits is known to those who see all of them.
    """

    record: Record
    whole: bool = False
    drawn: int = 0
    waiting: int = 0
    findings: int = 0
    undecided: int = 0

    @property
    def visited(self) -> int:
        """How many of those drawn were visited."""
        return self.drawn - self.waiting


@dataclass(frozen=True)
class Stop:
    """A unit to be visited: what was found there, and whether somebody was there at all."""

    unit: Unit
    findings: Sequence[Record] = ()
    visits: Sequence[Record] = ()
    drawn: bool = True
    seen: bool = True

    @property
    def waits(self) -> bool:
        """Whether nobody was there yet; nobody can tell of a unit that is out of sight."""
        return self.seen and self.drawn and not self.findings and not self.visits


@dataclass(frozen=True)
class Held:
    """A draw of a round, and the units it drew."""

    record: Record
    units: Sequence[Unit] = ()


@dataclass(frozen=True)
class Parts:
    """What belongs to one round, as far as the viewer may see it.

    `untold` says that units may have been drawn and the viewer is not told before the round is over.
    """

    draws: Sequence[Held] = ()
    findings: Sequence[Record] = ()
    visits: Sequence[Record] = ()
    statements: Sequence[Record] = ()
    again: Sequence[Record] = ()
    before: Record | None = None
    shared: Sequence[Record] = ()
    untold: bool = False

    @property
    def draw(self) -> Held | None:
        """The draw that holds: the last that was not annulled."""
        return next((d for d in self.draws if d.record.stage != VOID), None)


def rounds(viewer: Viewer) -> QuerySet[Record]:
    """Rounds of the viewer's part of the tree, and what units above have announced; open ones first."""
    rows = (Record.objects.seen_by(viewer) | announced(viewer)).filter(kind=ROUND)
    standing = Case(
        When(stage=OPEN, then=0),
        When(stage="draft", then=1),
        default=2,
        output_field=IntegerField(),
    )
    return rows.select_related("unit").annotate(standing=standing).order_by("standing", "-seq")


def inspections(viewer: Viewer) -> QuerySet[Record]:
    """The rounds in which somebody goes and looks; those that only give stars stand in the records."""
    return rounds(viewer).filter(values__has_key="ways")


def one(viewer: Viewer, key: UUID) -> Record:
    """A round.

    Raises:
        Http404: there is none of that key in sight.
    """
    found = rounds(viewer).filter(key=key).first()
    if found is None:
        raise Http404
    return found


def parts_of(viewer: Viewer, record: Record) -> Parts:
    """The draws of a round, and the findings, visits and statements in sight."""
    untold = not told(viewer, record)
    draws = [] if untold else draws_of(viewer, record)
    drawn = drawn_in(draws)
    pointing = Record.objects.seen_by(viewer).filter(
        kind__in=(FINDING, VISITED, STATEMENT, ROUND, SHARED), links__other=record
    )
    found: dict[str, list[Record]] = defaultdict(list)
    for each in pointing.exclude(stage=VOID).select_related("unit").order_by("-seq")[:MOST]:
        found[each.kind].append(each)
    return Parts(
        [Held(draw, drawn.get(draw.pk, ())) for draw in draws],
        found[FINDING],
        found[VISITED],
        found[STATEMENT],
        found[ROUND],
        before_of(viewer, record) if "earlier" in record.values else None,
        found[SHARED],
        untold,
    )


def draws_of(viewer: Viewer, record: Record) -> list[Record]:
    """The draws of a round, the last first; those below see what was confirmed."""
    linked = Record.objects.unscoped().filter(kind=DRAW, links__other=record, links__field=LINK)
    linked = linked if viewer.sees(record.unit.path) else linked.filter(stage=DONE)
    return [*linked.select_related("unit").order_by("-seq")]


def told(viewer: Viewer, record: Record) -> bool:
    """Whether the viewer is told who was drawn: units that somebody visits unannounced are not.

    Whoever runs the round and whoever goes there knows; all others when the round is over.
    """
    return not quiet(record) or viewer.sees(record.unit.path) or in_team(viewer, record)


def quiet(record: Record) -> bool:
    """Whether somebody goes there in this round without telling before, and it is not over."""
    return record.stage == OPEN and QUIET in (record.values.get("ways") or ())


def in_team(viewer: Viewer, record: Record) -> bool:
    """Whether the viewer is one of the inspectors."""
    me = code_of(viewer)
    rows = Participant.objects.unscoped().filter(record=record, field=TEAM, person__code=me)
    return bool(me) and rows.exists()


def before_of(viewer: Viewer, record: Record) -> Record | None:
    """The round that this one looks at again, where it may be seen."""
    return rounds(viewer).filter(linked_from__record=record, linked_from__field="earlier").first()


def drawn_in(draws: Iterable[Record]) -> Mapping[int, Sequence[Unit]]:
    """The units that draws have drawn, by the key of the draw."""
    found: dict[int, list[Unit]] = defaultdict(list)
    rows = Partner.objects.unscoped().filter(record__in=[*draws], field=DRAWN)
    for row in rows.select_related("unit").order_by("unit__category", "unit__code"):
        found[row.record_id].append(row.unit)
    return found


def stops_of(viewer: Viewer, parts: Parts) -> list[Stop]:
    """Every unit that was drawn and every other where something was found; who waits comes first."""
    findings: dict[int, list[Record]] = defaultdict(list)
    visits: dict[int, list[Record]] = defaultdict(list)
    units = {unit.pk: unit for unit in parts.draw.units} if parts.draw else {}
    drawn = set(units)
    for records, by in ((parts.findings, findings), (parts.visits, visits)):
        for record in records:
            by[record.unit_id].append(record)
            units.setdefault(record.unit_id, record.unit)
    found = [
        Stop(unit, findings[pk], visits[pk], pk in drawn, viewer.sees(unit.path))
        for pk, unit in units.items()
    ]
    return sorted(found, key=lambda stop: (not stop.waits, not stop.drawn, stop.unit.code))


def rows_of(viewer: Viewer, records: Sequence[Record]) -> list[Row]:
    """Rounds with their numbers, four questions for a whole page."""
    draws = Link.objects.unscoped().filter(
        other__in=records, field=LINK, record__kind=DRAW, record__stage=DONE
    )
    round_of = dict(draws.values_list("record_id", "other_id"))
    drawn: dict[int, set[int]] = defaultdict(set)
    partners = Partner.objects.unscoped().filter(record__in=round_of, field=DRAWN)
    for draw, unit in partners.values_list("record_id", "unit_id"):
        drawn[round_of[draw]].add(unit)
    found = Link.objects.seen_by(viewer).filter(
        other__in=records, field=LINK, record__kind__in=(FINDING, VISITED)
    )
    there: dict[int, set[int]] = defaultdict(set)
    findings: Counter[int] = Counter()
    undecided: Counter[int] = Counter()
    for round_, unit, kind, stage in found.exclude(record__stage=VOID).values_list(
        "other_id", "record__unit_id", "record__kind", "record__stage"
    ):
        there[round_].add(unit)
        findings[round_] += kind == FINDING
        undecided[round_] += kind == FINDING and stage == OPEN
    return [
        Row(
            record,
            viewer.sees(record.unit.path),
            len(drawn[record.pk]) if viewer.sees(record.unit.path) or not quiet(record) else 0,
            len(drawn[record.pk] - there[record.pk]),
            findings[record.pk],
            undecided[record.pk],
        )
        for record in records
    ]
