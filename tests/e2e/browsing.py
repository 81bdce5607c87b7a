"""Debian's Chromium, as quiet as it gets, and pages in it as somebody with an account."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import APIResponse, Browser, BrowserContext, Error, Page, sync_playwright

from e2e.serving import Desk

CHROMIUM = shutil.which("chromium")
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
WIDTHS = {1280: 900, 390: 844}


@contextmanager
def browsing() -> Iterator[Browser]:
    """A browser while it runs."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def window(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """A window while it is open.

    Its pages come whole before it is closed: Chromium may never answer who closes it between
    the first bytes of a page and the last.
    """
    context = browser.new_context(**options)
    try:
        yield context
    finally:
        for page in context.pages:
            with suppress(Error):
                page.wait_for_load_state()
        context.close()


@contextmanager
def reader(
    browser: Browser, desk: Desk, name: str | None, width: int, language: str, **cookies: str
) -> Iterator[BrowserContext]:
    """A window of one width in which somebody with an account, or nobody, has signed in."""
    size = {"width": width, "height": WIDTHS[width]}
    with window(browser, base_url=desk.url, viewport=size) as context:
        chosen = {"django_language": "en" if language == "en" else "zh-hans", **cookies}
        if name:
            chosen["sessionid"] = desk.sessions[name]
        context.add_cookies([{"name": k, "value": v, "url": desk.url} for k, v in chosen.items()])
        yield context


def follow(page: Page, where: str) -> None:
    """Press what leads to a page, and wait until that has come whole: a click alone may be too quick."""
    with page.expect_navigation():
        page.locator(where).first.click()


def is_page(answer: APIResponse) -> bool:
    """Whether an address answers with a page: no file, no part of a page, no "only by a form"."""
    html = answer.headers.get("content-type", "").startswith("text/html")
    return html and answer.text().lstrip().lower().startswith("<!doctype html")
