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
)
