"""The first day of an office, from an empty folder to a copy that came back, in both languages."""

from __future__ import annotations

import re
import shutil

import pytest
from playwright.sync_api import Page, expect

from e2e import rosters
from e2e.browsing import follow
from e2e.first_day import (
    Day,
    cells_named,
    enter_visit,
    hand_in,
    history,
    make_move,
    slips,
    start_campaign,
    take_in,
)
from e2e.installation import duixian, running

MOST_TAPS, MOST_TYPED = 12, 30
HEARD, CORRECTED = "水渠漏水，盼早点修好", "村东头水渠漏水，盼早点修好"
HOUSEHOLDS = "households_visited"
A_RECORD = re.compile(r"/records/[0-9a-f-]{36}/")


def rosters_come_in(page: Page, day: Day, folder) -> None:
    """The wrong file names its ten mistakes and changes nothing; the right one comes in once."""
    rosters.write(folder / "wrong.xlsx", mistakes=True)
    rosters.write(folder / "right.xlsx", mistakes=False)
    hand_in(page, folder / "wrong.xlsx")
    assert (len(rosters.cells()), cells_named(page)) == (10, set(rosters.cells()))
    follow(page, 'main form[action$="/leave/"] button')
    hand_in(page, folder / "right.xlsx")
    new = day.said("组织：新增 5。 党员：新增 8。", "Units: 5 new. Members: 8 new.")
    assert " ".join(take_in(page).split()) == new
    hand_in(page, folder / "right.xlsx")
    again = day.said(
        "和现有的一样，没有要改的。", "Nothing else would change: all of it stands already."
    )
    assert page.locator(".sentence").inner_text() == again


def a_visit_is_judged(day: Day) -> str:
    """Entered at the branch, returned by the township, corrected, checked; its address."""
    with day.at("B11-1", 390) as page:
        hands = enter_visit(page, "田家", HEARD)
        assert (hands.taps <= MOST_TAPS, hands.typed <= MOST_TYPED) == (True, True), hands
        visit = page.url.partition("?")[0].removeprefix(day.url)
    with day.at("T1-1") as page:
        page.goto(visit)
        make_move(page, "return", question="漏水的是哪一段？")
    with day.at("B11-1", 390) as page:
        page.click(f'main a[href^="{visit}"]')
        page.goto(visit)
        make_move(page, "answer", heard=CORRECTED)
    with day.at("T1-1") as page:
        page.goto(visit)
        make_move(page, "check")
        moves = [each.partition(" · ")[0] for each in history(page)]
        assert moves == [
            day.said("核过", "Check"), day.said("更正再报", "Hand in again"),
            day.said("退回", "Return"), day.said("记一笔", "Note"),
        ]  # fmt: skip
    return visit


def the_number_opens(page: Page, visit: str) -> None:
    """From the scorecard of the branch to "why?" and to the visit behind the number."""
    page.goto("/units/")
    page.click("main >> text=云岫镇党委")
    page.click("main >> text=榆树湾村党支部")
    page.click('main a[href^="/scorecards/"]')
    number = page.locator(f'main a[href*="/why/{HOUSEHOLDS}/"]')
    expect(number).to_contain_text("1", timeout=30_000)
    number.click()
    page.click(f'main a[href="{visit}"]')
    expect(page.locator(".sentence")).to_have_text(CORRECTED)


def the_page_prints(page: Page) -> None:
    """The scorecard on A4: no navigation, the number there, one or two sheets."""
    page.go_back()
    page.go_back()
    page.click('main a[href*="/print/"]')
    page.emulate_media(media="print")
    expect(page.locator("nav:visible, .no-print:visible, button:visible")).to_have_count(0)
    expect(page.locator("body")).to_contain_text("榆树湾村党支部")
    sheets = page.pdf(format="A4").count(b"/Type /Page\n") or page.pdf(format="A4").count(b"/Page ")
    assert 1 <= sheets <= 3


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_first_day_of_an_office(browser, tmp_path, language):
    data, copy, log = tmp_path / "data", tmp_path / "copy.zip", tmp_path / "log.txt"
    with running(data, log, "--county", "绛桐县委", "--lang", language) as (url, codes):
        day = Day(browser, url, language, codes)
        with day.at("office") as page:
            rosters_come_in(page, day, tmp_path)
            start_campaign(page, "2026-01-01")
            day.codes |= slips(page)
        assert set(day.codes) == {"admin", "T1-1", "B11-1", "B12-1"}
        visit = a_visit_is_judged(day)
        with day.at("office") as page:
            the_number_opens(page, visit)
            the_page_prints(page)
        duixian("backup", str(copy), "--data", str(data))
    shutil.rmtree(data)
    duixian("restore", str(copy), "--data", str(data))
    with running(data, log, "--lang", language) as (url, codes):
        day = Day(browser, url, language, codes)
        assert codes == {}
        with day.at("office") as page:
            page.goto(visit)
            assert len(history(page)) == 4
            the_number_opens(page, visit)
