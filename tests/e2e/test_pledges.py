"""The five steps of a pledge, each from the page of the pledges and by whoever it belongs to."""

from __future__ import annotations

import datetime as dt

import pytest
from playwright.sync_api import expect

from e2e.browsing import follow, reader

KEPT, BROKEN, VAGUE = "年底前给三户装上扶手", "腊月前修好村口的桥", "把服务搞上去"
DUE = (dt.datetime.now(dt.UTC).date() + dt.timedelta(40)).isoformat()
BOARD = "/records/pledges/"


@pytest.fixture
def open_as(browser, desk):
    """A page of the pledges as somebody sees it, at a width."""
    windows = []

    def opened(name, width=1280):
        window = reader(browser, desk, name, width, "zh")
        windows.append(window)
        page = window.__enter__().new_page()
        page.goto(BOARD)
        return page

    yield opened
    for window in windows:
        window.__exit__(None, None, None)


def propose(page, text, amount="3", due=DUE):
    page.goto(BOARD)
    follow(page, "main a:has-text('提一项承诺')")
    page.locator("main [name=text]").fill(text)
    if amount:
        page.locator("main [name=amount]").fill(amount)
        page.locator("main [name=due_on]").fill(due)
    page.locator("main label:text-is('党组织')").click()
    follow(page, "main button.first")


def row(page, text):
    return page.locator(f"ul.pledges > li:has-text('{text}')").first


def test_proposed_reviewed_shown_judged_and_owned_up_to(open_as):
    secretary = open_as("branch-secretary", 390)
    for text in (KEPT, BROKEN):
        propose(secretary, text)
    propose(secretary, VAGUE, amount="")
    secretary.goto(BOARD)
    expect(row(secretary, VAGUE)).to_contain_text("没有数量")

    township = open_as("township-secretary")
    follow(township, "main a:has-text('会上审诺')")
    vague = township.locator(f"li:has(legend:has-text('{VAGUE}'))")
    expect(vague).to_contain_text("还不能通过，缺： 数量、时限")
    expect(vague.locator("[value=review]")).to_have_count(0)
    for text in (KEPT, BROKEN):
        township.locator(f"li:has(legend:has-text('{text}')) [value=review]").check()
    vague.locator("[value=return]").check()
    follow(township, "main button.first")  # nothing was asked yet
    expect(township.locator(".wrong")).to_contain_text("要填“退回时问的”")
    vague.locator("input[type=text]").fill("给谁、几件、哪天")
    follow(township, "main button.first")
    expect(township.locator(".notices")).to_contain_text("退回：1 项")

    secretary.goto(BOARD)
    expect(row(secretary, VAGUE)).to_contain_text("问：给谁、几件、哪天")
    follow(secretary, "main a:text-is('公示')")
    follow(secretary, "main button.first")
    expect(secretary.locator(".notices")).to_contain_text("已公示")
    secretary.goto(f"{BOARD}?step=fulfil")
    expect(row(secretary, KEPT)).to_be_visible()
    expect(row(secretary, KEPT).locator("a:text-is('评为兑现')")).to_have_count(0)

    township.goto(f"{BOARD}?step=fulfil")
    row(township, KEPT).locator("a:text-is('评为兑现')").click()
    for name, many in (("satisfied", "12"), ("basically", "2"), ("dissatisfied", "1")):
        township.locator(f"main [name=verdict_{name}]").fill(many)
    follow(township, "main button.first")

    row(secretary, BROKEN).locator("a:text-is('说明未兑现')").click()
    secretary.locator("main [name=reason]").fill("桥墩要重新勘测")
    follow(secretary, "main button.first")
    secretary.goto(BOARD)
    follow(secretary, "main a:has-text('公示栏')")
    wall = secretary.locator(".wall")
    expect(wall.locator(f"tr:has-text('{KEPT}')")).to_contain_text("已兑现")
    expect(wall.locator(f"tr:has-text('{BROKEN}')")).to_contain_text("桥墩要重新勘测")
    expect(wall).not_to_contain_text(VAGUE)
