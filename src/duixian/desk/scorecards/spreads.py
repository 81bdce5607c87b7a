"""How far the units below lie apart: worst, median and best, one drawing for each number."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from duixian.desk.campaigns.packs import pack_of
from duixian.desk.look import charts as drawn
from duixian.desk.look.wording import day, reading
from duixian.rulebook.vocabulary.words import Line
from duixian.sheets.county import Spread

from .queries import printed
from .results import Result

if TYPE_CHECKING:
    from duixian.rulebook.measures.printing import Look
    from duixian.rulebook.scorecards.standard import Indicator

Ends = tuple[int, int]
Group = tuple[str, Spread]


DRAWN = 12
"""So many groups are drawn, those that lie farthest apart; the table beside has them all."""


def charts(result: Result, code: str) -> list[drawn.Chart]:
    """The effects of all units below one, by the groups right below where there are such.

    Those that the pack gives points for come first: it cares for them most.
    """
    asked = pack_of(result.county.pack.fingerprint)
    counted = {i.id for i in asked.indicators if i.points is not None}
    effects = sorted(result.county.on_line(Line.EFFECT), key=lambda i: i.id not in counted)
    found = ((i, _groups(result, code, i)) for i in effects)
    return [_chart(result, indicator, groups) for indicator, groups in found if groups]


def _groups(result: Result, code: str, indicator: Indicator) -> Sequence[Group]:
    county = result.county
    right_below = [u for u in county.by_tree if county.tree.parent_of(u) == code]
    spreads = [
        (u, s) for u in right_below if (s := county.spreads.get((u, indicator.id))) and s.median
    ]
    own = county.spreads.get((code, indicator.id))
    return spreads or ([(code, own)] if own is not None and own.median else [])


def _chart(result: Result, indicator: Indicator, groups: Sequence[Group]) -> drawn.Chart:
    look = result.county.look(indicator)
    reaches = [
        drawn.Reach(
            result.county.name(unit),
            *(_amount(ends or (0, 1), look) for ends in (s.worst, s.median, s.best)),
        )
        for unit, s in groups
    ]
    ends = [a.value for r in reaches for a in (r.worst, r.best)]
    full = Fraction(1) if look.per_cent else max(*ends, Fraction(1))
    heads = (_("Units"), _("Worst"), _("Median"), _("Best"), _("Without a number"))
    rows = tuple(
        (r.name, r.worst.printed, r.median.printed, r.best.printed, str(s.without))
        for r, (_unit, s) in zip(reaches, groups, strict=True)
    )
    return drawn.Chart(
        _finding(indicator, reaches),
        drawn.spread(_farthest(reaches), full, min(*ends, Fraction(0))),
        _note(result, groups),
        heads,
        rows,
    )


def _farthest(reaches: Sequence[drawn.Reach]) -> Sequence[drawn.Reach]:
    """The groups whose units lie farthest apart, in the order they came."""
    if len(reaches) <= DRAWN:
        return reaches
    by_length = sorted(reaches, key=lambda r: -abs(r.best.value - r.worst.value))
    kept = {id(reach) for reach in by_length[:DRAWN]}
    return [reach for reach in reaches if id(reach) in kept]


def _finding(indicator: Indicator, reaches: Sequence[drawn.Reach]) -> str:
    """What the drawing shows, in a sentence."""
    name = indicator.name.in_(reading())
    medians = sorted((r.median for r in reaches), key=lambda a: a.value)
    low, high = medians[0].printed, medians[-1].printed
    if len(reaches) == 1:
        ends = {"worst": reaches[0].worst.printed, "best": reaches[0].best.printed}
        return _("%(name)s: from %(worst)s to %(best)s") % {"name": name, **ends}
    if low == high:
        return _("%(name)s: the median is %(low)s everywhere") % {"name": name, "low": low}
    words = _("%(name)s: medians from %(low)s to %(high)s")
    return words % {"name": name, "low": low, "high": high}


def _note(result: Result, groups: Sequence[Group]) -> str:
    said = {
        "units": sum(s.with_value for _unit, s in groups),
        "day": day(result.stand.day, reading()),
        "drawn": DRAWN,
        "groups": len(groups),
    }
    if len(groups) > DRAWN:
        words = _(
            "Worst, median, best of %(units)s units; the %(drawn)s of %(groups)s groups"
            " that lie farthest apart; as of %(day)s."
        )
        return words % said
    return _("Worst, median, best of %(units)s units; as of %(day)s.") % said


def _amount(ends: Ends, look: Look) -> drawn.Amount:
    value = Fraction(*ends)
    return drawn.Amount(value, printed(value, look).in_(reading()))
