"""Somebody at the door."""

import datetime as dt
import re

import pytest
from django.test import Client
from django.utils import timezone

from desk.conftest import PASSWORD
from duixian.desk.accounts.actions import Wanted, issue


@pytest.fixture
def browser() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def text():
    """What a page says, without what differs each time."""
    passing = re.compile(r'name="csrfmiddlewaretoken" value="\w+"|datetime="[^"]+"')
    return lambda answer: passing.sub("", answer.content.decode())


@pytest.fixture
def tried(browser):
    """A try at the door."""
    return lambda login="branch", password=PASSWORD, **more: browser.post(
        "/sign-in/", {"login": login, "password": password, **more}
    )


@pytest.fixture
def slip(cast):
    """A new code for somebody, given out by the clerk, for some days from now."""

    def given(name="branch", days=14):
        now = timezone.now()
        wanted = [Wanted(cast.accounts[name], "B11")]
        until = now + dt.timedelta(days=days)
        (code,) = issue(wanted, by=cast.viewer("clerk"), now=now, until=until)
        return code

    return given
