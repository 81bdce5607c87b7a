"""What a local pack may add to its parent's, and what a predecessor leaves to its successor."""

from __future__ import annotations

from duixian.rulebook.packs.kinship import carries
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack


def check_kinship(pack: Pack, reader: Reader) -> None:
    """Local indicators carry no points; nothing that was left open is left behind."""
    for indicator in pack.indicators:
        if indicator.id in pack.local and indicator.points:
            reader.findings.add("E262", reader.place(indicator, "points"), id=indicator.id)
    for kind in sorted(pack.left_open):
        if kind not in pack.kinds or not _carried(kind, pack):
            where = reader.place(pack, "predecessor")
            reader.findings.add("E265", where, id=pack.predecessor, kind=kind)


def _carried(kind: str, pack: Pack) -> bool:
    selections = (i.measure.selection for i in pack.indicators)
    return any(kind in s.of and carries(s, pack.kinds[kind], pack.predecessor) for s in selections)
