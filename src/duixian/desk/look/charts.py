"""Drawings on the server: numbers in, SVG out; text is never scaled, nothing is styled inline.

Places across are per cent of the width, places down are pixels, so a drawing fits any width.
Each comes as a `Chart` with the finding as its title and the same numbers as a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

ROW = 48
TALL = 150
FLOOR = 26
HEAD = 22
SPARK = 40


@dataclass(frozen=True)
class Chart:
    """A drawing with what it shows, where it comes from, and its numbers as a table."""

    finding: str
    drawing: SafeString
    note: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Amount:
    """A number to be drawn and the words it is printed as."""

    value: Fraction
    printed: str


@dataclass(frozen=True)
class Reach:
    """Worst, median and best of the units of one group."""

    name: str
    worst: Amount
    median: Amount
    best: Amount


@dataclass(frozen=True)
class Bar:
    """How many there are of one age; `needed` where they wait for the reader."""

    name: str
    number: int
    needed: bool = False


@dataclass(frozen=True)
class Point:
    """A number at one time; None where there is none, which is not 0 and leaves a gap."""

    name: str
    amount: Amount | None


def spread(reaches: Sequence[Reach], full: Fraction, least: Fraction = Fraction(0)) -> SafeString:
    """A line from worst to best with a dot at the median, one row for each group; from least to full."""
    rows = ((_reach(r, place * ROW, (least, full)),) for place, r in enumerate(reaches))
    body = format_html_join("", "{}", rows)
    return _drawing(ROW * len(reaches), body)


def ages(bars: Sequence[Bar]) -> SafeString:
    """Columns by age, the number above each, its name below."""
    most = max((bar.number for bar in bars), default=0)
    step = Fraction(100, max(len(bars), 1))
    columns = format_html_join(
        "", "{}", ((_column(bar, place * step, step, most),) for place, bar in enumerate(bars))
    )
    floor = format_html('<line class="axis" x1="0%" x2="100%" y1="{0}" y2="{0}"/>', TALL - FLOOR)
    return _drawing(TALL, format_html("{}{}", columns, floor))


def course(points: Sequence[Point], full: Fraction) -> SafeString:
    """A small line over time with a dot at its last number; a time without number is a gap."""
    return _drawing(SPARK, _run(points, full, SPARK))


def history(points: Sequence[Point], full: Fraction) -> SafeString:
    """A line over time with its first and last time and number written beside it."""
    floor = format_html('<line class="axis" x1="0%" x2="100%" y1="{0}" y2="{0}"/>', TALL - FLOOR)
    ends = format_html_join(
        "",
        '<text x="{0}" y="{1}" text-anchor="{2}">{3}</text>',
        ((place, TALL - 7, anchor, point.name) for place, anchor, point in _ends(points)),
    )
    line = format_html('<svg y="{}">{}</svg>', HEAD, _run(points, full, TALL - FLOOR - HEAD))
    return _drawing(TALL, format_html("{}{}{}{}", line, floor, ends, _said(points, full)))


def against(plan: Sequence[Point], done: Sequence[Point], full: Fraction) -> SafeString:
    """What was planned as a dotted line, what was done as a line with a dot; first and last time below."""
    height = TALL - FLOOR - HEAD
    floor = format_html('<line class="axis" x1="0%" x2="100%" y1="{0}" y2="{0}"/>', TALL - FLOOR)
    ends = format_html_join(
        "",
        '<text x="{0}" y="{1}" text-anchor="{2}">{3}</text>',
        ((place, TALL - 7, anchor, point.name) for place, anchor, point in _ends(plan)),
    )
    dotted = format_html_join(
        "", '<polyline class="run plan" points="{}"/>', _runs(_places(plan, full, height))
    )
    said = format_html(
        '<text class="said" x="100%" y="{}" text-anchor="end">{}</text>',
        HEAD - 7,
        plan[-1].amount.printed if plan and plan[-1].amount else "",
    )
    lines = format_html(
        '<svg y="{0}"><svg viewBox="0 0 1000 {1}" height="{1}" preserveAspectRatio="none">{2}</svg>{3}</svg>',
        HEAD,
        height,
        dotted,
        _run(done, full, height),
    )
    return _drawing(TALL, format_html("{}{}{}{}", lines, floor, ends, said))


def _run(points: Sequence[Point], full: Fraction, height: int) -> SafeString:
    places = _places(points, full, height)
    runs = format_html_join("", '<polyline class="run" points="{}"/>', _runs(places))
    dots = format_html_join("", '<circle class="dot" cx="{}" cy="{}" r="{}"/>', _dots(places))
    return format_html(
        '<svg viewBox="0 0 1000 {0}" height="{0}" preserveAspectRatio="none">{1}</svg>{2}',
        height,
        runs,
        dots,
    )


def _ends(points: Sequence[Point]) -> list[tuple[str, str, Point]]:
    first = [("0%", "start", points[0])] if points else []
    return first + ([("100%", "end", points[-1])] if len(points) > 1 else [])


def _said(points: Sequence[Point], full: Fraction) -> SafeString:
    """The first and the last number, above their places."""
    downs = _places(points, full, TALL - FLOOR - HEAD)
    return format_html_join(
        "",
        '<text class="said" x="{}" y="{}" text-anchor="{}">{}</text>',
        (
            (x, HEAD + down[1] - 10, anchor, point.amount.printed)
            for (x, anchor, point), down in zip(
                _ends(points), (downs[:1] + downs[-1:]) if downs else (), strict=False
            )
            if point.amount and down
        ),
    )


def _drawing(height: int, body: SafeString) -> SafeString:
    return format_html('<svg class="drawing" height="{}" aria-hidden="true">{}</svg>', height, body)


def _across(part: Fraction) -> str:
    """A part of the whole width, in tenths of a per cent."""
    whole, tenth = divmod(int(1000 * min(max(part, Fraction(0)), Fraction(1))), 10)
    return f"{whole}.{tenth}%"


def _reach(reach: Reach, top: int, ends: tuple[Fraction, Fraction]) -> SafeString:
    least, full = ends
    worst, median, best = (
        _across((a.value - least) / (full - least) if full > least else Fraction(0))
        for a in (reach.worst, reach.median, reach.best)
    )
    printed = " · ".join(a.printed for a in (reach.worst, reach.median, reach.best))
    y = top + 33
    return format_html(
        '<text class="said" x="0" y="{baseline}">{name}</text>'
        '<text x="100%" y="{baseline}" text-anchor="end">{printed}</text>'
        '<line class="rail" x1="0%" x2="100%" y1="{y}" y2="{y}"/>'
        '<line class="reach" x1="{worst}" x2="{best}" y1="{y}" y2="{y}"/>'
        '<line class="reach" x1="{worst}" x2="{worst}" y1="{over}" y2="{under}"/>'
        '<line class="reach" x1="{best}" x2="{best}" y1="{over}" y2="{under}"/>'
        '<circle class="middle" cx="{median}" cy="{y}" r="5.5"/>',
        baseline=top + 18,
        name=reach.name,
        printed=printed,
        y=y,
        over=y - 5,
        under=y + 5,
        worst=worst,
        best=best,
        median=median,
    )


def _column(bar: Bar, left: Fraction, step: Fraction, most: int) -> SafeString:
    room = TALL - FLOOR - HEAD
    tall = room * bar.number // most if most else 0
    middle = _across((left + step / 2) / 100)
    return format_html(
        '<rect class="bar{kind}" x="{left}" width="{width}" y="{top}" height="{tall}"/>'
        '<text class="said" x="{middle}" y="{over}" text-anchor="middle">{number}</text>'
        '<text x="{middle}" y="{under}" text-anchor="middle">{name}</text>',
        kind=" needed" if bar.needed else "",
        left=_across((left + step / 8) / 100),
        width=_across(step * 3 / 4 / 100),
        top=TALL - FLOOR - tall,
        tall=tall,
        middle=middle,
        over=TALL - FLOOR - tall - 6,
        number=bar.number,
        under=TALL - 7,
        name=bar.name,
    )


Place = tuple[Fraction, int] | None


def _places(points: Sequence[Point], full: Fraction, height: int) -> list[Place]:
    """Where each number stands: part of the width, pixels from the top; None keeps its gap."""
    most = max(len(points) - 1, 1)
    room = height - 10
    return [
        (Fraction(n, most), height - 5 - int(room * point.amount.value / full))
        if point.amount and full
        else None
        for n, point in enumerate(points)
    ]


def _runs(places: Iterable[Place]) -> list[tuple[str]]:
    """The stretches without a gap, each as the points of a line."""
    runs: list[list[str]] = [[]]
    for place in places:
        if place is None:
            runs.append([])
        else:
            runs[-1].append(f"{int(1000 * place[0])},{place[1]}")
    return [(" ".join(run),) for run in runs if len(run) > 1]


def _dots(places: Sequence[Place]) -> list[tuple[str, int, int]]:
    """A dot at the last number, small ones at numbers without neighbours."""
    last = max((n for n, place in enumerate(places) if place), default=-1)
    return [
        (_across(place[0]), place[1], 4 if n == last else 2)
        for n, place in enumerate(places)
        if place and (n == last or _alone(places, n))
    ]


def _alone(places: Sequence[Place], n: int) -> bool:
    return not any(0 <= m < len(places) and places[m] for m in (n - 1, n + 1))
