"""What pages do by themselves, in a real browser."""

from __future__ import annotations

import pytest

from e2e.browsing import reader, window

WHAT = "#id_what"


@pytest.fixture
def page(browser, desk):
    with reader(browser, desk, "administrator", 390, "zh") as window:
        page = window.new_page()
        page.goto("/look/")
        yield page


def test_what_was_typed_is_still_there_after_the_page_was_lost(page):
    page.fill(WHAT, "给三户送煤")
    page.check("input[value=b]")
    page.goto("/settings/")
    page.goto("/look/")
    assert page.input_value(WHAT) == "给三户送煤"
    assert page.is_checked("form[data-draft] input[value=b]")
    assert page.locator("[data-draft-kept]").inner_text().startswith("上次填的还在")


def test_one_can_start_with_an_empty_form(page):
    page.fill(WHAT, "给三户送煤")
    page.reload()
    page.click("[data-draft-kept] button")
    page.reload()
    assert page.input_value(WHAT) == ""
    assert page.locator("[data-draft-kept]").is_hidden()


def test_what_one_reader_typed_is_not_shown_to_the_next(page):
    page.fill(WHAT, "给三户送煤")
    mine = page.locator("body").get_attribute("data-reader")
    drafts = page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('draft:'))")
    assert drafts == [f"draft:{mine}:gallery"]


def test_large_type_and_dark_colours_are_two_presses_away(page):
    page.click(".menu > summary")
    page.click("text=大字")
    page.click(".menu > summary")
    page.click("text=深色")
    frame = page.locator("html")
    assert (frame.get_attribute("data-size"), frame.get_attribute("data-theme")) == (
        "large",
        "dark",
    )
    assert page.evaluate("getComputedStyle(document.body).fontSize") == "20px"


def test_the_menu_closes_with_escape_and_with_a_press_elsewhere(page):
    menu = page.locator(".menu")
    for close in (lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(20, 700)):
        page.click(".menu > summary")
        assert menu.get_attribute("open") is not None
        close()
        assert menu.get_attribute("open") is None


def test_the_first_key_leads_past_the_navigation(page):
    page.goto("/settings/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_stroke_leads_to_the_search_box(page):
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"


def test_a_page_works_without_script(browser, desk):
    session = {"name": "sessionid", "value": desk.sessions["administrator"], "url": desk.url}
    with window(browser, base_url=desk.url, java_script_enabled=False, locale="zh-CN") as context:
        context.add_cookies([session])
        page = context.new_page()
        page.goto("/settings/")
        page.click("main >> text=大字")
        assert page.locator("html").get_attribute("data-size") == "large"


def test_what_an_entry_page_weighs(browser, desk):
    with reader(browser, desk, "branch-secretary", 390, "zh") as window:
        page, sizes = window.new_page(), []
        page.on("requestfinished", lambda asked: sizes.append(asked.sizes()["responseBodySize"]))
        page.goto("/", wait_until="networkidle")
    assert 0 < sum(sizes) <= 120_000, sizes
