"""The sections of the page: which classes each shows, and how one item is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from duixian.rulebook.outline.drafting import Draft
    from duixian.rulebook.outline.items import Item

RELATIONS = {
    "own": "本活动 this campaign",
    "predecessor": "上一活动 before it",
    "parallel": "并行 beside it",
    "set": "一组活动 a set",
    "combined": "要求与之结合 to be combined with",
}
ROLES = {
    "theme": "主题", "goal": "目标", "direction": "方向", "subject": "议题",
    "form": "方式 form", "measure": "以此检验 measure", "answer": "评议内容 asked", "rater": "评议人 raters", "poll": "群众评议 poll",
    "comment": "点评要素 part of a comment", "no weight": "不计成效 weighs nothing", "register": "登记范围 put on the register", "ranked": "排名 ranking",
    "person": "责任人 person", "body": "机构 body", "principle": "原则 principle", "helper": "协助 helper",
}  # fmt: skip
PERIODS = {
    "year": "每年 a year",
    "half_year": "每半年 a half-year",
    "quarter": "每季度 a quarter",
    "month": "每月 a month",
    "half_month": "每半月 a half-month",
    "two_months": "每两月 two months",
    "week": "每周 a week",
    "day": "每天 a day",
}
MOST = 90
AHEAD = 40


def campaign(draft: Draft, item: Item) -> Iterator[str]:
    """A campaign with its relation and its two tracks."""
    yield _row(draft, item, f"**{item.name}** — {RELATIONS[item.fact('relation')]}")
    for track in ("organisation", "member"):
        if item.fact(track):
            yield f"  - {item.fact(track)}"


def aims(draft: Draft, items: list[Item]) -> Iterator[str]:
    """Themes, goals and directions, then the requirements together."""
    for item in (i for i in items if i.kind is Kind.THEME):
        called = ROLES["subject"] if item.fact("role") == "subject" else item.fact("called")
        yield _row(draft, item, f"{called}：**{item.name}**")
    required = [i for i in items if i.kind is Kind.REQUIREMENT]
    if required:
        said = "；".join(
            f"**{i.name}**" + (f"（{i.fact('role')}）" if i.fact("role") else "") for i in required
        )
        yield _row(draft, required[0], f"总体要求：{said}")


def standard(draft: Draft, item: Item) -> Iterator[str]:
    """A standard, its headings, their points."""
    yield _row(
        draft,
        item,
        f"**{item.name}**" + ("" if item.parts else "：文中没有写内容 headings not given"),
    )
    for part in item.parts:
        yield f"  - {part.name}" + (
            "" if not part.parts else "：" + "；".join(p.name for p in part.parts)
        )


def obligation(draft: Draft, item: Item) -> Iterator[str]:
    """What is to be done, how many, in which period."""
    period = PERIODS.get(item.fact("period"), "期限未写 no period")
    yield _row(
        draft, item, f"**{item.name}** = {item.fact('number')} {item.fact('measure')}，{period}"
    )


def phase(draft: Draft, item: Item) -> Iterator[str]:
    """A phase with its term, or how many are announced."""
    if item.fact("count"):
        yield _row(draft, item, f"{item.name}（共 {item.fact('count')} 个）")
        return
    yield _row(
        draft,
        item,
        f"**{item.name}**：{item.fact('start')} → {item.fact('end') or '（未写 not given）'}",
    )
    if item.fact("content"):
        yield f"  - {_short(item.fact('content'))}"


def date(draft: Draft, item: Item) -> Iterator[str]:
    """A date as said and as read, with the words around it."""
    read = item.fact("day") or item.fact("event") or "—"
    damaged = "，年份缺损 year damaged" if item.fact("year") == "damaged" else ""
    low, _ = draft.speech.sentence_at(item.start)
    around = re.split("[。\n]", draft.cleaned[max(low, item.start - AHEAD) : item.end + AHEAD])[0]
    yield _row(draft, item, f"**{item.name}**（{read}{damaged}）：…{around.strip()}…")


def category(draft: Draft, item: Item) -> Iterator[str]:
    """A category with its arena and its carriers."""
    arena = f"：在{item.fact('arena')}中创先争优" if item.fact("arena") else ""
    yield _row(draft, item, f"**{item.name}**{arena}")
    if item.parts:
        yield "  - 载体 carriers: " + "、".join(
            part.name + part.fact("noun") for part in item.parts
        )


def mechanism(draft: Draft, item: Item) -> Iterator[str]:
    """A name with its noun, and its content if the text has it."""
    yield _row(
        draft,
        item,
        f"{item.name}{item.fact('noun')}"
        + (f"：{item.fact('content')}" if item.fact("content") else ""),
    )


def duty(draft: Draft, item: Item) -> Iterator[str]:
    """Who, what, by when, how much, and which words are open."""
    more = [
        f"{label}：{item.fact(key)}"
        for key, label in (
            ("by_when", "时间 when"),
            ("how_much", "数量 how much"),
            ("open", "待定 open"),
        )
        if item.fact(key)
    ]
    yield _row(
        draft,
        item,
        f"**{item.fact('who') or '（未写谁 nobody named）'}** {_short(item.name)}"
        + "".join(f" 〔{m}〕" for m in more),
    )


def role(draft: Draft, item: Item) -> Iterator[str]:
    """Who holds which role."""
    held = item.fact("role")
    yield _row(
        draft,
        item,
        f"{ROLES[item.fact('of')]}：**{item.name}**"
        + (f" — {held}" if held and held != item.name else ""),
    )


def evaluation(draft: Draft, items: list[Item]) -> Iterator[str]:
    """What the text says of evaluation, by the part it plays."""
    for role in dict.fromkeys(item.fact("role") for item in items):
        names = [f"**{i.name}**（{draft.line(i.start)}）" for i in items if i.fact("role") == role]
        yield f"- {ROLES[role]}：" + "、".join(names)


def sanction(draft: Draft, item: Item) -> Iterator[str]:
    """A sanction and what brings it."""
    yield _row(
        draft,
        item,
        f"**{item.name}**" + (" ← " + "、".join(p.name for p in item.parts) if item.parts else ""),
    )


def honour(draft: Draft, item: Item) -> Iterator[str]:
    """An honour, or the stages of an exemplar."""
    stages = "：" + " → ".join(p.name for p in item.parts) if item.parts else ""
    amount = f"（{item.fact('number')} 名）" if item.fact("number") else ""
    yield _row(draft, item, f"{item.fact('act')}**{item.name}**{amount}{stages}")


def channels(draft: Draft, items: list[Item]) -> Iterator[str]:
    """All channels in one line."""
    if items:
        yield "- " + "、".join(f"{item.name}（{draft.line(item.start)}）" for item in items)


def parameter(draft: Draft, item: Item) -> Iterator[str]:
    """A parameter with its value."""
    of = f"（{item.fact('of')}）" if item.fact("of") else ""
    yield _row(
        draft,
        item,
        f"`{item.fact('parameter')}` = {item.fact('value')}：{item.name.strip('“”')}{of}",
    )


def _row(draft: Draft, item: Item, text: str) -> str:
    return f"- {text}（{draft.line(item.start)}）"


def _short(text: str) -> str:
    return text if len(text) <= MOST else text[: MOST - 1] + "…"


def each(
    show: Callable[[Draft, Item], Iterator[str]],
) -> Callable[[Draft, list[Item]], Iterator[str]]:
    """A section that writes its items one by one."""
    return lambda draft, items: (line for item in items for line in show(draft, item))


@dataclass(frozen=True)
class Section:
    """One section of the page: its heading, the classes it shows, and how they are written."""

    zh: str
    en: str
    kinds: tuple[Kind, ...]
    show: Callable[[Draft, list[Item]], Iterator[str]]


SECTIONS = (
    Section("活动", "Campaigns", (Kind.CAMPAIGN,), each(campaign)),
    Section("主题、目标和要求", "Theme, goals, requirements", (Kind.THEME, Kind.REQUIREMENT), aims),
    Section("标准和要点", "Standards and their points", (Kind.STANDARD,), each(standard)),
    Section(
        "可计量的任务", "Obligations that can be counted", (Kind.OBLIGATION,), each(obligation)
    ),
    Section("阶段", "Phases", (Kind.PHASE,), each(phase)),
    Section("时间", "Dates", (Kind.DATE,), each(date)),
    Section(
        "单位类别和载体", "Categories of unit and their carriers", (Kind.CATEGORY,), each(category)
    ),
    Section("有名称的做法", "Named mechanisms", (Kind.MECHANISM,), each(mechanism)),
    Section("责任", "Responsibility", (Kind.ROLE,), each(role)),
    Section(
        "任务：谁、做什么、何时、多少",
        "Duties: who, what, by when, how much",
        (Kind.DUTY,),
        each(duty),
    ),
    Section("评价", "Evaluation", (Kind.EVALUATION,), evaluation),
    Section("处理措施", "Sanctions", (Kind.SANCTION,), each(sanction)),
    Section("表彰和典型", "Honours and exemplars", (Kind.HONOUR,), each(honour)),
    Section("宣传渠道", "Channels", (Kind.CHANNEL,), channels),
    Section("数字和参数", "Numbers and parameters", (Kind.NUMBER,), each(parameter)),
)
