"""Findings about the calendar of a pack, and about packs that follow or complete another (E26)."""

from __future__ import annotations

from .rule import Rule, rule

PARTS: tuple[Rule, ...] = (
    rule("E260", "“{key}”由上级方案包定，这里不能写。", "“{key}” is the parent's and cannot be written here.",
         "删去。日期、标准、类别照上级的；本级加指标、例子和记录类型。", "Delete it. Dates, standards and categories come from the parent; add indicators, examples and kinds of your own."),
    rule("E261", "“{id}”上级方案包里已有（{first}），不能改写。", "The parent has “{id}” already ({first}); it cannot be changed.",
         "换一个名字，作为本级增加的指标；或删去，用上级的。", "Give yours another name, or delete it and use the parent's."),
    rule("E262", "本级增加的指标“{id}”计了分。", "The local indicator “{id}” has points.",
         "去掉 points。分由上级定，全县才可比。", "Drop the points: they are the parent's, so that units can be compared."),
    rule("E263", "“{id}”不能作上级方案包：它自己也有上级，或就是这一个。", "“{id}” cannot be a parent: it has one itself, or is this very pack.",
         "直接写最上面的那一个；只传一级。", "Name the topmost one; there is one level only."),
    rule("E264", "上一活动“{id}”的方案包有错误。", "The pack of the predecessor “{id}” has errors.",
         "先检查它：duixian check {id}。", "Check it first: duixian check {id}."),
    rule("E265", "上一活动“{id}”遗留的 {kind}，没有指标接着算。", "No indicator goes on counting the {kind} that “{id}” left open.",
         "给一项指标写 carried_in: yes，in 里有 open。", "Give an indicator `carried_in: yes`, with open in its `in`."),
    rule("E266", "日历项“{id}”没有日子。", "The calendar item “{id}” has no days.",
         "写 from，或用 days 从活动第一天数起；整个活动要写 from。", "Write `from`, or `days` counted from the first day of the campaign; the whole needs a `from`."),
    rule("E267", "日历项“{id}”既有日期，又有 days。", "The calendar item “{id}” has both dates and `days`.",
         "留一样。", "Keep one of them."),
    rule("E370", "日历项“{id}”的 level 不对。", "The level of the calendar item “{id}” does not fit.",
         "type: launch 的项写 level（1 是下一级，最多 {most}），别的项不写。", "Give items of `type: launch` a level (1 is right below, at most {most}), and no other item."),
    rule("E371", "“{id}”和“{first}”启动的是同一级。", "“{id}” and “{first}” launch the same level.",
         "一级只启动一次，留一项。", "A level is launched once; keep one of them."),
    rule("E372", "“{id}”的下一级比“{above}”的上一级启动得早。", "“{id}” launches a lower level before “{above}” launches the one above it.",
         "下一级的最后一天不早于上一级的。", "Let the last day of the lower level be no earlier than that of the level above."),
)  # fmt: skip
