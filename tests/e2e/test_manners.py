"""What every page owes to everybody, in both languages, wide and narrow."""

from __future__ import annotations

import re

import pytest

from e2e.browsing import WIDTHS, is_page, reader
from e2e.routes import visits
from e2e.serving import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
GRAVE = """async () => (await axe.run({resultTypes: ["violations"]})).violations
  .filter(v => ["serious", "critical"].includes(v.impact))
  .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")} (${v.help})`))"""
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
TOO_SMALL = """[...document.querySelectorAll("button, .button, summary, select, nav a, .rows a.whole")]
  .filter(e => e.getClientRects().length && e.getBoundingClientRect().height < 43.5
    && !e.matches(".trail a, .unseen, .rows a.whole"))
  .map(e => `${e.tagName} ${e.className} ${e.textContent.trim().slice(0, 20)}`)"""
SPOKEN_CODE = re.compile(r"Text\(zh=|<[A-Z]\w+: |\bNone\b|\bnan\b|%\(\w+\)s|\{[{%]")
LOUD = ("error", "warning")

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="`make lists` fetches axe")


def wrong(page) -> list[str]:
    """What a page does that it should not."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(GRAVE) + [f"too small: {e}" for e in page.evaluate(TOO_SMALL)]
    if said := SPOKEN_CODE.search(page.inner_text("body")):
        found.append(f"speaks code: {said[0]}")
    if beyond := page.evaluate(SIDEWAYS):
        found.append(f"has to be scrolled sideways by {beyond} px")
    return found


def go_round(browser, desk, width, language):
    """Every page as somebody who may, each with its answer and what the browser complained of."""
    pages = visits(desk)
    for name in {visit.name for visit in pages}:
        with reader(browser, desk, name, width, language) as window:
            page, complaints = window.new_page(), []
            page.on("console", lambda said, kept=complaints: kept.append(said))
            for visit in pages:
                if visit.name == name and is_page(window.request.get(visit.address)):
                    complaints.clear()
                    yield visit.route, page, page.goto(visit.address), complaints


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_read_reached_and_touched_by_everybody(browser, desk, width, language):
    found = {}
    for route, page, answer, complaints in go_round(browser, desk, width, language):
        bad = wrong(page) + [said.text for said in complaints if said.type in LOUD]
        if not answer.ok:
            bad.append(f"answers {answer.status}")
        if bad:
            found[route] = bad
    assert found == {}, found
