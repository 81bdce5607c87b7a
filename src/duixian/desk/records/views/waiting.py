"""What waits for the viewer: records on which a move is theirs, those due first."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from duixian.desk.campaigns.queries import installed_kinds
from duixian.desk.look.wording import reading
from duixian.desk.records import queries
from duixian.desk.records.judged import code_of
from duixian.desk.records.models import Record
from duixian.desk.records.queries.waits import Waiting, paths_of, question_of
from duixian.desk.records.rounds import called
from duixian.desk.records.wording import mark_of
from duixian.desk.walls import ACTING, Viewer, open_to
from duixian.desk.walls.access import Asked
from duixian.rulebook.kinds import Kind
from duixian.rulebook.moves import judge_alone

from .one import Verb, verbs

SHOWN = 40
"""So many are shown at once; the others come up when these are done."""


@dataclass(frozen=True)
class Item:
    """A record that waits, in words, with its verbs."""

    record: Record
    kind: str
    state: str
    mark: str
    moves: list[Verb]


@open_to(ACTING)
@require_GET
def waiting(request: Asked) -> HttpResponse:
    """Each record with its verbs; what is overdue has the mark of what needs somebody."""
    viewer, today = request.viewer, request.now.date()
    kinds = installed_kinds()
    all_ = queries.waiting(viewer, kinds, today)
    items = [*items_of(viewer, all_[:SHOWN], kinds, today)]
    return render(request, "records/waiting.html", {"items": items, "many": len(all_)})


def items_of(
    viewer: Viewer, some: Sequence[Waiting], kinds: Mapping[str, Kind], today: dt.date
) -> Iterator[Item]:
    """What waits, with every move that is the viewer's: bringing on, sending back, striking out."""
    called(waits.record for waits in some)
    me, paths = code_of(viewer), paths_of([waits.record for waits in some], kinds)
    for record in (waits.record for waits in some):
        kind = kinds[record.kind]
        question = question_of(viewer, record, kind, (me, today), paths)
        moves = [move for move in kind.moves if judge_alone(kind, move, question).allowed]
        yield Item(
            record,
            kind.name.in_(reading()),
            kind.name_of_state(record.state).in_(reading()),
            mark_of(record, kind, today),
            [*verbs(record, kind, moves, kinds)],
        )
