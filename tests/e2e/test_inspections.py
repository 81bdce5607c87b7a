"""An inspector with a telephone: from the rounds to a finding in three taps; and a lot that a stranger recomputes."""

from __future__ import annotations

import re
import subprocess
import sys

from playwright.sync_api import expect

from e2e.browsing import reader

FOUND = "公开栏里没有这个季度的承诺"


def test_a_finding_is_noted_at_a_unit_that_was_drawn_in_three_taps_and_a_sentence(browser, desk):
    taps = 0
    with reader(browser, desk, "office", 390, "zh") as window:
        page = window.new_page()
        page.goto("/records/inspections/")
        expect(page.locator(".sentence")).to_contain_text("抽中的组织还有")

        def tap(where):
            nonlocal taps
            taps += 1
            with page.expect_navigation():
                page.locator(where).first.click()

        tap("main ul.rows a.whole")
        address = page.url
        waiting = page.locator("main ul.rows > li:has(.mark.needed)")
        many, unit = waiting.count(), waiting.first.locator(".what").inner_text()
        assert many
        tap("main ul.rows > li:has(.mark.needed) .act a")
        assert "round=" in page.url
        assert page.locator("main [name=way]:checked").input_value() == "look_back"
        assert page.locator("main [name=round]").input_value()
        page.locator("main [name=fault]").select_option("uneven")
        page.locator("main [name=text]").fill(FOUND)
        tap("main button.first")
        assert taps == 3
        page.goto(address)
        assert page.locator("main ul.rows > li:has(.mark.needed)").count() == many - 1
        row = page.locator(f"main ul.rows > li:has(.what:text-is('{unit}'))")
        expect(row.locator(".ends")).to_contain_text("1 条发现")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_branch_recomputes_the_lot_with_what_the_page_hands_out(browser, desk, tmp_path):
    with reader(browser, desk, "branch-secretary", 390, "zh") as window:
        page = window.new_page()
        page.goto("/records/inspections/")
        with page.expect_navigation():
            page.locator("main ul.rows a.whole").first.click()
        with page.expect_navigation():
            page.locator("main a:has-text('抽签（可重算）')").click()
        expect(page.locator(".sentence")).to_contain_text("用公布的种子重算，一个不差。")
        seed = page.locator("dl.facts dd code").nth(1).inner_text()
        promised = page.locator("dl.facts dd code").first.inner_text()
        shown = re.findall(r"\((\w+)\)", " ".join(page.locator("main p.drawn").all_inner_texts()))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        kept = {}
        for name in ("名单", "十行程序"):
            with page.expect_download() as coming:
                page.locator(f"main .actions a:has-text('{name}')").click()
            kept[name] = tmp_path / coming.value.suggested_filename
            coming.value.save_as(kept[name])
    said = subprocess.run(
        [sys.executable, "-I", str(kept["十行程序"]), seed, "1", str(kept["名单"])],
        check=True, capture_output=True, text=True,
    ).stdout.splitlines()  # fmt: skip
    assert said[0] == f"commitment {promised}"
    units = sorted(line.split()[-1] for line in said[1:])
    assert units == sorted(shown)
