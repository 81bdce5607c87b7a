"""Findings about the closing of a campaign (E670 to E679)."""

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
)  # fmt: skip
