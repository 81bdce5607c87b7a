"""Findings about the closing of a campaign, and about what leads it (E670 to E679)."""

from __future__ import annotations

from .rule import Rule, rule

COURSE: tuple[Rule, ...] = (
    rule("E670", "还有 {many} 件没有了结，最久的 {days} 天。", "{many} things are still open, the oldest for {days} days.",
         "写明移交给哪项活动，或者写明仍由原单位欠着。", "Say which campaign takes them over, or that they stay owed by the units that owe them."),
    rule("E671", "承接的活动没有“{zh}”，{many} 件接不过去。", "The campaign that is to take over has no “{en}”; {many} of them cannot go there.",
         "换一项活动承接，或者写明仍由原单位欠着。", "Choose another campaign, or say that they stay owed."),
    rule("E672", "活动已经结束，不能再结束，也不能重开。", "The campaign is closed; it cannot be closed again, nor reopened.",
         "要接着干，启动一项新的活动，写明承接哪一项。", "To go on, start a new campaign that takes over."),
    rule("E673", "打开这一页以后又有变化：现在没了结的是 {many} 件，不是 {shown} 件。", "Since this page was opened something changed: {many} things are open now, not {shown}.",
         "看一看新的清单，再决定。", "Look at the new list, then decide."),
    rule("E674", "活动 {day} 才开始，还没开始的不能结束。", "The campaign begins on {day}; what has not begun cannot be closed.",
         "等它开始以后再结束。", "Close it once it has begun."),
    rule("E675", "“{zh}”不能由“{above_zh}”总揽：一项活动不能总揽自己，也不能绕回自己。", "“{en}” cannot stand under “{above_en}”: no campaign leads itself, neither straight nor in a circle.",
         "选另一项活动总揽，或者先解除那一项。", "Choose another one, or take that one from under this one first."),
    rule("E676", "只有一层总揽：“{above_zh}”自己由别的活动总揽，或者“{zh}”已经总揽着别的活动。", "There is one level of leading: “{above_en}” stands under another, or “{en}” leads others already.",
         "选最上面的那项活动总揽。", "Choose the one on top."),
    rule("E677", "“{above_zh}”不覆盖“{zh}”的全部组织。", "“{above_en}” does not run in all the units of “{en}”.",
         "选在同一级或者上级启动的活动。", "Choose one that was started at the same unit or above it."),
    rule("E678", "时间对不上：“{above_zh}”{first}至{last}，“{zh}”{own_first}至{own_last}。", "The days do not fit: “{above_en}” runs from {first} to {last}, “{en}” from {own_first} to {own_last}.",
         "总揽的活动要和它有共同的日子，并且不比它先结束；已经结束的不能再总揽。", "The one that leads has days in common with it and does not end before it; a closed one leads no more."),
    rule("E679", "两项活动对同一类记录的规定不一样：{kinds}。", "The two say different things of the same kinds of records: {kinds}.",
         "同一批记录只能有一种规定；先统一方案包用的记录库，再总揽。", "The same records can have one rule alone; use the same library in both packs first."),
)  # fmt: skip
