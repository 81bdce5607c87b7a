"""What follows from findings: problems, orders, replies, and what the table of first steps proposes."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from duixian.desk.org.calendar import published
from duixian.desk.records.models import Link, Record
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import ACTING, LEADING, Viewer
from duixian.rulebook.calendars.working import after
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Due, Move
from duixian.rulebook.lifecycle.needs import Elapsed
from duixian.rulebook.moves import proposing
from duixian.rulebook.moves.proposing import Proposal
from duixian.rulebook.vocabulary.filters import Span
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

FINDING, PROBLEM, ORDER, REPLY, PLEDGE = "finding", "problem", "order", "statement", "pledge"
UP_FROM = {PROBLEM: "finding", ORDER: "ground_for", REPLY: "about", PLEDGE: "origin"}
"""The field by which each of them points at what it comes from."""
GROUNDS, STEP, EARLIER = "grounds", "step", "earlier"

Made = Mapping[str, dt.date]
"""When each move was made last."""
Pointing = Mapping[int, Sequence[Record]]


@dataclass(frozen=True)
class Limit:
    """A day of a clock: what may or must be done by then; `by_week` where it was counted in working days."""

    move: Move
    day: dt.date
    over: bool
    by_week: bool


@dataclass(frozen=True)
class Offer:
    """A way to begin an order that the table proposes, as a link to its form."""

    move: Move
    url: str


@dataclass(frozen=True)
class Node:
    """A record, the days that run for it, and what came of it."""

    record: Record
    kind: Kind
    mark: str
    limits: Sequence[Limit] = ()
    below: Sequence[Node] = ()
    offers: Sequence[Offer] = ()

    @property
    def state(self) -> Text:
        """What its state is called."""
        return self.kind.name_of_state(self.record.state)


def pointing_at(viewer: Viewer, records: Iterable[Record]) -> Pointing:
    """The problems, orders, replies and pledges in sight that point at records."""
    found: dict[int, list[Record]] = defaultdict(list)
    links = Link.objects.seen_by(viewer).filter(other__in=[*records], record__kind__in=UP_FROM)
    for link in links.exclude(record__stage=Stage.VOID.value).select_related("record__unit"):
        if link.field in (UP_FROM[link.record.kind], EARLIER):
            found[link.other_id].append(link.record)
    return found


def trees(
    viewer: Viewer, records: Sequence[Record], kinds: Mapping[str, Kind], today: dt.date
) -> list[Node]:
    """Records with what came of each, three levels down; three questions, however many there are."""
    pointing: dict[int, Sequence[Record]] = {}
    level: Sequence[Record] = records
    for _ in range(3):
        found = pointing_at(viewer, level)
        pointing |= found
        level = [record for some in found.values() for record in some]
    table = Table(viewer, kinds.get(ORDER), today)
    return [_node(record, kinds, pointing, table) for record in records]


def _node(record: Record, kinds: Mapping[str, Kind], pointing: Pointing, table: Table) -> Node:
    kind = kinds[record.kind]
    below = [_node(each, kinds, pointing, table) for each in pointing.get(record.pk, ())]
    ordered = any(node.record.kind == ORDER for node in below)
    offers = [] if ordered else [*table.offers(record)]
    mark = mark_of(record, kind, table.today)
    return Node(record, kind, mark, [*limits_of(record, kind, table.today)], below, offers)


@dataclass(frozen=True)
class Table:
    """The table of first steps of orders, read for whoever may draft one."""

    viewer: Viewer
    kind: Kind | None
    today: dt.date

    def offers(self, record: Record) -> Iterator[Offer]:
        """What is proposed after a confirmed finding, or after an order of which nothing came."""
        if self.kind is None or not may_draft(self.viewer, record.unit.path):
            return
        if record.kind == FINDING and record.stage == Stage.DONE.value:
            known = {GROUNDS: str(record.values.get("fault", ""))}
            for each in proposing.by_what_is_known(self.kind, known):
                yield link(record, each, UP_FROM[ORDER])
        if record.kind == ORDER and record.stage == Stage.FAILED.value:
            known = {GROUNDS: str(record.values.get(GROUNDS, ""))}
            for each in proposing.after(self.kind, STEP, str(record.values.get(STEP, "")), known):
                yield link(record, each, EARLIER)


def may_draft(viewer: Viewer, path: str) -> bool:
    """Whether the viewer stands where orders to a unit are drafted: above it, with a post that writes."""
    return viewer.holds_above(LEADING & ACTING, path)


def link(record: Record, proposal: Proposal, field: str) -> Offer:
    """The form of an order, with what is known already."""
    known = {**proposal.values, "move": proposal.move.id, field: record.code}
    address = reverse("records:new", args=(ORDER, record.unit.key))
    return Offer(proposal.move, f"{address}?{urlencode(known)}")


def limits_of(record: Record, kind: Kind, today: dt.date) -> Iterator[Limit]:
    """The days that run for a record as it stands: what is owed by clocks, and what may be done until when."""
    made = {step["move"]: dt.date.fromisoformat(step["on"]) for step in record.steps}
    for move in kind.moves:
        if record.state in move.from_:
            if _by_due_on(kind, move) and record.due_on is not None:
                yield Limit(move, record.due_on, record.due_on < today, by_week=False)
            for since, span in (*_owed(kind, move, made), *_allowed(move, made)):
                until = after(since, span, published())
                yield Limit(move, until, until < today, span.working_days is not None)


Length = tuple[dt.date, Span]
"""A length of time since a day."""


def _owed(kind: Kind, move: Move, made: Made) -> Iterator[Length]:
    for clock in kind.clocks:
        if isinstance(clock, Due) and clock.move == move.id and clock.from_ in made:
            span = Span(days=clock.days, working_days=clock.working_days, months=clock.months)
            yield made[clock.from_], span


def _allowed(move: Move, made: Made) -> Iterator[Length]:
    for need in move.needs:
        if isinstance(need, Elapsed) and need.at_most and need.from_ in made:
            yield made[need.from_], need.at_most


def _by_due_on(kind: Kind, move: Move) -> bool:
    clocks = (clock for clock in kind.clocks if isinstance(clock, Due))
    return any((clock.move, clock.from_) == (move.id, "due_on") for clock in clocks)
