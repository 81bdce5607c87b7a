"""What a standing knows of its records: whatever is let in gives the numbers of the whole ledger."""

from __future__ import annotations

from random import Random

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from duixian.rulebook.errors import Unusable
from duixian.rulebook.packs import find, open_pack
from duixian.rulebook.standings import advance, begin
from duixian.rulebook.standings.linked import handed_in_with
from duixian.rulebook.standings.roll import hangs_on_links, known_in, put_to
from rulebook.counties import Asked, pack_of
from rulebook.measures.chance import CALENDAR, KINDS, county
from rulebook.standings.test_laws import (
    AS_DRAWN,
    ENGINE,
    days_of,
    kept_in,
    known_by,
    ledger,
    met_by,
    steady,
    with_linked,
)
from rulebook.standings.test_picked import linking


def links(*rows):
    """Links, each a record, a field and the other."""
    named = zip(("record", "field", "other"), zip(*rows, strict=True), strict=True)
    return pa.table({name: list(values) for name, values in named})


def test_a_chain_comes_along_whole_and_other_links_two_steps():
    found = links(
        ("b", "goes_on", "a"), ("c", "goes_on", "b"), ("d", "goes_on", "c"),
        ("x", "of", "d"), ("x", "of", "y"), ("z", "of", "y"), ("z", "of", "far"),
    )  # fmt: skip
    assert handed_in_with({"a"}, found, {"goes_on"}) == {"a", "b", "c", "d", "x", "y"}
    assert handed_in_with({"a"}, found, frozenset()) == {"a", "b", "c"}
    assert handed_in_with({"far"}, found, {"goes_on"}) == {"far", "z", "y"}
    assert handed_in_with({"alone"}, found, {"goes_on"}) == {"alone"}


def pack_with_links(chance, day):
    """Indicators that look at links."""
    asked = tuple(Asked(f"i{n}", measure) for n, measure in enumerate(linking(chance)))
    return pack_of(steady(asked, day), KINDS)


def least(rows, changed):
    """Changed records and what they point at, without which no table is read."""
    return changed | {r["other"] for r in rows.get("links", ()) if r["record"] in changed}


def entered(rows, was, day, old):
    """The records that changed between two days; whoever points at a new one has changed too."""
    changed = met_by(rows, was, day)
    fresh = changed - old
    return changed | {r["record"] for r in rows.get("links", ()) if r["other"] in fresh}


def refused(known, pack, before, after, *, since, day):
    """The ids of the findings with which something is refused; none where it is let in."""
    try:
        put_to(known, pack, before, after, since=since, day=day)
    except Unusable as error:
        return {finding.id for finding in error.findings}
    return set()


@settings(max_examples=12, phases=AS_DRAWN, deadline=None)
@given(st.integers(0, 10**9), st.booleans())
def test_what_is_let_in_gives_the_rows_of_the_whole_ledger(seed, complete):
    chance = Random(seed)
    was, day = days_of(chance, 2)
    pack = pack_with_links(chance, was)
    rows = county(chance, 5, 30).rows
    old, new = (ledger(known_by(rows, end)) for end in (was, day))
    known = known_in(pack, old, was)
    changed = entered(rows, was, day, {*known.records.to_pylist()})
    around = with_linked(rows, changed) if complete else least(rows, changed)
    before, after = (ledger(known_by(rows, end, around)) for end in (was, day))
    found = refused(known, pack, before, after, since=was, day=day)
    assert found <= (set() if complete else {"E272"})
    if not found:
        stands = begin(pack, old, was, CALENDAR, ENGINE)
        stands = advance(stands, pack, before, after, CALENDAR, day=day, engine=ENGINE)
        assert kept_in(stands) == kept_in(begin(pack, new, day, CALENDAR, ENGINE))
        roll, whole = (
            put_to(known, pack, before, after, since=was, day=day),
            known_in(pack, new, day),
        )
        assert roll.records.equals(whole.records)
        assert sorted(map(str, roll.links.to_pylist())) == sorted(map(str, whole.links.to_pylist()))


@settings(max_examples=20, phases=AS_DRAWN, deadline=None)
@given(st.integers(0, 10**9))
def test_any_known_record_that_is_missing_from_before_is_refused(seed):
    chance = Random(seed)
    was, day = days_of(chance, 2)
    pack = pack_with_links(chance, was)
    rows = county(chance, 5, 30).rows
    around = with_linked(rows, met_by(rows, was, day))
    old = ledger(known_by(rows, was))
    known = known_in(pack, old, was)
    there = sorted(around & {*known.records.to_pylist()})
    after = ledger(known_by(rows, day, around))
    for record in there[:3]:
        before = ledger(known_by(rows, was, around - {record}))
        assert "E270" in refused(known, pack, before, after, since=was, day=day)


@pytest.mark.parametrize(
    ("shipped", "looks"), [("chuangxianzhengyou", True), ("weimin", True), ("xuexishijian", False)]
)
def test_links_are_kept_where_a_pack_looks_at_them(shipped, looks):
    pack = open_pack(find(shipped))
    assert any(hangs_on_links(i.measure, pack.countable) for i in pack.indicators) is looks
