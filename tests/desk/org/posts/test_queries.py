"""How accounts stand, for one and for all, and who sees which posts."""

import datetime as dt

import pytest

from desk.conftest import DAY, PASSWORD
from desk.org.posts.conftest import NOW
from duixian.desk.accounts.models import Account
from duixian.desk.accounts.queries import locked
from duixian.desk.org.models import Post
from duixian.desk.org.posts.actions import end, issue, renew
from duixian.desk.org.posts.queries import (
    Asked,
    State,
    asked,
    called,
    counted,
    earlier,
    groups,
    posts,
    rows,
)
from duixian.desk.walls import Role


@pytest.fixture
def mixed(cast, at, post, bare):
    """Posts of a township whose accounts stand in every way."""
    bare("reed", "莫言", "P91", "recorder")
    never = bare("elm", "金池", "P92", "recorder")
    issue([never], at("clerk"))
    Account.objects.filter(name="金池").update(code="", code_until=None)
    renew(post("secretary"), at("clerk"))
    renew(post("branch"), at("clerk"))
    Account.objects.filter(login="branch").update(code_until=NOW)
    Post(unit=cast.units["reed"], role=Role.RECORDER, from_day=DAY).save()
    return frozenset({"recorder"})


def states(cast, found, shut_out):
    return {(row.post.unit.code, row.name): row.state for row in rows(found, NOW, shut_out)}


def test_each_account_stands_in_one_way(cast, mixed):
    found = posts(cast.viewer("clerk"), DAY)
    assert states(cast, found, mixed) == {
        ("T1", "程岚"): State.WAITING,
        ("T1", "柏青"): State.OPEN,
        ("B11", "田丰"): State.EXPIRED,
        ("B11", "米禾"): State.LOCKED,
        ("B11", "金池"): State.NONE,
        ("B12", "江月"): State.OPEN,
        ("B12", "莫言"): State.NONE,
        ("B12", ""): State.VACANT,
    }


@pytest.mark.parametrize("state", State)
def test_the_database_and_the_page_agree_on_every_state(cast, mixed, state):
    found = posts(cast.viewer("clerk"), DAY)
    picked = asked(found, Asked(state=state), NOW, mixed)
    alike = {who for who, stands in states(cast, found, mixed).items() if stands == state}
    assert set(states(cast, picked, mixed)) == alike


def test_states_are_counted(cast, mixed):
    counts = counted(posts(cast.viewer("clerk"), DAY), NOW, mixed)
    assert counts == {"none": 2, "waiting": 1, "expired": 1, "locked": 1, "open": 2, "vacant": 1}


def test_no_posts_are_counted_as_none(cast):
    counts = counted(posts(cast.viewer("clerk"), dt.date(2000, 1, 1)), NOW, frozenset())
    assert counts == dict.fromkeys(State.values, 0)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("clerk", {"T1", "B11", "B12"}),
        ("branch", {"B11"}),
        ("south_clerk", {"T2", "B21"}),
        ("administrator", {"X", "T1", "T2", "B11", "B12", "B21"}),
    ],
)
def test_posts_are_seen_at_home_and_below(cast, name, seen):
    assert {post.unit.code for post in posts(cast.viewer(name), DAY)} == seen


def test_posts_stand_from_the_top_down_by_code(cast):
    order = [post.unit.code for post in posts(cast.viewer("office"), DAY)]
    assert list(dict.fromkeys(order)) == ["X", "T1", "T2", "B11", "B12", "B21"]


def test_words_find_units_people_and_logins(cast):
    found = posts(cast.viewer("office"), DAY)
    names = [
        {row.name for row in rows(asked(found, Asked(words=w), NOW, ()), NOW, ())}
        for w in ("榆树湾", "田丰", "SOUTH_CL", "B12")
    ]
    assert names == [{"田丰", "米禾"}, {"田丰"}, {"常乐"}, {"江月"}]


def test_a_list_is_narrowed_to_a_township(cast):
    found = posts(cast.viewer("office"), DAY)
    below = asked(found, Asked(unit=cast.units["south"]), NOW, ())
    assert {post.unit.code for post in below} == {"T2", "B21"}


@pytest.mark.parametrize(
    ("name", "offered"), [("office", ["T1", "T2"]), ("clerk", []), ("branch", [])]
)
def test_lists_are_narrowed_by_units_that_have_others_below(cast, name, offered):
    assert [unit.code for unit in groups(cast.viewer(name))] == offered


def test_a_name_means_the_units_own_people_first(cast, bare):
    bare("reed", "田丰", "P95")
    clerk = cast.viewer("clerk")
    assert [p.code for p in called(clerk, cast.units["elm"], "田丰")] == ["P8"]
    assert [p.code for p in called(clerk, cast.units["elm"], "田　丰")] == ["P8"]
    assert [p.code for p in called(clerk, cast.units["north"], "田丰")] == ["P8", "P95"]
    assert [p.code for p in called(clerk, cast.units["north"], "P95")] == ["P95"]
    assert called(cast.viewer("south_clerk"), cast.units["north"], "田丰") == []


def test_earlier_holders_stay_in_sight(cast, at, post):
    first = post("branch")
    end(first, DAY, at("clerk"))
    now = Post(unit=cast.units["elm"], role=Role.SECRETARY, from_day=DAY)
    now.save()
    assert earlier(cast.viewer("clerk"), now) == [first]


def test_wrong_passwords_lock_until_the_minutes_are_over(cast, client):
    for _ in range(5):
        client.post("/sign-in/", {"login": "branch", "password": PASSWORD[:-1]})
    now = dt.datetime.now(dt.UTC)
    assert (locked(now), locked(now + dt.timedelta(minutes=31))) == ({"branch"}, frozenset())
