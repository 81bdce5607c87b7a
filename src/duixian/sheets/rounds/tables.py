"""A round as tables for programs, and the note of what it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from duixian.rulebook.ranks import Grading, Ranking
from duixian.rulebook.ranks.draws import commitment
from duixian.rulebook.scorecards.score import table
from duixian.sheets.files import Files

from .report import Report
from .rows import grade_rows, lot_rows, rank_rows

if TYPE_CHECKING:
    import pyarrow as pa

ROUND = Files("round", ("ranks", "grades", "draws"), note="round.json")


def tables(report: Report) -> dict[str, pa.Table]:
    """All tables by name; the same round gives the same rows."""
    return {"ranks": ranks(report), "grades": grades(report), "draws": draws(report)}


def ranks(report: Report) -> pa.Table:
    """One row for each unit in each ranking."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    rows = [row for ranking in report.rankings for row in _ranks(report, ranking)]
    return table(
        rows, ranking=text, peers=pa.list_(text), unit=text, name=text, n=whole, d=whole,
        shown=text, rank=whole, tied=whole, of=whole, end=text, without=text, small=pa.list_(text),
    )  # fmt: skip


def _ranks(report: Report, ranking: Ranking) -> list[tuple[Any, ...]]:
    return [
        (
            ranking.id, list(place.peers), place.unit, row.name, *(row.standing.pair or (None, None)),
            row.number if row.standing.seen else None, place.rank, place.tied, place.of,
            place.end, place.without, [s.indicator for s in row.standing.small],
        )
        for row in rank_rows(report, ranking)
        for place in [row.standing.place]
    ]  # fmt: skip


def grades(report: Report) -> pa.Table:
    """One row for each unit under each grading: the proposal and the decision, both kept."""
    import pyarrow as pa

    text, whole, flag = pa.string(), pa.int64(), pa.bool_()
    rows = [row for grading in report.gradings for row in _grades(report, grading)]
    return table(
        rows, grading=text, unit=text, name=text, n=whole, d=whole, banded=text,
        barred=pa.list_(text), proposed=text, edge=flag, remark=flag, record=text, on_record=text,
        decided=text, decided_on=pa.date32(), reason=text, differences=pa.list_(text),
        steps_zh=pa.list_(text), steps_en=pa.list_(text),
    )  # fmt: skip


def _grades(report: Report, grading: Grading) -> list[tuple[Any, ...]]:
    found = []
    for row in grade_rows(report, grading):
        award, rating = row.award, row.award.rating
        number = award.proposal.number
        found.append((
            grading.id, award.unit, row.name,
            *((None, None) if number is None else (number.numerator, number.denominator)),
            award.proposal.banded, sorted(award.proposal.barred), award.grade, award.edge,
            award.remarked, rating.record if rating else None, (rating.proposed or None) if rating else None,
            award.decided or None, rating.stands if rating and award.decided else None,
            (rating.reason or None) if rating else None, list(award.differences),
            [step.zh for step in row.steps], [step.en for step in row.steps],
        ))  # fmt: skip
    return found


def draws(report: Report) -> pa.Table:
    """One row for each unit in each draw, with its ticket."""
    import pyarrow as pa

    text, whole = pa.string(), pa.int64()
    rows = [
        (row.draw, row.group.zh, row.place, row.unit, row.name, row.ticket, row.drawn)
        for row in lot_rows(report)
    ]
    return table(
        rows, draw=text, peers=text, place=whole, unit=text, name=text, ticket=text,
        drawn=pa.bool_(),
    )  # fmt: skip


def note(report: Report) -> dict[str, Any]:
    """What the round comes from: its life, what was frozen, the files and the pack."""
    life, occasion = report.life, report.occasion
    seed = occasion.seed
    return {
        **report.run,
        "round": {"id": occasion.round.id, "trial": report.trial, "units": len(occasion.units)},
        "life": None
        if life is None
        else {
            "record": life.record,
            "state": life.state,
            "since": {state: day.isoformat() for state, day in life.since.items()},
            "known_on": life.known_on.isoformat() if life.known_on else None,
            "fingerprint": life.fingerprint,
            "commitment": life.commitment,
        },
        "seed": seed or None,
        "commitment": commitment(seed) if seed else None,
    }
