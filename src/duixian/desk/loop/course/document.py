"""The report as a document in the official form: in Chinese, as such documents are."""

from __future__ import annotations

from collections.abc import Sequence

from duixian.desk.campaigns.models import Campaign
from duixian.desk.look.wording import day as worded
from duixian.sheets.official import Document, Part, Table

from .reports import Closed, Open, Report

ACCOUNTS = ("类别", "启动前未了", "启动后新增", "办成", "没办成", "未了结", "最久天数")
OPEN = ("事项", "类别", "责任单位", "天数")


def document_of(
    campaign: Campaign, report: Report, closed: Closed | None, listed: tuple[Sequence[Open], int]
) -> Document:
    """What the report says, part by part, with the numbers of the page."""
    title = f"{campaign.name.zh}{'总结报告' if closed else '进展情况报告'}"
    return Document(
        title,
        [_opening(campaign, report, closed)],
        [_accounts(report), _left(report), _took(report), _open(campaign, closed, listed)],
        campaign.unit.name,
        report.day,
    )


def _opening(campaign: Campaign, report: Report, closed: Closed | None) -> str:
    first = worded(campaign.starts_on, "zh")
    said = f"{campaign.name.zh}自{first}在{campaign.unit.name}及所属组织开展。"
    if closed:
        said += f"{worded(report.day, 'zh')}由{closed.approver}决定，依据“{closed.basis}”结束。"
    return (
        said + f"以下数字由台账生成，截至{worded(report.day, 'zh')}，每个数字都能在系统里查到记录。"
    )


def _accounts(report: Report) -> Part:
    rows = [
        (
            each.name.zh,
            *(number for _column, number in each.columns),
            each.tally.oldest if each.tally.open else "",
        )
        for each in report.accounts
    ]
    if not rows:
        return Part("总账", ["没有承诺、任务和问题。"])
    said = "启动前未了的加上启动后新增的，等于办成、没办成和未了结的。"
    return Part("总账", [said], [Table(ACCOUNTS, rows)])


def _left(report: Report) -> Part:
    said = [
        f"{each.name.zh}{each.many}项"
        + (f"：{'；'.join(r.text or r.code for r in each.records)}。" if each.records else "。")
        for each in report.left
    ]
    return Part("留下的成果", said)


def _took(report: Report) -> Part:
    asked = report.asked
    return Part(
        "花了多少功夫",
        [
            f"每个支部每月至少{asked['entries']}条、{asked['minutes']}分钟。",
            f"共用到记录{report.entries}条。",
            f"下一级组织{report.units}个，已启动{report.launched}个，逾期未启动{report.late}个。",
        ],
    )


def _open(campaign: Campaign, closed: Closed | None, listed: tuple[Sequence[Open], int]) -> Part:
    some, many = listed
    heading = "遗留事项" if closed else "未了结事项"
    if not many:
        return Part(heading, ["没有。"])
    if closed and campaign.successor:
        said = f"共{many}件，由“{campaign.successor.name.zh}”接着办，天数照旧算。"
    elif closed:
        said = f"共{many}件，仍由原单位负责。"
    else:
        said = f"共{many}件。"
    more = f"下表列出最久的{len(some)}件。" if many > len(some) else ""
    rows = [((o.record.text if o.record else "") or o.code, o.kind.zh, o.unit, o.age) for o in some]
    return Part(heading, [said + more], [Table(OPEN, rows)])
