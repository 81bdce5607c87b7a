"""The pictures of the front page, taken anew: `python -m e2e.pictures FOLDER`."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from e2e import rosters
from e2e.browsing import browsing
from e2e.first_day import FIRST, Day, hand_in, slips, start_campaign, take_in
from e2e.installation import running

COLOURS = 64
PHONE, WIDE = 390, 1000
GAP = 24
BRANCHES = "100"


def shot(page: Page, height: int) -> Image.Image:
    """The upper part of a page."""
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    return Image.open(io.BytesIO(page.screenshot()))


def save(pictures: Sequence[Image.Image], path: Path) -> None:
    """Some pictures side by side, in few colours."""
    width = sum(p.width for p in pictures) + GAP * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, max(p.height for p in pictures)), "#d9d6cf")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + GAP
    sheet.quantize(COLOURS).save(path, optimize=True)


def first_day(browser: Browser, folder: Path, out: Path, language: str) -> None:
    """The roster with its mistakes, and a visit on the telephone."""
    with running(folder / "data", folder / "log", "--county", "绛桐县委") as (url, codes):
        day = Day(browser, url, language, codes)
        with day.at("office", WIDE) as page:
            rosters.write(folder / "wrong.xlsx", mistakes=True)
            rosters.write(folder / "right.xlsx", mistakes=False)
            hand_in(page, folder / "wrong.xlsx")
            save([shot(page, 900)], out / f"roster.{language}.png")
            hand_in(page, folder / "right.xlsx")
            take_in(page)
            start_campaign(page, "2026-01-01")
            day.codes |= slips(page)
        with day.at("B11-1", PHONE) as page:
            seen = [shot(page, 800)]
            page.click('main a[href*="/records/new"]')
            page.click('main a[href*="/records/new/visit/"]')
            page.fill("[name=household]", "田家")
            page.click('label:has([name=occasion][value="mood"])')
            page.fill("[name=heard]", "水渠漏水，盼早点修好")
            seen.append(shot(page, 800))
            page.click(FIRST)
            page.wait_for_selector(".notice.saved")
            save([*seen, shot(page, 800)], out / f"visit.{language}.png")


def county(browser: Browser, folder: Path, out: Path, language: str) -> None:
    """The scorecard of a branch of the demo county, and why one of its numbers is what it is."""
    with running(folder / "demo", folder / "log", "--demo", BRANCHES) as (url, _):
        sheet = (folder / "demo" / "demo-accounts.json").read_text(encoding="utf-8")
        password = sheet.partition('"password": "')[2].partition('"')[0]
        day = Day(browser, url, language, password=password)
        with day.at("branch-secretary", WIDE) as page:
            page.goto("/scorecards/")
            page.wait_for_selector('main a[href*="/why/"]', timeout=120_000)
            save([shot(page, 1100)], out / f"scorecard.{language}.png")
            page.click('main a[href*="/why/pledges_kept/"]')
            save([shot(page, 900)], out / f"why.{language}.png")


def main(out: Path) -> None:
    """All pictures in both languages."""
    with browsing() as browser:
        for language in ("zh", "en"):
            for take in (first_day, county):
                with tempfile.TemporaryDirectory() as folder:
                    take(browser, Path(folder), out, language)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
