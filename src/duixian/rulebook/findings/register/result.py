"""Findings about where results are to go and for whom (E6)."""

from __future__ import annotations

from .rule import rule

RESULT = (
    rule(
        "E601",
        "文件夹里有别的东西（{names}），没有动它。",
        "The folder holds other things ({names}) and was left alone.",
        "换一个空文件夹，或先把里面的东西移走。",
        "Name an empty folder, or move these things away first.",
    ),
    rule(
        "E602",
        "成绩单里没有组织 {unit}。",
        "There is no scorecard of the unit {unit}.",
        "写组织代码；本次成绩单里有 {many} 个组织。",
        "Give a unit's code; this run has scorecards of {many} units.",
    ),
    rule(
        "E603",
        "对照的两次，前一次 {first} 不早于后一次 {second}。",
        "Of the two results, the first ({first}) is not earlier than the second ({second}).",
        "前一次写早的，后一次写晚的。",
        "Give the earlier one first.",
    ),
    rule(
        "E604",
        "只给了一次结果，没有可对照的。",
        "Only one result is asked for; there is nothing to compare it with.",
        "写 --known-at（和现在对照），或写 --with-as-of（和另一天对照）。",
        "Give --known-at to compare with now, or --with-as-of to compare with another day.",
    ),
)
