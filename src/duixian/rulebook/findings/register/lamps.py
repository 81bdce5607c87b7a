"""Findings about lamps (E68)."""

from __future__ import annotations

from .rule import Rule, rule

LAMPS: tuple[Rule, ...] = (
    rule("E680", "“{kind}”记的是一个人的事，不能亮灯。", "A {kind} is about one person and cannot have a lamp.",
         "灯只给任务和问题；去掉 lamp。", "Lamps are for tasks and problems only; take `lamp` away."),
    rule("E681", "“{kind}”没有哪一步要填时限（due_on），按剩余时间的灯永远不亮。", "No move of a {kind} asks for a day (due_on), so a lamp by the time left never shows anything.",
         "在交办的一步里用 has 要 due_on，或换一种灯。", "Let the move that gives it out ask for due_on by `has`, or choose another lamp."),
    rule("E682", "黄灯的线（{yellow}）要大于 0，并在红灯的线（{red}）之前。", "Yellow ({yellow}) has to be more than 0 and come before red ({red}).",
         "改成 yellow 小于 red。", "Let `yellow` be less than `red`."),
)  # fmt: skip
