"""The breakdown sheet with the headings that offices use: one line for each task, quarters as columns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from duixian.desk.look import wording
from duixian.desk.records.models import Record
from duixian.rulebook.kinds import Kind
from duixian.rulebook.lamps.progress import PLANNED, passed
from duixian.rulebook.vocabulary.text import Text
from duixian.rulebook.vocabulary.words import Stage

from .queries import Item
from .rows import Row, joined

HEADINGS = (
    Text("序号", "No."),
    Text("工作任务", "Task"),
    Text("具体内容（措施）", "Content (measures)"),
    Text("目标要求", "Result required"),
    Text("牵头领导", "Leader in charge"),
    Text("牵头单位", "Lead unit"),
    Text("责任单位（配合单位）", "Partner units"),
    Text("责任人", "Responsible"),
    Text("完成时限", "Due"),
    Text("形象进度：一季度", "Milestones: first quarter"),
    Text("形象进度：二季度", "Milestones: second quarter"),
    Text("形象进度：三季度", "Milestones: third quarter"),
    Text("形象进度：四季度", "Milestones: fourth quarter"),
    Text("进展情况", "How far"),
    Text("存在问题", "Problems"),
    Text("备注", "Remarks"),
)
QUARTERS = range(1, 5)
SHOWN = 3
"""So many milestones of a quarter are named, the rest are counted."""


@dataclass(frozen=True)
class Line:
    """One line of the sheet: its number, the task, and its cells in the order of the headings."""

    row: Row
    cells: tuple[str, ...]


def headings() -> list[str]:
    """The headings in the language of the page."""
    return [text.in_(wording.reading()) for text in HEADINGS]


def lines(items: Iterable[Item], first: int = 1) -> Iterator[Line]:
    """The sheet, line by line."""
    for number, item in enumerate(items, first):
        yield Line(Row(item), tuple(cells(number, Row(item))))


def cells(number: int, row: Row) -> Iterator[str]:
    """The cells of a line."""
    item = row.item
    language = wording.reading()
    yield str(number)
    yield row.text
    yield str(item.held.get("measures") or "")
    yield checked_by(row)
    yield row.leader
    yield row.record.unit.name
    yield row.partners
    yield row.person
    yield wording.day(row.record.due_on, language) if row.record.due_on else ""
    for quarter in QUARTERS:
        yield milestones_in(item, quarter)
    yield progress(row)
    yield str(item.held.get("extension_reason") or "")
    yield row.put_off


def checked_by(row: Row) -> str:
    """The result, and by what it is checked: a number, done or not, a named fact."""
    held = row.item.held
    found = [row.result] if row.result else []
    if (target := held.get("target")) is not None:
        found.append(_("target %(n)s") % {"n": target})
    elif named := option(row.item.kind, "check_by", str(held.get("check_by") or "")):
        found.append(named)
    return ("；" if wording.reading() == "zh" else "; ").join(found)


def option(kind: Kind, field: str, chosen: str) -> str:
    """A choice in words."""
    declared = kind.field(field)
    names = {o.id: o.name.in_(wording.reading()) for o in declared.options} if declared else {}
    return names.get(chosen, chosen)


def progress(row: Row) -> str:
    """How far it is, and how its lamp reads."""
    lamp = f"{row.lamp}（{row.why}）" if wording.reading() == "zh" else f"{row.lamp} ({row.why})"
    return joined([row.how_far, lamp if row.why else row.lamp])


def milestones_in(item: Item, quarter: int) -> str:
    """The milestones of a quarter, each with its day and where it stands."""
    here = [part for part in item.milestones if quarter_of(part) == quarter]
    named = [named_milestone(item.kind, part) for part in here[:SHOWN]]
    if len(here) > SHOWN:
        done = sum(1 for part in here if part.stage == "done")
        named.append(_("%(done)s of %(all)s done") % {"done": done, "all": len(here)})
    return ("；" if wording.reading() == "zh" else "; ").join(named)


@dataclass(frozen=True)
class Quarter:
    """The milestones of a quarter: how many, how many are done, how many are past their day."""

    number: int
    planned: int
    done: int
    late: int


def quarters(parts: Sequence[Record], day: dt.date) -> Iterator[Quarter]:
    """The quarters of the year, those without milestones included, where the year has any."""
    found = [p for p in parts if p.stage in PLANNED and p.due_on and p.due_on.year == day.year]
    for number in QUARTERS if found else ():
        here = [part for part in found if quarter_of(part) == number]
        done = sum(1 for part in here if part.stage == Stage.DONE)
        late = sum(1 for p in here if p.stage != Stage.DONE and passed(p.due_on, day))
        yield Quarter(number, len(here), done, late)


def quarter_of(part: Record) -> int:
    """The quarter in which a part is due; 0 without a day."""
    return (part.due_on.month + 2) // 3 if part.due_on else 0


def named_milestone(kind: Kind, part: Record) -> str:
    """A milestone with its day and where it stands."""
    language = wording.reading()
    state = kind.name_of_state(part.state).in_(language)
    day = wording.short_day(part.due_on, language) if part.due_on else ""
    return f"{part.text}（{day}，{state}）" if language == "zh" else f"{part.text} ({day}, {state})"


def as_rows(found: Sequence[Line]) -> Iterator[tuple[str | int, ...]]:
    """The lines as a workbook holds them: the number as a number."""
    for line in found:
        yield (int(line.cells[0]), *line.cells[1:])
