"""The accounts of a campaign: what was there and what came is what ended and what is open."""

from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.course import Stood, Tally, tallies
from duixian.rulebook.vocabulary.words import Stage

BEGAN, DAY = dt.date(2026, 1, 1), dt.date(2026, 11, 23)
days = st.dates(dt.date(2024, 1, 1), dt.date(2027, 1, 1))
rows = st.lists(
    st.builds(
        Stood,
        kind=st.sampled_from(["pledge", "problem"]),
        stage=st.sampled_from(Stage),
        since=days,
        closed_on=st.none() | days,
    )
)


@given(rows, days, days)
def test_the_accounts_balance(found, began, day):
    for tally in tallies(found, began, day):
        assert tally.before + tally.begun == tally.done + tally.failed + tally.open


def stood(stage, since, closed_on=None):
    ended = dt.date.fromisoformat(closed_on) if closed_on else None
    return Stood("pledge", stage, dt.date.fromisoformat(since), ended)


def test_one_kind_counted_by_hand():
    found = tallies(
        [
            stood(Stage.DONE, "2025-10-01", "2025-12-31"),  # ended before: not this campaign's
            stood(Stage.DONE, "2025-10-01", "2026-01-01"),
            stood(Stage.OPEN, "2025-11-23"),
            stood(Stage.OPEN, "2026-11-13"),
            stood(Stage.FAILED, "2026-02-01", "2026-06-01"),
            stood(Stage.DRAFT, "2026-02-01"),
            stood(Stage.VOID, "2026-02-01"),
            stood(Stage.OPEN, "2026-11-24"),  # tomorrow's
        ],
        BEGAN,
        DAY,
    )
    assert found == (Tally("pledge", 2, 2, 1, 1, 2, 365),)
