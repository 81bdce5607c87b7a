"""What the overview draws: small lines of what people say, with their numbers as a table."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from duixian.desk.look import charts
from duixian.desk.look.wording import ABSENT, day, reading
from duixian.desk.scorecards.months import Point
from duixian.desk.scorecards.queries import said_of

from .queries import Said

ENOUGH = 2
"""A course has so many times at least."""
Table = tuple[tuple[str, ...], list[tuple[str, ...]]]


def small_line(said: Said) -> SafeString | None:
    """The course of one number; nothing where fewer than two times have one."""
    points = [charts.Point(_named(p), _amount(p, said)) for p in said.course]
    values = [point.amount.value for point in points if point.amount]
    if len(values) < ENOUGH:
        return None
    full = Fraction(1) if said.figure.look.per_cent else max(*values)
    return charts.course(points, full)


def table(voices: Sequence[Said]) -> Table | None:
    """The same numbers by time, the last first; nothing where there is but one time."""
    days = sorted({point.day for said in voices for point in said.course}, reverse=True)
    if len(days) < ENOUGH:
        return None
    courses = [{point.day: point for point in said.course} for said in voices]
    head = (_("On"), *(said.figure.name.in_(reading()) for said in voices))
    rows = [
        (
            day(each, reading()),
            *(
                _printed(course.get(each), said)
                for course, said in zip(courses, voices, strict=True)
            ),
        )
        for each in days
    ]
    return head, rows


def _named(point: Point) -> str:
    return day(point.day, reading())


def _amount(point: Point, said: Said) -> charts.Amount | None:
    if not point.number.d:
        return None
    return charts.Amount(Fraction(point.number.n or 0, point.number.d), _printed(point, said))


def _printed(point: Point | None, said: Said) -> str:
    if point is None:
        return ABSENT
    return said_of(point.number, said.figure.look).in_(reading())
