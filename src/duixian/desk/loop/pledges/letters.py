"""A letter of pledge 公开承诺书 in the official form: in Chinese, as such letters are."""

from __future__ import annotations

import datetime as dt

from duixian.desk.look.wording import day as worded
from duixian.desk.records.models import Record
from duixian.sheets.official import Document, Part

BLANK = "____________"
MADE_BY = {"organisation": "党组织", "team": "领导班子"}


def letter_of(record: Record, person: str, amount_unit: str, day: dt.date) -> Document:
    """One pledge as a letter: who promises what by when, who answers, and room for branch and public."""
    maker = str(record.values.get("maker", ""))
    member = maker == "member"
    who = person if member else f"{record.unit.name}（{MADE_BY.get(maker, '')}）"
    amount = record.values.get("amount")
    many = f"{amount}{amount_unit}" if amount else BLANK
    due = worded(record.due_on, "zh") if record.due_on else BLANK
    answers = [] if member else [f"责任人：{person or BLANK}"]
    return Document(
        "公开承诺书",
        [f"承诺人：{who or BLANK}", f"所在党支部：{record.unit.name}"],
        [
            Part("承诺事项", [record.text or BLANK, f"数量：{many}"]),
            Part("完成时限", [due, *answers]),
            Part("党支部审核意见", [f"{BLANK}（盖章）"]),
            Part("接受监督", [f"监督电话：{BLANK}", f"编号：{record.code}"]),
        ],
        f"承诺人签字：{BLANK}",
        day,
    )
