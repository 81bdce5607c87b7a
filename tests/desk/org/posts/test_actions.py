"""Posts filled, handed over and ended, and what their holders get to sign in with."""

import datetime as dt
import json

import pytest
from django.core.exceptions import PermissionDenied

from desk.conftest import DAY
from desk.org.posts.conftest import NOW, UNTIL
from duixian.desk.accounts.codes import matches
from duixian.desk.accounts.models import Account
from duixian.desk.ledger.models import Entry
from duixian.desk.ledger.queries import flaws
from duixian.desk.org.models import Person, Post
from duixian.desk.org.posts.actions import (
    Successor,
    appoint,
    drop_second_step,
    end,
    hand_over,
    issue,
    renew,
    unlock,
)
from duixian.desk.org.queries import viewer_of
from duixian.desk.walls import Role


def told():
    rows = Entry.objects.order_by("seq").values_list("unit", "kind", "actor", "payload")
    return [(*row[:3], json.loads(row[3])) for row in rows]


def test_posts_without_account_get_one_with_a_readable_login_and_a_code(cast, at, bare):
    posts = [bare("ferry", "古月", "P90"), bare("reed", "莫言", "P91", "recorder")]
    issued = issue(posts, at("office"))
    accounts = [slip.account for slip in issued.slips]
    assert [(a.login, a.name, a.code_until) for a in accounts] == [
        ("B22-1", "古月", UNTIL),
        ("B12-1", "莫言", UNTIL),
    ]
    assert all(matches(slip.code, slip.account.code) for slip in issued.slips)
    assert not any(account.has_usable_password() for account in accounts)
    assert (issued.joined, issued.left) == ([], [])


def test_giving_out_codes_leaves_entries_without_them(cast, at, bare):
    issued = issue([bare("ferry", "古月", "P90")], at("office"))
    assert told() == [("B22", "account.issue", cast.accounts["office"].actor, {})]
    (entry,) = Entry.objects.all()
    assert entry.subject == issued.slips[0].account.actor
    assert list(flaws()) == []


def test_whoever_signs_in_already_is_joined_and_keeps_the_password(cast, at, bare):
    again = Post(
        unit=cast.units["reed"], role=Role.RECORDER, person=cast.persons["branch"], from_day=DAY
    )
    again.save()
    issued = issue([again], at("clerk"))
    assert (issued.slips, issued.joined) == ([], [again])
    assert again.account == cast.accounts["branch"]
    assert cast.accounts["branch"].has_usable_password()
    assert [entry[1] for entry in told()] == ["org.post.joined"]


@pytest.mark.parametrize("name", ["auditor", "clerk"])
def test_an_account_is_not_joined_to_what_it_may_not_hold_nor_by_its_owner(cast, at, name):
    post = Post(
        unit=cast.units["reed"], role=Role.RECORDER, person=cast.persons[name], from_day=DAY
    )
    post.save()
    issued = issue([post], at("clerk"))
    assert (issued.slips, issued.joined, issued.left) == ([], [], [post])
    assert (post.account, told()) == (None, [])


def test_two_posts_of_one_person_get_one_slip(cast, at, bare):
    first = bare("reed", "莫言", "P91")
    second = Post(unit=cast.units["elm"], role=Role.RECORDER, person=first.person, from_day=DAY)
    second.save()
    issued = issue([first, second], at("clerk"))
    assert [slip.post for slip in issued.slips] == [first]
    assert first.account == second.account


def test_a_code_that_would_open_another_township_is_left_to_whoever_stands_above(cast, at, bare):
    here = bare("reed", "莫言", "P91")
    there = Post(unit=cast.units["well"], role=Role.RECORDER, person=here.person, from_day=DAY)
    there.save()
    issue([here, there], at("office"))
    issued = issue([here], at("clerk"))
    assert (issued.slips, issued.left) == ([], [here])
    assert [slip.post for slip in issue([here], at("office")).slips] == [here]


def test_vacant_posts_get_nothing(cast, at):
    vacant = Post(unit=cast.units["reed"], role=Role.RECORDER, from_day=DAY)
    vacant.save()
    issued = issue([vacant], at("clerk"))
    assert (issued.slips, told()) == ([], [])


@pytest.mark.parametrize("name", ["south_clerk", "branch", "recorder", "leader", "auditor"])
def test_others_give_out_nothing_and_leave_no_trace(cast, at, bare, name):
    post = bare("reed", "莫言", "P91")
    with pytest.raises(PermissionDenied):
        issue([post], at(name))
    assert (told(), Account.objects.filter(name="莫言").count()) == ([], 0)


def test_three_hundred_slips_are_made_at_once(cast, at, django_assert_num_queries):
    people = [
        Person(code=f"Q{n}", name=f"田{n}", unit=cast.units["elm"], status="full")
        for n in range(300)
    ]
    Person.objects.add_all(people)
    posts = [
        Post(unit=cast.units["elm"], role=Role.RECORDER, person=p, from_day=DAY) for p in people
    ]
    Post.objects.add_all(posts)
    with django_assert_num_queries(24):
        issued = issue(posts, at("clerk"))
    assert len({slip.code for slip in issued.slips}) == 300
    assert issued.slips[-1].account.login == "B11-300"
    assert Entry.objects.filter(unit="B11").count() == 300


