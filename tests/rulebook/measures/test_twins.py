"""The columnar query and plain Python are twins: same numbers for every unit and every person."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.measures import Judged
from duixian.rulebook.vocabulary.words import Track
from rulebook.counties import Asked, by_engine, pack_of, value_in
from rulebook.measures.chance import (
    CALENDAR,
    KINDS,
    NEWER,
    asked,
    at_last,
    county,
    wide,
    with_sheets,
)

COUNTIES = st.builds(
    lambda seed, units, records: (Random(seed), units, records),
    st.integers(0, 10**9),
    st.integers(1, 9),
    st.integers(0, 40),
)


def hundredths(indicator, value, day):
    """The points of a value by hand; `None` where there are none."""
    if indicator.points is None:
        return None
    if value.fraction is None:
        gives = indicator.points.none_gives
        return None if gives == "out" else int(gives * 100)
    per_cent = 100 if indicator.measure.per_cent else 1
    return indicator.points.by_hand(value.fraction * per_cent, day)


def by_hand(pack, case):
    """Value and points of every indicator for all it applies to, in plain Python."""
    world, tree = case.world(pack), case.tree
    standing = {u.code: u.category for u in tree.standing}
    found = {}
    for indicator in pack.indicators:
        track = pack.track_of(indicator)
        whose = {code: (code,) for code in standing}
        if track == "person":
            whose = {code: [] for code in standing}
            for m in tree.members:
                whose.get(tree.successor(m.unit), []).append(m.person)
        for unit, category in standing.items():
            if category not in pack.applies_to(indicator):
                continue
            for who in whose[unit]:
                value = indicator.measure.by_hand(world, who, track).value
                found[indicator.id, who] = value, hundredths(indicator, value, tree.day)
    return found


def spread(indicator, above, case, answers):
    """Worst, median and best below a unit, how many have a value and how many not, who has nothing."""
    below = [
        u.code
        for u in case.tree.standing
        if u.code != above
        and above in case.tree.seats[u.code]
        and (indicator.id, u.code) in answers
    ]
    if not below:
        return None
    values = {code: answers[indicator.id, code][0] for code in below}
    known = sorted(v.fraction for v in values.values() if v.fraction is not None)
    worst, median, best = None, None, None
    if known:
        worst, best = known[0], known[-1]
        median = (known[(len(known) - 1) // 2] + known[len(known) // 2]) / 2
    nothing = sorted(code for code, v in values.items() if v.fraction is None or not v.n)
    return worst, median, best, len(known), len(below) - len(known), nothing


def fraction(row, name):
    return None if row[f"{name}_d"] is None else Fraction(row[f"{name}_n"], row[f"{name}_d"])


def spreads_in(rollup):
    return {
        (row["indicator"], row["unit"]): (
            *(fraction(row, name) for name in ("worst", "median", "best")),
            row["with_value"],
            row["without"],
            row["nothing"],
        )
        for row in rollup
    }


def owed_by(pack, case):
    """Of every unit and person: how many records are overdue, and the earliest day one was due."""
    owing = {}
    for kind, table in case.cut.records.items():
        paused = [s.id for s in pack.kinds[kind].states if s.clock == "stopped"]
        for row in table.to_pylist():
            if row["stage"] != "open" or row["state"] in paused:
                continue
            if row["due_on"] and row["due_on"] <= case.tree.day:
                for who in (*case.tree.seats[row["unit"]], ("person", row["person"])):
                    owing.setdefault(who, []).append(row["due_on"])
    return {who: (len(days), min(days)) for who, days in owing.items()}


def cards(pack, case, answers):
    """Per unit and person: indicators, answers, points, attainable points, what is owed since when."""
    owing, found = owed_by(pack, case), {}
    for (id_, who), (value, points) in answers.items():
        indicator = pack.indicator(id_)
        person = pack.track_of(indicator) == "person"
        card = found.setdefault((person, who), [0, 0, None, None])
        card[0] += 1
        card[1] += value.fraction is not None
        if indicator.points is not None:
            given = value.fraction is not None or indicator.points.none_gives != "out"
            most = int(indicator.points.most(case.tree.day) * 100) if given else 0
            card[3] = (card[3] or 0) + most
            if points is not None:
                card[2] = (card[2] or 0) + points
    for (person, _), card in found.items():
        if card[3] is not None:
            card[3] = kept(pack, person, card[3], case.tree.day) if card[2] is not None else 0
        if card[2] is not None:
            card[2] = kept(pack, person, card[2], case.tree.day)
    return {
        (person, who): (*card, *owing.get(("person", who) if person else who, (0, None)))
        for (person, who), card in found.items()
    }


def kept(pack, person, points, day):
    """Base and points, kept between floor and ceiling: those of the last day of the windows."""
    track = "person" if person else "unit"
    heading = pack.heading(f"of_{track}")
    scored = [i for i in pack.indicators if i.points and i.heading == heading.id]
    last = max(i.ruled_on(day, CALENDAR) for i in scored)
    base, floor, ceiling = (
        None if part is None else int(part.on(last) * 100)
        for part in (heading.base, heading.floor, heading.ceiling)
    )
    found = points + (base or 0)
    found = found if floor is None or found > floor else floor
    return found if ceiling is None or found < ceiling else ceiling


def cards_in(scorecards):
    columns = ("indicators", "answered", "points", "attainable", "owed", "owed_since")
    return {
        (row["person"] is not None, row["person"] or row["unit"]): tuple(row[c] for c in columns)
        for row in scorecards
    }


@settings(max_examples=40)
@given(COUNTIES)
def test_the_query_and_the_hand_agree_on_every_indicator_for_all_units_and_persons(drawn):
    chance, units, records = drawn
    pack = with_sheets(chance, pack_of(asked(chance, 12), KINDS))
    case = county(chance, units, records).case(pack)
    scores = by_engine(pack, case)
    answers = by_hand(pack, case)
    rows = scores.indicators.to_pylist()
    engine = {(r["indicator"], r["person"] or r["unit"]): (value_in(r), r["points"]) for r in rows}
    differ = {
        (key, str(pack.indicator(key[0]).measure)): (engine.get(key), answers.get(key))
        for key in engine.keys() | answers.keys()
        if engine.get(key) != answers.get(key)
    }
    assert differ == {}
    by_python = {
        (indicator.id, unit.code): found
        for indicator in pack.indicators
        if pack.track_of(indicator) == "unit"
        for unit in case.tree.standing
        if (found := spread(indicator, unit.code, case, answers))
    }
    assert spreads_in(scores.rollup.to_pylist()) == by_python
    assert cards_in(scores.scorecards.to_pylist()) == cards(pack, case, answers)


@pytest.mark.parametrize("word", NEWER, ids=lambda word: word.word)
@settings(max_examples=12)
@given(COUNTIES)
def test_the_query_and_the_hand_agree_where_almost_all_have_a_value(word, drawn):
    chance, units, records = drawn
    tracks = [Track.UNIT] * 4 + ([Track.UNIT] if word is Judged else [Track.PERSON])
    asks = [Asked(f"i{n}", wide(chance, word, t), track=t) for n, t in enumerate(tracks)]
    pack = pack_of(asks, KINDS)
    case = at_last(county(chance, units, records + 20)).case(pack)
    rows = by_engine(pack, case).indicators.to_pylist()
    engine = {(r["indicator"], r["person"] or r["unit"]): value_in(r) for r in rows}
    hand = {key: value for key, (value, _points) in by_hand(pack, case).items()}
    differ = {
        (key, str(pack.indicator(key[0]).measure)): (engine.get(key), hand.get(key))
        for key in engine.keys() | hand.keys()
        if engine.get(key) != hand.get(key)
    }
    assert differ == {}
