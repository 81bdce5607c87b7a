"""The first sign-in, with the code of the slip."""

import json

import pytest
from django.test import Client

from desk.conftest import PASSWORD
from duixian.desk.accounts.actions import OvertakenError, choose_password
from duixian.desk.accounts.models import Account
from duixian.desk.ledger.models import Entry

CHOOSE = "/sign-in/password/"
OWN = "江流天地外山色有无中"


@pytest.fixture
def chosen(browser):
    """A password chosen by whoever came in with a code."""
    return lambda new=OWN, again=None: browser.post(CHOOSE, {"new": new, "again": again or new})


def inside(browser) -> bool:
    return "_auth_user_id" in browser.session


def test_a_code_leads_to_choosing_a_password_and_then_in(slip, browser, tried, chosen):
    first = tried(password=slip(), next="/settings/")
    was_inside = inside(browser)
    second = chosen()
    assert (first.url, was_inside) == (CHOOSE, False)
    assert (second.url, inside(browser)) == ("/settings/", True)


def test_the_old_password_is_dead_once_a_code_is_given_out(slip, browser, tried):
    slip()
    assert (tried().status_code, inside(browser)) == (200, False)


def test_a_session_ends_when_a_code_is_given_out(cast, slip):
    browser = cast.browser("branch")
    before = browser.get("/").status_code
    slip()
    assert (before, browser.get("/").url) == (200, "/sign-in/?next=%2F")


def test_a_code_is_used_up_by_the_password(slip, browser, tried, chosen):
    code = slip()
    tried(password=code)
    chosen()
    browser.logout()
    assert (tried(password=code).status_code, tried(password=OWN).status_code) == (200, 302)


def test_a_code_that_ran_out_opens_nothing(slip, browser, tried, text):
    page = text(tried(password=slip(days=0)))
    assert "Account or password is not right" in page
    assert not inside(browser)


def test_a_closed_page_loses_nothing_the_code_still_holds(slip, tried):
    code = slip()
    tried(password=code)
    assert tried(password=code).url == CHOOSE


def test_of_two_who_came_with_the_same_code_only_the_first_chooses(slip, browser, tried, chosen):
    code = slip()
    other = Client()
    tried(password=code)
    other.post("/sign-in/", {"login": "branch", "password": code})
    chosen()
    late = other.post(CHOOSE, {"new": "别人想要的一句话而已", "again": "别人想要的一句话而已"})
    assert (late.url, inside(other)) == ("/sign-in/?late", False)
    assert Account.objects.get(login="branch").check_password(OWN)


def test_a_newer_slip_stops_who_is_choosing(slip, tried, chosen):
    tried(password=slip())
    slip()
    assert chosen().url == "/sign-in/?late"


def test_a_password_cannot_be_chosen_for_what_the_account_no_longer_is(cast, slip):
    slip()
    seen = Account.objects.get(login="branch")
    slip()
    with pytest.raises(OvertakenError):
        choose_password(seen, OWN, now=seen.code_until)


def test_nobody_chooses_a_password_without_a_code(db, browser):
    assert (browser.get(CHOOSE).url, browser.post(CHOOSE).url) == ("/sign-in/?late",) * 2


def test_two_different_passwords_are_told_at_their_field(slip, browser, tried, chosen, text):
    tried(password=slip())
    page = text(chosen(again="另外一句话也有十个字"))
    assert page.count("The two are not the same; type it once more.") == 1
    assert not inside(browser)


def test_the_ledger_says_who_did_what_and_holds_no_code(cast, slip, tried, chosen):
    code = slip()
    tried(password=code)
    chosen()
    rows = Entry.objects.order_by("seq").values_list("unit", "kind", "subject", "actor", "payload")
    branch, clerk = cast.accounts["branch"], cast.accounts["clerk"]
    assert [(*row[:4], json.loads(row[4])) for row in rows] == [
        ("B11", "account.reset", branch.actor, clerk.actor, {}),
        ("", "account.open", branch.actor, branch.actor, {}),
    ]


def test_a_code_also_ends_a_lock(slip, tried):
    for _ in range(5):
        tried(password="x")
    assert (tried(password=PASSWORD).status_code, tried(password=slip()).url) == (429, CHOOSE)


def test_capitals_and_dashes_of_a_code_do_not_matter(slip, tried):
    assert tried(password=slip().lower().replace("-", " ")).url == CHOOSE
