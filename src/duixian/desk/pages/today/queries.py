"""What the composed pages show, read from the rooms below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from duixian.desk.duties.queries import risen_to, standing_of
from duixian.desk.duties.regularly import Owed, owed_regularly
from duixian.desk.records.models import Record
from duixian.desk.records.queries import Posted, Unwritten, posted, unwritten, waiting
from duixian.desk.records.rounds import called
from duixian.desk.records.rules import begins_above
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

SOON = dt.timedelta(days=7)
SHOWN = 12
MOST = 2000


@dataclass(frozen=True)
class Errand:
    """A record that waits for the reader: what it is, and by how many days it is late.

    `since` is the day on which it has come up to the reader; its day may rest on holidays that are
    not published yet.
    """

    record: Record
    kind: Text
    state: Text
    moves: tuple[Text, ...]
    late: int | None
    due_on: dt.date | None = None
    provisional: bool = False
    since: dt.date | None = None

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
    whole: bool = False

    @property
    def shown(self) -> list[Errand]:
        """The first few."""
        return self.errands[:SHOWN]

    @property
    def rest(self) -> list[Errand]:
        """The others, which a page folds where they are listed nowhere else."""
        return self.errands[SHOWN:]

    @property
    def left_out(self) -> int:
        """How many are not shown."""
        return max(0, len(self.errands) - SHOWN)


@dataclass(frozen=True)
class Agenda:
    """All that waits for the reader, by deadline; `below` counts what is overdue further down.

    `unwritten` are drafts that rules have made and that somebody has to complete; `posted` waits for
    nobody: it stands on notice; `risen` has come up to the reader because nobody below did it;
    `regular` is what periods lack.
    """

    overdue: Stretch
    later: tuple[Stretch, ...]
    below: int
    unwritten: tuple[Unwritten, ...] = ()
    posted: tuple[Posted, ...] = ()
    risen: Stretch = field(default_factory=lambda: Stretch(_("Has come up to you")))
    regular: tuple[Owed, ...] = ()

    @property
    def stretches(self) -> list[Stretch]:
        """The stretches with something in them."""
        every = (self.risen, self.overdue, *self.later)
        return [stretch for stretch in every if stretch.errands]

    @property
    def others(self) -> int:
        """How many errands are not overdue."""
        regular = sum(not each.overdue for each in self.regular)
        return sum(len(stretch.errands) for stretch in self.later) + len(self.unwritten) + regular

    @property
    def late_regular(self) -> bool:
        """Whether a period has ended with something missing."""
        return any(each.overdue for each in self.regular)

    @property
    def late(self) -> int:
        """How many errands are overdue."""
        return len(self.overdue.errands) + sum(each.overdue for each in self.regular)


def agenda(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> Agenda:
    """What waits for somebody on a day: overdue, within a week, later, and what has no day.

    It is about the reader's own units, those directly below, and what the reader began; what is
    further down waits for its own superiors and is only counted here.
    """
    risen = Stretch(_("Has come up to you"), whole=True)
    risen.errands += _come_up(viewer, kinds, day)
    above = {errand.record.pk for errand in risen.errands}
    overdue, soon = Stretch(_("Overdue")), Stretch(_("Within seven days"))
    later, undated = Stretch(_("Later"), folded=True), Stretch(_("Without a deadline"))
    near = _near(viewer, kinds)
    for errand in _errands(viewer, kinds, day, near):
        if errand.record.pk in above:
            continue
        if errand.late is None:
            undated.errands.append(errand)
        elif errand.overdue:
            overdue.errands.append(errand)
        else:
            (soon if -errand.late <= SOON.days else later).errands.append(errand)
    begun = tuple(unwritten(viewer, kinds, day, among=near))
    on_notice = tuple(posted(viewer, kinds, day, among=near))
    below = _overdue_below(viewer, kinds, day, near | Q(pk__in=above))
    regular = tuple(owed_regularly(viewer, kinds, day))
    return Agenda(overdue, (soon, later, undated), below, begun, on_notice, risen, regular)


def _near(viewer: Viewer, kinds: Mapping[str, Kind]) -> Q:
    """The reader's own units, those right below, and what the reader began further down from above."""
    paths = {grant.path for grant in viewer.grants}
    begun = Q(entered_by=viewer.actor, kind__in=[k.id for k in kinds.values() if begins_above(k)])
    return Q(unit__path__in=paths) | Q(unit__parent__path__in=paths) | begun


def _overdue_below(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date, told: Q) -> int:
    resting = Q(pk__in=[])
    for kind in kinds.values():
        resting |= Q(kind=kind.id, state__in=kind.stopped)
    rows = Record.objects.seen_by(viewer).filter(stage=Stage.OPEN.value, due_on__lt=day)
    return rows.exclude(told).exclude(resting).count()


def _errands(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date, near: Q) -> Iterable[Errand]:
    items = waiting(viewer, kinds, day, among=near, most=MOST)
    called(item.record for item in items)
    undated = [item.record for item in items if item.record.due_on is None]
    clocks = standing_of(viewer, undated, kinds, day)
    for item in items:
        record, kind = item.record, kinds[item.record.kind]
        owed = record.due_on if record.state not in kind.stopped else None
        clock = clocks.get(record.pk)
        if clock and clock.what in {move.id for move in item.moves}:
            owed = clock.due_on
        late = (day - owed).days if owed else None
        state = kind.name_of_state(record.state)
        moves = tuple(move.name for move in item.moves)
        yield Errand(record, kind.name, state, moves, late, owed, bool(clock and clock.provisional))


def _come_up(viewer: Viewer, kinds: Mapping[str, Kind], day: dt.date) -> Iterable[Errand]:
    for each in risen_to(viewer, kinds, day):
        record, kind, due_on = each.record, kinds[each.record.kind], each.standing.due_on
        state, late = kind.name_of_state(record.state), (day - due_on).days
        yield Errand(record, kind.name, state, (), late, due_on, since=each.told_on)
