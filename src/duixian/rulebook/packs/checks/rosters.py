"""Rosters: a number may be taken among them, and their parameters go together."""

from __future__ import annotations

from duixian.rulebook.kinds import Kind
from duixian.rulebook.measures import Measure, Ratio, Roster, Selection
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.filters import Linked
from duixian.rulebook.vocabulary.words import RosterName

from .names import known
from .selections import kinds_of, linked, one_length, stage

TAKEN = {
    RosterName.UNITS: ("kinds", "categories"),
    RosterName.MEMBERS: ("stay",),
    RosterName.POSTS: ("posts", "stay"),
    RosterName.HOUSEHOLDS: ("kinds", "categories"),
    RosterName.RECORDS: ("of", "in", "by"),
}
"""The parameters that belong to each roster."""


def check_rosters(measure: Measure, pack: Pack, reader: Reader) -> None:
    """Every roster of a measure."""
    for among in measure.rosters:
        only_once = RosterName.RECORDS if isinstance(measure, Ratio) else RosterName.HOUSEHOLDS
        if among.roster is only_once:
            where = reader.place(among, "roster")
            reader.findings.add("E225", where, roster=among.roster, measure=measure.word)
        _parameters(among, reader)
        if among.stay:
            one_length(among.stay, ("days", "months"), reader)
        if among.roster is RosterName.RECORDS:
            _records(among, measure.selection, pack, reader)


def _parameters(among: Roster, reader: Reader) -> None:
    taken = TAKEN[among.roster]
    for key in ("kinds", "categories", "stay", "posts", "of", "in", "by"):
        if key not in taken and reader.stands(among, key):
            where = reader.place(among, key)
            allowed = ", ".join(taken)
            reader.findings.add("E224", where, roster=among.roster, key=key, allowed=allowed)


def _records(among: Roster, selection: Selection, pack: Pack, reader: Reader) -> None:
    """Each of its kinds and each of those selected are linked by the one field."""
    for key in ("of", "by"):
        if not getattr(among, key):
            reader.findings.add("E117", reader.place(among), key=key)
    kinds = [pack.kinds[k] for k in among.of if known(k, pack.kinds, "kind", (reader, among, "of"))]
    for word in among.in_:
        stage(word, kinds, (reader, among, "in"))
    if among.by:
        for kind in kinds:
            _joined(among, kind, selection, pack, reader)


def _joined(among: Roster, kind: Kind, selection: Selection, pack: Pack, reader: Reader) -> None:
    need = Linked(kind.id, among.by)
    reader.stands_for(need, among)
    for selected in kinds_of(selection, pack):
        linked(need, selected, pack, reader)
