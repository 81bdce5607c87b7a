"""The summary of pledges 公开承诺汇总表, with the headings that offices know by heart; filled from records."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from django.db.models import Q, QuerySet

from duixian.desk.records.models import Record
from duixian.desk.records.projection import in_parts
from duixian.desk.walls import Viewer
from duixian.rulebook.kinds import Kind
from duixian.rulebook.vocabulary.words import Stage
from duixian.sheets.lists import Value

from .quarters import course
from .queries.ages import first_days
from .queries.rows import name_of
from .queries.sight import named
from .steps import OPTIONS, passed

HEADINGS = (
    "序号",
    "承诺主体（党组织/班子/党员）",
    "姓名（名称）",
    "承诺事项",
    "类别（办实事/自身建设/岗位）",
    "数量",
    "完成时限",
    "责任人",
    "审核意见",
    "公示形式",
    "践诺情况（一季度）",
    "践诺情况（二季度）",
    "践诺情况（三季度）",
    "践诺情况（四季度）",
    "评诺结果（满意/基本满意/不满意）",
    "备注",
)
NOTE = "截至 %(day)s，由台账生成，不用另填。党员承诺只列本支部和上一级能看的。"
MAKER = {"organisation": "党组织", "team": "班子", "member": "党员"}
Line = tuple[Value, ...]


def in_year(year: int) -> Q:
    """The pledges of a year: made or due or ended in it, or open from before."""
    return (
        Q(occurred_on__year=year)
        | Q(due_on__year=year)
        | Q(closed_on__year=year)
        | Q(stage=Stage.OPEN.value, occurred_on__year__lt=year)
    )


def summary(
    viewer: Viewer,
    rows: QuerySet[Record],
    kind: Kind,
    year: dt.date,
    day: dt.date,
) -> Iterator[Line]:
    """One line for each pledge, unit after unit, what is due first on top; all of them."""
    found = rows.filter(named(viewer)).filter(in_year(year.year)).exclude(stage=Stage.VOID.value)
    ordered = found.order_by("unit__path", "due_on", "pk").values_list("pk", flat=True)
    for number, (record, since) in enumerate(_with_first_days(viewer, kind, ordered), 1):
        maker = str(record.values.get("maker", ""))
        person = name_of(viewer, record)
        days = dict(passed(record))
        yield (
            number,
            MAKER.get(maker, ""),
            person if maker == "member" else record.unit.name,
            str(record.values.get("text", "")),
            sort_of(record, kind),
            record.values.get("amount"),
            record.due_on,
            person,
            opinion(record, days),
            f"公示栏 {days['show']}" if "show" in days else "",
            *course(record, kind, year.year, day),
            verdict(record),
            remark(record, since, day),
        )


def _with_first_days(
    viewer: Viewer, kind: Kind, ordered: Iterable[int]
) -> Iterator[tuple[Record, dt.date]]:
    """Records by their keys, each with the day on which its chain began; a part at a time in memory."""
    seen = Record.objects.seen_by(viewer).select_related("unit", "person")
    for keys in in_parts(ordered):
        held = seen.in_bulk(keys)
        some = [held[key] for key in keys if key in held]
        since = first_days(viewer, kind, some)
        yield from ((record, since[record.pk]) for record in some)


def sort_of(record: Record, kind: Kind) -> str:
    """What sort of promise it is, where the kind asks for it."""
    declared, held = kind.field("sort"), record.values.get("sort")
    options = declared.options if declared else ()
    return next((option.name.zh for option in options if option.id == held), "")


def opinion(record: Record, days: Mapping[str, dt.date]) -> str:
    """What the meeting or the superior said."""
    if "review" in days:
        return f"通过 {days['review']}"
    question = record.values.get("question")
    return f"退回：{question}" if record.state == "returned" and question else ""


def verdict(record: Record) -> str:
    """What the people served said, as counts."""
    held = record.values.get("verdict")
    if not isinstance(held, dict):
        return ""
    return "/".join(str(held.get(name, 0)) for name in OPTIONS)


def remark(record: Record, since: dt.date, day: dt.date) -> str:
    """Why it was not kept, or since when an old one has stood."""
    if record.values.get("reason"):
        return f"未兑现原因：{record.values['reason']}"
    made = record.occurred_on or record.state_on
    old = record.stage == Stage.OPEN.value and since.year < day.year
    if since != made or old:
        return f"自 {since} 起，{(day - since).days} 天"
    return ""