def test_a_hand_over_ends_one_sight_and_begins_the_other_at_once(cast, at, post):
    before = cast.browser("branch")
    who = Successor(Person.objects.seen_by(cast.viewer("clerk")).get(name="米禾"))
    assert who.person is not None
    begun, issued = hand_over(post("branch"), Successor(name="田大禾"), DAY, at("clerk"))
    assert begun.account is not None
    assert viewer_of(cast.accounts["branch"], DAY).grants == ()
    assert viewer_of(begun.account, DAY).roles == {Role.SECRETARY}
    assert [(s.account.login, s.account.name) for s in issued.slips] == [("B11-1", "田大禾")]
    assert before.get("/").url == "/sign-in/?next=%2F"


def test_a_hand_over_leaves_its_entries(cast, at, post):
    begun, _ = hand_over(post("branch"), Successor(name="田大禾"), DAY, at("clerk"))
    assert begun.account is not None
    clerk = cast.accounts["clerk"].actor
    role = {"role": "secretary"}
    began = {**role, "account": begun.account.actor, "from": "2026-11-23"}
    assert told() == [
        ("B11", "org.post.ended", clerk, {**role, "to": "2026-11-23"}),
        ("B11", "account.shut", clerk, {}),
        ("B11", "org.post.began", clerk, began),
        ("B11", "account.issue", clerk, {}),
    ]


def test_who_holds_another_post_keeps_the_account(cast, at, post):
    first = post("branch")
    Post(
        unit=cast.units["reed"], role=Role.RECORDER, account=cast.accounts["branch"], from_day=DAY
    ).save()
    hand_over(first, Successor(name="田大禾"), DAY, at("clerk"))
    account = Account.objects.get(login="branch")
    assert (account.is_active, viewer_of(account, DAY).roles) == (True, {Role.RECORDER})


def test_a_successor_who_signs_in_already_needs_no_slip(cast, at, post):
    who = Successor(cast.persons["recorder"])
    begun, issued = hand_over(post("branch"), who, DAY, at("clerk"))
    assert (issued.slips, issued.joined) == ([], [begun])
    assert viewer_of(cast.accounts["recorder"], DAY).roles == {Role.SECRETARY, Role.RECORDER}


def test_a_shut_account_comes_back_with_a_new_post_and_a_new_slip(cast, at, post):
    end(post("branch"), DAY, at("clerk"))
    assert not Account.objects.get(login="branch").is_active
    who = Successor(cast.persons["branch"])
    begun = appoint(cast.units["reed"], Role.RECORDER, who, DAY, at("clerk"))
    issued = issue([begun], at("clerk"))
    assert [(s.account.login, s.account.is_active) for s in issued.slips] == [("branch", True)]


def test_a_failing_hand_over_changes_nothing(cast, at, post):
    with pytest.raises(PermissionDenied):
        hand_over(post("branch"), Successor(cast.persons["clerk"]), DAY, at("clerk"))
    assert (post("branch").to_day, told()) == (None, [])


@pytest.mark.parametrize(
    ("by", "unit", "role", "who"),
    [
        ("clerk", "elm", Role.SECRETARY, "clerk"),  # oneself
        ("clerk", "well", Role.SECRETARY, "江月"),  # elsewhere
        ("clerk", "elm", Role.OFFICE, "江月"),  # no such post there
        ("office", "county", Role.AUDITOR, "江月"),  # stands apart
        ("administrator", "county", Role.AUDITOR, "office"),  # holds another post
        ("administrator", "county", Role.OFFICE, "auditor"),  # stands apart already
        ("branch", "elm", Role.RECORDER, "江月"),
        ("leader", "elm", Role.RECORDER, "江月"),
    ],
)
def test_a_post_is_not_filled_so(cast, at, by, unit, role, who):
    successor = Successor(cast.persons[who]) if who in cast.persons else Successor(name=who)
    with pytest.raises(PermissionDenied):
        appoint(cast.units[unit], role, successor, DAY, at(by))
    assert told() == []


def test_nobody_holds_the_same_post_twice(cast, at):
    with pytest.raises(PermissionDenied):
        appoint(
            cast.units["elm"], Role.SECRETARY, Successor(cast.persons["branch"]), DAY, at("clerk")
        )


@pytest.mark.parametrize("day", [dt.date(2026, 11, 24), dt.date(2019, 12, 31)])
def test_a_post_does_not_end_in_time_to_come_nor_before_it_began(cast, at, post, day):
    with pytest.raises(PermissionDenied):
        end(post("branch"), day, at("clerk"))


def test_renewing_kills_the_password_and_gives_one_code(cast, at, post):
    slip = renew(post("branch"), at("clerk"))
    account = Account.objects.get(login="branch")
    assert matches(slip.code, account.code)
    assert not account.has_usable_password()
    assert [entry[:2] for entry in told()] == [("B11", "account.reset")]


@pytest.mark.parametrize("act", [renew, unlock, drop_second_step])
@pytest.mark.parametrize("name", ["south_clerk", "branch", "recorder", "leader", "auditor"])
def test_others_cannot_touch_an_account(cast, at, post, act, name):
    with pytest.raises(PermissionDenied):
        act(post("recorder"), at(name))
    assert told() == []


def test_the_moment_of_an_entry_is_the_one_handed_in(cast, at, post):
    unlock(post("branch"), at("clerk"))
    assert Entry.objects.get().at == NOW
