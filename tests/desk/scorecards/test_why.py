"""Why: the restricted working agrees with the engine everywhere, and shows only what may be seen."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

from duixian import demo
from duixian.desk.scorecards import why
from duixian.rulebook.engines.duckdb import DuckDB
from duixian.rulebook.ledger import cut, read
from duixian.rulebook.measures import Status, Value
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.scorecards.score import calendar_of, score, starts
from duixian.sheets import County

TODAY = dt.date(2011, 11, 23)


def invented() -> County:
    """The smallest county with everything in it."""
    pack = open_pack(find("chuangxianzhengyou"))
    with tempfile.TemporaryDirectory() as folder:
        demo.write(Path(folder) / "county", units=demo.LEAST_UNITS, today=TODAY)
        ledger = read(Path(folder) / "county", list(pack.kinds.values()))
    days = calendar_of(pack, ledger)
    kinds = list(pack.kinds.values())
    known = cut(ledger, kinds, as_of=TODAY, known_at=None, starts=starts(pack, TODAY, days))
    return County(pack, known, days, score(pack, known, days, DuckDB(threads=1, memory="500MB")))


def test_the_restricted_world_gives_the_engines_number_for_every_unit_and_indicator():
    county = invented()
    engine, hand = {}, {}
    for indicator in county.indicators:
        for unit in county.by_tree:
            number = county.numbers.get(unit, {}).get(indicator.id)
            spread = county.spreads.get((unit, indicator.id))
            number = number or (spread.number if spread else None)
            if number is not None:
                value = Value(number.n or 0, number.d or 0, Status(number.status))
                engine[unit, indicator.id] = value
                world = why.world(county, unit, indicator)
                hand[unit, indicator.id] = indicator.measure.by_hand(world, unit).value
    assert hand == engine
    assert len(engine) > 300


def answer(county, name, code, indicator):
    result = county.worked_out()
    asked = result.county.pack.indicator(indicator)
    return why.why(county.viewer(name), county.units[code], result, asked)


def test_a_number_is_told_in_words_without_points(county):
    found = answer(county, "branch", "a", "pledges_kept")
    assert [(p.name.zh, p.said.zh) for p in found.told] == [
        ("哪一项", "工作业绩好 · 做成什么"),
        ("规则", "时限在2010年1月1日至2010年12月31日的承诺（在办、办成或没办成；含期初未了的）中，办成的占多少。"),
        ("出处", "2010年意见“公开承诺”：践诺、评诺（未核对原文，以本级规定为准）"),
        ("算式", "2 条中有 1 条：1/2。"),
        ("结果", "50%"),
    ]  # fmt: skip
    assert [(r.met, r.code, r.kind.zh, r.state.zh) for r in found.rows] == [
        (False, "g2", "承诺", "已示诺"), (True, "g1", "承诺", "已兑现"),
    ]  # fmt: skip


def test_records_of_units_out_of_sight_are_counted_and_not_shown(county):
    seen = answer(county, "office", "a", "satisfaction")
    assert [r.code for r in seen.rows] == ["y1"]
    hidden = answer(county, "branch", "a", "satisfaction")
    assert (list(hidden.rows), hidden.hidden) == ([], 1)
    assert hidden.printed.zh == "80%"


def test_members_are_named_only_inside_their_own_branch(county):
    inside = answer(county, "branch", "a", "study_covered")
    named = [(n.met, n.name, n.has) for n in inside.names]
    assert named == [(False, "名p3", 0), (True, "名p1", 1), (True, "名p2", 1)]
    assert inside.unnamed == 0
    above = answer(county, "clerk", "a", "study_covered")
    assert (list(above.names), above.unnamed) == ([], 3)


def test_a_unit_above_others_shows_the_numbers_of_those_right_below(county):
    found = answer(county, "office", "C", "pledges_kept")
    assert [(b.unit.code, b.printed.zh) for b in found.below] == [("S", "0%"), ("T", "50%")]


def test_where_there_is_too_much_to_go_through_the_number_is_told_without_records(
    county, monkeypatch
):
    monkeypatch.setattr(why, "TOO_MANY", 0)
    found = answer(county, "office", "C", "pledges_kept")
    assert (found.by_hand, list(found.rows)) == (False, [])
    assert [p.said.zh for p in found.told][-2:] == ["3 条中有 1 条：1/3。", "33.33%"]


def test_none_is_said_and_is_not_nought(county):
    found = answer(county, "far", "e", "problems_closed")
    assert found.printed.zh == "没有（不是 0）"
    assert found.nothing


def test_what_is_not_asked_of_a_unit_has_no_why(county):
    assert answer(county, "office", "z", "pledges_kept") is None
