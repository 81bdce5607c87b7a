"""Debian's Chromium, as quiet as it gets, and pages in it as somebody with an account."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import APIResponse, Browser, BrowserContext, sync_playwright

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


def reader(
    browser: Browser, desk: Desk, name: str | None, width: int, language: str, **cookies: str
) -> BrowserContext:
    """A window of one width in which somebody with an account, or nobody, has signed in."""
    context = browser.new_context(
        base_url=desk.url, viewport={"width": width, "height": WIDTHS[width]}
    )
    chosen = {"django_language": "en" if language == "en" else "zh-hans", **cookies}
    if name:
        chosen["sessionid"] = desk.sessions[name]
    context.add_cookies([{"name": k, "value": v, "url": desk.url} for k, v in chosen.items()])
    return context


def is_page(answer: APIResponse) -> bool:
    """Whether an address answers with a page: no file, no part of a page, no "only by a form"."""
    html = answer.headers.get("content-type", "").startswith("text/html")
    return html and answer.text().lstrip().lower().startswith("<!doctype html")
