"""A rehearsal: one pack on the records that are there, and beside another pack where one is given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from .against import Moved, moved
from .answered import Asked, answered, without_any
from .graded import Graded, grades
from .trial import Trial


@dataclass(frozen=True)
class Rehearsal:
    """What a pack would yield: per indicator, per unit and line against another pack, per grade."""

    new: Trial
    old: Trial | None
    asked: Sequence[Asked]
    without: Sequence[str]
    moved: Sequence[Moved] = ()
    grades: Sequence[Graded] = ()

    @property
    def unanswerable(self) -> list[Asked]:
        """The indicators that no record could answer."""
        return [each for each in self.asked if each.missing]

    @property
    def alike(self) -> list[Asked]:
        """The indicators that can be answered but set nobody apart."""
        return [each for each in self.asked if each.alike and not each.missing]


def rehearse(new: Trial, old: Trial | None = None) -> Rehearsal:
    """Put together what a pack would yield, beside another where one is given."""
    return Rehearsal(
        new,
        old,
        answered(new),
        without_any(new),
        moved(old, new) if old else (),
        grades(new, old),
    )
