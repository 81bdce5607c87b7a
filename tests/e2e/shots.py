"""Pictures of every page, to be looked at: `python -m e2e.shots FOLDER [WORD OF A ROUTE ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from e2e.browsing import WIDTHS, browsing, is_page, reader
from e2e.serving import Desk, serving

TALLEST = 12_000
FULL = "document.documentElement.scrollHeight"

# By name of the look: width, language, what the reader chose, medium.
LOOKS = {
    **{f"{language}-{width}": (width, language, {}, "screen") for language in ("zh", "en") for width in WIDTHS},
    "zh-390-large": (390, "zh", {"look_size": "large"}, "screen"),
    "zh-1280-dark": (1280, "zh", {"look_theme": "dark"}, "screen"),
    "zh-390-dark": (390, "zh", {"look_theme": "dark"}, "screen"),
    "zh-1280-print": (1280, "zh", {}, "print"),
}  # fmt: skip


def shoot(page: Page, path: Path) -> None:
    """The whole page as one picture; the window grows, so that what keeps to its edge stays there."""
    size = page.viewport_size
    assert size is not None
    tall = min(max(page.evaluate(FULL), size["height"]), TALLEST)
    page.set_viewport_size({"width": size["width"], "height": tall})
    page.screenshot(path=path)
    page.set_viewport_size(size)


def go_round(browser: Browser, desk: Desk, look: str, folder: Path, *words: str) -> None:
    """All pages whose route has one of the words in it, or all, in one look."""
    from e2e.routes import visits

    width, language, chosen, medium = LOOKS[look]
    for name in {visit.name for visit in visits(desk)}:
        with reader(browser, desk, name, width, language, **chosen) as window:
            page = window.new_page()
            page.emulate_media(media=medium)
            for visit in visits(desk):
                wanted = not words or any(word in visit.route for word in words)
                if visit.name == name and wanted and is_page(window.request.get(visit.address)):
                    page.goto(visit.address)
                    shoot(page, folder / f"{visit.route.replace(':', '-')}-{look}.png")


def main(folder: Path, *words: str) -> None:
    """Every page in every look; words beginning with @ choose looks, others choose routes."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duixian.desk.config.settings")
    django.setup()
    folder.mkdir(parents=True, exist_ok=True)
    looks = [word[1:] for word in words if word.startswith("@")] or list(LOOKS)
    routes = [word for word in words if not word.startswith("@")]
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as desk, browsing() as browser:
        for look in looks:
            go_round(browser, desk, look, folder, *routes)
    sys.stdout.write(f"{folder}: {len(list(folder.glob('*.png')))}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
