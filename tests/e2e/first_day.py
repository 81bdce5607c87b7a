"""What an office does on its first day, step by step, in a real browser over our own server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from e2e.browsing import follow, window

PASSWORD = "秋收冬藏，二〇二六年"
CODE = re.compile(r"(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}")
FIRST = "main .button.first"
LONG = 30_000  # milliseconds for what happens in the background


@dataclass
class Hands:
    """Somebody at a page, whose taps and typed characters are counted."""

    page: Page
    taps: int = 0
    typed: int = 0

    def tap(self, where: str) -> None:
        """One tap."""
        self.page.locator(where).first.tap()
        self.taps += 1

    def type(self, where: str, text: str) -> None:
        """Type into a field; to put the cursor there is a tap unless it stands there already."""
        target = self.page.locator(where).first
        if not target.evaluate("e => e === document.activeElement"):
            self.tap(where)
        self.page.keyboard.type(text)
        self.typed += len(text)


@dataclass
class Day:
    """An installation that runs, and the people at it by login."""

    browser: Browser
    url: str
    language: str
    codes: dict[str, str] = field(default_factory=dict)
    password: str = PASSWORD

    @contextmanager
    def at(self, login: str, width: int = 1280) -> Iterator[Page]:
        """Somebody at a window of this width, signed in: with the code of the slip, if it is the first time."""
        with window(
            self.browser, base_url=self.url, viewport={"width": width, "height": 900},
            locale="en-GB" if self.language == "en" else "zh-CN", has_touch=True,
        ) as context:  # fmt: skip
            yield self._signed_in(context.new_page(), login)

    def _signed_in(self, page: Page, login: str) -> Page:
        code = self.codes.pop(login, "")
        page.goto("/sign-in/")
        page.fill("[name=login]", login)
        page.fill("[name=password]", code or self.password)
        page.click(FIRST)
        if code:
            for name in ("new", "again"):
                page.fill(f"[name={name}]", self.password)
            page.click(FIRST)
        expect(page).to_have_url(f"{self.url}/")
        return page

    def said(self, zh: str, en: str) -> str:
        """A text in the language of this day."""
        return en if self.language == "en" else zh


def hand_in(page: Page, file: Path) -> None:
    """Give a roster to the page of the top unit, and wait for what was found."""
    page.goto("/units/")
    page.click('main a[href^="/rosters/new/"]')
    page.set_input_files("input[type=file]", file)
    page.click(FIRST)
    shown(page, 'main form[action$="/leave/"]')


def shown(page: Page, what: str) -> None:
    """Wait until the work in the background is over and the page that shows this has come whole."""
    expect(page.locator(what).first).to_be_visible(timeout=LONG)
    page.wait_for_load_state()


def cells_named(page: Page) -> set[str]:
    """The cells that a roster's page names as wrong."""
    rows = page.locator("main table.stack tbody tr th")
    return {text.strip() for text in rows.all_inner_texts()}


def take_in(page: Page) -> str:
    """Take the roster in; the sentence at the top says what came of it."""
    page.click('main form[action$="/take/"] button')
    shown(page, 'main a.first[href^="/units/"]')
    return page.locator(".sentence").inner_text()


def start_campaign(page: Page, first: str) -> None:
    """Put the pack made for today's rules to work: it is the one that stands there, and asks nothing."""
    page.goto("/campaigns/start/")
    expect(page.locator("[name=pack]")).to_have_value("weimin")
    page.fill("[name=starts_on]", first)
    page.click(FIRST)
    expect(page).to_have_url(re.compile(r"/campaigns/[0-9a-f-]{36}/$"))


def slips(page: Page) -> dict[str, str]:
    """Give out accounts to all who hold a post and have none: codes by login."""
    page.goto("/posts/")
    follow(page, FIRST)
    follow(page, FIRST)
    found = {}
    for slip in page.locator("article.slip").all():
        login, code = slip.locator("dd").all_inner_texts()
        found[login.strip()] = CODE.findall(code)[0]
    return found


def enter_visit(page: Page, household: str, heard: str) -> Hands:
    """From Today to a visit that is saved, counted."""
    hands = Hands(page)
    hands.tap('main a[href*="/records/new"]')
    if "/visit/" not in page.url:
        hands.tap('main a[href*="/records/new/visit/"], main button[formaction*="/visit/"]')
    hands.type("[name=household]", household)
    hands.tap('label:has([name=occasion][value="mood"])')
    hands.type("[name=heard]", heard)
    hands.tap(FIRST)
    expect(page.locator(".notice.saved")).to_be_visible()
    return hands


def make_move(page: Page, move: str, **texts: str) -> None:
    """Make a move on the page of a record; a sheet is filled in where it has one."""
    follow(page, f'main form[action$="/move/{move}/"] button, main a[href$="/move/{move}/"]')
    if texts:
        for name, text in texts.items():
            page.fill(f"main [name={name}]", text)
        follow(page, FIRST)


def history(page: Page) -> list[str]:
    """What happened to a record, newest first."""
    told = page.locator("ol.timeline > li > p:nth-of-type(2)").all_text_contents()
    return [" ".join(each.split()) for each in told]
