"""What a stranger wrote is told without passing for what the program says."""

from duixian.commands.told import findings_text
from duixian.rulebook.findings import Findings, Place


def test_a_value_with_line_breaks_stays_within_its_finding():
    findings = Findings()
    findings.add("E105", Place("a.yaml", 2), key="x\nb.yaml:1  E101  \x1b[31m\u2028y", first=1)
    assert findings_text(findings, "en") == (
        "a.yaml:2  E105  “x⏎b.yaml:1  E101  \ufffd[31m⏎y” stands twice, first on line 1.\n"
        "    → Keep one of them.\n"
    )


def test_an_endless_value_ends():
    findings = Findings()
    findings.add("E105", Place("a.yaml", 2), key="x" * 1_000_000, first=1)
    told = findings_text(findings, "en").splitlines()
    assert [(len(line), line[-1]) for line in told] == [(2001, "…"), (len(told[1]), ".")]
