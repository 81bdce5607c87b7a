"""The telephone: set up with one answer, asked from then on, demanded of some."""

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice

from duixian.desk.accounts.actions import Wanted, drop_second_step, unlock
from duixian.desk.accounts.second_step import counted, shown
from duixian.desk.ledger.models import Entry

SET_UP, ASKED = "/account/second-step/", "/sign-in/second-step/"
KEY = "3132333435363738393031323334353637383930"


@pytest.fixture
def telephone(cast):
    """Somebody's telephone, set up before."""
    return TOTPDevice.objects.create(user=cast.accounts["office"], key=KEY, confirmed=True)


def answer(key=KEY, wrong=0) -> str:
    return f"{(totp(bytes.fromhex(key), t0=0) + wrong) % 10**6:06d}"


def test_digits_belong_to_the_step_of_their_time(cast):
    from datetime import UTC, datetime

    at = datetime.fromtimestamp(59, UTC)  # RFC 6238, appendix B: 94287082 in eight digits
    assert (counted(KEY, "287082", at), counted(KEY, "287083", at)) == (1, None)


def test_the_key_is_shown_as_a_square_without_style_and_as_text(cast):
    seen = shown(cast.accounts["office"], KEY)
    assert seen.text == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert seen.square.startswith("<svg")
    assert "style" not in seen.square


def test_one_right_answer_sets_it_up_and_other_sessions_end(cast):
    here, elsewhere = cast.browser("office"), cast.browser("office")
    here.get(SET_UP)
    key = here.session["second_step_key"]
    done = here.post(SET_UP, {"digits": answer(key)})
    assert (done.url, here.get("/").status_code) == ("/account/", 200)
    assert elsewhere.get("/").url == "/sign-in/?next=%2F"
    assert TOTPDevice.objects.get(confirmed=True).key == key
    assert Entry.objects.get().kind == "account.second_step"


def test_a_wrong_answer_sets_nothing_up_and_keeps_the_key(cast, text):
    here = cast.browser("office")
    before = text(here.get(SET_UP))
    page = here.post(SET_UP, {"digits": answer(here.session["second_step_key"], wrong=1)})
    key = before.split('class="key">')[1].split("<")[0]
    assert key in text(page)
    assert TOTPDevice.objects.count() == 0


def test_after_the_password_the_telephone_is_asked(cast, telephone, browser, tried):
    first = tried("office", next="/settings/")
    was_inside = "_auth_user_id" in browser.session
    second = browser.post(ASKED, {"digits": answer()})
    assert (first.url, was_inside, second.url) == (ASKED, False, "/settings/")
    assert browser.get("/settings/").wsgi_request.user.is_verified()


def test_the_same_digits_open_only_once(cast, telephone, browser, tried):
    tried("office")
    digits = answer()
    browser.post(ASKED, {"digits": digits})
    other = Client()
    other.post("/sign-in/", {"login": "office", "password": "秋收冬藏-2026"})
    assert other.post(ASKED, {"digits": digits}).status_code == 200


def test_wrong_digits_are_told_and_tries_in_a_row_are_slowed(cast, telephone, browser, tried, text):
    tried("office")
    first = text(browser.post(ASKED, {"digits": answer(wrong=1)}))
    second = text(browser.post(ASKED, {"digits": answer()}))
    assert "These digits are not right." in first
    assert "Too many tries in a row." in second


def test_unlocking_ends_the_slowing(cast, telephone, browser, tried):
    tried("office")
    browser.post(ASKED, {"digits": answer(wrong=1)})
    office = Wanted(cast.accounts["office"], "X")
    unlock(office, by=cast.viewer("administrator"), now=telephone.created_at)
    assert browser.post(ASKED, {"digits": answer()}).url == "/"


def test_nobody_answers_without_a_password(db, browser):
    assert browser.post(ASKED, {"digits": "123456"}).url == "/sign-in/?late"


def test_ten_minutes_after_the_password_one_begins_again(cast, telephone, browser, tried):
    tried("office")
    session = browser.session
    session["entering"] = {**session["entering"], "until": "2020-01-01T00:00:00+08:00"}
    session.save()
    assert browser.post(ASKED, {"digits": answer()}).url == "/sign-in/?late"


@pytest.mark.parametrize("typed", ["12345", "abcdef", "1234567"])
def test_what_is_not_six_digits_is_told_so(cast, telephone, browser, tried, text, typed):
    tried("office")
    page = text(browser.post(ASKED, {"digits": typed}))
    assert "These are not six digits; type them as shown." in page


def test_a_code_comes_before_the_telephone(cast, telephone, slip, browser, tried):
    tried("office", slip("office"))
    own = "江流天地外山色有无中"
    chosen = browser.post("/sign-in/password/", {"new": own, "again": own})
    assert (chosen.url, "_auth_user_id" in browser.session) == (ASKED, False)


@pytest.mark.parametrize("name", ["office", "auditor", "administrator"])
def test_where_it_is_required_no_other_page_opens_before(cast, settings, name):
    settings.SECOND_STEP = True
    here = cast.browser(name)
    assert [here.get(url).url for url in ("/", "/settings/")] == [SET_UP, SET_UP]
    assert here.get(SET_UP).status_code == 200
    assert here.post("/sign-out/").url == "/sign-in/"


@pytest.mark.parametrize("name", ["leader", "secretary", "clerk", "branch", "recorder"])
def test_others_are_not_asked_for_it(cast, settings, name):
    settings.SECOND_STEP = True
    assert cast.browser(name).get("/").status_code == 200


def test_where_it_is_required_it_cannot_be_dropped(cast, settings, telephone, browser, tried):
    tried("office")
    browser.post(ASKED, {"digits": answer()})
    settings.SECOND_STEP = True
    browser.post("/account/second-step/drop/")
    assert TOTPDevice.objects.count() == 1


def test_where_it_is_not_required_its_owner_drops_it(cast, telephone, browser, tried):
    tried("office")
    browser.post(ASKED, {"digits": answer()})
    assert browser.post("/account/second-step/drop/").url == "/account/"
    assert TOTPDevice.objects.count() == 0


def test_a_lost_telephone_is_taken_away_from_above_and_sessions_end(cast, telephone):
    here = cast.browser("office")
    office = Wanted(cast.accounts["office"], "X")
    drop_second_step(office, by=cast.viewer("administrator"), now=telephone.created_at)
    assert (TOTPDevice.objects.count(), here.get("/").status_code) == (0, 302)
