"""A round as a workbook for the office: what it is, a sheet for each ranking and each set of grades."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from duixian.rulebook.ranks import Grading, Ranking
from duixian.rulebook.rounds.wording import rule_words
from duixian.rulebook.vocabulary.text import Language, Text
from duixian.sheets.lists import List, write_lists

from .about import about
from .report import Report
from .rows import DASH, grade_rows, lot_rows, rank_rows

SEPARATOR = Text("；", "; ")
RANK_HEADS = (
    Text("同组", "Peers"), Text("名次", "Rank"), Text("组织代码", "Unit code"), Text("组织", "Unit"),
    Text("数", "Number"), Text("由来", "Out of"), Text("说明", "Remarks"),
)  # fmt: skip
GRADE_HEADS = (
    Text("组织代码", "Unit code"), Text("组织", "Unit"), Text("数", "Number"),
    Text("提出的等次", "Proposed"), Text("被否决的", "Barred"), Text("名额边上", "Edge of quota"),
    Text("会议定为", "Decided"), Text("差别", "Difference"), Text("理由", "Reason"), Text("每一步", "Every step"),
)  # fmt: skip
LOT_HEADS = (
    Text("抽签", "Draw"), Text("同组", "Peers"), Text("次序", "Place"), Text("组织代码", "Unit code"),
    Text("组织", "Unit"), Text("抽中", "Drawn"), Text("签", "Ticket"),
)  # fmt: skip
YES = Text("是", "yes")


def write(report: Report, path: Path, language: Language) -> None:
    """Write the workbook in one language."""
    write_lists(path, list(sheets(report, language)))


def sheets(report: Report, language: Language) -> Iterator[List]:
    """All sheets, one after another."""
    told = [(name.in_(language), said.in_(language)) for name, said in about(report)]
    heads = (Text("项", "What").in_(language), Text("内容", "Says").in_(language))
    yield List(Text("说明", "About").in_(language), heads, told)
    numbers = count(1)  # no two sheets may be called the same
    for ranking in report.rankings:
        yield _ranking(report, ranking, language, next(numbers))
    for grading in report.gradings:
        yield _grading(report, grading, language, next(numbers))
    if report.held.draws:
        title = Text("抽签", "Draws").in_(language)
        yield List(title, [h.in_(language) for h in LOT_HEADS], list(_lots(report, language)))


def _ranking(report: Report, ranking: Ranking, language: Language, number: int) -> List:
    rows = [
        (
            row.group.in_(language), row.rank.in_(language), row.unit, row.name, row.number, row.pair,
            joined(row.notes, language),
        )
        for row in rank_rows(report, ranking)
    ]  # fmt: skip
    note = rule_words(report.occasion.pack, ranking).in_(language)
    return List(
        f"{number} {ranking.name.in_(language)}", [h.in_(language) for h in RANK_HEADS], rows, marked(report, note, language)
    )  # fmt: skip


def _grading(report: Report, grading: Grading, language: Language, number: int) -> List:
    rows = [
        (
            row.unit, row.name, row.number, row.proposed.in_(language), joined(row.barred, language),
            YES.in_(language) if row.award.edge else "",
            row.decided.in_(language) if row.decided else DASH,
            joined(row.differences, language), row.reason, joined(row.steps, language),
        )
        for row in grade_rows(report, grading)
    ]  # fmt: skip
    heads = [h.in_(language) for h in GRADE_HEADS]
    note = grading.clause.in_(language)
    title = f"{number} {grading.name.in_(language)}"
    return List(title, heads, rows, marked(report, note, language))


def _lots(report: Report, language: Language) -> Iterator[tuple[str | int, ...]]:
    names = {draw.id: draw.name for draw in report.draws}
    for row in lot_rows(report):
        yield (
            names[row.draw].in_(language), row.group.in_(language), row.place, row.unit, row.name,
            YES.in_(language) if row.drawn else "", row.ticket,
        )  # fmt: skip


def joined(texts: Sequence[Text], language: Language) -> str:
    """Several texts in one cell."""
    return SEPARATOR.in_(language).join(text.in_(language) for text in texts)


def marked(report: Report, note: str, language: Language) -> str:
    """A line of remark, which says first that a trial is a trial."""
    trial = Text("试算，不算数。", "A trial: it does not count. ").in_(language)
    return trial + note if report.trial else note
