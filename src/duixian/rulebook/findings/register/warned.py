"""Findings about campaign packs that can be used, but hardly as they are meant (W2)."""

from __future__ import annotations

from .rule import rule

WARNED = (
    rule("W201", "有待明确：{zh}", "Left open: {en}", "请活动办定下来，写进方案包，再删去这一问。", "Decide it, write it into the pack and delete the question."),
    rule("W202", "状态“{id}”从第一步走不到。", "The state “{id}” cannot be reached from a first move.", "加一步，或删去这个状态。", "Add a move or delete the state."),
    rule("W203", "这个文件没有读：只读 .yaml。", "This file was not read: only .yaml is.", "改名为 .yaml，或移走。", "Rename it to .yaml or move it away."),
    rule("W204", "指标“{id}”谁也答不上：{zh}。", "Nobody can answer the indicator “{id}”: {en}.", "改指标的条件，或让前面的某一步问到它、走到它。", "Change its conditions, or have an earlier move ask for it or lead there."),
    rule("W205", "状态“{id}”只进不出，却还算在办。", "The state “{id}” is open and no move leaves it.", "加一步办结它，或改成办成、没办成。", "Add a move that settles it, or make it done or failed."),
    rule("W206", "指标“{id}”在效果或评价线上数活动：{zh}由本单位自己写下就算。", "The indicator “{id}” counts activity as effect or voice: {en} counts once its own unit has written it.", "放到 done 线上；或让别人看过、由受益的人说了才算。", "Put it on the line done, or count only what somebody else has looked at or those served have said."),
    rule("W207", "记录类型“{id}”没有地方用。", "Nothing uses the kind “{id}”.", "给它一项指标，或删去，别让基层白填。", "Give it an indicator or delete it: nobody should fill it in for nothing."),
    rule("W208", "“{key}”照抄了上级的，一个字没改。", "“{key}” repeats the parent's words unchanged.", "写本级自己的做法；没有就删去，照上级的办。", "Write what is done here; else delete it, and the parent's words stand."),
    rule("W209", "指标“{id}”计分，{zh}却不用别人看过就算办成。", "The indicator “{id}” gives points, but {en} is done without anybody else looking.", "在办成的每条路上加一步 someone_else。", "Add a someone_else on every way to done."),
    rule("W210", "指标“{id}”的满分谁也拿不到。", "Nobody can reach the full points of “{id}”.", "占比最多 100；逐项加减的，起分和最高分要对得上。", "A share is 100 at most; with `each` the start and the most must fit."),
    rule("W211", "指标“{id}”的分人人一样。", "Everybody gets the same points for “{id}”.", "改计分办法，或去掉 points，只看数。", "Change the points, or drop them and show the number."),
    rule("W212", "指标“{id}”的计分和好坏反了。", "The points of “{id}” run against what is better.", "越少越好的写 better: less，用逐项扣分。", "Write better: less where less is better, and let each one cost points."),
    rule("W213", "指标“{id}”的占比总是全部。", "The share “{id}” is always all of it.", "选取放宽到在办的，或把 part 收紧。", "Select more than the part, or narrow the part."),
    rule("W214", "等次“{grade}”谁也够不上：最多只有 {most}。", "Nobody can have the grade “{grade}”: there is no more than {most}.", "把 from 降到够得上的数。", "Lower `from` to what can be had."),
    rule("W215", "“{id}”只有一档，从 0 起，个个一样。", "“{id}” has one band from 0, so every unit has the same grade.", "分出几档，或不评等次。", "Make several bands, or give no grades."),
)  # fmt: skip
