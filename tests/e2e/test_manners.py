"""What every page owes to everybody, in both languages, wide and narrow."""

from __future__ import annotations

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

pytestmark = pytest.mark.skipif(not AXE.exists(), reason="`make lists` fetches axe")


def wrong(page) -> list[str]:
    """What a page does that it should not."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found = page.evaluate(GRAVE) + [f"too small: {e}" for e in page.evaluate(TOO_SMALL)]
    if beyond := page.evaluate(SIDEWAYS):
        found.append(f"has to be scrolled sideways by {beyond} px")
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", WIDTHS)
def test_every_page_can_be_read_reached_and_touched_by_everybody(browser, desk, width, language):
    found = {}
    for visit in visits(desk):
        with reader(browser, desk, visit.name, width, language) as window:
            if not is_page(window.request.get(visit.address)):
                continue
            page, complaints = window.new_page(), []
            page.on("console", lambda said, kept=complaints: kept.append(said.text))
            answer = page.goto(visit.address)
            bad = [] if answer.ok else [f"answers {answer.status}"]
            if bad := bad + wrong(page) + complaints:
                found[visit.route] = bad
    assert found == {}, found
