"""Numbers: obligations that can be counted, and the parameters that stand in a text."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from duixian.rulebook.outline.items import Item, Kind
from duixian.rulebook.outline.lexicon import alternatives, table
from duixian.rulebook.outline.numbers import NUMERAL, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from duixian.rulebook.outline.items import Speech


@cache
def _form() -> str:
    rules = table("obligations")
    return (
        rf"(?:(?:{rules['each']})|(?P<per>{rules['per_person']}))?{rules['least']}"
        rf"(?P<verb>{alternatives(rules['verbs'])})(?:好|到|了)?{rules['least']}"
        rf"(?P<number>{NUMERAL}{{1,4}})(?P<measure>{alternatives(rules['measures'])})(?:以上)?"
        r"(?P<thing>[^，,。；;、“”\n]{0,14})"
    )


def obligations(speech: Speech) -> Iterator[Item]:
    """Each period, so many of a thing: verb, number, measure word, thing."""
    periods = table("obligations")["periods"]
    for found in speech.find(_form()):
        period = periods.get(found.group("period") or "", "")
        if (
            not period
            and not found.group("per")
            and found.group("number") not in "一两三四五六七八九十"
            and not found.group("number").isdigit()
        ):
            continue
        facts = {
            "verb": found.group("verb"),
            "number": str(number(found.group("number"))),
            "measure": found.group("measure"),
            "thing": found.group("thing"),
            "period": period,
            "heading": speech.heading_at(found.start()),
        }
        known = tuple((key, value) for key, value in facts.items() if value)
        yield Item(found.start(), found.end(), Kind.OBLIGATION, found.group(), known)


COUNTED = (
    (
        "key_items",
        rf"(?P<number>\d{{1,5}}|{NUMERAL}{{2,4}})项(?P<thing>(?:重点|重大|主要)[^，,。；;]{{2,14}})",
    ),
    ("parallel_programmes", rf"[“](?P<number>{NUMERAL})项(?P<thing>活动|工程|行动)[”]"),
    ("pair_ratio", r"[“](?P<number>\d\+\d)[”](?P<thing>[^，,。；;]{2,6})"),
    (
        "top_n",
        rf"排名靠前的(?P<number>{NUMERAL}{{1,3}})个(?P<thing>[^，,。；;]{{2,10}}?)(?=进行|作|$)",
    ),
    (
        "bottom_n",
        rf"排名靠后的(?P<number>{NUMERAL}{{1,3}})个(?P<thing>[^，,。；;]{{2,10}}?)(?=也|进行|作|$)",
    ),
    ("phases", r"分(?P<number>[一二两三四五六七八九十])个(?P<thing>阶段)"),
    ("nodes", r"(?P<number>[一二两三四五六七八九十])个(?P<thing>时间节点)"),
    ("cleanup_days", r"(?P<number>百)日(?P<thing>[^，,。；;]{2,6})(?=动员|大会|活动|行动)"),
    ("raters", r"[“](?P<number>[千万百])人(?P<thing>评议[^”]{0,6})[”]"),
    (
        "stars",
        r"[“]?(?P<number>[三四五])星级?(?P<thing>书记|支部|党员|社区|服务[^，,。；;、”]{0,4})",
    ),
)
DURATION = (
    r"(?:利用|历时|为期|计划用)(?P<number>[一二两三四五六七八九十\d]{1,3})(?P<half>年半|年|个月)"
)


def numbers(speech: Speech) -> Iterator[Item]:
    """Numbers that a campaign would have as parameters, each once."""
    seen: set[tuple[str, str]] = set()
    for name, form in COUNTED:
        for found in (
            *speech.find(form, speech.outline.title[0], speech.outline.title[1] + 1),
            *speech.find(form),
        ):
            value = (
                found.group("number")
                if "+" in found.group("number")
                else str(number(found.group("number")))
            )
            if (name, value) not in seen:
                seen.add((name, value))
                known = (("parameter", name), ("value", value), ("thing", found.group("thing")))
                yield Item(found.start("number"), found.end(), Kind.NUMBER, found.group(), known)
    for found in speech.find(DURATION):
        months = _months(found)
        known = (
            ("parameter", "duration_months"),
            ("value", str(months)),
            ("of", _owner(speech, found)),
        )
        yield Item(*found.span(), Kind.NUMBER, found.group(), tuple(f for f in known if f[1]))
    for thing in obligations(speech):
        known = (
            ("parameter", "each"),
            ("value", thing.fact("number")),
            ("thing", thing.fact("thing")),
        )
        yield Item(thing.start, thing.end, Kind.NUMBER, thing.name, known)


def _months(found: re.Match[str]) -> int:
    """两年半 is 30 months."""
    value = number(found.group("number"))
    if found.group("half") == "个月":
        return value
    return value * 12 + (6 if found.group("half") == "年半" else 0)


def _owner(speech: Speech, found: re.Match[str]) -> str:
    """Of which campaign the time is said: the name in the same clause."""
    low = max(speech.text.rfind(c, 0, found.start()) for c in "。；;,，\n")
    near = speech.text[low + 1 : found.end() + 16]
    named = re.search(r"[^，,。；;的同全县我局一道历时]{2,14}活动", near)
    return named.group() if named else ""
