"""What the things are called that findings speak of, where a blank names one."""

from __future__ import annotations

from collections.abc import Mapping

from duixian.rulebook.vocabulary.text import Text

NAMING = ("what", "wanted")
"""The blanks that hold the name of a thing."""

THINGS: Mapping[str, Text] = {
    "pack": Text("方案包", "pack"),
    "library": Text("库", "library"),
    "category": Text("类别", "category"),
    "calendar item": Text("日历项", "calendar item"),
    "standard": Text("标准", "standard"),
    "heading": Text("标准项", "heading"),
    "indicator": Text("指标", "indicator"),
    "round": Text("轮次", "round"),
    "ranking": Text("排名", "ranking"),
    "grading": Text("等次", "set of grades"),
    "draw": Text("抽签", "draw"),
    "question": Text("待定问题", "question"),
    "kind": Text("记录类型", "kind"),
    "field": Text("字段", "field"),
    "option": Text("选项", "option"),
    "tally": Text("计票字段", "tally"),
    "state": Text("状态", "state"),
    "stage or state": Text("阶段或状态", "stage or state"),
    "move": Text("步骤", "move"),
    "text": Text("一个词或一句话", "text"),
    "list": Text("列表", "list"),
    "mapping": Text("“键: 值”", "mapping"),
    "whole number": Text("整数", "whole number"),
    "number with two places": Text("最多两位小数的数", "number with at most two places"),
    "yes or no": Text("yes 或 no", "yes or no"),
    "day": Text(" 2010-06-01 这样的日期", "day such as 2010-06-01"),
}
