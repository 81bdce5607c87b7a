"""What the composed pages show, read from the rooms below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.desk.records.models import Record
from duixian.desk.records.queries import waiting
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text

SOON = dt.timedelta(days=7)
SHOWN = 12


@dataclass(frozen=True)
class Errand:
    """A record that waits for the reader: what it is, and by how many days it is late."""

    record: Record
    kind: Text
    state: Text
    moves: tuple[Text, ...]
    late: int | None

    @property
    def overdue(self) -> bool:
        """Whether its day has passed."""
        return self.late is not None and self.late > 0


@dataclass
class Stretch:
    """The errands of one stretch of time, of which a page shows the first few."""

    name: Promise
    folded: bool = False
    errands: list[Errand] = field(default_factory=list)

    @property
    def shown(self) -> list[Errand]:
        """The first few."""
        return self.errands[:SHOWN]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return max(0, len(self.errands) - SHOWN)


@dataclass(frozen=True)
class Agenda:
    """All that waits for the reader, by deadline; `below` is what others nearer to it see to."""

    overdue: Stretch
    later: tuple[Stretch, ...]
    below: Stretch

    @property
    def stretches(self) -> list[Stretch]:
        """The stretches with something in them."""
        return [stretch for stretch in (self.overdue, *self.later) if stretch.errands]

    @property
    def overdue_below(self) -> int:
        """How many of those below are overdue."""
        return sum(errand.overdue for errand in self.below.errands)

    @property
    def others(self) -> int:
        """How many errands are not overdue."""
        return sum(len(stretch.errands) for stretch in self.later)


def agenda(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> Agenda:
    """What waits for somebody on a day: overdue, within a week, later, and what has no day."""
    overdue, soon = Stretch(_("Overdue")), Stretch(_("Within seven days"))
    later, undated = Stretch(_("Later"), folded=True), Stretch(_("Without a deadline"))
    below = Stretch(_("Further down"))
    for errand in _errands(viewer, kinds, day):
        if not _near(viewer, errand.record.unit.path):
            below.errands.append(errand)
        elif errand.late is None:
            undated.errands.append(errand)
        elif errand.overdue:
            overdue.errands.append(errand)
        else:
            (soon if -errand.late <= SOON.days else later).errands.append(errand)
    return Agenda(overdue, (soon, later, undated), below)


def _near(viewer: Viewer, path: str) -> bool:
    """Whether a unit is one's own or directly below: what is further down has its own superior."""
    above = f"{path[:-1].rpartition('/')[0]}/"
    return any(grant.path in {path, above} for grant in viewer.grants)


def _errands(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> Iterable[Errand]:
    for item in waiting(viewer, kinds, day):
        record, kind = item.record, kinds[item.record.kind]
        owed = record.due_on if record.state not in kind.stopped else None
        late = (day - owed).days if owed else None
        state = kind.name_of_state(record.state)
        yield Errand(record, kind.name, state, tuple(move.name for move in item.moves), late)
