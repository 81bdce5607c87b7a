"""Pictures of every page, to be looked at: `python -m e2e.shots FOLDER [WORD OF A ROUTE ...]`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser

from e2e.browsing import WIDTHS, browsing, is_page, reader
from e2e.serving import Desk, serving

if TYPE_CHECKING:
    from e2e.routes import Visit

# By name of the look: width, language, what the reader chose, colours of the device, medium.
LOOKS = {
    **{f"{language}-{width}": (width, language, {}, "screen") for language in ("zh", "en") for width in WIDTHS},
    "zh-390-large": (390, "zh", {"look_size": "large"}, "screen"),
    "zh-1280-dark": (1280, "zh", {"look_theme": "dark"}, "screen"),
    "zh-390-dark": (390, "zh", {"look_theme": "dark"}, "screen"),
    "zh-1280-print": (1280, "zh", {}, "print"),
}  # fmt: skip


def shoot(browser: Browser, desk: Desk, visit: Visit, folder: Path) -> None:
    """One page in every look."""
    for look, (width, language, chosen, medium) in LOOKS.items():
        with reader(browser, desk, visit.name, width, language, **chosen) as window:
            if not is_page(window.request.get(visit.address)):
                return
            page = window.new_page()
            page.emulate_media(media=medium)
            page.goto(visit.address)
            page.screenshot(
                path=folder / f"{visit.route.replace(':', '-')}-{look}.png", full_page=True
            )


def main(folder: Path, *words: str) -> None:
    """All pages, or those whose route has one of the words in it."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duixian.desk.config.settings")
    django.setup()
    from e2e.routes import visits

    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as data, serving(Path(data)) as desk, browsing() as browser:
        for visit in visits(desk):
            if not words or any(word in visit.route for word in words):
                shoot(browser, desk, visit, folder)
                sys.stdout.write(f"{visit.route}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
