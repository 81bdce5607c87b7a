"""How a file that cannot be read is refused."""

from __future__ import annotations

from duixian.rulebook.errors import Unusable
from duixian.rulebook.findings import Findings, Place


def refused(rule: str, name: str, **values: object) -> Unusable:
    """The error that says why a file was not read."""
    findings = Findings()
    findings.add(rule, Place(name), **values)
    return Unusable(findings)
