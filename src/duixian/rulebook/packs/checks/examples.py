"""Examples: every indicator has one, and each gives the numbers it promises."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping

from duixian.rulebook.errors import Unusable
from duixian.rulebook.packs.examples import case_of, points_of
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Cell, Example, Pack

from .names import known
from .proposals import run_proposals
from .soundness import sound_of

PROMISED = {
    "expect": re.compile(r"-|few|[0-9]+/[0-9]+|-?[0-9]+(\.[0-9]+)?"),
    "points": re.compile(r"-|out|-?[0-9]+(\.[0-9]{1,2})?"),
}
SAID = {"expect": "2/3, 5, 2.5, -, few", "points": "5, 2.5, -, out"}


def check_examples(pack: Pack, reader: Reader) -> None:
    """Run all examples of what is sound; a number that is wrong for another reason is not told."""
    shown = {id_ for example in pack.examples for id_ in example.expect}
    for indicator in pack.indicators:
        if indicator.id not in shown and not reader.blind and "examples" not in reader.lost_lists:
            reader.findings.add("E219", reader.place(indicator), id=indicator.id)
    for example in pack.examples:
        for kind_of, promised in (("expect", example.expect), ("points", example.points)):
            for id_ in promised:
                known(id_, _ids(pack), "indicator", (reader, example, kind_of))
    sound = sound_of(pack, reader)
    for example in pack.examples:
        missing = {_kind(record) for record in example.records} - sound.kinds.keys()
        if not (missing and reader.blind) and not missing & {*pack.kinds, *reader.lost}:
            _run(example, sound, reader)


def _ids(pack: Pack) -> list[str]:
    return [i.id for i in pack.indicators]


def _kind(record: Mapping[str, Cell]) -> str:
    return "".join(record.get("kind", ""))


def _narrowed(example: Example, pack: Pack) -> Pack:
    """The pack as far as an example needs it: the kinds of its records, and those its numbers read."""
    kinds = {_kind(record) for record in example.records}
    if example.grades or example.ranks or not kinds <= pack.kinds.keys():
        return pack
    indicators = tuple(i for i in pack.indicators if i.id in {*example.expect, *example.points})
    for indicator in indicators:
        kinds.update(indicator.measure.kinds_read(pack.countable))
    read = {id_: kind for id_, kind in pack.kinds.items() if id_ in kinds}
    return dataclasses.replace(pack, kinds=read, indicators=indicators)


def _run(example: Example, whole: Pack, reader: Reader) -> None:
    reader.tried += 1
    pack = _narrowed(example, whole)
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
    world = case.world(pack)
    for kind_of, promised in (("expect", example.expect), ("points", example.points)):
        where = reader.place(example, kind_of)
        for indicator in filter(None, map(pack.indicator, promised)):
            for who, wanted in promised[indicator.id].items():
                if not PROMISED[kind_of].fullmatch(wanted):
                    reader.findings.add("E112", where, found=wanted, wanted=SAID[kind_of])
                    continue
                value = indicator.measure.by_hand(world, who, pack.track_of(indicator)).value
                points = points_of(indicator, value, case, pack)
                found, fits = (
                    (str(value), value.is_(wanted))
                    if kind_of == "expect"
                    else (points, points == wanted)
                )
                if not fits:
                    reader.findings.add(
                        "E220", where,
                        example=example.name, indicator=indicator.id, who=who, expected=wanted, found=found,
                    )  # fmt: skip
    run_proposals(example, case, pack, reader)
