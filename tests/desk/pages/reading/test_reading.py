"""How one likes to read is kept in the browser; the way back leads nowhere else."""

from __future__ import annotations

import pytest

CHOICES = [
    ({"size": "large"}, {"look_size": "large"}),
    ({"theme": "dark"}, {"look_theme": "dark"}),
    ({"language": "en"}, {"django_language": "en"}),
    ({"theme": "purple", "language": "fr", "other": "x"}, {}),
]


@pytest.mark.parametrize(("sent", "kept"), CHOICES)
def test_what_is_chosen_is_kept_and_anything_else_ignored(client, sent, kept):
    answer = client.post("/preferences/", {**sent, "next": "/settings/"})
    assert answer.headers["Location"] == "/settings/"
    assert {name: cookie.value for name, cookie in answer.cookies.items()} == kept
    assert all(cookie["httponly"] for cookie in answer.cookies.values())


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org", "javascript:x", ""])
def test_the_way_back_stays_in_the_house(client, elsewhere):
    assert client.post("/preferences/", {"next": elsewhere}).headers["Location"] == "/"


def test_the_page_is_written_as_its_reader_likes(cast):
    browser = cast.browser("branch")
    browser.cookies["look_size"], browser.cookies["look_theme"] = "large", "dark"
    browser.cookies["django_language"] = "en"
    assert (
        '<html lang="en" data-size="large" data-theme="dark">' in browser.get("/").content.decode()
    )


def test_a_cookie_that_says_something_unknown_changes_nothing(cast):
    browser = cast.browser("branch")
    browser.cookies["look_size"] = '"><script>'
    assert '<html lang="zh-Hans">' in browser.get("/").content.decode()


def test_the_frame_tells_who_reads_and_where_they_stand(cast):
    page = cast.browser("branch").get("/").content.decode()
    assert "<strong>田丰</strong><br><small>榆树湾村党支部 " in page
