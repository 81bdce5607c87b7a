"""From the list of posts to slips on paper, and from a slip to being in; in both languages."""

from __future__ import annotations

import re

import pytest

from e2e.browsing import follow, reader

A4_PAGE = re.compile(rb"/Type\s*/Page\b")
OWN = "江流天地外山色有无中"
SAID = {
    "zh": ("发账号条", "生成账号条", "就用这个密码，进入"),
    "en": ("Give out accounts", "Make the slips", "Keep this password and go in"),
}


@pytest.mark.parametrize(("language", "giver"), [("zh", "township-clerk"), ("en", "office")])
def test_slips_are_printed_and_one_of_them_signs_in(browser, desk, language, giver):
    give, make, keep = SAID[language]
    with reader(browser, desk, giver, 1280, language) as window:
        page = window.new_page()
        page.goto("/posts/")
        follow(page, f"a:has-text('{give}')")
        follow(page, f"button:has-text('{make}')")
        slips = page.locator(".slip").count()
        printed = page.pdf(prefer_css_page_size=True)
        login, code = page.locator(".slip").first.locator("dd").all_inner_texts()
    assert slips > 0
    assert len(A4_PAGE.findall(printed)) == -(-slips // 8)
    with reader(browser, desk, None, 390, language) as window:
        page = window.new_page()
        page.goto("/sign-in/")
        page.fill("[name=login]", login.lower())
        page.fill("[name=password]", code.lower().replace("-", " "))
        follow(page, "button.first")
        page.fill("[name=new]", OWN)
        page.fill("[name=again]", OWN)
        follow(page, f"button:has-text('{keep}')")
        page.goto("/account/")
        assert login in page.inner_text("main")
