"""What people put down about a unit in a round: the scores of the judges, and what they decided.

Read from the whole ledger, as last known: people decide after the day that the round is about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from duixian.rulebook.vocabulary.words import FieldType, Stage

from .life import LINK, linked, rows_of

if TYPE_CHECKING:
    from duixian.rulebook.kinds import Kind
    from duixian.rulebook.ledger import Ledger
    from duixian.rulebook.ranks import Grading
    from duixian.rulebook.scorecards.standard import Pack

    from .life import Life

PROPOSED, DECIDED, REASON, GRADING = "proposed", "decided", "reason", "grading"


@dataclass(frozen=True)
class Rating:
    """The record of one unit: scores by field, what was proposed when, what people decided and why.

    `stands` is the day from which the decision holds; without one nothing was decided yet.
    """

    record: str
    unit: str
    scores: Mapping[str, Fraction | None] = field(default_factory=dict)
    proposed: str = ""
    decided: str = ""
    reason: str = ""
    stands: dt.date | None = None


def ratings_of(
    pack: Pack, ledger: Ledger, grading: Grading, life: Life | None
) -> dict[str, Rating]:
    """The last rating of each unit for a grading: of that round, or of no round where there is none."""
    kind = pack.kinds.get(grading.of)
    if kind is None:
        return {}
    rounds = linked(ledger, LINK)
    found: dict[str, Rating] = {}
    last = [rows[-1] for rows in rows_of(pack, ledger, grading.of).values()]
    for row in sorted(last, key=lambda each: each["seq"]):
        wanted = life.record if life else None
        named = row.get(GRADING) or grading.id
        void = kind.stages()[row["state"]] is Stage.VOID
        if not void and named == grading.id and rounds.get(row["record"]) == wanted:
            found[row["unit"]] = _rating(row, kind)
    return found


def _rating(row: Mapping[str, Any], kind: Kind) -> Rating:
    scores = {
        f.id: None if row[f.id] is None else Fraction(row[f.id], 10**f.scale)
        for f in kind.fields
        if f.type is FieldType.NUMBER
    }
    stage = kind.stages()[row["state"]]
    stands = row["state_on"] if stage in (Stage.OPEN, Stage.DONE) else None
    decided = row[DECIDED] or "" if stands else ""
    return Rating(
        row["record"], row["unit"], scores, row[PROPOSED] or "", decided, row[REASON] or "", stands
    )
