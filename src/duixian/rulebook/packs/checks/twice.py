"""No record is scored twice on one line, unless the pack says so with a reason."""

from __future__ import annotations

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.scorecards.twice import scored_twice

from .names import known
from .soundness import sound_of


def check_twice(pack: Pack, reader: Reader) -> None:
    """Pairs of indicators that share a record, and reasons given for pairs that share none."""
    sound = sound_of(pack, reader)
    found = list(scored_twice(sound, pack.days()))
    for each in found:
        if not each.said_aloud:
            reader.findings.add(
                "E235", reader.place(each.other, "points"),
                one=each.one.id, other=each.other.id, kind=each.kind,
            )  # fmt: skip
    pairs = {frozenset((each.one.id, each.other.id)) for each in found}
    for indicator in pack.indicators:
        for id_ in indicator.again:
            others = [i.id for i in pack.indicators if i is not indicator]
            if not known(id_, others, "indicator", (reader, indicator, "again")):
                continue
            judged = sound.indicator(indicator.id) and sound.indicator(id_)
            if judged and frozenset((indicator.id, id_)) not in pairs:
                where = reader.place(indicator, "again")
                reader.findings.add("E236", where, one=indicator.id, other=id_)
