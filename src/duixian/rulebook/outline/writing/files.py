"""What `duixian draft --out` writes: texts by file name."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from duixian.rulebook.outline.lexicon import table

from .machine import to_json
from .pack import pack_files
from .reader import outline_page, questions_page

if TYPE_CHECKING:
    from duixian.rulebook.outline.drafting import Draft

COLUMNS = (
    "行 line",
    "位置 offset",
    "原文 before",
    "现文 after",
    "规则 rule",
    "说明",
    "meaning",
    "请核对 check",
)


def files(draft: Draft) -> dict[str, str]:
    """The cleaned text, the repairs, the pages to read, the JSON and the pack."""
    return {
        "source.txt": draft.source,
        "cleaned.txt": draft.cleaned,
        "repairs.csv": repairs_table(draft),
        "outline.md": outline_page(draft),
        "questions.md": questions_page(draft),
        "draft.json": to_json(draft),
        **{f"pack/{name}": text for name, text in pack_files(draft).items()},
    }


def repairs_table(draft: Draft) -> str:
    """The repairs, a row each; the byte-order mark makes Excel read the Chinese."""
    rules, out = table("rules"), io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for repair in draft.mended.repairs:
        known = [rules[rule] for rule in repair.rules]
        writer.writerow((
            draft.mended.line_at(repair.start),
            repair.start,
            _safe(repair.before),
            _safe(repair.after),
            " ".join(repair.rules),
            "；".join(rule["zh"] for rule in known),
            "; ".join(rule["en"] for rule in known),
            "" if all(rule.get("sure", True) for rule in known) else "是 yes",
        ))  # fmt: skip
    return "\ufeff" + out.getvalue()


def _safe(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula, with its line ends made visible."""
    shown = cell.replace("\r", "␍").replace("\n", "⏎")
    return f"'{shown}" if shown[:1] in ("=", "+", "-", "@", "\t") else shown
