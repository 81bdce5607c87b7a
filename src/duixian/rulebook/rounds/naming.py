"""What the things of a round are called: grades, indicators, lines, headings, judges."""

from __future__ import annotations

from duixian.rulebook.kinds import Field
from duixian.rulebook.ranks import By, Grading
from duixian.rulebook.scorecards.explain import LINES
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.text import Text

from .ratings import DECIDED


def grade_name(pack: Pack, grading: Grading, grade: str | None) -> Text:
    """What a grade is called: the option of the record in which people decide."""
    if grade is None:
        return Text("不评等次", "no grade")
    decided = _field(pack, grading, DECIDED)
    options = {o.id: o.name for o in decided.options} if decided else {}
    return options.get(grade, Text(grade, grade))


def judge_name(pack: Pack, grading: Grading, part: str) -> Text:
    """What the score of one judge is called."""
    field = _field(pack, grading, part)
    return field.name if field else Text(part, part)


def by_name(pack: Pack, by: By) -> Text:
    """What is looked at: an indicator, a line, or a heading on it."""
    if by.indicator:
        indicator = pack.indicator(by.indicator)
        return indicator.name if indicator else Text(by.indicator, by.indicator)
    assert by.line is not None
    line, heading = LINES[by.line], pack.heading(by.heading) if by.heading else None
    if heading is None:
        return Text(f"“{line.zh}”得分率", f"points on “{line.en}”")
    zh, en = heading.name.zh, heading.name.en
    return Text(f"“{zh}”在“{line.zh}”上的得分率", f"points of “{en}” on “{line.en}”")


def _field(pack: Pack, grading: Grading, name: str) -> Field | None:
    kind = pack.kinds.get(grading.of)
    return kind.field(name) if kind else None
