"""Who looks after whose posts and accounts: each role at home, above, beside, elsewhere."""

import pytest

from duixian.desk.org.models import Post
from duixian.desk.org.posts.rules import clash, may_fill, may_keep, may_renew, offered
from duixian.desk.walls import Role

UNITS = ("county", "north", "south", "elm", "reed", "well", "ferry")
KEPT = {
    "leader": set(),
    "office": set(UNITS),
    "auditor": set(),
    "administrator": set(UNITS),
    "secretary": {"north", "elm", "reed"},
    "clerk": {"north", "elm", "reed"},
    "south_clerk": {"south", "well", "ferry"},
    "branch": set(),
    "recorder": set(),
}


@pytest.mark.parametrize("name", KEPT)
def test_each_role_looks_after_its_own_part(cast, name):
    viewer = cast.viewer(name)
    kept = {unit for unit in UNITS if may_keep(viewer, cast.units[unit])}
    assert kept == KEPT[name]


@pytest.mark.parametrize(
    ("name", "filled"),
    [
        ("office", {Role.LEADER, Role.OFFICE}),
        ("administrator", {Role.LEADER, Role.OFFICE, Role.AUDITOR, Role.ADMINISTRATOR}),
        ("clerk", set()),
        ("auditor", set()),
    ],
)
def test_only_the_administrator_gives_the_posts_that_stand_apart(cast, name, filled):
    county, viewer = cast.units["county"], cast.viewer(name)
    assert {role for role in offered(county) if may_fill(viewer, role, county)} == filled


@pytest.mark.parametrize(
    ("unit", "roles"),
    [
        ("county", (Role.LEADER, Role.OFFICE, Role.AUDITOR, Role.ADMINISTRATOR)),
        ("north", (Role.SECRETARY, Role.CLERK)),
        ("elm", (Role.SECRETARY, Role.RECORDER)),
    ],
)
def test_a_unit_offers_the_posts_of_its_place(cast, unit, roles):
    assert offered(cast.units[unit]) == roles


def held(cast, name) -> list[Post]:
    rows = Post.objects.seen_by(cast.viewer("administrator")).filter(account=cast.accounts[name])
    return list(rows.select_related("unit", "account"))


@pytest.mark.parametrize(
    ("by", "whose", "may"),
    [
        ("clerk", "branch", True),
        ("clerk", "secretary", True),
        ("clerk", "clerk", False),
        ("clerk", "well_branch", False),
        ("clerk", "office", False),
        ("branch", "recorder", False),
        ("recorder", "branch", False),
        ("office", "leader", True),
        ("office", "administrator", False),
        ("office", "auditor", False),
        ("administrator", "auditor", True),
        ("administrator", "branch", True),
        ("administrator", "administrator", False),
        ("auditor", "branch", False),
        ("leader", "branch", False),
    ],
)
def test_an_account_is_renewed_by_whoever_looks_after_its_posts(cast, by, whose, may):
    assert may_renew(cast.viewer(by), held(cast, whose)) == may


def test_an_account_with_a_post_elsewhere_is_not_the_clerks_to_renew(cast):
    Post(
        unit=cast.units["well"], role=Role.RECORDER, account=cast.accounts["branch"],
        from_day=cast.units["well"].opened_on,
    ).save()  # fmt: skip
    posts = held(cast, "branch")
    assert (may_renew(cast.viewer("clerk"), posts), may_renew(cast.viewer("office"), posts)) == (
        False,
        True,
    )


def test_an_account_without_posts_is_nobodys_to_renew(cast):
    assert not may_renew(cast.viewer("administrator"), [])


@pytest.mark.parametrize(
    ("role", "others", "clashes"),
    [
        (Role.AUDITOR, [], False),
        (Role.AUDITOR, [Role.OFFICE], True),
        (Role.OFFICE, [Role.AUDITOR], True),
        (Role.ADMINISTRATOR, [Role.AUDITOR], True),
        (Role.SECRETARY, [Role.CLERK], False),
        (Role.SECRETARY, [Role.SECRETARY], False),
    ],
)
def test_auditors_and_administrators_hold_nothing_else(role, others, clashes):
    assert clash(role, others) == clashes
