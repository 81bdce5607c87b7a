"""The rows of a round, as every form of it shows them: one for each unit in each ranking and grading."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from duixian.rulebook.ranks import Grading, Ranking
from duixian.rulebook.ranks.draws import ticket
from duixian.rulebook.ranks.shown import shown, written
from duixian.rulebook.rounds.graded import Award
from duixian.rulebook.rounds.naming import grade_name
from duixian.rulebook.rounds.standing import Standing
from duixian.rulebook.rounds.wording import (
    ENDS,
    difference_words,
    place_words,
    small_words,
    steps,
)
from duixian.rulebook.vocabulary.text import Text

from .report import Report

DASH = "—"


@dataclass(frozen=True)
class RankRow:
    """One unit in one ranking, in words."""

    group: Text
    standing: Standing
    name: str
    rank: Text
    number: str
    pair: str
    notes: Sequence[Text]

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.standing.place.unit


@dataclass(frozen=True)
class GradeRow:
    """One unit under one grading, in words: what was proposed beside what was decided."""

    award: Award
    name: str
    number: str
    proposed: Text
    barred: Sequence[Text]
    decided: Text | None
    reason: str
    differences: Sequence[Text]
    steps: Sequence[Text]

    @property
    def unit(self) -> str:
        """The code of the unit."""
        return self.award.unit


@dataclass(frozen=True)
class LotRow:
    """One unit in one draw: its place by lot, and whether it is drawn."""

    draw: str
    group: Text
    place: int
    unit: str
    name: str
    ticket: str
    drawn: bool


def rank_rows(report: Report, ranking: Ranking) -> list[RankRow]:
    """A ranking from the first to the last of each peer group, those without a rank last."""
    pack = report.occasion.pack
    return [
        RankRow(
            report.group(ranking.within, each.place.peers),
            each,
            report.name(each.place.unit),
            place_words(each.place),
            each.seen.text if each.seen else DASH,
            pair_text(ranking, each),
            [*([ENDS[each.place.end]] if each.place.end else []), *small_words(pack, each)],
        )
        for each in report.held.standings[ranking.id]
    ]


def pair_text(ranking: Ranking, standing: Standing) -> str:
    """What stands behind the number: points of those attainable, or the two numbers of an indicator."""
    if standing.pair is None:
        return DASH
    n, d = standing.pair
    return f"{n}/{d}" if ranking.by.indicator else f"{written(n)}/{written(d)}"


def grade_rows(report: Report, grading: Grading) -> list[GradeRow]:
    """A grading, best proposals first; those without one last."""
    pack = report.occasion.pack
    scale = {grade: place for place, grade in enumerate(grading.scale)}

    def order(award: Award) -> tuple[int, int, str]:
        number = award.proposal.number
        key = shown(number, per_cent=False).key if number is not None else 0
        return scale.get(award.grade or "", len(scale)), -key, award.unit

    def row(award: Award) -> GradeRow:
        number = award.proposal.number
        rating = award.rating
        return GradeRow(
            award,
            report.name(award.unit),
            DASH if number is None else shown(number, per_cent=False).text,
            grade_name(pack, grading, award.grade),
            [grade_name(pack, grading, g) for g in grading.scale if g in award.proposal.barred],
            grade_name(pack, grading, award.decided) if award.decided else None,
            rating.reason if rating else "",
            difference_words(award.differences),
            steps(report.occasion, grading, award),
        )

    return [row(award) for award in sorted(report.held.awards[grading.id], key=order)]


def lot_rows(report: Report) -> Iterator[LotRow]:
    """All draws, in the order of their lots."""
    seed = report.occasion.seed
    for drawn in report.held.draws:
        group = report.group(drawn.draw.within, drawn.peers)
        for place, unit in enumerate(drawn.units, 1):
            yield LotRow(
                drawn.draw.id, group, place, unit, report.name(unit), ticket(seed, unit),
                place <= drawn.draw.take,
            )  # fmt: skip
