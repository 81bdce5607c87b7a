"""The tree and its people: everything under something, everybody somewhere, one stay at a time."""

from collections import Counter, defaultdict
from itertools import pairwise


def test_every_unit_stands_under_one_that_exists(county):
    units = county.tree.units
    assert [u.code for u in units.values() if not u.home] == ["C01"]
    homes = {u.home for u in units.values() if u.home} | {
        u.moved[1] for u in units.values() if u.moved
    }
    assert homes <= set(units)
    assert [u.code for u in units.values() if u.heir and units[u.heir].closed] == []


def test_names_are_unique(county):
    names = Counter(unit.name for unit in county.tree.units.values())
    assert [name for name, times in names.items() if times > 1] == []


def test_types_and_categories_are_those_of_the_contract(county):
    kinds = {(unit.type, unit.category) for unit in county.tree.units.values()}
    assert {kind for kind, _ in kinds} == {"committee", "general_branch", "branch", "group"}
    assert {category for _, category in kinds} == {
        *("rural", "office", "community", "enterprise", "private_enterprise"),
        *("social_organisation", "bureau", "economic", "farming", "school", "committee"),
    }


def test_nobody_is_in_two_units_at_once(county):
    stays = defaultdict(list)
    for stay in sorted(county.roll.stays, key=lambda stay: stay.joined):
        stays[stay.person].append(stay)
    for own in stays.values():
        for before, after in pairwise(own):
            assert before.left is not None
            assert before.left <= after.joined
            assert before.joined < after.joined


def test_a_stay_lies_within_the_life_of_its_unit(county):
    for stay in county.roll.stays:
        unit = county.tree.units[stay.unit]
        assert unit.in_force(stay.joined)
        assert unit.closed is None or (stay.left is not None and stay.left <= unit.closed)
        assert stay.left is None or stay.joined < stay.left <= county.times.today


def test_the_members_of_a_unit_are_those_on_its_roll(ask):
    assert (
        ask("""
        select u.code from units u, day
        left join persons p on p.unit = u.code and p.status <> 'none'
          and p.joined_on <= today and (p.left_on is null or p.left_on > today)
        group by u.code, u.members having u.members <> count(p.code)
        """)
        == []
    )
