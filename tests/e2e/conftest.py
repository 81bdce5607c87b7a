"""One desk and one browser for all browser tests."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.browsing import CHROMIUM, browsing
from e2e.serving import serving

expect.set_options(timeout=30_000)  # a page comes when it comes; only never is a failure


@pytest.fixture(scope="session")
def desk(tmp_path_factory):
    """Our server over a small county."""
    with serving(tmp_path_factory.mktemp("desk")) as found:
        yield found


@pytest.fixture(scope="module")
def browser():
    """Chromium, ended with each module: while it runs, its loop keeps others from the database."""
    if CHROMIUM is None:
        pytest.skip("Chromium is absent")
    with browsing() as found:
        yield found
