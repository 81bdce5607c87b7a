"""The key items as the county's office finds them: all on one page, opening to the record, on paper and on a telephone."""

from __future__ import annotations

import re

import pytest

from e2e.browsing import reader

SENTENCE = re.compile(r"(\d+) 件重点事项：(\d+|没有亮红灯的).*快到时限 (\d+) 件，已完成 (\d+) 件")
ROWS = ".key-items tbody tr:not(.group)"


@pytest.fixture(params=[1280, 390])
def page(request, browser, desk):
    """The records, in a window of either width."""
    with reader(browser, desk, "office", request.param, "zh") as context:
        found = context.new_page()
        found.goto("/records/")
        yield found


def test_130_key_items_stand_on_one_page_and_open_to_the_record(page):
    page.locator(".tabs a:has-text('任务')").click()
    page.wait_for_url("**/records/tasks/")
    all_, late, soon, done = SENTENCE.search(page.locator(".sentence").inner_text()).groups()
    rows = page.locator(ROWS)
    assert (all_, rows.count()) == ("130", 130)
    lamps = page.locator(f"{ROWS} .mark").all_inner_texts()
    red, yellow = lamps.count("红灯"), lamps.count("黄灯")
    assert (red, yellow) == (int(late) if late.isdecimal() else 0, int(soon))
    assert lamps.count("已完成") == int(done)
    assert set(lamps) <= {"红灯", "黄灯", "绿灯", "已完成", "未完成", "拟定中"}
    wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wide) <= 0
    title = rows.first.locator("th a").inner_text()
    rows.first.locator("th a").click()
    page.wait_for_url(re.compile(r"/records/[0-9a-f-]{36}/$"))
    assert title in page.locator("main").inner_text()
