"""Burden first: found from the campaigns, asked anew with the keyboard alone, without any script."""

from __future__ import annotations

import re

import pytest

from e2e.browsing import window

MINUTES = re.compile(r"一个 (\d+) 人的支部每月约 (\d+) 次、(\d+) 分钟")


@pytest.fixture
def plain(browser, desk):
    """A window on a telephone that runs no scripts."""
    size = {"width": 390, "height": 844}
    with window(browser, base_url=desk.url, viewport=size, java_script_enabled=False) as context:
        chosen = {"sessionid": desk.sessions["office"], "django_language": "zh-hans"}
        context.add_cookies([{"name": k, "value": v, "url": desk.url} for k, v in chosen.items()])
        page = context.new_page()
        page.set_default_timeout(120_000)
        yield page


def told(page):
    """Members, entries, minutes of the first sentence."""
    return [int(n) for n in MINUTES.search(page.locator(".sentence").inner_text()).groups()]


def test_the_burden_of_a_larger_branch_is_asked_with_the_keyboard_alone(plain):
    plain.goto("/campaigns/")
    plain.locator("a:has-text('负担先看')").press("Enter")
    plain.wait_for_url("**/campaigns/burden/")
    members, entries, minutes = told(plain)
    plain.locator("[name=members]").focus()
    plain.keyboard.press("Control+a")
    plain.keyboard.type("60")
    plain.keyboard.press("Enter")
    plain.wait_for_url("**members=60**")
    larger = told(plain)
    assert (members, larger[0]) == (20, 60)
    assert (larger[1] > entries, larger[2] > minutes) == (True, True)
    plain.locator("summary:has-text('看成表格')").press("Enter")
    cells = plain.locator("figure tbody tr").first.locator("td").all_inner_texts()
    assert len(cells) == 3
