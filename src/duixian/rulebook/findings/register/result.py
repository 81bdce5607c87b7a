"""Findings about where results are to go and for whom (E6)."""

from __future__ import annotations

from .rule import rule

RESULT = (
    rule(
        "E601",
        "文件夹里有别的东西（{names}），没有动它。",
        "The folder holds other things ({names}) and was left alone.",
        "换一个空文件夹，或先把里面的东西移走。",
        "Name an empty folder, or move these things away first.",
    ),
    rule(
        "E602",
        "成绩单里没有组织 {unit}。",
        "There is no scorecard of the unit {unit}.",
        "写组织代码；本次成绩单里有 {many} 个组织。",
        "Give a unit's code; this run has scorecards of {many} units.",
    ),
    rule(
        "E603",
        "对照的两次，前一次 {first} 不早于后一次 {second}。",
        "Of the two results, the first ({first}) is not earlier than the second ({second}).",
        "前一次写早的，后一次写晚的。",
        "Give the earlier one first.",
    ),
    rule(
        "E604",
        "只给了一次结果，没有可对照的。",
        "Only one result is asked for; there is nothing to compare it with.",
        "写 --known-at（和现在对照），或写 --with-as-of（和另一天对照）。",
        "Give --known-at to compare with now, or --with-as-of to compare with another day.",
    ),
    rule(
        "E610",
        "{day} 这一天还没有或已没有一个组织，算不出什么。",
        "No unit stands on {day}; there is nothing to work out.",
        "换一天，或核对组织表的成立、撤销日期（最早成立的是 {first}）。",
        "Name another day, or check when the units opened and closed (the first opened on {first}).",
    ),
    rule(
        "E611",
        "“{name}”是一个文件，不是文件夹，没有动它。",
        "“{name}” is a file and no folder; it was left alone.",
        "换一个文件夹的名字。",
        "Name a folder.",
    ),
    rule(
        "E612",
        "写不进“{name}”：它不是文件夹，或没有权限，或只能读。",
        "“{name}” cannot be written to: it is no folder, or without permission, or read-only.",
        "换一个能写的文件夹。",
        "Name a folder that can be written to.",
    ),
    rule(
        "E613",
        "结果不能放进数据表的文件夹“{name}”：下次读表会读到它。",
        "Results cannot go into the folder of tables “{name}”: the next reading would meet them.",
        "换一个在它外面的文件夹。",
        "Name a folder outside of it.",
    ),
    rule(
        "E614",
        "组织表是空的，算不出什么。",
        "The table of units is empty; there is nothing to work out.",
        "先在组织表里写上组织，一个组织一行。",
        "Write the units into their table first, one row each.",
    ),
    rule(
        "E615",
        "抽中的和种子抽出来的对不上：多了 {more}，少了 {missing}。",
        "What was drawn is not what the seed gives: too many {more}; missing {missing}.",
        "核对名单、每组抽几个和种子；都对，就是抽签有误，作废重抽。",
        "Compare the list, how many of each group, and the seed; where they are right, the draw is void.",
    ),
    rule(
        "E616",
        "名单是空的，没有可抽的。",
        "The list is empty; there is nothing to draw from.",
        "名单一行一个组织；从数据表里抽，核对 --types、--categories 和那一天。",
        "Give one unit a row; drawing from tables, look at --types, --categories and the day.",
    ),
    rule(
        "E617",
        "另有一次运行正在用“{name}”，这次没有动它。",
        "Another run is working at “{name}”; this one has not touched it.",
        "等它办完，再运行一次。",
        "Wait until it has ended, then run this again.",
    ),
    rule(
        "E685",
        "名单里没有“{name}”这一列。",
        "The list has no column “{name}”.",
        "第一行写列名：unit,group。",
        "Write the names of the columns into the first row: unit,group.",
    ),
    rule(
        "E686",
        "“{unit}”在名单里不止一行，或没写代码。",
        "“{unit}” stands in the list more than once, or a code is missing.",
        "一个组织一行，代码不能空。",
        "Give each unit one row, with its code.",
    ),
)
