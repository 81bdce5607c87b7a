"""The scorecard of one unit, as somebody sees it: what it owes, its three lines, the units below."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID

from django.http import Http404
from django.urls import reverse
from django.utils.safestring import SafeString

from duixian.desk.campaigns.models import Campaign
from duixian.desk.campaigns.queries import concerning
from duixian.desk.ledger.queries import last_seq, since
from duixian.desk.org.models import Unit
from duixian.desk.records.models import Record
from duixian.desk.walls import SEEING, Viewer, line_above
from duixian.sheets import County, figures
from duixian.sheets.county import LINES, Due, Number

from . import drawing
from .peers import Peers, sort_of
from .results import Result, Stand, latest
from .scoring import CHANGING, day_of

if TYPE_CHECKING:
    from duixian.rulebook.measures.printing import Look
    from duixian.rulebook.scorecards.standard import Indicator
    from duixian.rulebook.vocabulary.text import Text

OPEN = 8
"""So many of the things owed stand open on the page; the rest fold."""
ON_PAPER = 10
"""So many of the things owed stand on the sheet, so that it stays one sheet."""
ROWS = 15
"""So many of the units below stand open; the rest fold."""
LISTED = 30
"""So many of the things owed are listed, the oldest; a county may owe thousands."""


@dataclass(frozen=True)
class Subject:
    """A unit and a campaign it takes part in, with all campaigns it may be asked about."""

    unit: Unit
    campaign: Campaign | None
    campaigns: Sequence[Campaign]


@dataclass(frozen=True)
class Fresh:
    """How near to the ledger a result is: what it stands for, and how many entries came after it."""

    stand: Stand
    newer: int
    another_day: bool

    @property
    def old(self) -> bool:
        """Whether it is to be worked out again."""
        return bool(self.newer) or self.another_day


@dataclass(frozen=True)
class Figure:
    """One number on a line, beside the middle of its peers."""

    indicator: Indicator
    number: Number
    peers: Peers | None
    look: Look

    @property
    def name(self) -> Text:
        """What it is called."""
        return self.indicator.name

    @property
    def printed(self) -> Text:
        """The number as people read it, or that there is none."""
        return said_of(self.number, self.look)

    @property
    def peers_printed(self) -> Text:
        """The middle of its peers as people read it."""
        assert self.peers is not None
        return printed(self.peers.median, self.look)

    @property
    def mark(self) -> SafeString | None:
        """The drawing beside it; none where there is nothing to lay it beside."""
        if self.peers is None or not self.number.d:
            return None
        own = Fraction(self.number.n or 0, self.number.d)
        full = Fraction(1) if self.look.per_cent else self.peers.most
        return drawing.beside(own, self.peers.median, (self.peers.least, full))


@dataclass(frozen=True)
class LineOf:
    """One of the three lines with its numbers."""

    line: str
    name: Text
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Owed:
    """One thing past its date: of whom, what it is, its record where that can be opened."""

    due: Due
    unit: str
    kind: Text
    record: Record | None
    days: int

    @property
    def url(self) -> str:
        """The page of its record."""
        return url_of(self.record) if self.record else ""


@dataclass(frozen=True)
class Below:
    """A unit right below: what it and those below it owe."""

    unit: Unit
    owed: int
    owing_units: int
    oldest: dt.date | None


@dataclass(frozen=True)
class Card:
    """The scorecard of one unit."""

    result: Result
    code: str
    lines: Sequence[LineOf]
    owed: Sequence[Owed]
    owed_in_all: int
    owing_units: int
    below: Sequence[Below]

    @property
    def oldest(self) -> dt.date | None:
        """The first date that passed."""
        return self.owed[0].due.due_on if self.owed else None

    @property
    def below_first(self) -> Sequence[Below]:
        """The units below that stand open on the page."""
        return self.below[:ROWS]

    @property
    def below_rest(self) -> Sequence[Below]:
        """Those that fold."""
        return self.below[ROWS:]

    @property
    def folded(self) -> int:
        """How many things owed do not stand open on the page."""
        return self.owed_in_all - OPEN

    @property
    def off_paper(self) -> int:
        """How many things owed do not stand on the sheet."""
        return max(self.owed_in_all - ON_PAPER, 0)

    @property
    def has_peers(self) -> bool:
        """Whether any number stands beside the middle of its peers."""
        return any(figure.peers for line in self.lines for figure in line.figures)

    @property
    def owed_more(self) -> int:
        """How many things owed are not listed."""
        return self.owed_in_all - len(self.owed)


def said_of(number: Number, look: Look) -> Text:
    """A number as people read it; that there is none is said in words."""
    from duixian.rulebook.measures import Status
    from duixian.rulebook.scorecards.explain import NO_VALUE

    if not number.d:
        return NO_VALUE[Status(number.status)]
    return printed(Fraction(number.n or 0, number.d), look)


def printed(value: Fraction, look: Look) -> Text:
    """A value as people read it: per cent, or a number with at most two places, with its unit."""
    from duixian.rulebook.scorecards import explain

    n, d = value.numerator, value.denominator
    number = explain.printed(n, d, per_cent=True) if look.per_cent else figures.ratio(n, d)
    return look.beside(number)


def url_of(record: Record) -> str:
    """The page of a record."""
    return reverse("records:one", args=[record.key])


def subject(viewer: Viewer, key: UUID, campaign: str | None = None) -> Subject:
    """A unit the viewer sees, and the campaign asked for or the latest that concerns it.

    Raises:
        Http404: there is no such unit or campaign for this viewer.
    """
    unit = Unit.objects.seen_by(viewer).filter(key=key).first()
    if unit is None or not viewer.sees(unit.path):
        raise Http404
    return subject_of(viewer, unit, campaign)


def subject_of(viewer: Viewer, unit: Unit, campaign: str | None = None) -> Subject:
    """The same for a unit at hand."""
    found = concerning(viewer, unit)
    if not campaign:
        return Subject(unit, found[0] if found else None, found)
    chosen = next((c for c in found if str(c.key) == campaign), None)
    if chosen is None:
        raise Http404
    return Subject(unit, chosen, found)


def own_unit(viewer: Viewer) -> Unit:
    """The highest unit that the viewer sees.

    Raises:
        Http404: the viewer sees none.
    """
    paths = sorted(
        (grant.path for grant in viewer.holding(SEEING)), key=lambda p: (p.count("/"), p)
    )
    unit = Unit.objects.seen_by(viewer).filter(path=paths[0]).first() if paths else None
    if unit is None:
        raise Http404
    return unit


def trail(viewer: Viewer, unit: Unit) -> list[Unit]:
    """The units above that the viewer sees, from the top down."""
    paths = [path for path in line_above(unit.path)[:-1] if viewer.sees(path)]
    return list(Unit.objects.seen_by(viewer).filter(path__in=paths).order_by("path"))


def standing(campaign: Campaign, today: dt.date) -> tuple[Result | None, Fresh | None]:
    """The last numbers of a campaign and how near they are to the ledger; nothing while there are none."""
    result = latest(campaign.key)
    if result is None:
        return None, None
    newer = since(result.stand.seq, *CHANGING)
    return result, Fresh(result.stand, newer, result.stand.day != day_of(campaign, today))


def behind(campaign: Campaign, today: dt.date) -> bool:
    """Whether a campaign is to be worked out again, or for the first time."""
    _result, fresh = standing(campaign, today)
    return fresh is None or fresh.old


def size() -> int:
    """How many entries there are to be read."""
    return last_seq()


def card(viewer: Viewer, unit: Unit, result: Result) -> Card:
    """The scorecard of a unit in a result."""
    county = result.county
    owed = county.owed.get(unit.code, ())
    return Card(
        result,
        unit.code,
        lines(result, unit.code),
        owed_of(viewer, county, owed[:LISTED]),
        len(owed),
        len({due.unit for due in owed}),
        below(viewer, unit, county),
    )


def lines(result: Result, code: str) -> list[LineOf]:
    """The three lines of a unit; one that asks nothing of it is left out."""
    from duixian.rulebook.scorecards.explain import LINES as NAMES

    found = []
    for line in LINES:
        figures = [f for i in result.county.on_line(line) if (f := figure(result, code, i))]
        if figures:
            found.append(LineOf(line.value, NAMES[line], figures))
    return found


def figure(result: Result, code: str, indicator: Indicator) -> Figure | None:
    """One number of a unit; nothing where it is not asked of units of its category.

    A unit above others that has no number of its own has the pooled one of all below it.
    """
    county = result.county
    number = county.numbers.get(code, {}).get(indicator.id)
    spread = county.spreads.get((code, indicator.id))
    if number is None and spread is not None:
        number = spread.number
    if number is None:
        return None
    found = None
    if code in county.numbers:
        found = result.peers.get((sort_of(county, code), indicator.id))
    return Figure(indicator, number, found, county.look(indicator))


def owed_of(viewer: Viewer, county: County, owed: Iterable[Due]) -> list[Owed]:
    """Things past their date with their records, oldest first."""
    dues = list(owed)
    records = records_of(viewer, (due.record for due in dues))
    return [
        Owed(
            due,
            county.name(due.unit),
            county.kinds[due.kind].name,
            records.get(due.record),
            (county.day - due.due_on).days,
        )
        for due in dues
    ]


def records_of(viewer: Viewer, codes: Iterable[str]) -> dict[str, Record]:
    """The records of these codes that the viewer sees."""
    wanted = list(codes)
    if not wanted:
        return {}
    return {r.code: r for r in Record.objects.seen_by(viewer).filter(code__in=wanted)}


def below(viewer: Viewer, unit: Unit, county: County) -> list[Below]:
    """The units right below in the order of what they owe, then of their codes."""
    units = Unit.objects.seen_by(viewer).filter(parent=unit, closed_on=None).order_by("code")
    found = []
    for each in units:
        owed = county.owed.get(each.code, ())
        many = len({due.unit for due in owed})
        found.append(Below(each, len(owed), many, owed[0].due_on if owed else None))
    return sorted(found, key=lambda b: (-b.owed, b.oldest or dt.date.max, b.unit.code))
