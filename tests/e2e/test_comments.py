"""A leader comments on a telephone, the secretary answers, the leader is content."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from e2e.browsing import reader
from e2e.test_records import Hand

GIVEN = ("路修通了", "账没按月公开", "每月十日公开")
ANSWER = "从下月起十日公开"


@pytest.fixture
def telephone(browser, desk):
    """A telephone for anybody with an account, as often as wanted."""

    def held(name):
        return reader(browser, desk, name, 390, "zh")

    return held


def test_a_comment_is_given_answered_and_settled_on_telephones(telephone, desk):
    unit = desk.arguments["units:unit"]["key"]
    with telephone("leader") as window:
        page = window.new_page()
        page.goto(f"/units/{unit}/")
        name = page.locator("h1").inner_text()
        hand = Hand(page)
        hand.tap(".head a:has-text('点评')")
        expect(page.locator("main [name=achievements]")).to_be_focused()
        hand.write(GIVEN[0])
        hand.tap("[name=gaps]")
        hand.write(GIVEN[1])
        hand.tap("[name=direction]")
        hand.write(GIVEN[2])
        hand.tap("button.first:has-text('点评')")
        page.wait_for_url("**/?noted")
        assert page.locator(".notice.saved").first.inner_text().startswith("已记")
        key = page.url.split("/")[-2]
        assert (hand.taps, hand.characters) == (4, 16)
    with telephone("branch-secretary") as window:
        page = window.new_page()
        page.goto("/records/comments/")
        row = f".rows > li:has(a[href='/records/{key}/'])"
        assert f"等{page.locator('.masthead .who').first.text_content().strip()}回应" in (
            page.locator(row).inner_text()
        )
        hand = Hand(page)
        hand.tap(f"{row} a:has-text('回应')")
        expect(page.locator("main [name=answer]")).to_be_focused()
        hand.write(ANSWER)
        hand.tap("button.first")
        page.wait_for_url(f"**/records/{key}/")
        assert (hand.taps, hand.characters) == (2, 8)
    with telephone("leader") as window:
        page = window.new_page()
        page.goto("/records/comments/")
        told = page.locator(row).inner_text()
        assert [text for text in (name, *GIVEN[1:], ANSWER, "已回应") if text not in told] == []
        hand = Hand(page)
        hand.tap(f"{row} button:has-text('认可')")
        page.wait_for_url(f"**/records/{key}/")
        assert "已认可" in page.locator(".head").inner_text()
        assert hand.taps == 1
        page.goto("/records/comments/")
        assert page.locator(row).count() == 0
        page.goto("/records/comments/?show=settled")
        assert "已认可" in page.locator(row).first.inner_text()
