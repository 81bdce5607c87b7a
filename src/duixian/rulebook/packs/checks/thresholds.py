"""Points and grades that nobody can reach or miss, and points that reward what ought to be less."""

from __future__ import annotations

import datetime as dt

from duixian.rulebook.measures import Coverage, Satisfaction, Share
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.ranks import Grading
from duixian.rulebook.scorecards.points import Bands, Each, Target
from duixian.rulebook.scorecards.standard import Indicator, Pack

from .answerable import selected

WHOLE = 100
OF_A_WHOLE = (Share, Coverage, Satisfaction)
"""The measures that are never more than all of it."""


def check_thresholds(pack: Pack, reader: Reader) -> None:
    """Tell of thresholds that say nothing, as far as the pack alone shows it."""
    for indicator in pack.indicators:
        if not reader.sound(indicator):
            continue
        where = reader.place(indicator, "points")
        if out_of_reach(indicator):
            reader.findings.add("W210", where, id=indicator.id)
        elif given_away(indicator):
            reader.findings.add("W211", where, id=indicator.id)
        elif backwards(indicator):
            reader.findings.add("W212", where, id=indicator.id)
        if always_all(indicator, pack, reader):
            reader.findings.add("W213", reader.place(indicator), id=indicator.id)


def check_grades(pack: Pack, reader: Reader) -> None:
    """Tell of grades that no unit can have, and of those that every unit has."""
    for grading in pack.grades:
        most = most_of(grading, pack)
        for band in grading.bands:
            if most is not None and any(step.value > most for step in band.from_.steps):
                where = reader.place(band, "from")
                reader.findings.add("W214", where, grade=band.grade, most=most)
        lowest = grading.bands[-1:]
        if len(grading.bands) == 1 and all(s.value <= 0 for s in lowest[0].from_.steps):
            reader.findings.add("W215", reader.place(grading, "bands"), id=grading.id)


def most_of(grading: Grading, pack: Pack) -> int | None:
    """The greatest number a grade can come from, where the pack alone shows it."""
    if grading.headings:
        return len(grading.headings.reach)
    if grading.by and grading.by.indicator:
        seen = pack.indicator(grading.by.indicator)
        return WHOLE if seen and isinstance(seen.measure, OF_A_WHOLE) else None
    kind = pack.kinds.get(grading.of)
    if grading.blend and kind:
        fields = [kind.field(name) for name in grading.blend.parts]
        tops = [field.to for field in fields if field and isinstance(field.to, int)]
        return max(tops) if tops and len(tops) == len(fields) else None
    return None


def out_of_reach(indicator: Indicator) -> bool:
    """Whether full points lie where no value can be."""
    points, measure = indicator.points, indicator.measure
    match points:
        case Target():
            most = max(step.value for step in points.target.steps)
            return isinstance(measure, OF_A_WHOLE) and most > WHOLE
        case Bands():
            highest = [max(band.from_ for band in step.value) for step in points.bands.steps]
            return isinstance(measure, OF_A_WHOLE) and max(highest) > WHOLE
        case Each():
            return any(
                points.start.on(day) < points.most_.on(day) and points.each.on(day) <= 0
                for day in _days(points)
            )
        case _:
            return False


def given_away(indicator: Indicator) -> bool:
    """Whether every value, also 0, earns the same points."""
    points = indicator.points
    if isinstance(points, Bands):
        return any(
            min(band.from_ for band in step.value) <= 0
            and len({band.give for band in step.value}) == 1
            for step in points.bands.steps
        )
    if not isinstance(points, Each):
        return False
    return any(
        points.least.on(day) == points.most_.on(day)
        or points.each.on(day) == 0
        or (points.start.on(day) >= points.most_.on(day) and points.each.on(day) > 0)
        for day in _days(points)
    )


def backwards(indicator: Indicator) -> bool:
    """Whether more of what ought to be less earns more, or the other way round."""
    points = indicator.points
    match points:
        case Target():
            return indicator.better == "less"
        case Each():
            sign = 1 if indicator.better == "more" else -1
            return any(step.value * sign < 0 for step in points.each.steps)
        case _:
            return False


def always_all(indicator: Indicator, pack: Pack, reader: Reader) -> bool:
    """Whether the part of a share is all of it: it asks for nothing but states, and for all of them."""
    measure = indicator.measure
    if not isinstance(measure, Share):
        return False
    part = measure.part
    further = (part.where, part.has, part.lacks, part.timing, part.linked, part.tagged)
    kinds = [pack.kinds.get(id_) for id_ in measure.selection.of]
    if any(further) or not part.in_:
        return False
    return all(
        kind is not None
        and reader.sound(kind)
        and set(selected(measure.selection, kind)) <= set(kind.states_in(part.in_))
        for kind in kinds
    )


def _days(points: Each) -> set[dt.date]:
    parts = (points.start, points.each, points.least, points.most_)
    return {step.since for part in parts for step in part.steps}
