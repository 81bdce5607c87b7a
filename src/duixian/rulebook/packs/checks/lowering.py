"""Registering a problem never lowers anything: no points where it could."""

from __future__ import annotations

from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.lowering import lowered_by
from duixian.rulebook.scorecards.standard import Pack

from .soundness import sound_of


def check_lowering(pack: Pack, reader: Reader) -> None:
    """Indicators whose points one more problem could lower."""
    sound = sound_of(pack, reader)
    for indicator in sound.indicators:
        if indicator.points is None:
            continue
        for kind in lowered_by(sound, indicator.measure, indicator.points):
            where = reader.place(indicator, "points")
            reader.findings.add("E237", where, id=indicator.id, kind=kind)
