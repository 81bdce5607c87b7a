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
)  # fmt: skip
