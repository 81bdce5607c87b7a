"""The comparison as a workbook: the numbers of units that differ, and what touches each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING

from duixian.rulebook.scorecards.explain import LINES
from duixian.sheets.lists import MOST_ROWS, List, Value, write_lists
from duixian.sheets.origin import origin_note

if TYPE_CHECKING:
    from pathlib import Path

    from .told import Told


def write(told: Told, file: Path | IO[bytes]) -> None:
    """Numbers, what came between, and ranks and grades where the pack declares rounds."""
    say = told.say
    numbers = List(
        say("不一样的数", "Numbers"),
        [say("组织", "Unit"), say("名称", "Name"), say("线", "Line"), say("指标", "Indicator"),
         say("前", "Before"), say("后", "After"), say("前得分", "Points before"),
         say("后得分", "Points after")],
        islice(_numbers(told), MOST_ROWS),
        origin_note(told.comparison.pack, told.language),
    )  # fmt: skip
    entries = List(
        say("碰到这些数的流水", "What touches them"),
        [say("组织", "Unit"), say("指标", "Indicator"), say("记录类型", "Kind"), say("记录", "Record"),
         say("录入时间", "Entered"), say("变了什么", "What changed")],
        islice(_entries(told), MOST_ROWS),
    )  # fmt: skip
    lists = [numbers, entries]
    if told.comparison.pack.rounds:
        columns = [say("名次或等次", "Rank or grade"), say("组织", "Unit"), say("名称", "Name"),
                   say("前", "Before"), say("后", "After"), say("为什么", "Why")]  # fmt: skip
        lists.append(List(say("名次和等次", "Ranks and grades"), columns, _places(told)))
    write_lists(file, lists)


def _places(told: Told) -> Iterator[tuple[Value, ...]]:
    for each in told.comparison.places:
        yield (
            told.called(each.what, each.id), each.unit, told.name(each.unit), each.before,
            each.after, told.because(each),
        )  # fmt: skip


def _numbers(told: Told) -> Iterator[tuple[Value, ...]]:
    for unit, numbers in told.units.items():
        for _, number in numbers:
            indicator = number.indicator
            yield (
                unit, told.name(unit), LINES[indicator.line].in_(told.language),
                indicator.name.in_(told.language), number.before, number.after,
                *(number.points or ("", "")),
            )  # fmt: skip


def _entries(told: Told) -> Iterator[tuple[Value, ...]]:
    for unit, numbers in told.units.items():
        for ordinal, number in numbers:
            for touch in told.touches.get((ordinal, unit), ()):
                entered = touch.known_at.isoformat(" ") if touch.known_at else ""
                yield (
                    unit, number.indicator.name.in_(told.language), touch.kind.in_(told.language),
                    touch.record, entered, touch.said.in_(told.language),
                )  # fmt: skip
