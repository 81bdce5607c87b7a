"""The page in a real browser: nothing fetched, nothing scrolled sideways, everything reached by keys."""

import shutil

import pytest
from playwright.sync_api import sync_playwright

from duixian.sheets import RESULTS
from duixian.sheets.page import write
from sheets.cases import invented

CHROMIUM = shutil.which("chromium")
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync"]  # fmt: skip

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="Chromium is absent")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("page")
    write(invented(), place)
    return place


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(params=["zh", "en"])
def phone(request, chromium, folder):
    """The page on a phone, with what it asked for and what the browser complained of."""
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.asked, page.complaints = [], []
    page.on("request", lambda asked: page.asked.append(asked.url))
    page.on("console", lambda said: page.complaints.append(said.text))
    page.goto((folder / RESULTS.pages[request.param]).as_uri())
    yield page
    page.close()


def test_nothing_is_fetched_and_nothing_complained_of(phone):
    assert phone.asked == [phone.url]
    assert phone.complaints == []


def test_nothing_has_to_be_scrolled_sideways(phone):
    phone.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert phone.evaluate("document.documentElement.scrollWidth") == 390


def test_a_unit_opens_with_the_keyboard_alone(phone):
    unit = phone.locator("#units details").first
    assert unit.get_attribute("open") is None
    unit.locator("summary").focus()
    phone.keyboard.press("Enter")
    assert unit.get_attribute("open") is not None
    assert unit.locator("table").is_visible()


def test_what_can_be_touched_is_tall_enough(phone):
    tall = "es => es.map(e => e.getBoundingClientRect().height).filter(h => h < 44)"
    assert phone.eval_on_selector_all("summary, nav a", tall) == []


def test_the_other_language_is_one_step_away(phone):
    here = phone.url
    phone.locator("header a").click()
    assert phone.url != here
    phone.locator("header a").click()
    assert phone.url == here
