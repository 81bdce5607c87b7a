"""Findings about what a move brings about besides, about notices, and about who reads a record (E28, E29)."""

from __future__ import annotations

from .rule import Rule, rule

EFFECTS: tuple[Rule, ...] = (
    rule("E285", "{kind}的新记录上没有能指回 {source} 的“{by}”。", "A new {kind} has no “{by}” by which it could point back to a {source}.",
         "在 {kind} 里加一个关联字段，to 里写 {source}；后面的步骤不要用 has 要它。", "Give {kind} a link whose `to` names {source}, and let no later move ask for it by `has`."),
    rule("E286", "连带兜了圈：{way}。", "These effects go round in a circle: {way}.",
         "去掉其中一个 then。", "Take one of them away."),
    rule("E287", "{kind}没有承办单位，交不上去。", "A {kind} has no solver that could be handed up.",
         "加一个名为 solver 的组织字段，或去掉 hand_up。", "Give it a unit field called solver, or drop `hand_up`."),
    rule("E288", "“{move}”要先公示（{to}），却没有哪一步去公示够这么久。", "“{move}” waits for a notice ({to}), and no move gives one for as long.",
         "给前面的一步写 publish，when: notice，范围相同，天数不少于这里。", "Give an earlier move `publish` with when: notice, to the same audience and for as many days."),
    rule("E289", "公示的天数写法不对。", "This is not a length for a notice.",
         "days 或 working_days 写一个，大于 0。", "Give either days or working_days, more than 0."),
    rule("E290", "“{move}”由{who}办，却读不到这条记录。", "“{move}” is a move of the {who}, who cannot read such a record.",
         "把 seen 写成 near（只有直接上级能读），或者这一步由本组织、本人、会议来办。", "Write near (the unit right above reads it, nobody further up), or let the unit itself, the person or a meeting make the move."),
    rule("E291", "seen 的 where 里“{field}”不是选项字段，或者没有“{option}”这个选项。", "“{field}” in the `where` of `seen` is no choice, or has no option “{option}”.",
         "where 里只写选项字段和它的选项。", "Name choices and their options only."),
)  # fmt: skip
