"""The rehearsal as a workbook: indicators by category, every number, who gains and loses, grades."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import IO, TYPE_CHECKING

from duixian.sheets.figures import ABSENT, hundredths, per_cent, ratio
from duixian.sheets.lists import MOST_ROWS, List, Value, write_lists
from duixian.sheets.origin import origin_note

from .told import ALIKE, WAYS

if TYPE_CHECKING:
    from pathlib import Path

    from duixian.rulebook.rehearsal.against import Moved
    from duixian.rulebook.rehearsal.trial import Answer
    from duixian.rulebook.scorecards.standard import Indicator

    from .told import Told

Row = tuple[Value, ...]


def write(told: Told, file: Path | IO[bytes]) -> None:
    """One sheet for each question; those that another pack would answer only where there is one."""
    say = told.say
    unit = [say("组织", "Unit"), say("名称", "Name")]
    lists = [
        List(say("逐项指标", "Indicators"),
             [say("线", "Line"), say("指标", "Indicator"), say("类别", "Category"), say("组织", "Units"),
              say("没有数", "No number"), say("得满", "All"), say("在中间", "Between"),
              say("得零", "Nothing"), say("说明", "Remark")], _asked(told),
             origin_note(told.rehearsal.new.pack, told.language)),
        List(say("每个组织的数", "Every unit"),
             [*unit, say("类别", "Category"), say("线", "Line"), say("指标", "Indicator"),
              say("数", "Number"), say("得分", "Points"), say("满分", "Of")], islice(_units(told), MOST_ROWS)),
    ]  # fmt: skip
    if told.rehearsal.old:
        columns = [*unit, say("线", "Line"), say("项", "Heading"), say("比什么", "By"), say("老方案", "Other pack"), say("新方案", "New pack"), say("升降", "Way")]  # fmt: skip
        lists.append(List(say("谁升谁降", "Who gains"), columns, islice(_moved(told), MOST_ROWS)))
    if told.rehearsal.grades:
        columns = [*unit, say("评定", "Grading"), say("按分档", "By the bands"), say("会建议", "Proposed"), say("被什么否决", "Barred by"), say("老方案", "Other pack"), say("升降", "Way")]  # fmt: skip
        lists.append(List(say("等次", "Grades"), columns, islice(_grades(told), MOST_ROWS)))
    write_lists(file, lists)


def _asked(told: Told) -> Iterator[Row]:
    for asked in told.rehearsal.asked:
        remark = ALIKE[asked.alike].in_(told.language) if asked.alike else ""
        remark = told.lacking(asked) if asked.missing else remark
        for of in asked.by_category:
            yield (
                told.line(asked.indicator.line), told.called(asked),
                told.categories[of.category].in_(told.language), of.units, of.none + of.few,
                of.full, of.between, of.nothing, remark,
            )  # fmt: skip


def _units(told: Told) -> Iterator[Row]:
    indicators = {i.id: i for i in told.rehearsal.new.indicators}
    for answer in told.rehearsal.new.answers:
        indicator = indicators[answer.indicator]
        category = told.rehearsal.new.category(answer.unit)
        yield (
            answer.unit, told.name(answer.unit), told.categories[category].in_(told.language),
            told.line(indicator.line), indicator.name.in_(told.language), _value(told, indicator, answer),
            *(("", "") if answer.points is None else
              (hundredths(answer.points), hundredths(answer.attainable or 0))),
        )  # fmt: skip


def _value(told: Told, indicator: Indicator, answer: Answer) -> str:
    if answer.n is None or answer.d is None:
        few = told.say("人数太少，不显示", "too few to show")
        return few if answer.status == "too_few" else ABSENT
    if indicator.measure.per_cent:
        return f"{answer.n}/{answer.d} {per_cent(answer.n, answer.d)}"
    return ratio(answer.n, answer.d)


def _moved(told: Told) -> Iterator[Row]:
    for moved in told.rehearsal.moved:
        heading = told.rehearsal.new.pack.heading(moved.heading)
        yield (
            moved.unit, told.name(moved.unit), told.line(moved.line),
            heading.name.in_(told.language) if heading else "",
            told.say("名次", "place") if moved.basis == "place" else told.say("得分", "points"),
            _pair(moved, moved.before), _pair(moved, moved.after),
            WAYS[moved.direction].in_(told.language),
        )  # fmt: skip


def _pair(moved: Moved, pair: tuple[int, int] | None) -> str:
    if pair is None:
        return ABSENT
    if moved.basis == "place":
        return f"{pair[0]} / {pair[1]}"
    return f"{hundredths(pair[0])} / {hundredths(pair[1])}"


def _grades(told: Told) -> Iterator[Row]:
    names = {a.indicator.id: told.called(a) for a in told.rehearsal.asked}
    gradings = {g.id: g.name for g in told.rehearsal.new.pack.grades}
    for graded in told.rehearsal.grades:
        yield (
            graded.unit, told.name(graded.unit), gradings[graded.grading].in_(told.language),
            told.grade(graded.grading, graded.banded), told.grade(graded.grading, graded.grade),
            told.listed([names.get(i, i) for i in graded.barred]),
            told.grade(graded.grading, graded.was) if graded.was else "",
            WAYS[graded.way].in_(told.language),
        )  # fmt: skip
