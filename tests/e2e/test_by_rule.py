"""A finding that is confirmed leaves a draft with the unit, which completes it from its page of the day."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from e2e.browsing import follow, reader

FOUND = "公开栏里三个月没有换过内容"
PUT = "公开栏三个月没有更新，专人每月一换"


def test_a_confirmed_finding_stands_on_the_days_page_of_the_unit_until_it_is_a_problem(
    browser, desk
):
    with reader(browser, desk, "branch-secretary", 390, "zh") as window:
        page = window.new_page()
        page.goto("/records/new/")
        visit = page.locator("a.card:has(strong:text-is('走访'))").get_attribute("href")
    unit = re.search(r"/records/new/visit/([^/]+)/", visit)[1]
    with reader(browser, desk, "township-secretary", 1280, "zh") as window:
        page = window.new_page()
        page.goto(f"/records/new/finding/{unit}/")
        page.locator("main label:text-is('暗访')").click()
        fault = page.locator("main [name=fault]")
        if fault.first.evaluate("e => e.tagName") == "SELECT":
            fault.select_option("carrier")
        else:
            page.locator("main [name=fault][value=carrier]").check(force=True)
        page.locator("main [name=text]").fill(FOUND)
        follow(page, "main button.first")
        finding = page.url.split("?")[0]
    with reader(browser, desk, "office", 1280, "zh") as window:
        page = window.new_page()
        page.goto(finding)
        expect(page.locator("main")).to_contain_text("还会按规则生成一份“问题”草稿")
        follow(page, "main button:has-text('核定并挂号')")
        page.goto(finding)
        expect(page.locator(".timeline")).to_contain_text("按规则生成了一份草稿")
    with reader(browser, desk, "branch-secretary", 390, "zh") as window:
        page = window.new_page()
        page.goto("/")
        waiting = page.locator("section:has(h2:text-is('待补齐'))")
        expect(waiting).to_contain_text(FOUND)
        follow(page, f"section:has(h2:text-is('待补齐')) a:has-text('{FOUND}')")
        expect(page.locator("main")).to_contain_text("按规则由")
        assert page.locator("main [name=text]").input_value() == FOUND
        page.locator("main [name=text]").fill(PUT)
        page.locator("main label:text-is('督查发现')").first.click()
        follow(page, "main button.first")
        page.wait_for_url("**/?noted")
        expect(page.locator("dl.facts")).to_contain_text(FOUND)
        page.goto("/")
        assert FOUND not in page.locator("main").inner_text()
