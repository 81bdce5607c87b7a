"""Invented content for the page that shows every component in every state."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from django import forms
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from . import charts
from .inputs import DayInput
from .wording import reading

DAY = dt.date(2026, 11, 23)


class SampleForm(forms.Form):
    """One field of each sort."""

    what = forms.CharField(label=_("What was done"), help_text=_("One sentence is enough."))
    day = forms.DateField(label=_("On which day"), widget=DayInput, initial=DAY)
    people = forms.IntegerField(label=_("People who came"), min_value=0)
    where = forms.ChoiceField(label=_("Where"), choices=())
    sort = forms.ChoiceField(label=_("Sort of visit"), widget=forms.RadioSelect, choices=())
    told = forms.BooleanField(label=_("The household was told what became of it"), required=False)
    note = forms.CharField(
        label=_("Note"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    paper = forms.FileField(label=_("Photograph or scan"), required=False)

    def __init__(self, data: dict[str, str] | None = None) -> None:
        super().__init__(data, auto_id="wrong_%s" if data else "id_%s")
        said = _say
        self.fields["where"].choices = [("", "—"), *((n, n) for n in _places())]  # type: ignore[attr-defined]
        self.fields["sort"].choices = [  # type: ignore[attr-defined]
            ("a", said("入户走访", "At home")),
            ("b", said("困难帮扶", "Help in need")),
            ("c", said("政策宣讲", "Explaining rules")),
        ]


@dataclass(frozen=True)
class Event:
    """Something that happened, as the timeline tells it."""

    when: dt.date
    said: str
    who: str = ""
    words: str = ""
    state: str = ""


@dataclass(frozen=True)
class Node:
    """A unit in the tree."""

    name: str
    note: str = ""
    current: bool = False
    open: bool = False
    below: tuple[Node, ...] = ()
    url: str = "#"


@dataclass(frozen=True)
class Figure:
    """A number on one of the three lines."""

    name: str
    value: str = ""
    none: str = ""
    of: str = ""
    why: str = "#"
    course: str = ""


@dataclass(frozen=True)
class LineOf:
    """One line with its numbers."""

    name: str
    figures: tuple[Figure, ...]


def gallery() -> dict[str, object]:
    """Everything the gallery shows."""
    return {
        "form": SampleForm(),
        "wrong": SampleForm({"what": "", "people": "-3", "note": "…"}),
        "page": _page(),
        "events": _events(),
        "nodes": _nodes(),
        "lines": _lines(),
        "charts": (_spread(), _ages(), _course()),
        "today": DAY,
        "sample": _owing(),
    }


def _say(zh: str, en: str) -> str:
    return zh if reading() == "zh" else en


def _places() -> tuple[str, ...]:
    return (_say("榆溪镇", "Yuxi"), _say("松坪镇", "Songping"), _say("石渡乡", "Shidu"))


def _page() -> Page[int]:
    return Paginator(list(range(160)), 20).page(3)


def _owing() -> list[dict[str, object]]:
    return [
        {
            "what": _say("给三户危房户落实修缮", "Repair the houses of three families"),
            "unit": _say("柳湾村党支部", "Branch of Liuwan"),
            "due": dt.date(2026, 11, 11),
            "late": 12,
        },
        {
            "what": _say(
                "群众反映：村口路灯不亮", "Reported: the lamp at the village gate is dark"
            ),
            "unit": _say("柳湾村党支部", "Branch of Liuwan"),
            "due": DAY,
            "late": 0,
        },
        {
            "what": _say("第四季度承诺公示", "Publish the pledges of the fourth quarter"),
            "unit": _say("榆溪镇机关党支部", "Branch of Yuxi office"),
            "due": dt.date(2026, 11, 30),
            "late": -7,
        },
    ]


def _events() -> tuple[Event, ...]:
    clerk, branch = (
        _say("榆溪镇 陆明", "Lu Ming, Yuxi"),
        _say("柳湾村 周桂兰", "Zhou Guilan, Liuwan"),
    )
    return (
        Event(
            dt.date(2026, 11, 11),
            _say("期限已过，还没有办。", "The day has passed and it is not done."),
            state="needed",
        ),
        Event(
            dt.date(2026, 10, 20),
            _say("退回：写清是哪三户。", "Returned: say which three families."),
            clerk,
            _say(
                "请补上户主姓名和房屋等级。",
                "Please add the householders and the state of the houses.",
            ),
        ),
        Event(
            dt.date(2026, 10, 18),
            _say("承诺年内修好三户危房。", "Promised to repair three houses within the year."),
            branch,
            state="now",
        ),
    )


def _nodes() -> tuple[Node, ...]:
    villages = (
        Node(_say("柳湾村党支部", "Branch of Liuwan"), _say("欠 3 件", "owes 3"), current=True),
        Node(_say("清塘村党支部", "Branch of Qingtang")),
        Node(_say("榆溪镇机关党支部", "Branch of Yuxi office")),
    )
    return (
        Node(
            _say("绛桐县", "Jiangtong County"),
            _say("欠 41 件", "owes 41"),
            open=True,
            below=(
                Node(
                    _say("榆溪镇", "Yuxi"), _say("欠 12 件", "owes 12"), open=True, below=villages
                ),
                Node(_say("松坪镇", "Songping"), below=villages[1:]),
                Node(_say("石渡乡", "Shidu")),
            ),
        ),
    )


def _months(values: tuple[int | None, ...]) -> list[charts.Point]:
    return [
        charts.Point(
            _say(f"{n + 1}月", str(n + 1)),
            None if v is None else charts.Amount(Fraction(v), f"{v}%"),
        )
        for n, v in enumerate(values)
    ]


def _lines() -> tuple[LineOf, ...]:
    rising = charts.course(_months((10, 22, None, 30, 41, 44, 52, 61)), Fraction(100))
    return (
        LineOf(
            _say("做了什么", "What was done"),
            (
                Figure(
                    _say("入户走访", "Visits at home"),
                    "214",
                    of=_say("每户 1.3 次", "1.3 for each household"),
                ),
                Figure(_say("公开承诺", "Pledges made"), "9", of=_say("应公开 9 件", "9 due")),
            ),
        ),
        LineOf(
            _say("做成什么", "What came of it"),
            (
                Figure(
                    _say("到期承诺兑现", "Pledges kept in time"),
                    "61%",
                    of=_say("18 件中 11 件", "11 of 18"),
                    course=rising,
                ),
                Figure(
                    _say("问题销号用时", "Days to close a problem"),
                    "23",
                    of=_say("中位数，天", "median, days"),
                ),
            ),
        ),
        LineOf(
            _say("群众怎么说", "What people say"),
            (
                Figure(
                    _say("满意", "Content"),
                    none=_say("人数太少，不显示", "too few to show"),
                    of=_say("收到 4 份", "4 answers"),
                ),
                Figure(
                    _say("认为解决了", "Say it was solved"),
                    "78%",
                    of=_say("41 人中 32 人", "32 of 41"),
                ),
            ),
        ),
    )


def _per_cent(value: int) -> charts.Amount:
    return charts.Amount(Fraction(value, 100), f"{value}%")


def _spread() -> charts.Chart:
    rows = [
        charts.Reach(name, _per_cent(a), _per_cent(b), _per_cent(c))
        for name, (a, b, c) in zip(
            _places(), ((20, 61, 100), (45, 72, 88), (0, 38, 67)), strict=True
        )
    ]
    return charts.Chart(
        _say(
            "石渡乡一半的支部兑现不到四成", "Half the branches of Shidu keep fewer than four in ten"
        ),
        charts.spread(rows, Fraction(1)),
        _say(
            "到期承诺兑现率，最差 · 中位 · 最好；154 个支部；来源：承诺记录；截至 2026年11月23日。",
            "Pledges kept, worst · median · best; 154 branches; source: pledges; as of 23 Nov 2026.",
        ),
        (
            _say("乡镇", "Township"),
            _say("最差", "Worst"),
            _say("中位", "Median"),
            _say("最好", "Best"),
        ),
        tuple((r.name, r.worst.printed, r.median.printed, r.best.printed) for r in rows),
    )


def _ages() -> charts.Chart:
    names = (
        _say("不到1月", "< 1 mo"),
        _say("1–3月", "1–3 mo"),
        _say("3–6月", "3–6 mo"),
        _say("6–12月", "6–12 mo"),
        _say("一年以上", "> 1 yr"),
    )
    bars = [
        charts.Bar(name, number, needed=name == names[-1])
        for name, number in zip(names, (24, 17, 9, 6, 3), strict=True)
    ]
    return charts.Chart(
        _say("3 个问题开着一年以上", "Three problems have been open for over a year"),
        charts.ages(bars),
        _say(
            "未销号的问题，个；共 59 个；来源：问题记录；截至 2026年11月23日。",
            "Open problems; 59 in all; source: problems; as of 23 Nov 2026.",
        ),
        (_say("开了多久", "Open for"), _say("个数", "Number")),
        tuple((b.name, str(b.number)) for b in bars),
    )


def _course() -> charts.Chart:
    points = _months((10, 22, None, 30, 41, 44, 52, 61))
    return charts.Chart(
        _say("兑现率从 10% 升到 61%", "Pledges kept rose from 10% to 61%"),
        charts.history(points, Fraction(100)),
        _say(
            "到期承诺兑现率，按月；3 月没有到期的承诺；截至 2026年11月23日。",
            "Pledges kept by month; none were due in March; as of 23 Nov 2026.",
        ),
        (_say("月", "Month"), _say("兑现率", "Kept")),
        tuple((p.name, p.amount.printed if p.amount else "—") for p in points),
    )
