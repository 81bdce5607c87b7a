"""One's own account: what it is, and a new password."""

import pytest

from desk.conftest import PASSWORD
from duixian.desk.accounts.models import Account
from duixian.desk.ledger.models import Entry

CHANGE = "/account/password/"
NEW = "江流天地外山色有无中"


def changed(browser, old=PASSWORD, new=NEW):
    return browser.post(CHANGE, {"old": old, "new": new, "again": new})


def test_a_changed_password_holds_here_and_ends_sessions_elsewhere(cast):
    here, elsewhere = cast.browser("branch"), cast.browser("branch")
    assert changed(here).url == "/account/"
    assert (here.get("/").status_code, elsewhere.get("/").status_code) == (200, 302)
    assert Account.objects.get(login="branch").check_password(NEW)
    assert Entry.objects.get().kind == "account.password"


def test_a_wrong_old_password_changes_nothing(cast, text):
    page = changed(cast.browser("branch"), old="x")
    assert "这不是您现在的密码" in text(page)
    assert Account.objects.get(login="branch").check_password(PASSWORD)


def test_old_passwords_cannot_be_tried_out_at_leisure(cast):
    here = cast.browser("branch")
    assert [changed(here, old="x").status_code for _ in range(5)] == [200, 200, 200, 200, 429]


@pytest.mark.parametrize("name", ["branch", "administrator"])
def test_ones_account_says_who_one_is(cast, text, name):
    page = text(cast.browser(name).get("/account/"))
    assert f"<dd>{cast.accounts[name].login}</dd>" in page
    assert f"<dd>{cast.accounts[name].name}</dd>" in page


def test_the_page_of_the_password_needs_signing_in(db, browser):
    assert browser.get(CHANGE).url == "/sign-in/?next=%2Faccount%2Fpassword%2F"
