"""The entries named are the whole difference, and nothing but it: by replaying counties by hand."""

from __future__ import annotations

import datetime as dt
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.comparing.numbers import different
from duixian.rulebook.comparing.touching import Between, touching
from duixian.rulebook.comparing.variants import between
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import cut
from duixian.rulebook.ledger.cut import end_of
from duixian.rulebook.scorecards.score import score, starts
from rulebook.comparing.replay import entries, with_only, world_of
from rulebook.counties import pack_of
from rulebook.measures.chance import CALENDAR, KINDS, asked, county, some_day

ENGINE = DuckDB(threads=1, memory="500MB")


def compared(pack, ledger, day, earlier, later):
    """The numbers that differ, with the entries named for each: keyed by indicator and whom."""
    kinds = list(pack.kinds.values())
    cuts = [
        cut(ledger, kinds, as_of=day, known_at=k, starts=starts(pack, day, CALENDAR))
        for k in (earlier, later)
    ]
    scores = [score(pack, each, CALENDAR, ENGINE) for each in cuts]
    numbers = different(pack, *scores, ENGINE)
    came = between(ledger, kinds, earlier, later)
    touched = touching(Between(pack, ledger, *cuts, CALENDAR, ENGINE), came, numbers)
    named = {(row["ordinal"], row["who"]): set() for row in numbers.to_pylist()}
    for (ordinal, who, record), seqs in touched.items():
        named[ordinal, who] |= {(record, seq) for seq in seqs}
    return numbers.to_pylist(), named


def drawn(seed):
    chance = Random(seed)
    pack = pack_of(asked(chance, 8), KINDS)
    made = county(chance, chance.randint(2, 6), 25)
    ledger = made.ledger()
    earlier = some_day(chance)
    later = chance.choice((None, earlier + dt.timedelta(chance.choice((20, 60, 300)))))
    return chance, pack, ledger, made.day, earlier, later


@settings(max_examples=12)
@given(st.integers(0, 10**9))
def test_the_earlier_state_and_the_entries_named_give_the_later_number_and_no_others_do(seed):
    chance, pack, ledger, day, earlier, later = drawn(seed)
    if ledger.single_version:
        return
    numbers, named = compared(pack, ledger, day, earlier, later)
    every = entries(ledger)
    moment = end_of(later or dt.date.max)
    before = {key for key, at in every.items() if at <= end_of(earlier)}
    came = {key for key, at in every.items() if end_of(earlier) < at <= moment}

    def value(row, kept):
        world = world_of(with_only(ledger, kept), pack, day, CALENDAR)
        indicator = pack.indicators[row["ordinal"]]
        found = indicator.measure.by_hand(world, row["who"], pack.track_of(indicator)).value
        return found.n, found.d, found.status.value

    def said(row, side):
        status = row[f"status_{side}"]
        return row[f"n_{side}"] or 0, row[f"d_{side}"] or 0, status

    for row in chance.sample(numbers, min(3, len(numbers))):
        mine = named[row["ordinal"], row["who"]]
        records = {record for record, _ in mine}
        others = {key for key in came if key[0] not in records}
        some = {record for record, _ in others if chance.random() < 0.5}
        assert mine <= came
        assert value(row, before) == said(row, "before")
        assert value(row, before | mine) == said(row, "after")
        assert value(row, before | mine | {k for k in others if k[0] in some}) == said(row, "after")
        assert value(row, before | others) == said(row, "before")
        for left_out in [k for k in came - mine if k[0] in records][:2]:
            assert value(row, (before | came) - {left_out}) == said(row, "after")
