"""A record sent by a browser as its form sends it, and what a page says."""

from __future__ import annotations

import re
from html import unescape
from itertools import count

from desk.plain import plain
from duixian.desk.records.models import Record

KEYS = count(1)
TYPED = {
    "visit": {"household": "田家", "heard": "村口路灯不亮", "occasion": "mood"},
    "deed": {"text": "修好村口路灯", "area": "giving", "helped": "40", "money": "1250.50"},
    "study": {"what": "session", "title": "学习全会精神", "hours": "1.5", "present": "田丰、米禾"},
    "problem": {"text": "村口路灯不亮", "source": "masses", "reporter": "田家"},
    "pledge": {"text": "修三里路", "amount": "3", "due_on": "2026-12-20", "person": "田丰", "maker": "organisation"},
    "survey": {
        "subject": "榆树湾村党支部", "raters": "masses", "tellers": "田丰、米禾",
        "counted_very": "8", "counted_satisfied": "10", "counted_returned": "20", "counted_issued": "20",
        "counted_invalid": "1",
    },
    "task": {"text": "修路", "check_by": "number", "result": "三里", "target": "3", "person": "田丰"},
}  # fmt: skip


def new(cast, kind, unit="elm"):
    return f"/records/new/{kind}/{cast.units[unit].key}/"


def sent(**typed):
    return {"once": f"{next(KEYS):032x}", "occurred_on": "2026-11-20", **typed}


def written(cast, kind="visit", by="branch", unit="elm", **typed):
    """A record made through its form."""
    answer = cast.browser(by).post(new(cast, kind, unit), sent(**{**TYPED[kind], **typed}))
    assert answer.status_code == 302, said(answer)
    return Record.objects.seen_by(cast.viewer(by)).get(key=answer["Location"].split("/")[2])


def said(answer):
    """The words of a page, without its tags."""
    text = re.sub(r"<(script|style|datalist).*?</\1>", "", answer.content.decode(), flags=re.DOTALL)
    return plain(text)


def wrong(answer):
    """What the box on top of a form says is wrong, line by line."""
    box = re.search(r'<div class="wrongs".*?</div>', answer.content.decode(), re.DOTALL)
    lines = re.findall(r"<(?:li|p)>((?!<strong>).*?)</(?:li|p)>", box[0], re.DOTALL) if box else []
    return [unescape(re.sub(r"<[^>]+>", "", line)) for line in lines]
