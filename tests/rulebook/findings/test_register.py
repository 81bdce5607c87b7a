"""The register of findings: each number once."""

from __future__ import annotations

from duixian.rulebook.findings import RULES
from duixian.rulebook.findings.register import (
    burden,
    course,
    data,
    form,
    handed,
    pack,
    result,
    roster,
    rounds,
    speech,
    standings,
)

GROUPS = (
    pack.PACK, burden.BURDEN, data.DATA, speech.SPEECH, result.RESULT, form.FORM, handed.HANDED,
    roster.ROSTER, rounds.FROZEN, standings.STANDINGS, course.COURSE,
)  # fmt: skip


def test_no_two_findings_share_a_number():
    numbers = [rule.id for group in GROUPS for rule in group]
    assert (sorted(set(numbers)), set(numbers)) == (sorted(numbers), set(RULES))
