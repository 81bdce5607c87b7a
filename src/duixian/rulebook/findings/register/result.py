"""Findings about where results are to go and for whom (E6)."""

from __future__ import annotations

from .rule import rule

RESULT = (
    rule(
        "E601",
        "文件夹里有别的东西（{names}），不能放结果",
        "the folder holds other things ({names}), so results cannot be put there",
        "换一个空文件夹，或先把里面的东西移走",
        "name an empty folder, or move these things away first",
    ),
    rule(
        "E602",
        "成绩单里没有组织 {unit}",
        "there is no scorecard of the unit {unit}",
        "写组织代码；本次成绩单里有 {many} 个组织",
        "give a unit's code; this run has scorecards of {many} units",
    ),
)
