"""Findings about what is typed into the form of one record (E9), beside those of its cells (E3)."""

from __future__ import annotations

from .rule import rule

FORM = (
    rule(
        "E651",
        "日期 {value} 还没到，今天是 {today}",
        "{value} lies in the future; today is {today}",
        "写事情发生的那天；没发生的先不记",
        "write the day it happened; what has not happened is not noted yet",
    ),
    rule(
        "E902",
        "{name}（{value}）不在这一格要的名册上",
        "{name} ({value}) is not on the roll that this field asks for",
        "换一个人，或先在名册里改正",
        "name another, or correct the roster first",
    ),
    rule(
        "E903",
        "{code} 就是这一条自己，不能指向自己",
        "{code} is this very record, which cannot point at itself",
        "换另一条",
        "name another record",
    ),
)
