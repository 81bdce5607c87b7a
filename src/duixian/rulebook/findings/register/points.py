"""Findings about points of packs: how they are given, and that nothing is scored twice (E23)."""

from __future__ import annotations

from .rule import Rule, rule

POINTS: tuple[Rule, ...] = (
    rule("E230", "各档要从高到低写，每个起点一次。", "Bands go from high to low, each start once.", "按 from 从大到小排列。", "Put them in order of `from`, largest first."),
    rule("E231", "满分必须大于 0。", "Full points must be more than 0.", "改成正数；不计分就删去 points。", "Make it positive, or delete the points."),
    rule("E232", "指标“{id}”由人给分，度量却是 {measure}。", "The indicator “{id}” has points given by people, but its measure is {measure}.",
         "given 只用于 judged；算得出来的数用 target、bands 或 each。", "Only what is judged has points given; for numbers that are worked out use target, bands or each."),
    rule("E233", "项“{id}”的 line 和基础分、上下限要写在一起。", "The line of the heading “{id}” and its base, floor or ceiling go together.",
         "写明 line 是哪条线的分，并写 base、floor、ceiling 中至少一样；都不要就都删去。", "Say by `line` whose points they are for, and give at least one of base, floor, ceiling; or delete them all."),
    rule("E234", "项“{id}”有基础分或上下限，{line} 这条线上却没有计分的指标。", "The heading “{id}” has a base, floor or ceiling, but no indicator on the line {line} has points.",
         "给这一项的指标写 points，或删去基础分和上下限。", "Give points to an indicator of this heading, or delete base, floor and ceiling."),
    rule("E235", "“{one}”和“{other}”会把同一条 {kind} 各算一次分。", "“{one}” and “{other}” may both score the same {kind}.",
         "让两边选的记录分开：in、timing、where 各取一部分，或窗口不重叠；或去掉一边的 points。确要再算，在其中一项写 again: {{{one}: 理由}}，两种语言。",
         "Part what they select by in, timing, where or windows that do not overlap; or drop the points of one. If it must be, give one of them `again: {{{one}: reason}}` in both languages."),
    rule("E236", "“{one}”说要把“{other}”算过的再算一次，可两边没有同一条记录会得分。", "“{one}” says that it scores again what “{other}” does, but no record is scored by both.",
         "删去 again 里的这一项。", "Delete it from `again`."),
    rule("E237", "多挂一个 {kind}，“{id}”就可能少得分。", "One more {kind} on the register could lower the points of “{id}”.",
         "去掉 points，数照样放着给大家看。挂号从不减分，不然就没人挂号。", "Drop the points and leave the number for all to see. Registering a problem costs nothing, else nobody registers any."),
)  # fmt: skip
