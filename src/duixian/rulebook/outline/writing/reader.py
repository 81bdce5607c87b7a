"""The pages that a person reads: what the speech fixes, and what it leaves open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duixian.rulebook.outline.lexicon import table

from .sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.drafting import Draft
    from duixian.rulebook.outline.questions import Question
    from duixian.rulebook.outline.segments import Node

TITLE = 48


def outline_page(draft: Draft) -> str:
    """What the speech says, class by class, with the line of each in the source."""
    lines = [f"# {_title(draft)}", "", *_summary(draft), ""]
    for number, section in enumerate(SECTIONS, 1):
        items = [item for item in draft.items if item.kind in section.kinds]
        rows = list(section.show(draft, items)) or ["（文中没有。 None in the text.）"]
        lines += [f"## {number}. {section.zh} {section.en}", "", *rows, ""]
    lines += ["## 文章结构 Outline", "", *_tree(draft), ""]
    return "\n".join(lines)


def _title(draft: Draft) -> str:
    return draft.cleaned[slice(*draft.outline.title)].strip() or draft.name


def _summary(draft: Draft) -> Iterator[str]:
    """A line a busy person can stop at."""
    inferred = sum(
        not all(table("rules")[r].get("sure", True) for r in x.rules) for x in draft.mended.repairs
    )
    yield f"来源 Source: `{draft.name}`。行号指整理后的 cleaned.txt。 Line numbers refer to cleaned.txt."
    yield ""
    yield f"- 文字更正 Repairs: {len(draft.mended.repairs)} 处，其中推定 inferred {inferred} 处，全部列在 repairs.csv。"
    yield f"- 待定问题 Open questions: {len(draft.questions)} 个，见 questions.md。"
    counts = [(s.zh, sum(item.kind in s.kinds for item in draft.items)) for s in SECTIONS]
    yield "- 识别 Recognised: " + "，".join(f"{zh} {count}" for zh, count in counts if count) + "。"


def _tree(draft: Draft) -> Iterator[str]:
    for node in draft.outline.nodes:
        yield from _branch(draft, node, 0)


def _branch(draft: Draft, node: Node, depth: int) -> Iterator[str]:
    title = draft.cleaned[slice(*node.title)]
    short = title if len(title) <= TITLE else title[: TITLE - 1] + "…"
    mark = draft.cleaned[node.start : node.title[0]].strip()
    yield f"{'  ' * depth}- {mark}{short}（{draft.line(node.start)}）"
    for child in node.children:
        yield from _branch(draft, child, depth + 1)


def questions_page(draft: Draft) -> str:
    """The open questions, grouped, with a box to tick and a line to answer on."""
    lines = [f"# 待定问题 Open questions：{_title(draft)}", ""]
    lines += [
        "讲话没有写明的，这里逐条列出；没有一条由程序代填。请逐条填写“答”。",
        "What the speech leaves open; nothing was filled in for you. Line numbers refer to cleaned.txt.",
        "",
    ]
    numbers = {question: place for place, question in enumerate(draft.questions, 1)}
    for group in table("questions")["groups"]:
        asked = [q for about in group["abouts"] for q in draft.questions if q.about == about]
        if asked:
            lines += [f"## {group['zh']} {group['en']}（{len(asked)}）", ""]
            for question in asked:
                lines += _asked(draft, numbers[question], question)
            lines.append("")
    return "\n".join(lines)


def _asked(draft: Draft, number: int, question: Question) -> Iterator[str]:
    place = f"（{draft.line(question.start)}）" if question.end else ""
    yield f"- [ ] **q{number}** {question.text.zh}{place}"
    yield f"      *{question.text.en}*"
    yield "      答 Answer: ____________"
