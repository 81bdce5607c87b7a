"""Effects and notices: what a move brings about can come about, and never goes round in a circle."""

from __future__ import annotations

from duixian.rulebook.kinds import Kind
from duixian.rulebook.lifecycle import Create, Effect, HandUp, Move, MoveLinked, Publication
from duixian.rulebook.lifecycle.needs import Notice
from duixian.rulebook.moves import circle, first_move, sheet_of
from duixian.rulebook.moves.notices import gives
from duixian.rulebook.packs.shape import Reader
from duixian.rulebook.scorecards.standard import Pack
from duixian.rulebook.vocabulary.words import FieldType

from .names import known

SOLVER = "solver"


def check_effects(pack: Pack, reader: Reader) -> None:
    """Every effect, and every notice that is asked for or given."""
    for kind in pack.kinds.values():
        with reader.judging(kind):
            for move in kind.moves:
                for effect in move.then:
                    _effect(effect, kind, pack, reader)
                if way := circle(kind, move, pack.kinds):
                    told = " → ".join(f"{at}.{step}" for at, step in way)
                    reader.findings.add("E286", reader.place(move, "then"), way=told)
                _notices(move, kind, reader)


def _effect(effect: Effect, kind: Kind, pack: Pack, reader: Reader) -> None:
    match effect:
        case Create():
            if known(effect.kind, pack.kinds, "kind", (reader, effect, "kind")):
                _back(effect, kind, pack.kinds[effect.kind], reader)
        case MoveLinked():
            links = {f.id: f.to for f in kind.fields if f.type is FieldType.LINK}
            known(effect.by, links, "field", (reader, effect, "by"))
            targets = links.get(effect.by)
            for id_ in targets if isinstance(targets, tuple) else ():
                if id_ in pack.kinds:
                    later = [m.id for m in pack.kinds[id_].moves if m.from_]
                    known(effect.do, later, "move", (reader, effect, "do"))
        case HandUp():
            solver = kind.field(SOLVER)
            if not reader.blind and (solver is None or solver.type is not FieldType.UNIT):
                reader.findings.add("E287", reader.place(effect), kind=kind.id)


def _back(effect: Create, kind: Kind, target: Kind, reader: Reader) -> None:
    """The draft points back by a link that its form shows."""
    field, first = target.field(effect.by), first_move(target)
    back = field is not None and isinstance(field.to, tuple) and kind.id in field.to
    shown = first is not None and effect.by in sheet_of(target, first).fields
    if not reader.blind and not (back and shown):
        reader.findings.add(
            "E285", reader.place(effect, "by"), by=effect.by, kind=target.id, source=kind.id
        )


def _notices(move: Move, kind: Kind, reader: Reader) -> None:
    """A notice that is asked for is given by some move, and runs at least as long."""
    if move.publish and move.publish.when == "notice":
        _length(move.publish, reader)
    for need in move.needs:
        if isinstance(need, Notice) and _length(need, reader):
            giving = [m.publish for m in kind.moves if gives(m.publish, need.to)]
            if not any(_as_long(given, need) for given in giving):
                reader.findings.add("E288", reader.place(need), move=move.id, to=need.to.value)


def _length(of: Notice | Publication, reader: Reader) -> bool:
    """Days or working days, one of them, and at least one."""
    given = [n for n in (of.days, of.working_days) if n is not None]
    if len(given) == 1 and given[0] > 0:
        return True
    reader.findings.add("E289", reader.place(of))
    return False


def _as_long(given: Publication | None, need: Notice) -> bool:
    if given is None:
        return False
    if need.working_days:
        return (given.working_days or 0) >= need.working_days
    return max(given.days or 0, given.working_days or 0) >= (need.days or 0)
