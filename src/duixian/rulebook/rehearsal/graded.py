"""What grades would be proposed, what would bar them, and how that differs from another pack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from .trial import Trial

if TYPE_CHECKING:
    from duixian.rulebook.ranks import Grading
    from duixian.rulebook.rounds.graded import Award

Way = Literal["rises", "falls", "same", "unknown"]


@dataclass(frozen=True)
class Graded:
    """One unit under one grading: by the bands, what is `left` of it, the grade after quotas; and by the other pack.

    `barred` are the indicators that bar; `was_barred` those of the other pack's grading.
    """

    grading: str
    unit: str
    banded: str | None
    left: str | None
    grade: str | None
    barred: tuple[str, ...]
    remarked: bool
    was: str | None = None
    was_barred: tuple[str, ...] = ()
    way: Way = "unknown"

    @property
    def lowered(self) -> bool:
        """Whether something barred it from the grade of its band."""
        return self.left != self.banded

    @property
    def beyond(self) -> bool:
        """Whether a quota left no room for the grade."""
        return self.grade != self.left


def grades(new: Trial, old: Trial | None) -> list[Graded]:
    """Every unit under every grading of the new pack, in order of codes."""
    earlier = {grading.id: awards for grading, awards in _awards(old)} if old else {}
    found = []
    for grading, awards in _awards(new):
        twin = _twin(grading, old)
        before = earlier.get(twin.id, {}) if twin else {}
        found += [_graded(grading, twin, award, before.get(unit)) for unit, award in awards.items()]
    return found


def _awards(trial: Trial) -> Iterator[tuple[Grading, Mapping[str, Award]]]:
    """Each grading with its awards by unit, in the first round that yields it."""
    seen = set()
    for held in trial.held.values():
        for id_, awards in held.awards.items():
            grading = next(g for g in trial.pack.grades if g.id == id_)
            if id_ not in seen:
                seen.add(id_)
                yield grading, {award.unit: award for award in awards}


def _twin(grading: Grading, old: Trial | None) -> Grading | None:
    """The grading of the other pack that goes by the same name, or in the same kind of record."""
    others = old.pack.grades if old else ()
    named = next((g for g in others if g.id == grading.id), None)
    return named or next((g for g in others if g.of == grading.of), None)


def _graded(grading: Grading, twin: Grading | None, now: Award, was: Award | None) -> Graded:
    return Graded(
        grading.id, now.unit, now.proposal.banded, now.proposal.grade, now.grade, barring(now),
        now.remarked, was.grade if was else None, barring(was) if was else (),
        way(grading, twin, now, was),
    )  # fmt: skip


def barring(award: Award) -> tuple[str, ...]:
    """The indicators that bar a grade the unit would have had, or others it has not reached."""
    return tuple(t.veto.indicator for t in award.proposal.tested if t.outcome == "bars")


def way(grading: Grading, twin: Grading | None, now: Award, was: Award | None) -> Way:
    """Whether the grade is better than under the other pack, where both know both grades."""
    if twin is None or was is None or twin.scale != grading.scale:
        return "unknown"
    if now.grade == was.grade:
        return "same" if now.grade else "unknown"
    if now.grade is None or was.grade is None:
        return "unknown"
    better = grading.scale.index(now.grade) < grading.scale.index(was.grade)
    return "rises" if better else "falls"
