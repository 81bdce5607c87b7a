"""Coming in with account and password, and going out."""

import datetime as dt

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.hashers import Argon2PasswordHasher
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from desk.conftest import PASSWORD

DOOR = "/sign-in/"


def test_the_door_says_that_nothing_classified_may_enter(db, text):
    page = text(Client(headers={"accept-language": "zh-hans"}).get(DOOR))
    assert '<p class="sentence">本系统不得处理涉密信息。</p>' in page


def test_account_and_password_lead_to_the_front_page(cast, browser, tried):
    answer = tried()
    assert (answer.status_code, answer.url) == (302, "/")
    assert browser.session["_auth_user_id"] == str(cast.accounts["branch"].pk)


@pytest.mark.parametrize("typed", ["BRANCH", " branch ", "ｂｒａｎｃｈ", "bra nch"])
def test_capitals_wide_letters_and_spaces_in_an_account_do_not_matter(cast, typed, tried):
    assert tried(typed).status_code == 302


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/records/?page=2", "/records/?page=2"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_one_is_led_on_to_addresses_of_ours_only(cast, wanted, led, tried):
    assert tried(next=wanted).url == led


def test_who_is_in_already_is_led_on(cast):
    answer = cast.browser("branch").get(DOOR, {"next": "/settings/"})
    assert (answer.status_code, answer.url) == (302, "/settings/")


def test_every_wrong_try_gets_the_same_answer(cast, tried, text):
    cast.accounts["reed_branch"].is_active = False
    cast.accounts["reed_branch"].save()
    tries = [("branch", "x"), ("nobody", "x"), ("reed_branch", PASSWORD)]
    pages = {text(tried(login, password)).replace(login, "X") for login, password in tries}
    assert len(pages) == 1
    assert "Account or password is not right" in pages.pop()


@pytest.mark.parametrize("login", ["branch", "recorder", "nobody"])
def test_a_wrong_try_costs_one_hashing_whether_the_account_is_known_or_not(
    cast, login, monkeypatch, tried, slip
):
    slip("recorder")
    worked = []
    encode = Argon2PasswordHasher.encode
    verify = Argon2PasswordHasher.verify
    monkeypatch.setattr(
        Argon2PasswordHasher, "encode", lambda *a: worked.append("hash") or encode(*a)
    )
    monkeypatch.setattr(
        Argon2PasswordHasher, "verify", lambda *a: worked.append("hash") or verify(*a)
    )
    tried(login, "x")
    assert worked == ["hash"]


@pytest.mark.parametrize("login", ["branch", "nobody"])
def test_five_wrong_tries_lock_an_account_known_or_not(cast, login, tried):
    statuses = [tried(login, "x").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]


def test_a_locked_account_is_told_how_long_and_who_can_help(cast, browser, tried, text):
    for _ in range(5):
        tried("branch", "x")
    page = text(tried("BRANCH"))
    assert "this account is locked for 30 minutes" in page
    assert "the clerk of your township or department, who can unlock it at once" in page
    assert "_auth_user_id" not in browser.session


def test_the_lock_is_one_accounts_not_the_offices(cast, tried):
    for _ in range(5):
        tried("branch", "x")
    assert tried("recorder").status_code == 302


def test_the_right_password_makes_earlier_tries_forgotten(cast, tried):
    for _ in range(4):
        tried("Branch", "x")
    tried()
    assert AccessAttempt.objects.count() == 0


def test_what_was_typed_is_kept_nowhere(cast, tried):
    tried("my password is 千山万水", "and this is 百川归海")
    (attempt,) = AccessAttempt.objects.all()
    assert "百川" not in attempt.post_data
    assert "千山" not in attempt.post_data


def test_signing_out_ends_the_session_and_clears_the_browser(cast):
    browser = cast.browser("branch")
    kept = browser.session.session_key
    answer = browser.post("/sign-out/")
    assert (answer.status_code, answer.url) == (302, "/sign-in/")
    assert answer.headers["Clear-Site-Data"] == '"storage"'
    assert not browser.session.exists(kept)
    assert browser.get("/").url == "/sign-in/?next=%2F"


def test_one_does_not_sign_out_by_following_a_link(cast):
    assert cast.browser("branch").get("/sign-out/").status_code == 405


def test_a_shut_account_is_out_with_the_next_click(cast):
    browser = cast.browser("branch")
    before = browser.get("/").status_code
    cast.accounts["branch"].is_active = False
    cast.accounts["branch"].save()
    assert (before, browser.get("/").url) == (200, "/sign-in/?next=%2F")


def test_an_hour_without_a_click_ends_the_session_and_a_click_puts_it_off(cast):
    browser = cast.browser("branch")
    kept = Session.objects.filter(pk=browser.session.session_key)
    soon = timezone.now() + dt.timedelta(minutes=1)
    kept.update(expire_date=soon)
    browser.get("/")
    put_off = kept.get().expire_date - timezone.now()
    kept.update(expire_date=timezone.now() - dt.timedelta(seconds=1))
    assert dt.timedelta(minutes=59) < put_off <= dt.timedelta(minutes=60)
    assert browser.get("/").url == "/sign-in/?next=%2F"
