"""All questions, and what each sort of them means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from duixian.rulebook.vocabulary.text import Text

from .copied import copied
from .facts import Facts
from .signal import Signal, Sort
from .thresholds import Thresholds
from .timing import bunched, entered_late, last_day


@dataclass(frozen=True)
class Told:
    """A sort of question: its name, its rule in a sentence, and what an innocent reason may be."""

    name: Text
    rule: Text
    may_be: Text


PAPER = Told(
    Text("记得多，成效少", "Much on paper, little effect"),
    Text(
        "“做了什么”的数大多不低于全县的中位数，“做成什么”的数大多低于它。",
        "Most numbers on what was done reach the county's median, most on what came of it do not.",
    ),
    Text("可能成效还要等。", "The effect may take its time."),
)


def told(rules: Thresholds) -> dict[Sort, Told]:
    """What each sort means by the values in force."""
    return {**of_texts(rules), **of_times(rules), Sort.PAPER: PAPER}


def of_texts(rules: Thresholds) -> dict[Sort, Told]:
    """What is asked about texts."""
    part = written(rules.alike)
    return {
        Sort.SAME_TEXT: Told(
            Text("同一段文字", "The same text"),
            Text(
                f"{rules.characters} 个字以上、相邻两字的组合有 {part} 相同的文字，出现在 {rules.standing} 个以上组织。",
                f"A text of {rules.characters} characters or more stands in {rules.standing} units or more, with "
                f"{part} of its pairs of characters the same.",
            ),
            Text(
                "可能是上面发的样本，也可能是一起办的事。",
                "It may be a sample handed out, or work done together.",
            ),
        ),
        Sort.SHARED_TEXTS: Told(
            Text("两处的文字相同", "Texts of two units"),
            Text(
                f"有 {rules.shared} 段以上文字只在这两个组织有，别处都没有。",
                f"{rules.shared} texts or more stand in these two units and nowhere else.",
            ),
            Text("可能是同一个人代录的。", "One person may type for both."),
        ),
        Sort.TEXTS_AGAIN: Told(
            Text("沿用往年的文字", "Texts of earlier years"),
            Text(
                f"一年里有 {rules.again} 条以上记录的文字，和本组织往年的一样。",
                f"{rules.again} records or more of a year have texts that the unit used in an earlier year.",
            ),
            Text("可能是年年都做的事。", "It may be what is done every year."),
        ),
    }


def of_times(rules: Thresholds) -> dict[Sort, Told]:
    """What is asked about days of entry and of closing."""
    late, last = written(rules.late_part), written(rules.last_day_part)
    return {
        Sort.BUNCHED: Told(
            Text("检查前集中录入", "Entered before an inspection"),
            Text(
                f"考评或检查前 {rules.days_before} 天里的录入有 {rules.bunched} 条以上，"
                f"是本组织平时的 {rules.times_usual} 倍以上。",
                f"In the {rules.days_before} days before rounds and inspections {rules.bunched} entries or "
                f"more were made, {rules.times_usual} times the unit's own usual pace or more.",
            ),
            Text("可能是纸表那时才交齐。", "Paper sheets may have come in just then."),
        ),
        Sort.ENTERED_LATE: Told(
            Text("事后很久才录", "Entered long after"),
            Text(
                f"一年的录入里有 {rules.late} 条以上、{late} 以上，是事情过了 {rules.late_days} 天才录的。",
                f"Of a year's entries {rules.late} or more, and {late} or more of all, were made "
                f"{rules.late_days} days after the event.",
            ),
            Text(
                "可能没有人会录，或者没有电脑。", "There may be nobody who can type, or no machine."
            ),
        ),
        Sort.LAST_DAY: Told(
            Text("最后一天办结", "Closed on the last day"),
            Text(
                f"按时办结的里面，有 {rules.last_day} 件以上、{last} 以上是最后一天办结的。",
                f"Of what was closed in time, {rules.last_day} or more, and {last} or more of all, were "
                "closed on the very day they were due.",
            ),
            Text("可能时限本来就紧。", "The dates may have been tight."),
        ),
    }


def written(part: Fraction) -> str:
    """A part of one as people write it."""
    return f"{part.numerator}/{part.denominator}"


def signals_of(facts: Facts) -> list[Signal]:
    """All questions, sort by sort; units in the order of their codes, never of their numbers."""
    found: Iterator[Signal] = (
        signal
        for looked_for in (copied, bunched, entered_late, last_day)
        for signal in looked_for(facts)
    )
    order = list(Sort)
    return sorted(found, key=lambda signal: order.index(signal.sort))
