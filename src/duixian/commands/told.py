"""What is told to the person at the terminal, or to a program."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable

from duixian.rulebook.findings import Finding
from duixian.rulebook.vocabulary.text import Language, Text

UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
"""What would steer a terminal or turn the direction of the text."""

BREAKS = re.compile(r"\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
LONGEST = 2000


def shown(text: str) -> str:
    """A text that may come from a stranger, fit for a terminal."""
    return UNSEEN.sub("\ufffd", text)


def on_one_line(text: str) -> str:
    """The same on one line and not endless, so that what a stranger wrote cannot pass for a finding."""
    whole = shown(BREAKS.sub("⏎", text))
    return whole if len(whole) <= LONGEST else f"{whole[:LONGEST]}…"


def say(text: Text, language: Language) -> None:
    """One sentence to the person at the terminal."""
    sys.stderr.write(f"{shown(text.in_(language))}\n")


def findings_text(findings: Iterable[Finding], language: Language) -> str:
    """Each finding on a line: where and what; below it what to do, unless the next says the same."""
    told = list(findings)
    hints = [finding.hint(language) for finding in told]
    lines = []
    for finding, hint, following in zip(told, hints, [*hints[1:], None][: len(told)], strict=True):
        lines.append(f"{finding.where}  {finding.id}  {finding.what(language)}")
        if hint != following:
            lines.append(f"    → {hint}")
    return "".join(f"{on_one_line(line)}\n" for line in lines)


def findings_json(findings: Iterable[Finding], **more: object) -> str:
    """The same for programs, in both languages."""
    entries = [
        {
            "id": f.id,
            "level": f.level.value,
            "file": f.where.file,
            "line": f.where.line,
            "column": f.where.column,
            "what": {"zh": f.what("zh"), "en": f.what("en")},
            "hint": {"zh": f.hint("zh"), "en": f.hint("en")},
        }
        for f in findings
    ]
    return json.dumps({**more, "findings": entries}, ensure_ascii=False, indent=1) + "\n"
