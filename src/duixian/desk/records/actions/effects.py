"""What a move entails besides: carried out in the same step, or the step is refused."""

from __future__ import annotations

from collections.abc import Iterable

from duixian.desk.org.models import Unit
from duixian.desk.records.refusals import Refused
from duixian.rulebook.lifecycle import Effect, HandUp
from duixian.rulebook.moves import Value
from duixian.rulebook.vocabulary.text import Text

SOLVER = "solver"


def carry_out(effects: Iterable[Effect], unit: Unit, values: dict[str, Value]) -> dict[str, Value]:
    """The values after all effects.

    Raises:
        Refused: an effect that this version does not carry out.
    """
    for effect in effects:
        if not isinstance(effect, HandUp):
            raise Refused(
                {},
                (
                    Text(
                        "这一步要连带办别的记录，这一版还办不了。",
                        "This also changes another record, which this version cannot do yet.",
                    ),
                ),
            )
        values = {**values, SOLVER: superior(str(values.get(SOLVER, unit.code)), effect.levels)}
    return values


def superior(code: str, levels: int) -> str:
    """The unit so many levels above, or the one at the top."""
    unit = Unit.objects.unscoped().select_related("parent").get(code=code)
    for _ in range(levels):
        if unit.parent is None:
            break
        unit = Unit.objects.unscoped().select_related("parent").get(pk=unit.parent.pk)
    return unit.code
