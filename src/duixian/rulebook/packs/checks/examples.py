"""Examples: every indicator has one, and each gives the numbers it promises."""

from __future__ import annotations

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Level
from duixian.rulebook.packs.examples import case_of, points_of, value_of
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Example, Pack

from .names import known


def check_examples(pack: Pack, reader: Reader) -> None:
    """Run all examples, unless something else is wrong already and would only show again."""
    shown = {id_ for example in pack.examples for id_ in example.expect}
    for indicator in pack.indicators:
        if indicator.id not in shown:
            reader.findings.add("E219", reader.place(indicator), id=indicator.id)
    if reader.findings.of(Level.ERROR):
        return
    for example in pack.examples:
        _run(example, pack, reader)


def _run(example: Example, pack: Pack, reader: Reader) -> None:
    try:
        case = case_of(example, pack)
    except Unusable as error:
        for finding in error.findings:
            reason = f"{finding.where} {finding.what('zh')}"
            reader.findings.add("E221", reader.place(example), example=example.name, reason=reason)
        return
    except ValueError as error:
        reader.findings.add("E221", reader.place(example), example=example.name, reason=error)
        return
    ids = [i.id for i in pack.indicators]
    for kind_of, promised in (("expect", example.expect), ("points", example.points)):
        for id_, values in promised.items():
            indicator = (
                pack.indicator(id_)
                if known(id_, ids, "indicator", (reader, example, kind_of))
                else None
            )
            for who, wanted in values.items() if indicator else ():
                assert indicator is not None
                value = value_of(indicator, who, case, pack)
                points = points_of(indicator, value, example)
                found, fits = (
                    (str(value), value.is_(wanted))
                    if kind_of == "expect"
                    else (points, points == wanted)
                )
                if not fits:
                    reader.findings.add(
                        "E220", reader.place(example, kind_of),
                        example=example.name, indicator=id_, who=who, expected=wanted, found=found,
                    )  # fmt: skip
