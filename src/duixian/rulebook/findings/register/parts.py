"""Findings about the calendar of a pack, and about packs that follow or complete another (E26)."""

from __future__ import annotations

from .rule import Rule, rule

PARTS: tuple[Rule, ...] = (
    rule("E266", "日历项“{id}”没有日子。", "The calendar item “{id}” has no days.",
         "写 from，或用 days 从活动第一天数起；整个活动要写 from。", "Write `from`, or `days` counted from the first day of the campaign; the whole needs a `from`."),
    rule("E267", "日历项“{id}”既有日期，又有 days。", "The calendar item “{id}” has both dates and `days`.",
         "留一样。", "Keep one of them."),
)  # fmt: skip
