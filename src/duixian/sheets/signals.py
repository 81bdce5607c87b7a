"""Questions to a reviewer out of results, and all of them as a table."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from duixian.rulebook.signals import Signal, Sort, told
from duixian.rulebook.signals.thresholds import Thresholds
from duixian.rulebook.signals.wording import named
from duixian.rulebook.vocabulary.text import Language, Text

from .county import County
from .harmless import harmless
from .standing import much_done_little_effect, standings

HEAD = (
    Text("疑点", "question"),
    Text("哪一类", "sort"),
    Text("组织", "units"),
    Text("看到什么", "what was seen"),
    Text("规则", "rule"),
    Text("文字", "text"),
    Text("记录", "record"),
    Text("记录的组织", "unit of the record"),
    Text("记录类型", "kind"),
    Text("日期", "day"),
    Text("录入", "entered"),
)


def on_paper(county: County) -> Iterator[Signal]:
    """Units with much done and little effect, in the order of their codes: each a question."""
    found = much_done_little_effect(standings(county))
    for each in sorted(found, key=lambda standing: standing.unit):
        done, effect = each.done, each.effect
        yield Signal(
            Sort.PAPER,
            (each.unit,),
            Text(
                f"{{{each.unit}}}“做了什么”的 {done[1]} 个数里有 {done[0]} 个不低于全县的中位数，"
                f"“做成什么”的 {effect[1]} 个里有 {effect[0]} 个。",
                f"{done[0]} of {done[1]} numbers of {{{each.unit}}} on what was done reach the county's "
                f"median, and {effect[0]} of {effect[1]} on what came of it.",
            ),
        )


def as_csv(
    questions: Iterable[Signal], county: County, rules: Thresholds, language: Language
) -> str:
    """A row for each record behind each question."""
    file = StringIO()
    writer = csv.writer(file)
    writer.writerow([head.in_(language) for head in HEAD])
    for signal in questions:
        for row in rows_of(signal, county, rules, language):
            writer.writerow([harmless(cell) for cell in row])
    return file.getvalue()


def rows_of(
    signal: Signal, county: County, rules: Thresholds, language: Language
) -> Iterator[tuple[str, ...]]:
    """One question as rows; one without records is a single row."""
    about = told(rules)[signal.sort]
    units = "、" if language == "zh" else ", "
    start = (
        signal.key,
        about.name.in_(language),
        units.join(county.name(unit) for unit in signal.units),
        named(signal.told, lambda code: Text(county.name(code), county.name(code))).in_(language),
        about.rule.in_(language),
        signal.text,
    )
    for seen in signal.records:
        day = seen.occurred_on.isoformat() if seen.occurred_on else ""
        kind = county.pack.kinds[seen.kind].name.in_(language)
        unit = county.name(seen.unit)
        yield (*start, seen.record, unit, kind, day, seen.entered_on.isoformat())
    if not signal.records:
        yield (*start, "", "", "", "", "")
