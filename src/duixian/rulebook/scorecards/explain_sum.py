"""Why the sum of a heading is what it is, in words: what each indicator brought, base, floor and ceiling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.measures.wording import day
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Line

from .explain import LINES, RESULT, Asked, Explanation, Part, source_of
from .points import Earned, printed
from .standard import Heading, Indicator, Pack
from .sums import HeadingSum, Limits, brought, limits, on_sheet, total

if TYPE_CHECKING:
    from duixian.rulebook.measures import World

BASE = Text("基础分", "Base")
FLOOR = Text("最低", "Not below")
CEILING = Text("最高", "Not above")
OUT = Text("没有数，不计，也不占满分", "no value: left out of the total")
NOTHING = Text(
    "各项都没有数，不合计（不是 0）。", "Nothing has a value, so there is no sum (which is not 0)."
)


@dataclass(frozen=True)
class SumTold:
    """What is told of a sum: what each indicator brought, the limits, and what it came to."""

    parts: tuple[tuple[Indicator, Earned], ...]
    within: Limits
    sum: HeadingSum


def worked(pack: Pack, heading: Heading, line: Line, asked: Asked, world: World) -> SumTold:
    """The sum of one unit or person by hand, with all its parts."""
    parts = tuple(
        (indicator, earned)
        for indicator in on_sheet(pack, heading.id, line)
        if asked.category in pack.applies_to(indicator)
        and (earned := brought(pack, indicator, asked.code, world)) is not None
    )
    within = limits(pack, heading.id, line, world.day, world.calendar)
    return SumTold(parts, within, total((earned for _, earned in parts), within))


def explain_sum(
    pack: Pack, heading: Heading, line: Line, asked: Asked, world: World
) -> Explanation:
    """Explain the points of one heading on one line for one unit or person."""
    told = worked(pack, heading, line, asked, world)
    on = day(world.day)
    who = Text(
        f"{asked.name}（{asked.code}）" if asked.name else asked.code,
        f"{asked.name} ({asked.code})" if asked.name else asked.code,
    )
    title = Text(
        f"{heading.name.zh} · {LINES[line].zh} · {who.zh} · 截至{on.zh}",
        f"{heading.name.en} · {LINES[line].en} · {who.en} · as of {on.en}",
    )
    return Explanation(title, list(_told(told)), (), (), source_of(pack))


def _told(told: SumTold) -> Iterator[Part]:
    for indicator, earned in told.parts:
        if earned.points is None:
            yield Part(indicator.name, OUT)
            continue
        got, most = printed(earned.points), printed(earned.attainable)
        said = Text(f"{got} 分（满分 {most} 分）", f"{got} of {most}")
        yield Part(indicator.name, said)
    ends = (
        (BASE, told.within.base or None),
        (FLOOR, told.within.floor),
        (CEILING, told.within.ceiling),
    )
    for name, amount in ends:
        if amount is not None:
            yield Part(name, Text(f"{printed(amount)} 分", printed(amount)))
    yield Part(RESULT, _result(told.sum))


def _result(found: HeadingSum) -> Text:
    if found.earned is None or found.attainable is None:
        return NOTHING
    got, most = printed(found.earned), printed(found.attainable)
    return Text(f"合计 {got} 分（可得 {most} 分）。", f"{got} of {most} in all.")
