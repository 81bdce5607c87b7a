"""A draft as JSON, for other programs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from .pack import pack_files

if TYPE_CHECKING:
    from duixian.rulebook.outline.drafting import Draft
    from duixian.rulebook.outline.items import Item
    from duixian.rulebook.outline.questions import Question
    from duixian.rulebook.outline.repairs import Repair
    from duixian.rulebook.outline.segments import Node


def to_json(draft: Draft) -> str:
    """Everything in a draft: spans count characters of the cleaned text from 0, lines from 1."""
    value = {
        "file": draft.name,
        "title": draft.cleaned[slice(*draft.outline.title)],
        "source": draft.source,
        "cleaned": draft.cleaned,
        "repairs": [_repair(draft, repair) for repair in draft.mended.repairs],
        "outline": [_node(draft, node) for node in draft.outline.nodes],
        "items": [_item(draft, item) for item in draft.items],
        "questions": [_question(draft, i, q) for i, q in enumerate(draft.questions, 1)],
        "pack": pack_files(draft),
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _repair(draft: Draft, repair: Repair) -> dict[str, Any]:
    return {
        "line": draft.mended.line_at(repair.start),
        "start": repair.start,
        "end": repair.end,
        "before": repair.before,
        "after": repair.after,
        "rules": list(repair.rules),
    }


def _node(draft: Draft, node: Node) -> dict[str, Any]:
    return {
        "style": node.style,
        "number": node.number,
        "title": draft.cleaned[slice(*node.title)],
        **_place(draft, node.start, node.end),
        "children": [_node(draft, child) for child in node.children],
    }


def _item(draft: Draft, item: Item) -> dict[str, Any]:
    value: dict[str, Any] = {
        "kind": str(item.kind),
        "name": item.name,
        **_place(draft, item.start, item.end),
    }
    if item.facts:
        value["facts"] = dict(item.facts)
    if item.parts:
        value["parts"] = [_item(draft, part) for part in item.parts]
    return value


def _question(draft: Draft, number: int, question: Question) -> dict[str, Any]:
    return {
        "id": f"q{number}",
        "about": question.about,
        "text": {"zh": question.text.zh, "en": question.text.en},
        **_place(draft, question.start, question.end),
    }


def _place(draft: Draft, start: int, end: int) -> dict[str, int]:
    source = draft.mended.at_source(start)
    return {
        "start": start,
        "end": end,
        "source_start": source,
        "source_line": draft.mended.line_at(source),
    }
