"""What records point at, by field, with where it stands now: the next piece of a chain."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from duixian.desk.records.models import Link, Record
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text


@dataclass(frozen=True)
class Linked:
    """A record that another one points at: its kind, its state, and the mark of that."""

    record: Record
    kind: Text
    state: Text
    mark: str


LinkedBy = Mapping[int, Mapping[str, list[Linked]]]
"""By row number of the record that points, and by field."""


def linked_to(
    viewer: Viewer, records: Iterable[Record], kinds: Mapping[str, Kind], day: dt.date
) -> LinkedBy:
    """What some records point at, as far as it is in sight: two queries for one as for many."""
    from duixian.desk.records.wording import mark_of

    links = Link.objects.seen_by(viewer).filter(record__in=[each.pk for each in records])
    pairs = [*links.order_by("pk").values_list("record_id", "field", "other_id")]
    seen = Record.objects.seen_by(viewer).in_bulk({other for _, _, other in pairs})
    found: dict[int, dict[str, list[Linked]]] = defaultdict(lambda: defaultdict(list))
    for record, name, other in pairs:
        if other in seen and (kind := kinds.get(seen[other].kind)):
            it = seen[other]
            state = kind.name_of_state(it.state)
            found[record][name].append(Linked(it, kind.name, state, mark_of(it, kind, day)))
    return found
