"""What the things are called that findings speak of, where a blank names one."""

from __future__ import annotations

from collections.abc import Mapping

from duixian.rulebook.vocabulary.text import Text

NAMING = ("what", "wanted", "reason", "why")
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
    "too large": Text("超过 2 MB", "it is larger than 2 MB"),
    "too deep": Text("一层套一层，超过 20 层", "it is nested more than 20 deep"),
    "no file": Text("没有这个文件，或它不是文件", "there is no such file, or it is none"),
    "semicolons": Text(
        "列用分号隔开，要用英文逗号", "its columns stand apart by semicolons; use commas"
    ),
    "full-width commas": Text(
        "列用中文逗号隔开，要用英文逗号",
        "its columns stand apart by Chinese commas; use plain ones",
    ),
    "tab-separated": Text(
        "列用制表符（Tab）隔开，要用英文逗号", "its columns stand apart by tabs; use commas"
    ),
    "not to be read": Text("没有权限读", "no permission to read it"),
    "not UTF-8": Text("不是 UTF-8", "it is not UTF-8"),
    "GB18030": Text(
        "不是 UTF-8，像是 GB18030（在记事本里另存为，编码选 UTF-8）",
        "it is not UTF-8, it looks like GB18030",
    ),
    "UTF-16": Text(
        "不是 UTF-8，像是 UTF-16（在记事本里另存为，编码选 UTF-8）",
        "it is not UTF-8, it looks like UTF-16",
    ),
    "control character": Text("里面有看不见的控制字符", "it holds a control character"),
    "full-width mark": Text(
        "这里有中文的冒号、逗号或括号，要用英文的",
        "a Chinese colon, comma or bracket stands here; use the English one",
    ),
    "odd blank": Text("冒号后面不是普通的空格", "what stands after the colon is no ordinary blank"),
    "tab": Text("缩进用了制表符（Tab），要用空格", "a tab is used to indent; use blanks"),
    "open": Text(
        "这一行或上面有括号、引号没有成对", "a bracket or quote here or above is not closed"
    ),
    "colon": Text(
        "缺冒号，或一行里冒号多了；话里有冒号的整句加引号",
        "a colon is missing or one too many; put a sentence with a colon in quotes",
    ),
    "indent": Text(
        "缩进没有对齐，或引号里又有引号",
        "the indents do not line up, or a quote stands within quotes",
    ),
    "mark": Text(
        "开头的符号不能这样用（如 @、%），整句加引号",
        "a mark such as @ or % cannot come first; put the sentence in quotes",
    ),
    "escape": Text("引号里的反斜杠写法不对", "a backslash within quotes is written wrong"),
    "not YAML": Text("不合 YAML 的写法", "it is not written as YAML"),
}
