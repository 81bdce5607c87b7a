"""Quotas: never passed without a mark, whole numbers rounded down, people choose at the edge."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from duixian.rulebook.ranks import Quota
from duixian.rulebook.ranks.quotas import Candidate, Limited, limited, most_of

SCALE = ("5", "4", "3")
THREE_TENTHS = Quota("5", (3, 10))


def seven(*keys, grade="5"):
    found = {u: Candidate(u, key, grade) for u, key in zip("abcdefg", keys, strict=False)}
    return found, [(THREE_TENTHS, dict.fromkeys("abcdefg", ("branch",)))]


def test_two_that_are_equal_at_the_edge_keep_the_grade_and_are_marked():
    units, quotas = seven(95, 92, 92)
    now, done = limited(quotas, SCALE, units)
    assert now == {"a": "5", "b": "5", "c": "5"}
    edge = Limited(THREE_TENTHS, 7, 2, 3, "edge", 2, 1)
    assert done == {"a": [Limited(THREE_TENTHS, 7, 2, 3, "within")], "b": [edge], "c": [edge]}


def test_who_is_beyond_falls_to_the_next_grade_that_is_not_barred():
    units, quotas = seven(95, 93, 92, 91)
    units["d"] = Candidate("d", 91, "5", frozenset({"4"}))
    now, done = limited(quotas, SCALE, units)
    assert now == {"a": "5", "b": "5", "c": "4", "d": "3"}
    assert [limit.where for limit in done["c"]] == ["beyond"]


def test_who_fell_counts_in_the_quota_below():
    units, quotas = seven(95, 93, 92)
    below = Quota("4", (1, 10))
    now, done = limited([(below, quotas[0][1]), *quotas], SCALE, units)
    assert now == {"a": "5", "b": "5", "c": "3"}
    assert [(limit.quota.grade, limit.most, limit.where) for limit in done["c"]] == [
        ("5", 2, "beyond"), ("4", 0, "beyond"),
    ]  # fmt: skip


def test_the_part_is_taken_of_all_peers_graded_or_not():
    assert [most_of(THREE_TENTHS, group) for group in (0, 3, 4, 7, 10, 58)] == [0, 0, 1, 2, 3, 17]


codes = st.lists(st.sampled_from("abcdefghijkl"), unique=True)
candidates = codes.flatmap(
    lambda units: st.fixed_dictionaries({
        unit: st.builds(
            Candidate, st.just(unit), st.integers(0, 4), st.sampled_from(SCALE),
            st.frozensets(st.sampled_from(SCALE), max_size=2),
        )
        for unit in units
    })
)  # fmt: skip


@given(candidates, st.tuples(st.integers(1, 3), st.integers(3, 10)), st.sampled_from(["5", "4"]))
def test_a_quota_is_never_passed_without_a_mark_and_nobody_rises(units, most, grade):
    quota = Quota(grade, most)
    peers = {unit: ("odd" if ord(unit) % 2 else "even",) for unit in "abcdefghijkl"}
    now, done = limited([(quota, peers)], SCALE, units)
    marked = {unit for unit, limits in done.items() if limits[0].where == "edge"}
    safe = Counter(peers[u] for u in units if now[u] == grade and u not in marked and u in done)
    assert all(many <= most_of(quota, 6) for many in safe.values())
    got = Counter(peers[u] for u in done if now[u] == grade)
    assert all(
        many <= most_of(quota, 6) or any(peers[u] == group for u in marked)
        for group, many in got.items()
    )
    for unit, candidate in units.items():
        assert SCALE.index(now[unit] or "3") >= SCALE.index(candidate.grade) or now[unit] is None


@given(candidates)
def test_without_quotas_every_grade_stays(units):
    assert limited([], SCALE, units) == ({u: c.grade for u, c in units.items()}, {})
