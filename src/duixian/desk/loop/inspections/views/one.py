"""One round of inspection: its criteria, its lot, what was found where, and what became of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.loop.inspections import following, queries
from duixian.desk.loop.inspections.following import Node
from duixian.desk.loop.inspections.queries import FINDING, VISITED, Stop
from duixian.desk.records.models import Record
from duixian.desk.records.rounds import name_of, names_of_rounds
from duixian.desk.records.standing import lines_of
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import SEEING, Role, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage

RUNNING = ("frozen", "started")
WAYS = {
    "report": "report", "survey": "survey", "exchange": "exchange", "visit": "unannounced",
    "look_back": "look_back",
}  # fmt: skip
"""How something is found in a round that is held in one way."""
MOST_STOPS = 100


@dataclass(frozen=True)
class Stand:
    """A unit of the round, the words of what was found there, and where a finding is noted."""

    stop: Stop
    found: Sequence[Node]
    note: str = ""
    clear: str = ""


@dataclass(frozen=True)
class Counts:
    """What was found in a round, in numbers."""

    findings: int
    contested: int
    confirmed: int
    undecided: int
    problems: int
    closed: int
    orders: int


@open_to(SEEING)
@require_GET
def page(request: Asked, key: UUID) -> HttpResponse:
    """What stands written of the round, and every unit with what was found there."""
    viewer, today = request.viewer, request.now.date()
    record = queries.one(viewer, key)
    kinds = installed_kinds()
    kind = kinds[record.kind]
    parts = queries.parts_of(viewer, record)
    nodes = following.trees(viewer, [*parts.findings, *parts.statements], kinds, today)
    by_record = {node.record.pk: node for node in nodes}
    stops = queries.stops_of(viewer, parts)
    stands = [*stands_of(viewer, record, stops[:MOST_STOPS], by_record)]
    return render(
        request,
        "inspections/one.html",
        {
            "record": record,
            "kind": kind,
            "name": name_of(record, names_of_rounds()),
            "state": kind.name_of_state(record.state),
            "mark": mark_of(record, kind, today),
            "at_home": viewer.sees(record.unit.path),
            "facts": facts_of(viewer, record, kind),
            "draw": parts.draw,
            "stands": stands,
            "asks": any(stand.note for stand in stands),
            "more": len(stops) - len(stands),
            "waiting": sum(stop.waits for stop in stops),
            "drawn": sum(stop.drawn for stop in stops),
            "untold": parts.untold,
            "counts": counts_of(nodes),
            "statements": [by_record[each.pk] for each in parts.statements],
            "shared": parts.shared,
            "again": parts.again,
            "before": parts.before,
            "office": viewer.holds_at({Role.OFFICE}, record.unit.path),
            "running": record.state in RUNNING,
        },
    )


def facts_of(viewer: Viewer, record: Record, kind: Kind) -> list[tuple[str, str]]:
    """What is written of a round, but the long hashes, which the page of the lot shows."""
    hidden = {
        kind.name_of(n).in_(reading())
        for n in ("fingerprint", "commitment", "listed", "round", "earlier")
    }
    return [(x.name, x.said) for x in lines_of(viewer, record, kind) if x.name not in hidden]


def stands_of(
    viewer: Viewer, record: Record, stops: Sequence[Stop], nodes: Mapping[int, Node]
) -> Iterator[Stand]:
    """Every unit with what was found there, and links to note more where the viewer may."""
    for stop in stops:
        found = [nodes[each.pk] for each in stop.findings if each.pk in nodes]
        may = record.state in RUNNING and following.may_draft(viewer, stop.unit.path)
        note, clear = (noting(record, stop, kind) if may else "" for kind in (FINDING, VISITED))
        yield Stand(stop, found, note, clear)


def noting(record: Record, stop: Stop, kind: str) -> str:
    """The form in which a finding or a visit is noted, with the round and the way filled in."""
    way = way_of(record) if kind == FINDING else ""
    known = {"round": record.code, **({"way": way} if way else {})}
    return f"{reverse('records:new', args=(kind, stop.unit.key))}?{urlencode(known)}"


def way_of(record: Record) -> str:
    """How something is found in a round, where it is held in one way only."""
    ways = record.values.get("ways") or []
    return WAYS.get(ways[0], "") if len(ways) == 1 else ""


def counts_of(nodes: Sequence[Node]) -> Counts:
    """What was found and what became of it."""
    found = [node for node in nodes if node.record.kind == FINDING]
    below = [each for node in found for each in node.below]
    problems = [each.record for each in below if each.record.kind == following.PROBLEM]
    states = [node.record.state for node in found]
    return Counts(
        findings=len(found),
        contested=states.count("contested"),
        confirmed=states.count("confirmed"),
        undecided=sum(node.record.stage == Stage.OPEN.value for node in found),
        problems=len(problems),
        closed=sum(problem.stage == Stage.DONE.value for problem in problems),
        orders=sum(each.record.kind == following.ORDER for each in below),
    )
