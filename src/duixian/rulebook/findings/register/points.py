"""Findings about points of packs: how they are given, and that nothing is scored twice (E23)."""

from __future__ import annotations

from .rule import Rule, rule

POINTS: tuple[Rule, ...] = (
    rule("E230", "各档要从高到低写，每个起点一次。", "Bands go from high to low, each start once.", "按 from 从大到小排列。", "Put them in order of `from`, largest first."),
    rule("E231", "满分必须大于 0。", "Full points must be more than 0.", "改成正数；不计分就删去 points。", "Make it positive, or delete the points."),
    rule("E232", "指标“{id}”由人给分，度量却是 {measure}。", "The indicator “{id}” has points given by people, but its measure is {measure}.",
         "given 只用于 judged；算得出来的数用 target、bands 或 each。", "Only what is judged has points given; for numbers that are worked out use target, bands or each."),
)  # fmt: skip
