"""What surrounds a request: strict headers, who asks, and a session that is written once a minute."""

from __future__ import annotations

from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from duixian.desk.config.middleware import POLICY, SEEN

WRITES = ("INSERT", "UPDATE", "DELETE")


def test_nothing_inline_and_nothing_from_elsewhere_is_allowed(client, db):
    response = client.get("/sign-in/")
    assert response.headers["Content-Security-Policy"] == POLICY
    assert "unsafe" not in POLICY
    assert {part for part in POLICY.split("; ") if "http" in part or "*" in part} == set()


def test_a_session_is_put_off_once_a_minute(cast):
    browser = cast.browser("branch")
    browser.get("/account/")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        browser.get("/account/")
    written = [q["sql"] for q in asked.captured_queries if q["sql"].startswith(WRITES)]
    assert written == []
    (session,) = Session.objects.all()
    assert SEEN in session.get_decoded()
